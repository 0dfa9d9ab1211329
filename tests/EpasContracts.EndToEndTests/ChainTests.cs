using System.Text.Json;
using EpasContracts.Tests;

namespace EpasContracts.EndToEndTests;

/// <summary>The main job as a user runs it, and what each kind of drift looks like.</summary>
public sealed class ChainTests : IDisposable
{
    private const string Page = "scp-epas-1.0.txt";
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task The_chain_of_this_repository_holds()
    {
        var result = await Tool.RunAsync("check");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var lines = result.Output.Split('\n');
        foreach (var (contract, link) in new[]
        {
            ("epas", "page → document"), ("epas", "document ↔ SDK"), ("epas", "pacts → document"), ("epas", "pacts ↔ sandbox"),
            ("exoscale-dbaas", "page → document"), ("exoscale-dbaas", "document ↔ SDK"),
        })
        {
            Assert.Single(lines, line => line.TrimStart().StartsWith(contract + " ", StringComparison.Ordinal) && line.Contains($" {link} ", StringComparison.Ordinal)
                && (line.Contains("holds", StringComparison.Ordinal) || line.Contains("skipped ", StringComparison.Ordinal)));
        }

        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public async Task Check_speaks_JSON()
    {
        var result = await Tool.RunAsync("check", "--format", "json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("holds").GetBoolean());
        Assert.Equal(8, json.RootElement.GetProperty("links").GetArrayLength());
    }

    [Fact]
    public async Task Derive_gives_the_committed_document()
    {
        var target = Path.Combine(_place.Path, "openapi.yaml");

        var result = await Tool.RunAsync("derive", SharedFiles.VendorPage(Page), "--overlay", "spec/epas/overlay.yaml", "-o", target);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("45 operations, 55 models", result.Output, StringComparison.Ordinal);
        Assert.Equal(await Read("spec/epas/openapi.yaml"), await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_field_that_the_page_lost_is_drift()
    {
        var lines = (await File.ReadAllLinesAsync(SharedFiles.VendorPage(Page), TestContext.Current.CancellationToken)).ToList();
        var model = lines.FindIndex(line => line.EndsWith(" - EpasClusterCreateRequest", StringComparison.Ordinal));
        var start = lines.IndexOf("nat_enabled", model);
        lines.RemoveRange(start, 5);
        var page = _place.File("page.txt", string.Join('\n', lines));

        var result = await Tool.RunAsync("drift", "--page", page);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{page}:{model + 1}: error DRIFT102: The property EpasClusterCreateRequest.nat_enabled is in the document, but not on the page.", result.Output, StringComparison.Ordinal);
        Assert.Contains($"document: {Path.Combine("spec", "epas", "openapi.yaml")}:{LineOf(await Read("spec/epas/openapi.yaml"), "        nat_enabled:")}:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_that_the_pact_changed_is_drift()
    {
        var pact = await Read("pacts/EpasContracts.Client-EPAS.json");
        var at = pact.IndexOf("\"status\": 200", StringComparison.Ordinal);
        var file = _place.File("pact.json", pact[..at] + "\"status\": 299" + pact[(at + 13)..]);

        var result = await Tool.RunAsync("drift", "--pacts", _place.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{file}:{pact[..at].Count(c => c == '\n') + 1}:9: error DRIFT305:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_the_document_changed_is_drift()
    {
        var text = await Read("spec/epas/openapi.yaml");
        var at = text.IndexOf("pattern: '^[a-zA-Z]*$'", text.IndexOf("\n    EpasClusterCreateRequest:", StringComparison.Ordinal), StringComparison.Ordinal);
        var document = _place.File("openapi.yaml", text[..at] + "pattern: '^[a-z]*$'" + text[(at + 22)..]);
        var assembly = typeof(Epas.EpasContract).Assembly.Location;

        var result = await Tool.RunAsync("drift", "--document", document, "--assembly", assembly);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{document}:{text[..at].Count(c => c == '\n') + 1}:11: error DRIFT203: The pattern of EpasClusterCreateRequest.name is ^[a-z]*$ in the document and ^[a-zA-Z]*$ in the SDK.", result.Output, StringComparison.Ordinal);
        Assert.Contains($"SDK: {assembly} (EpasContracts.Epas.EpasClusterCreateRequest.Name)", result.Output, StringComparison.Ordinal);
        Assert.Single(result.Output.Split('\n'), line => line.Contains(" error DRIFT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("check", "--fail-on")]
    [InlineData("derive", "--overlay")]
    [InlineData("drift", "--assembly")]
    [InlineData("sandbox", "--port")]
    public async Task Help_names_the_options(string verb, string option)
    {
        var result = await Tool.RunAsync(verb, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(option, result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    private static Task<string> Read(string file) => File.ReadAllTextAsync(SharedFiles.Repository(file), TestContext.Current.CancellationToken);

    private static int LineOf(string text, string line) => Array.IndexOf(text[text.IndexOf("\n    EpasClusterCreateRequest:", StringComparison.Ordinal)..].Split('\n'), line)
        + text[..text.IndexOf("\n    EpasClusterCreateRequest:", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
