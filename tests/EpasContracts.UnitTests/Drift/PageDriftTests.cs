using EpasContracts.Derivation;
using EpasContracts.Derivation.Overlays;
using EpasContracts.Drift;
using EpasContracts.Tests;

namespace EpasContracts.UnitTests.Drift;

public sealed class PageDriftTests
{
    [Fact]
    public async Task The_page_with_its_overlay_gives_the_committed_document()
    {
        var report = PageDrift.Compare(await Page(static page => page), EpasPair.Document);

        Assert.Empty(report.Findings.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("Pattern : ^[a-zA-Z]*$", "Pattern : ^[a-z]*$", "DRIFT103", "pattern", "EpasClusterCreateRequest.name")]
    [InlineData("Maximum length : 20", "Maximum length : 30", "DRIFT103", "maxLength", "30")]
    public async Task A_fact_that_the_page_states_otherwise_has_its_line(string stated, string changed, string id, string keyword, string named)
    {
        var line = 0;
        var page = await Page(text =>
        {
            var at = text.IndexOf(stated + "\n", text.IndexOf(" - EpasClusterCreateRequest\n", StringComparison.Ordinal), StringComparison.Ordinal);
            line = text[..at].Count(c => c == '\n') + 1;
            return text[..at] + changed + text[(at + stated.Length)..];
        });

        var finding = Assert.Single(PageDrift.Compare(page, EpasPair.Document).Findings, finding => finding.Id == id);

        Assert.Equal(line, finding.First.Line);
        Assert.EndsWith("/" + keyword, finding.Second.Pointer, StringComparison.Ordinal);
        Assert.Contains(named, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_was_edited_by_hand_is_stale()
    {
        var report = PageDrift.Compare(await Page(static page => page), EpasPair.Parse(EpasPair.Text + "\n# edited\n"));

        Assert.Equal(["DRIFT106"], report.Findings.Select(finding => finding.Id));
    }

    private static async Task<PageStatement> Page(Func<string, string> edit)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var text = await File.ReadAllTextAsync(SharedFiles.VendorPage("scp-epas-1.0.txt"), cancellation);
        var overlay = Overlay.Parse("overlay.yaml", await File.ReadAllTextAsync(SharedFiles.Repository("spec/epas/overlay.yaml"), cancellation));
        var derived = PageDeriver.DeriveWhatFits(edit(text), "page.txt", overlay);
        return new PageStatement("page.txt", EpasPair.Parse(derived.ToYaml()), derived.LineOf, [], []);
    }
}
