namespace EpasContracts.EndToEndTests;

/// <summary><c>generate</c>: files instead of a compilation.</summary>
public sealed class GenerateTests : IDisposable
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        paths:
          /orders:
            get:
              operationId: listOrders
              responses: {"200": {description: All, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
        components:
          schemas:
            Order: {type: object, properties: {id: {type: integer}}}

        """;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    private string Out => Path.Combine(_place.Path, "out");

    [Fact]
    public async Task A_folder_has_what_the_document_asks_for_and_nothing_of_an_earlier_run()
    {
        var spec = _place.File("shop.yaml", Document);

        var first = await GenerateAsync(spec);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Contains("Acme.Models.Order.g.cs", Files());
        Assert.EndsWith("files, " + Files().Length + " of them new or changed, 0 removed", first.Lines[^1], StringComparison.Ordinal);

        // A file of a person, one of another namespace, and one that only looks like it.
        string[] others = ["Own.cs", "Acme.Own.g.cs", "Acme.Else.Order.g.cs"];
        File.WriteAllText(Path.Combine(Out, others[0]), "class Own { }");
        File.WriteAllText(Path.Combine(Out, others[1]), "class Own { }");
        File.WriteAllText(Path.Combine(Out, others[2]), File.ReadAllText(Path.Combine(Out, "Acme.Models.Order.g.cs")).Replace("namespace Acme;", "namespace Acme.Else;", StringComparison.Ordinal));
        var again = await GenerateAsync(_place.File("shop.yaml", Document.Replace("Order", "Parcel", StringComparison.Ordinal)));

        Assert.Equal(0, again.ExitCode);
        Assert.EndsWith(" 3 removed", again.Lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("Acme.Models.Order.g.cs", Files());
        Assert.Contains("Acme.Models.Parcel.g.cs", Files());
        Assert.Equal(others.Length, Files().Intersect(others).Count());
        Assert.Contains(" 0 of them new or changed, 0 removed", (await GenerateAsync(spec)).Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_that_is_an_error_gives_one()
    {
        var run = await GenerateAsync(_place.File("shop.yaml", Document.Replace("type: integer", "$ref: '#/components/schemas/Nowhere'", StringComparison.Ordinal)));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("shop.yaml:10:", run.Output, StringComparison.Ordinal);
        Assert.Contains("error EPAS1040", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.yaml", "missing.yaml")]
    [InlineData("text.yaml", "EPAS1020")]
    public async Task A_document_that_is_none_gives_two(string spec, string named)
    {
        _place.File("text.yaml", "hello: world\n");

        var run = await GenerateAsync(Path.Combine(_place.Path, spec));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("--namespace", "1a")]
    [InlineData("--client", "perhaps")]
    [InlineData("--nonsense", "nonsense")]
    public async Task An_option_that_is_none_gives_two(string option, string value)
    {
        var run = await GenerateAsync(_place.File("shop.yaml", Document), option, value);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_origin_is_not_overwritten()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "Acme.Models.Order.g.cs"), "class Own { }");

        var run = await GenerateAsync(_place.File("shop.yaml", Document));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("class Own { }", File.ReadAllText(Path.Combine(Out, "Acme.Models.Order.g.cs")));
        Assert.Single(Files());
    }

    private Task<ProgramRun> GenerateAsync(string spec, params string[] options) =>
        Tool.RunAsync(["generate", spec, "-o", Out, .. options.Contains("--namespace") ? options : ["--namespace", "Acme", .. options], "--client-name", "ShopClient"]);

    private string[] Files() => [.. Directory.EnumerateFiles(Out).Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
