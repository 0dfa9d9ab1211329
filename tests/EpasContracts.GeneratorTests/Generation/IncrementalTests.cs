using EpasContracts.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EpasContracts.Tests.Generation;

/// <summary>What the generator does again after an edit: as little as the edit asks for.</summary>
public sealed class IncrementalTests
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        paths:
          /orders/{id}:
            get:
              operationId: showOrder
              tags: [orders]
              parameters:
              - {name: id, in: path, required: true, schema: {type: string, minLength: 1}}
              responses:
                "200":
                  description: Found
                  content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
        tags: [{name: orders}]
        components:
          schemas:
            Order:
              type: object
              required: [lines]
              properties:
                lines: {type: array, items: {$ref: "#/components/schemas/Line"}}
            Line:
              type: object
              properties:
                count: {type: integer, minimum: 1}
            Colour: {type: string, enum: [red, green]}
        """;

    private static readonly string[] OwnSteps =
        [ContractGenerator.InputStep, ContractGenerator.ReadStep, ContractGenerator.ContractStep, ContractGenerator.FileStep, ContractGenerator.LinesStep];

    [Fact]
    public void An_edit_of_a_C_sharp_file_runs_no_step()
    {
        var document = DocumentText.Contract(Document);
        var compilation = GeneratorHarness.Compilation("class A { }");
        var first = GeneratorHarness.Driver(document).RunGenerators(compilation, TestContext.Current.CancellationToken);

        var added = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class B { }", GeneratorHarness.ParseOptions, cancellationToken: TestContext.Current.CancellationToken));
        var edited = added.ReplaceSyntaxTree(added.SyntaxTrees[0], CSharpSyntaxTree.ParseText("class A { int x; }", GeneratorHarness.ParseOptions, cancellationToken: TestContext.Current.CancellationToken));
        foreach (var next in new[] { added, edited })
        {
            var steps = first.RunGenerators(next, TestContext.Current.CancellationToken).GetRunResult().Results.Single().TrackedSteps;
            foreach (var step in OwnSteps)
                Assert.All(Reasons(steps[step]), static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        }
    }

    [Theory]
    [InlineData("whitespace", "info: {title: Shop, version: \"1\"}", "\n\ninfo:   {title:  Shop,   version: \"1\"}")]
    [InlineData("a comment", "paths:", "# every path\npaths:")]
    [InlineData("the order of quotes", "title: Shop", "title: \"Shop\"")]
    public void An_edit_that_only_moves_text_emits_nothing_but_lines(string what, string before, string after)
    {
        var result = Edit(before, after);

        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(result.TrackedSteps[ContractGenerator.ContractStep]));
        Assert.All(Reasons(result.TrackedSteps[ContractGenerator.FileStep]), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, what));
    }

    [Fact]
    public void Lines_follow_text_that_moves_and_nothing_else_does()
    {
        var result = Edit("paths:", "\n\npaths:");
        var before = GeneratorHarness.Run(Document);
        var after = result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result.TrackedSteps[ContractGenerator.LinesStep]));
        Assert.Equal(["Test.TestSource.g.cs"], after.Where(file => before.Files[file.Key] != file.Value).Select(static file => file.Key));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(Edit("title: Shop", "title: \"Shop\"").TrackedSteps[ContractGenerator.LinesStep]));
    }

    [Theory]
    [InlineData("minimum: 1", "minimum: 2", "Test.Schemas.LineSchema.g.cs")]
    [InlineData("[red, green]", "[red, green, blue]", "Test.Models.Colour.g.cs Test.Schemas.ColourSchema.g.cs")]
    [InlineData("minLength: 1", "minLength: 2", "Test.Operations.ShowOrderOperation.g.cs")]
    [InlineData("count:", "number:", "Test.Models.Line.g.cs Test.Schemas.LineSchema.g.cs")]
    public void An_edit_of_one_schema_emits_the_files_that_depend_on_it(string before, string after, string files)
    {
        var outputs = Edit(before, after).TrackedSteps[ContractGenerator.FileStep].SelectMany(static step => step.Outputs);

        var changed = outputs.Where(static output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New)
            .Select(static output => (string)output.Value.GetType().GetProperty("HintName")!.GetValue(output.Value)!);
        Assert.Equal(files.Split(' '), changed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_new_schema_leaves_the_other_files_as_they_are()
    {
        var outputs = Edit("Colour:", "Brand: {type: object, properties: {name: {type: string}}}\n    Colour:").TrackedSteps[ContractGenerator.FileStep].SelectMany(static step => step.Outputs).ToList();
        var before = GeneratorHarness.Run(Document).Files;

        var touched = outputs.Where(static output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New)
            .Select(static output => (Name: (string)output.Value.GetType().GetProperty("HintName")!.GetValue(output.Value)!, Text: (string)output.Value.GetType().GetProperty("Text")!.GetValue(output.Value)!));
        Assert.Equal(
            ["Test.Models.Brand.g.cs", "Test.Schemas.BrandSchema.g.cs", "Test.TestContract.g.cs"],
            touched.Where(file => !before.TryGetValue(file.Name, out var text) || text != file.Text).Select(static file => file.Name).Order(StringComparer.Ordinal));
    }

    // What an edit costs: whether the contract is planned and every file emitted anew, how many of the texts are others than before, and how many
    // the compiler takes over again. A text that only moved in the list counts: files behind a new one are compared with their neighbours.
    [Theory]
    [InlineData("whitespace", "paths:", "\n\npaths:", false, 0)]
    [InlineData("a description that no code has", "description: Found", "description: Found it", true, 0)]
    [InlineData("a description of a class", "    Line:\n      type: object", "    Line:\n      description: One article.\n      type: object", true, 1)]
    [InlineData("a constraint", "minimum: 1", "minimum: 2", true, 1)]
    [InlineData("a property", "count:", "number:", true, 2)]
    public void An_edit_costs_no_more_than_it_asks_for(string what, string before, string after, bool isEmitted, int texts)
    {
        var result = Edit(before, after);
        var files = result.TrackedSteps[ContractGenerator.FileStep].SelectMany(static step => step.Outputs).ToList();

        Assert.True(files.Count == result.GeneratedSources.Length - 1, what);
        Assert.Equal(isEmitted ? [IncrementalStepRunReason.Modified] : [IncrementalStepRunReason.Unchanged], Reasons(result.TrackedSteps[ContractGenerator.ContractStep]));
        Assert.Equal(isEmitted ? 0 : files.Count, files.Count(static file => file.Reason == IncrementalStepRunReason.Cached));
        Assert.Equal(texts, files.Count(static file => file.Reason == IncrementalStepRunReason.Modified));
        Assert.Equal(isEmitted ? files.Count - texts : 0, files.Count(static file => file.Reason == IncrementalStepRunReason.Unchanged));
        Assert.Equal(files.Count - texts, Taken(result).Count(static reason => reason == IncrementalStepRunReason.Cached));
    }

    // One operation more: its own files, the client that calls it, and the list of all. What stands behind them is emitted as before.
    [Fact]
    public void A_new_operation_costs_its_own_files_and_those_that_list_it()
    {
        const string Added = "  /stock:\n    get: {operationId: listStock, tags: [orders], responses: {\"204\": {description: None}}}\n";
        var before = GeneratorHarness.Run(Document).Files;
        var result = Edit("tags: [{name: orders}]", Added + "tags: [{name: orders}]");
        var after = result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

        Assert.Equal(
            ["Test.Clients.OrdersClient.g.cs", "Test.Operations.ListStockOperation.g.cs", "Test.TestContract.g.cs", "Test.TestSource.g.cs"],
            after.Where(file => !before.TryGetValue(file.Key, out var text) || text != file.Value).Select(static file => file.Key).Order(StringComparer.Ordinal));
        var files = result.TrackedSteps[ContractGenerator.FileStep].SelectMany(static step => step.Outputs).ToList();
        Assert.Equal(before.Count, files.Count);
        Assert.DoesNotContain(files, static file => file.Reason == IncrementalStepRunReason.Cached);
    }

    // What the compiler does with each file, the lines and the diagnostics aside.
    private static IEnumerable<IncrementalStepRunReason> Taken(GeneratorRunResult result) =>
        Reasons(result.TrackedOutputSteps.SelectMany(static step => step.Value).Where(static step => step.Inputs[0].Source.Name == ContractGenerator.FileStep));

    private static GeneratorRunResult Edit(string before, string after)
    {
        Assert.Contains(before, Document, StringComparison.Ordinal);
        var document = DocumentText.Contract(Document);
        var compilation = GeneratorHarness.Compilation("class A { }");
        var driver = GeneratorHarness.Driver(document).RunGenerators(compilation, TestContext.Current.CancellationToken);
        return driver.ReplaceAdditionalText(document, document.With(Document.Replace(before, after, StringComparison.Ordinal)))
            .RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason);
}
