using System.Text.Json;
using System.Text.Json.Nodes;
using EpasContracts.Derivation.Documents;
using EpasContracts.Derivation.Provenance;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Derivation.Overlays;

/// <summary>A document that an overlay was applied to.</summary>
/// <param name="Source">The document's file.</param>
/// <param name="Document">The changed document.</param>
/// <param name="Findings">The actions that selected nothing, each with its line in the overlay.</param>
public sealed record OverlayResult(string Source, JsonNode Document, IReadOnlyList<Finding> Findings)
{
    /// <summary>The document as YAML, members in their order, with line feeds and one at the end; comments are not kept.</summary>
    public string ToYaml() => YamlWriter.Write(Document);
}

/// <summary>An overlay and the document that it is for, from files.</summary>
public static class OverlayRun
{
    // More than the reader lets through.
    private const int DeepestDocument = 1000;

    /// <summary>Applies an overlay to a document: the one that is named, or the one that the overlay says it extends.</summary>
    /// <param name="overlayPath">The overlay.</param>
    /// <param name="documentPath">The document, YAML or JSON; <see langword="null"/> for the overlay's <c>extends</c>, relative to the overlay's folder.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DerivationInputException">A file is missing or unreadable, the overlay names no local document, or an action does not fit.</exception>
    public static async Task<OverlayResult> FromFilesAsync(
        string overlayPath, string? documentPath = null, CancellationToken cancellationToken = default)
    {
        var overlay = Overlay.Parse(overlayPath, await DeriveRun.ReadAsync(overlayPath, "overlay", cancellationToken).ConfigureAwait(false));
        var path = documentPath ?? Extended(overlay);
        var text = await DeriveRun.ReadAsync(path, "document", cancellationToken).ConfigureAwait(false);
        var document = ReadDocument(path, text, cancellationToken);
        var (misfits, unmatched) = OverlayApplier.ApplyWhatFits(document, overlay, new OriginMap());
        return misfits is [var misfit, ..] ? throw misfit : new OverlayResult(path, document, [.. unmatched.Select(OverlayApplier.Doubt)]);
    }

    // The document is read as every verb reads it, so that none refuses what another takes; it is written anew, so nothing of it may be lost.
    private static JsonNode ReadDocument(string path, string text, CancellationToken cancellationToken)
    {
        var tree = DocumentTree.Parse(path, text, cancellationToken);
        if (tree.Findings.FirstOrDefault(static finding => finding.Severity != OpenApi.Model.FindingSeverity.Info) is { } fault)
            throw new DerivationInputException(path, fault.Location.Line, $"{fault.Message}. {fault.NextStep}");
        return tree.Root is { Kind: not JsonKind.Null } root
            ? JsonNode.Parse(root.ToJson(), documentOptions: new JsonDocumentOptions { MaxDepth = DeepestDocument })!
            : throw new DerivationInputException(path, null, "the document is empty.");
    }

    private static string Extended(Overlay overlay)
    {
        if (overlay.Extends is not { } reference)
            throw new DerivationInputException(overlay.Source, 1, "the overlay does not say which document it extends; name the document, or add 'extends'.");
        var folder = new Uri(Path.GetFullPath(overlay.Source));
        return Uri.TryCreate(folder, reference, out var target) && target.IsFile
            ? target.LocalPath
            : throw new DerivationInputException(overlay.Source, 1, $"the overlay extends {reference}, which is not a file of this machine; fetch it and name the file.");
    }
}
