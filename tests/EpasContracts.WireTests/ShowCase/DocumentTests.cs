using System.Runtime.CompilerServices;
using EpasContracts.WireTests.Wire;

namespace EpasContracts.WireTests.ShowCase;

/// <summary>The document that the generator read is the one that the application serves.</summary>
public sealed class DocumentTests
{
    private const string Update = "EPAS_CONTRACTS_UPDATE_SHOW_CASE";

    [Fact]
    public async Task The_committed_document_is_what_the_application_says_of_itself()
    {
        await using var app = await LoopbackApp.StartAsync(ShowCaseApp.Map, ShowCaseApp.Configure);
        var served = (await app.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1")
            await File.WriteAllTextAsync(Committed(), served, TestContext.Current.CancellationToken);

        var committed = await File.ReadAllTextAsync(Committed(), TestContext.Current.CancellationToken);
        Assert.True(committed == served, $"The application describes itself otherwise than Contracts/show-case.json. Run this test with {Update}=1 and build anew. It says:\n{served}");
    }

    private static string Committed([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "Contracts", "show-case.json");
}
