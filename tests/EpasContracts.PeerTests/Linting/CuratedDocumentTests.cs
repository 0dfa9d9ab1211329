using EpasContracts.Tests.Peers;

namespace EpasContracts.Tests.Linting;

/// <summary>The curated documents before Spectral and Redocly, with the configurations that are committed beside them.</summary>
public class CuratedDocumentTests
{
    [Fact]
    public async Task Spectral_finds_nothing()
    {
        Assert.Empty(await Spectral.LintAsync(SharedFiles.Repository(".spectral.yaml"), Documents(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Redocly_finds_nothing()
    {
        Assert.Empty(await Redocly.LintAsync(SharedFiles.Repository(".redocly.yaml"), Documents(), TestContext.Current.CancellationToken));
    }

    private static string[] Documents()
    {
        var documents = Directory.GetFiles(SharedFiles.Repository("spec"), "openapi.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(documents);
        return documents;
    }
}
