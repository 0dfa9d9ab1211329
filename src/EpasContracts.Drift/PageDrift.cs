using EpasContracts.Drift.Facts;

namespace EpasContracts.Drift;

/// <summary>What a vendor's page and its overlays state, as the document that they give.</summary>
/// <param name="PageFile">The page, as the caller named it.</param>
/// <param name="Document">The document that page and overlays give.</param>
/// <param name="LineOf">The page's line for what a pointer of the document names, counted from 1.</param>
/// <param name="Misfits">Actions of the overlays that do not fit the page.</param>
/// <param name="Unread">Facts of the page that could not be read.</param>
public sealed record PageStatement(
    string PageFile, SpecDocument Document, Func<string, int> LineOf, IReadOnlyList<PageTrouble> Misfits, IReadOnlyList<PageTrouble> Unread);

/// <summary>Something on the way from a page to its document that did not work.</summary>
/// <param name="Message">What and why, in one sentence.</param>
/// <param name="File">The page or the overlay.</param>
/// <param name="Line">The line, counted from 1; 0 when the whole file is meant.</param>
public sealed record PageTrouble(string Message, string File, int Line);

/// <summary>
/// Holds a document against the page that it was derived from: page and overlay together must give the document. So whatever the
/// overlay changes on purpose is no drift, and whatever the page says otherwise is.
/// </summary>
public static class PageDrift
{
    /// <summary>Compares what a page states with a document.</summary>
    /// <param name="page">The page with its overlays.</param>
    /// <param name="document">The document.</param>
    public static DriftReport Compare(PageStatement page, SpecDocument document)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(document);
        var stated = ContractFacts.Of(page.Document.Contract);
        var findings = FactDiff.Compare(stated, ContractFacts.Of(document.Contract)).Select(difference => Finding(difference, page, document)).ToList();
        findings.AddRange(page.Misfits.Select(misfit => DriftRules.OverlayMisfit.At(
            misfit.Message, DriftSide.None, new DriftPlace("overlay", misfit.File, misfit.Line), new DriftPlace("page", page.PageFile, 1))));
        findings.AddRange(page.Unread.Select(unread => DriftRules.PageUnread.At(
            unread.Message, DriftSide.None, new DriftPlace("page", unread.File, unread.Line), document.Place(""))));
        if (findings.Count == 0 && page.Document.Text != document.Text)
        {
            var line = FirstDifference(page.Document.Text, document.Text);
            findings.Add(DriftRules.StaleText.At(
                "The document says what page and overlay say, but its text is not what derive writes.", DriftSide.None,
                new DriftPlace("page", page.PageFile, 1), new DriftPlace("document", document.File, line)));
        }

        var contract = page.Document.Contract;
        return DriftReport.Of("page → document", [
            new(contract.Operations.Count, "operations"), new(contract.Schemas.Count, "schemas"), new(stated.SelfAndBelow().Count(), "facts")], findings);
    }

    private static DriftFinding Finding(FactDifference difference, PageStatement page, SpecDocument document)
    {
        var rule = difference switch
        {
            { Fact.Kind: FactKind.Annotation } => DriftRules.PageWords,
            { Missing: MissingIn.Second } => DriftRules.PageOnly,
            { Missing: MissingIn.First } => DriftRules.NotOnPage,
            _ => DriftRules.PageDiffers,
        };
        var pointer = difference.First.About is { } about ? about + "/required" : difference.First.Pointer;
        return rule.At(
            Sentences.For(difference, "on the page", "in the document"), difference.Fact.Side,
            new DriftPlace("page", page.PageFile, page.LineOf(pointer), Pointer: pointer), document.Place(difference.Second.Pointer));
    }

    private static int FirstDifference(string first, string second)
    {
        var same = first.AsSpan().CommonPrefixLength(second);
        return second.AsSpan(0, same).Count('\n') + 1;
    }
}
