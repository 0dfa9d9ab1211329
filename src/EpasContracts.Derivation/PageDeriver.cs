using System.Text.Json.Nodes;
using EpasContracts.Derivation.Building;
using EpasContracts.Derivation.Checking;
using EpasContracts.Derivation.Documents;
using EpasContracts.Derivation.Overlays;
using EpasContracts.Derivation.Page;
using EpasContracts.Derivation.Provenance;
using EpasContracts.Derivation.Reading;

namespace EpasContracts.Derivation;

/// <summary>From a vendor's page to OpenAPI documents: lines → what the page states → document → overlays.</summary>
public static class PageDeriver
{
    /// <summary>What a page states, every fact with its line, one entry a service.</summary>
    /// <param name="pageText">The text of the page.</param>
    /// <param name="sourceName">The page's file, as findings shall name it.</param>
    /// <exception cref="DerivationInputException">The text is empty or not a page of a known shape.</exception>
    public static IReadOnlyList<ApiPage> ReadPages(string pageText, string sourceName) => ReadPages(pageText, sourceName, new FindingLog(sourceName));

    /// <summary>Derives the document of a page's only service. Without overlays it holds what the page says and nothing else.</summary>
    /// <param name="pageText">The text of the page.</param>
    /// <param name="sourceName">The page's file, as findings shall name it.</param>
    /// <param name="overlays">What the page lacks, in the order in which it applies.</param>
    /// <exception cref="DerivationInputException">
    /// The page is empty, of another kind or describes several services, or an overlay does not fit.
    /// </exception>
    public static DerivationResult Derive(string pageText, string sourceName, params IEnumerable<Overlay> overlays) =>
        TheOnly(DeriveAll(pageText, sourceName, new DerivationOptions { Overlays = [.. overlays] }), sourceName);

    /// <summary>
    /// Derives a document and leaves out what of the overlays does not fit: for a page that may have changed since its overlays were written.
    /// </summary>
    /// <param name="pageText">The text of the page.</param>
    /// <param name="sourceName">The page's file, as findings shall name it.</param>
    /// <param name="overlays">What the page lacks, in the order in which it applies.</param>
    /// <returns>The document; <see cref="DerivationResult.Misfits"/> tells what was left out.</returns>
    /// <exception cref="DerivationInputException">The page is empty, of another kind or describes several services.</exception>
    public static DerivationResult DeriveWhatFits(string pageText, string sourceName, params IEnumerable<Overlay> overlays) =>
        TheOnly(Run(pageText, sourceName, new DerivationOptions { Overlays = [.. overlays] }), sourceName);

    /// <summary>Derives one document for each service of a page, in the page's order.</summary>
    /// <param name="pageText">The text of the page.</param>
    /// <param name="sourceName">The page's file, as findings shall name it.</param>
    /// <param name="options">The overlays and the API version.</param>
    /// <exception cref="DerivationInputException">The page is empty or of another kind, the version does not exist, or an overlay does not fit.</exception>
    public static IReadOnlyList<DerivationResult> DeriveAll(string pageText, string sourceName, DerivationOptions? options = null) =>
        [.. Run(pageText, sourceName, options ?? new DerivationOptions()).Select(Strictly)];

    /// <summary>
    /// An action that selects nothing is allowed by the specification, and a doubt; an action that cannot be applied is a fault of
    /// the overlay.
    /// </summary>
    private static DerivationResult Strictly(DerivationResult result)
    {
        if (result.Misfits.FirstOrDefault(misfit => !result.Unmatched.Contains(misfit)) is { } fault)
            throw fault;
        return result with { Findings = [.. result.Findings, .. result.Unmatched.Select(OverlayApplier.Doubt)], Misfits = [], Unmatched = [] };
    }

    private static DerivationResult TheOnly(IReadOnlyList<DerivationResult> results, string sourceName) => results is [var only] ? only
        : throw new DerivationInputException(sourceName, null,
            $"the page describes {results.Count} services ({string.Join(", ", results.Select(result => result.Page.Title.Value))}); derive them one document each.");

    private static List<DerivationResult> Run(string pageText, string sourceName, DerivationOptions options)
    {
        var findings = new FindingLog(sourceName);
        var pages = ReadPages(pageText, sourceName, findings);
        var shares = Shares(pages, findings.Findings);
        return [.. pages.Select((page, index) => Derive(page, sourceName, options.For(page, pages.Count), new FindingLog(sourceName, shares[index])))];
    }

    /// <summary>A finding of the reading belongs to the last service that begins above its line.</summary>
    private static ILookup<int, Finding> Shares(IReadOnlyList<ApiPage> pages, IReadOnlyList<Finding> findings)
    {
        var starts = pages.Select(page => page.Title.Line).ToList();
        return findings.ToLookup(finding => Math.Max(0, starts.FindLastIndex(start => start <= (finding.Line ?? 0))));
    }

    private static DerivationResult Derive(ApiPage whole, string sourceName, DerivationOptions options, FindingLog findings)
    {
        var page = VersionChoice.Choose(whole, options.ApiVersion, sourceName, findings);
        var (tree, enums) = Build(page, options, findings);
        new Examples(page, tree, findings).Place();
        new PageJudge(page, tree, findings).Judge();
        var (document, known) = DocumentWriter.ToDocument(tree, sourceName);
        foreach (var fault in known)
            findings.Warn(FindingIds.InvalidDocument, null, $"What the page states is not a valid OpenAPI document: {fault}.", "Correct it in an overlay.");
        var origins = new OriginMap();
        new PageOrigins(page, tree, origins, sourceName).Record();
        var (misfits, unmatched) = (new List<DerivationInputException>(), new List<DerivationInputException>());
        foreach (var overlay in options.Overlays)
        {
            var outcome = OverlayApplier.ApplyWhatFits(tree, overlay, origins);
            unmatched.AddRange(outcome.Unmatched);
            misfits.AddRange([.. outcome.Misfits, .. outcome.Unmatched, .. DescribedProperties.RemoveUntyped(tree, overlay)]);
            (document, var faults) = DocumentWriter.ToDocument(tree, overlay.Source);
            if (faults.Except(known).FirstOrDefault() is { } fault)
                misfits.Add(new DerivationInputException(overlay.Source, null, $"the overlay makes the document invalid: {fault}; correct the action that does."));
        }

        var counts = new DerivationCounts(page.Operations.Count, page.Models.Count, enums);
        return new DerivationResult(page, document, findings.Findings, counts) { Misfits = misfits, Unmatched = unmatched, Tree = tree, Origins = origins };
    }

    /// <summary>The document as a tree; what it was built with is let go, so that a long page does not stand in memory once more.</summary>
    private static (JsonObject Tree, int Enums) Build(ApiPage page, DerivationOptions options, FindingLog findings)
    {
        var builder = new DocumentBuilder(page, findings, options.ApiVersion);
        return (DocumentWriter.ToJson(builder.Build()), builder.EnumCount);
    }

    private static IReadOnlyList<ApiPage> ReadPages(string pageText, string sourceName, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(pageText);
        ArgumentException.ThrowIfNullOrEmpty(sourceName);
        var page = PageText.Read(sourceName, pageText);
        return PageShapes.For(page).Read(page, findings);
    }
}
