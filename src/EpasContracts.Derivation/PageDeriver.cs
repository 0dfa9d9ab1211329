using System.Text.Json.Nodes;
using EpasContracts.Derivation.Building;
using EpasContracts.Derivation.Documents;
using EpasContracts.Derivation.Overlays;
using EpasContracts.Derivation.Page;
using EpasContracts.Derivation.Reading;
using Microsoft.OpenApi;

namespace EpasContracts.Derivation;

/// <summary>From a vendor's page to an OpenAPI document: lines → what the page states → document → overlays.</summary>
public static class PageDeriver
{
    /// <summary>What a page states, every fact with its line.</summary>
    /// <param name="pageText">The text of the page.</param>
    /// <param name="sourceName">The page's file, as findings shall name it.</param>
    /// <exception cref="DerivationInputException">The text is empty or not a page of a known shape.</exception>
    public static IReadOnlyList<ApiPage> ReadPages(string pageText, string sourceName) => ReadPages(pageText, sourceName, new FindingLog(sourceName));

    /// <summary>Derives a document. Without overlays it holds what the page says and nothing else.</summary>
    /// <param name="pageText">The text of the page.</param>
    /// <param name="sourceName">The page's file, as findings shall name it.</param>
    /// <param name="overlays">What the page lacks, in the order in which it applies.</param>
    /// <exception cref="DerivationInputException">The page is empty or of another kind, or an overlay does not fit.</exception>
    public static DerivationResult Derive(string pageText, string sourceName, params IEnumerable<Overlay> overlays)
    {
        ArgumentNullException.ThrowIfNull(overlays);
        var findings = new FindingLog(sourceName);
        var page = ReadPages(pageText, sourceName, findings)[0];
        var builder = new DocumentBuilder(page, findings);
        var tree = DocumentWriter.ToJson(builder.Build());
        new Examples(page, tree, findings).Place();
        var (document, known) = DocumentWriter.ToDocument(tree, sourceName);
        foreach (var fault in known)
            findings.Warn(FindingIds.InvalidDocument, null, $"What the page states is not a valid OpenAPI document: {fault}.", "Correct it in an overlay.");
        foreach (var overlay in overlays)
        {
            OverlayApplier.Apply(tree, overlay);
            DescribedProperties.RequireTypes(tree, overlay);
            (document, var faults) = DocumentWriter.ToDocument(tree, overlay.Source);
            if (faults.Except(known).FirstOrDefault() is { } fault)
                throw new DerivationInputException(overlay.Source, null, $"the overlay makes the document invalid: {fault}; correct the action that does.");
        }

        var counts = new DerivationCounts(page.Operations.Count, page.Models.Count, builder.EnumCount);
        return new DerivationResult(page, document, findings.Findings, counts);
    }

    private static IReadOnlyList<ApiPage> ReadPages(string pageText, string sourceName, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(pageText);
        ArgumentException.ThrowIfNullOrEmpty(sourceName);
        var page = PageText.Read(sourceName, pageText);
        return PageShapes.For(page).Read(page, findings);
    }
}

/// <summary>What a derivation gives.</summary>
/// <param name="Page">What the page states, every fact with its line.</param>
/// <param name="Document">The document.</param>
/// <param name="Findings">The doubts about the page, in the order in which they came up.</param>
/// <param name="Counts">How much the page holds.</param>
public sealed record DerivationResult(ApiPage Page, OpenApiDocument Document, IReadOnlyList<Finding> Findings, DerivationCounts Counts)
{
    /// <summary>The document as it is committed: YAML, OpenAPI 3.1, the same bytes on every run.</summary>
    public string ToYaml() => DocumentWriter.ToYaml(Document);

    /// <summary>The document as a JSON tree.</summary>
    public JsonObject ToJson() => DocumentWriter.ToJson(Document);
}

/// <summary>How much a page holds.</summary>
/// <param name="Operations">Operations, one an API version.</param>
/// <param name="Models">Models; the enum schemas of the document are not among them.</param>
/// <param name="Enums">Enums that the page repeats, one named schema each.</param>
public sealed record DerivationCounts(int Operations, int Models, int Enums);
