using EpasContracts.Derivation;

namespace EpasContracts.Tests.Derivation;

public class DeriveRunTests
{
    [Fact]
    public async Task A_missing_page_is_named() => await AssertRefused("there is no such page file", "nowhere.txt", []);

    [Fact]
    public async Task A_missing_overlay_is_named() => await AssertRefused("there is no such overlay file", Pages.Fixture, ["nowhere.yaml"]);

    [Fact]
    public async Task A_folder_is_not_a_page() => await AssertRefused("the page cannot be read", AppContext.BaseDirectory, []);

    [Fact]
    public async Task An_overlay_that_breaks_the_document_is_named()
    {
        var overlay = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(overlay, "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: [{target: $.info.title, remove: true}]", TestContext.Current.CancellationToken);
            await AssertRefused("the overlay makes the document invalid", Pages.Fixture, [overlay]);
        }
        finally
        {
            File.Delete(overlay);
        }
    }

    private static async Task AssertRefused(string message, string page, string[] overlays)
    {
        var refusal = await Assert.ThrowsAsync<DerivationInputException>(() => DeriveRun.FromFilesAsync(page, overlays, TestContext.Current.CancellationToken));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }
}
