using System.Text.RegularExpressions;
using EpasContracts.Tests;

namespace EpasContracts.EndToEndTests;

/// <summary>An input that cannot be used gives exit code 2 and one sentence that names it.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Overlay = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n  - target: ";
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_missing_page() => Refused(await Tool.RunAsync("derive", "no-such-page.txt"), "no-such-page.txt");

    [Fact]
    public async Task An_empty_page() => Refused(await Tool.RunAsync("derive", _place.File("empty.txt", "")), "empty.txt");

    [Fact]
    public async Task A_page_of_another_kind() => Refused(await Tool.RunAsync("derive", _place.File("letter.txt", "Dear customer,\nthank you.\n")), "letter.txt");

    [Fact]
    public async Task A_folder_as_a_page() => Refused(await Tool.RunAsync("derive", _place.Path), _place.Path);

    [Fact]
    public async Task An_overlay_that_is_broken_YAML() =>
        Refused(await Tool.RunAsync("derive", SharedFiles.VendorPage("scp-epas-1.0.txt"), "--overlay", _place.File("broken.yaml", "a: [1\nb: 2")), "broken.yaml");

    [Fact]
    public async Task An_overlay_with_a_bad_JSONPath() =>
        Refused(await Tool.RunAsync("derive", SharedFiles.VendorPage("scp-epas-1.0.txt"), "--overlay", _place.File("path.yaml", Overlay + "$.paths[\n    remove: true\n")), "path.yaml:4");

    [Fact]
    public async Task An_overlay_that_matches_nothing_is_a_finding()
    {
        var result = await Tool.RunAsync("derive", SharedFiles.VendorPage("scp-epas-1.0.txt"), "--overlay", _place.File("none.yaml", Overlay + "$.nothing\n    remove: true\n"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("none.yaml:4", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_broken_YAML() => Refused(await Tool.RunAsync("drift", "--document", _place.File("broken.yaml", "openapi: 3.1.1\ninfo: [")), "broken.yaml");

    [Fact]
    public async Task A_document_that_is_none() => Refused(await Tool.RunAsync("drift", "--document", _place.File("other.yaml", "hello: world\n")), "other.yaml");

    [Fact]
    public async Task A_missing_document() => Refused(await Tool.RunAsync("drift", "--document", "no-such.yaml"), "no-such.yaml");

    [Fact]
    public async Task An_assembly_that_is_none() => Refused(await Tool.RunAsync("drift", "--assembly", _place.File("text.dll", "text")), "text.dll");

    [Fact]
    public async Task An_assembly_without_a_contract() =>
        Refused(await Tool.RunAsync("drift", "--assembly", typeof(FactAttribute).Assembly.Location), "generated contract");

    [Fact]
    public async Task A_folder_without_pacts() => Refused(await Tool.RunAsync("drift", "--pacts", _place.Path), _place.Path);

    [Fact]
    public async Task A_pact_that_is_no_JSON()
    {
        _place.File("bad.json", "{ \"interactions\": [ ");
        Refused(await Tool.RunAsync("drift", "--pacts", _place.Path), "bad.json:1");
    }

    [Fact]
    public async Task A_folder_outside_of_the_repository() => Refused(await Tool.RunInAsync(_place.Path, "check"), "EpasContracts.sln");

    [Theory]
    [InlineData("check")]
    [InlineData("drift")]
    public async Task What_is_advised_there_is_possible(string verb)
    {
        var advice = (await Tool.RunInAsync(_place.Path, verb)).Error;

        var advised = Regex.Match(advice, "'epas-contracts ([a-z]+)") is { Success: true } other ? other.Groups[1].Value : verb;
        var help = (await Tool.RunAsync(advised, "--help")).Output;
        var options = Regex.Matches(advice, "--[a-z-]+").Select(static option => option.Value).ToList();
        Assert.NotEmpty(options);
        Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("derive")]
    [InlineData("unknown")]
    [InlineData("check", "--format", "xml")]
    [InlineData("drift", "--fail-on", "never")]
    [InlineData("sandbox", "aws")]
    [InlineData("sandbox", "--port", "seventy")]
    [InlineData]
    public async Task A_command_line_that_makes_no_sense(params string[] arguments) => Refused(await Tool.RunAsync(arguments), "--help");

    private static void Refused(ProgramRun result, string named)
    {
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
    }
}
