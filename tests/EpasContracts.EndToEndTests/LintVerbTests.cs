using System.Text.Json.Nodes;
using EpasContracts.Tests;

namespace EpasContracts.EndToEndTests;

public sealed class LintVerbTests : IDisposable
{
    private const string Faulty = """
        openapi: 3.1.0
        info: {title: Orders, version: '1', description: Orders., contact: {name: Acme}, license: {name: MIT, identifier: MIT}}
        servers: [{url: https://acme.test/v1}]
        security: []
        paths: {}
        components:
          schemas:
            Lost: {type: string, pattern: '(a'}
        """;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("spec/epas/openapi.yaml")]
    [InlineData("spec/exoscale-dbaas/openapi.yaml")]
    public async Task Finds_nothing_in_a_curated_document(string document)
    {
        var result = await Tool.RunAsync("lint", SharedFiles.Repository(document));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.EndsWith(": nothing found\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_file_line_and_column_of_each_finding()
    {
        var document = _place.File("orders.yaml", Faulty);
        var result = await Tool.RunAsync("lint", document);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{document}:8:5: warning EPAS3090: ", result.Output, StringComparison.Ordinal);
        Assert.Contains($"{document}:8:26: error EPAS3067: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_same_to_a_program()
    {
        var document = _place.File("orders.yaml", Faulty);
        var result = await Tool.RunAsync("lint", document, "--format", "json");
        var report = JsonNode.Parse(result.Output)!;
        Assert.Equal((1, document), (result.ExitCode, (string?)report["document"]));
        var finding = report["findings"]!.AsArray().Single(one => (string?)one!["id"] == "EPAS3067")!;
        Assert.Equal((document, 8, 26, "error"), ((string?)finding["file"], (int?)finding["line"], (int?)finding["column"], (string?)finding["severity"]));
        Assert.All(report["findings"]!.AsArray(), one => Assert.False(string.IsNullOrEmpty((string?)one!["message"]) || string.IsNullOrEmpty((string?)one["nextStep"])));
    }

    [Fact]
    public async Task Fails_from_the_severity_on_that_is_asked_for()
    {
        var document = _place.File("orders.yaml", Faulty.Replace(", pattern: '(a'", "", StringComparison.Ordinal));
        Assert.Equal(1, (await Tool.RunAsync("lint", document)).ExitCode);
        Assert.Equal(0, (await Tool.RunAsync("lint", document, "--fail-on", "error")).ExitCode);
    }

    [Theory]
    [InlineData("not yaml: [", "json")]
    [InlineData("hello: world", "text")]
    public async Task A_document_that_cannot_be_linted_is_no_sound_one(string text, string format) =>
        Assert.Equal(2, (await Tool.RunAsync("lint", _place.File("x.yaml", text), "--format", format)).ExitCode);

    [Fact]
    public async Task A_missing_document_is_named()
    {
        var result = await Tool.RunAsync("lint", "no-such.yaml");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("no-such.yaml", result.Error, StringComparison.Ordinal);
    }
}
