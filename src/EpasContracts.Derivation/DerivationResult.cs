using System.Text;
using System.Text.Json.Nodes;
using EpasContracts.Derivation.Documents;
using EpasContracts.Derivation.Page;
using EpasContracts.Derivation.Provenance;
using Microsoft.OpenApi;

namespace EpasContracts.Derivation;

/// <summary>What a derivation gives for one service.</summary>
/// <param name="Page">What the page states, every fact with its line; each operation in the version that was taken.</param>
/// <param name="Document">The document.</param>
/// <param name="Findings">The doubts about the page, in the order in which they came up.</param>
/// <param name="Counts">How much the page holds.</param>
public sealed record DerivationResult(ApiPage Page, OpenApiDocument Document, IReadOnlyList<Finding> Findings, DerivationCounts Counts)
{
    /// <summary>
    /// What of the overlays does not fit the page, each as a sentence with its place; the document is without it. Empty unless it
    /// was asked for.
    /// </summary>
    public IReadOnlyList<DerivationInputException> Misfits { get; internal init; } = [];

    /// <summary>Those of the misfits that merely select nothing.</summary>
    internal IReadOnlyList<DerivationInputException> Unmatched { get; init; } = [];

    internal JsonObject Tree { get; init; } = [];

    internal OriginMap Origins { get; init; } = new();

    /// <summary>A file name for the document without an extension: the service's name in small letters, digits and dashes.</summary>
    public string FileName => FileNameOf(Page);

    /// <summary>The document as it is committed: YAML, OpenAPI 3.1, the same bytes on every run.</summary>
    public string ToYaml() => DocumentWriter.ToYaml(Document);

    /// <summary>The document as a JSON tree.</summary>
    public JsonObject ToJson() => DocumentWriter.ToJson(Document);

    /// <summary>Where a place of the document comes from, and everything below it: the page's line, or the overlay's action and its reason.</summary>
    /// <param name="pointer">A JSON Pointer such as <c>/components/schemas/Cluster/properties/name</c>; empty for the whole document.</param>
    /// <returns>The place itself first, then every single value below it in the document's order.</returns>
    /// <exception cref="DerivationInputException">There is no such place; the message names the part that is missing.</exception>
    public IReadOnlyList<ExplainedFact> Explain(string pointer) => Explanation.Of(Tree, Origins, pointer);

    /// <summary>The line of the page that states what a JSON Pointer of the document names, or the nearest thing above it.</summary>
    /// <param name="pointer">The pointer, down to one keyword; it need not exist.</param>
    /// <returns>The line, counted from 1.</returns>
    public int LineOf(string pointer) => Explanation.PageLine(Tree, Origins, pointer) ?? 1;

    internal static string FileNameOf(ApiPage page)
    {
        var name = new StringBuilder();
        foreach (var c in page.Title.Value.Take(100))
        {
            if (char.IsLetterOrDigit(c))
                name.Append(char.ToLowerInvariant(c));
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        return name.ToString().Trim('-') is { Length: > 0 } usable ? usable : "api";
    }
}

/// <summary>How much a page holds.</summary>
/// <param name="Operations">Operations, each in one API version.</param>
/// <param name="Models">Models; the enum schemas of the document are not among them.</param>
/// <param name="Enums">Enums that the page repeats, one named schema each.</param>
public sealed record DerivationCounts(int Operations, int Models, int Enums);
