using System.Text.Json.Nodes;

namespace EpasContracts.EndToEndTests;

public sealed class OverlayVerbTests : IDisposable
{
    private const string Head = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nextends: ./api.yaml\nactions:\n";
    private readonly Workplace _place = new();

    public OverlayVerbTests() => _place.File("api.yaml", "openapi: 3.0.3\ninfo:\n  title: old\n  version: '1'\npaths: {}\n");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Applies_to_the_document_that_the_overlay_extends()
    {
        var result = await Tool.RunAsync("overlay", _place.File("o.yaml", Head + "- {target: $.info.title, update: new}\n"));

        Assert.Equal((0, "openapi: \"3.0.3\"\ninfo:\n  title: new\n  version: \"1\"\npaths: {}\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task The_document_that_is_named_goes_before_the_one_that_is_extended()
    {
        var other = _place.File("other.json", """{"info":{"title":"other"}}""");
        var target = Path.Combine(_place.Path, "out.json");
        var result = await Tool.RunAsync("overlay", _place.File("o.yaml", Head + "- {target: $.info, update: {x-new: 1}}\n"), other, "-o", target);

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Equal("""{"info":{"title":"other","x-new":1}}""", JsonNode.Parse(await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken))!.ToJsonString());
    }

    [Fact]
    public async Task An_action_that_selects_nothing_is_a_finding_with_its_line_and_the_others_are_applied()
    {
        var overlay = _place.File("o.yaml", Head + "- {target: $.none, remove: true}\n- {target: $.info.title, update: new}\n");
        var text = await Tool.RunAsync("overlay", overlay);
        Assert.Equal(1, text.ExitCode);
        Assert.StartsWith($"{overlay}:5: error overlay/matches-nothing: ", text.Error, StringComparison.Ordinal);
        Assert.Contains("title: new", text.Output, StringComparison.Ordinal);

        var json = await Tool.RunAsync("overlay", overlay, "--format", "json");
        Assert.Equal("new", (string?)JsonNode.Parse(json.Output)!["info"]!["title"]);
        Assert.Equal(5, (int?)JsonNode.Parse(json.Error)!["findings"]![0]!["line"]);
    }

    [Theory]
    [InlineData("{target: $.info, update: 1}", "o.yaml:5: the target")]
    [InlineData("{target: $.info.title, update: {a: 1}}", "o.yaml:5: the target")]
    public async Task An_action_that_does_not_fit_is_refused(string action, string place)
    {
        var result = await Tool.RunAsync("overlay", _place.File("o.yaml", Head + $"- {action}\n"));
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(place, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlay_that_extends_nothing_needs_a_document()
    {
        var result = await Tool.RunAsync("overlay", _place.File("o.yaml", Head.Replace("extends: ./api.yaml\n", "", StringComparison.Ordinal) + "- {target: $, update: {a: 1}}\n"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("name the document, or add 'extends'", result.Error, StringComparison.Ordinal);
    }
}
