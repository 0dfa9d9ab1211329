using System.Runtime.Loader;
using System.Text;
using EpasContracts.Drift;
using EpasContracts.Drift.Compiled;
using EpasContracts.Tests.Generation;
using Microsoft.CodeAnalysis.Text;

namespace EpasContracts.Tests.Drift;

/// <summary>A document against the code that the generator makes of it, with each option: what the option asks for is no difference, what differs still is.</summary>
public sealed class OptionDriftTests
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        tags: [{name: orders}, {name: labels}]
        paths:
          /orders/{id}:
            put:
              operationId: changeOrder
              tags: [orders]
              parameters: [{name: id, in: path, required: true, schema: {type: string, pattern: "^[a-z]+$"}}]
              requestBody: {content: {application/xml: {schema: {$ref: "#/components/schemas/Order"}}, application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
              responses:
                "200":
                  description: Changed
                  headers: {X-Left: {schema: {type: integer, maximum: 9}}}
                  content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}, text/csv: {schema: {type: string}}}
          /orders/{id}/ticks:
            get:
              operationId: watchOrder
              tags: [orders]
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {"200": {description: All, content: {text/event-stream: {schema: {$ref: "#/components/schemas/Tick"}}}}}
          /labels/{id}:
            get:
              operationId: printLabel
              x-csharp-name: Print
              tags: [labels]
              parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
              responses: {"200": {description: Printed, content: {text/plain: {schema: {type: string, maxLength: 70}}}}}
        webhooks: {done: {post: {operationId: orderDone, requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Tick"}}}}, responses: {"204": {description: Heard}}}}}
        components:
          schemas:
            Order:
              type: object
              required: [id, made, colour, key]
              properties:
                id: {type: integer, format: int32, readOnly: true}
                made: {type: string, format: date-time}
                due: {type: [string, "null"], format: date}
                colour: {type: string, enum: [red, green]}
                note: {type: [string, "null"], maxLength: 5}
                key: {type: string, format: uuid, writeOnly: true}
                times: {type: array, items: {type: string, format: duration}}
                count: {type: [integer, "null"], minimum: 1}
                labels: {type: object, minProperties: 1, additionalProperties: {type: string}}
            Tick: {type: object, required: [at, state], properties: {at: {type: string, format: time}, state: {type: string, readOnly: true}}}
        """;

    private const string Order = "/components/schemas/Order";

    // What differs whatever the options are: the edit, the rule, and the place in the edited document.
    private static readonly (string Old, string New, string Id, string Pointer)[] Edits =
    [
        ("note: {type: [string, \"null\"]", "note: {type: [integer, \"null\"]", "DRIFT203", Order + "/properties/note/type"),
        ("note: {type: [string, \"null\"]", "note: {type: string", "DRIFT203", Order + "/properties/note/type"),
        ("        note: {", "        more: {type: string}\n        note: {", "DRIFT201", Order + "/properties/more"),
        ("[red, green]", "[red, green, blue]", "DRIFT201", Order + "/properties/colour/enum/2"),
        ("[id, made, colour, key]", "[id, colour, key]", "DRIFT203", Order + "/properties/made"),
        ("format: date-time", "format: date", "DRIFT203", Order + "/properties/made/format"),
        ("format: int32, readOnly: true", "format: int32", "DRIFT202", Order + "/properties/id"),
        ("{type: string, readOnly: true}", "{type: string, writeOnly: true}", "DRIFT201", "/components/schemas/Tick/properties/state/writeOnly"),
        ("{X-Left: {schema: {type: integer", "{X-Left: {schema: {type: string", "DRIFT203", "/paths/~1orders~1{id}/put/responses/200/headers/X-Left/schema/type"),
        ("text/event-stream: {schema: {$ref: \"#/components/schemas/Tick\"}}", "text/event-stream: {schema: {$ref: \"#/components/schemas/Order\"}}", "DRIFT203", "/paths/~1orders~1{id}~1ticks/get/responses/200/content/text~1event-stream/schema/$ref"),
        ("text/csv: {schema", "text/tab-separated-values: {schema", "DRIFT201", "/paths/~1orders~1{id}/put/responses/200/content/text~1tab-separated-values"),
    ];

    public static TheoryData<string> Options =>
    [
        "", "Validators=false", "Optionals=Nullable", "Setters=set", "DateTypes=String", "Formats=annotate", "OperationNames=Path", "Grouping=None", "Accessibility=internal",
        "DataAnnotations=true", "Client=false", "Models=false Client=false", "Server=true Webhooks=true", "IncludeTags=orders", "ExcludePaths=/labels/* Webhooks=true",
        "Validators=false Optionals=Nullable DateTypes=String Formats=annotate OperationNames=Path Grouping=None Setters=set Accessibility=internal IncludePaths=/orders/*;/nothing",
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void What_an_option_asks_for_is_no_difference_and_what_differs_still_is(string options)
    {
        var sdk = Compile(Document, options);

        Assert.Empty(Findings(Document, sdk));
        foreach (var (old, replacement, id, pointer) in Edits)
            Assert.Contains($"{id} {pointer}", Findings(Edit(old, replacement), sdk));
    }

    // Constraints that no option leaves out, against the option that leaves them out.
    [Theory]
    [InlineData("note: {type: [string, \"null\"], maxLength: 5}", "note: {type: [string, \"null\"], maxLength: 6}", "DRIFT203 " + Order + "/properties/note/maxLength")]
    [InlineData("minimum: 1", "minimum: 0", "DRIFT203 " + Order + "/properties/count/minimum")]
    [InlineData("pattern: \"^[a-z]+$\"", "minLength: 1", "DRIFT201 /paths/~1orders~1{id}/put/parameters/0/schema/minLength")]
    public void A_constraint_differs_only_where_constraints_are_checked(string old, string replacement, string finding)
    {
        Assert.Contains(finding, Findings(Edit(old, replacement), Compile(Document, "")));
        Assert.Empty(Findings(Edit(old, replacement), Compile(Document, "Validators=false")));
    }

    [Theory]
    [InlineData("IncludeTags=orders", false)]
    [InlineData("ExcludeTags=labels", false)]
    [InlineData("IncludePaths=/orders/*", false)]
    [InlineData("ExcludePaths=/orders/*", true)]
    [InlineData("IncludeTags=labels", true)]
    public void An_operation_differs_only_where_it_is_wanted(string options, bool isWanted)
    {
        var findings = Findings(Edit("  /labels/{id}:", "  /stickers/{id}:"), Compile(Document, options));

        Assert.Equal(isWanted, findings.Contains("DRIFT201 /paths/~1stickers~1{id}/get") || findings.Contains("DRIFT202 "));
    }

    // An option that the code was not made with: each is looked at, in both directions.
    [Theory]
    [InlineData("Validators=false", "DRIFT201 DRIFT207", "DRIFT202")]
    [InlineData("Optionals=Nullable", "DRIFT205", "DRIFT205")]
    [InlineData("DateTypes=String", "DRIFT205", "DRIFT205")]
    [InlineData("Formats=annotate", "DRIFT205 DRIFT207", "DRIFT205")]
    [InlineData("OperationNames=Path", "DRIFT204", "DRIFT204")]
    [InlineData("Grouping=None", "DRIFT201", "DRIFT202")]
    [InlineData("Client=false", "DRIFT209", "")]
    [InlineData("IncludeTags=labels", "DRIFT201", "DRIFT202")]
    public void Code_that_states_other_options_than_its_own_differs(string options, string whenUnstated, string whenOnlyStated)
    {
        Assert.Equal(whenUnstated.Split(' ', StringSplitOptions.RemoveEmptyEntries), Ids(Compile(Document, options, stated: "")));
        Assert.Equal(whenOnlyStated.Split(' ', StringSplitOptions.RemoveEmptyEntries), Ids(Compile(Document, "", stated: options)));

        static IEnumerable<string> Ids(CompiledContract sdk) => Findings(Document, sdk).Select(static finding => finding[..8]).Distinct().Order();
    }

    [Fact]
    public void An_option_of_another_version_is_told()
    {
        var problem = Assert.Throws<DriftInputException>(() => Findings(Document, Compile(Document, "", stated: "Colours=false")));

        Assert.Contains("Colours", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_code_tells_itself_is_not_stated()
    {
        Assert.Empty(Compile(Document, "Setters=set Accessibility=internal DataAnnotations=true Server=true Validators=true Formats=ASSERT").Options);
        Assert.Equal(["Validators=false", "Formats=annotate"], Compile(Document, "Formats=ANNOTATE Validators=False").Options);
        Assert.Equal(["IncludeTags=orders;labels"], Compile(Document, "IncludeTags=;orders;;labels;").Options);
    }

    [Theory]
    [InlineData("tests/EpasContracts.WireTests/Contracts/wire.yaml")]
    [InlineData("tests/EpasContracts.WireTests/Contracts/types.yaml")]
    [InlineData("tests/EpasContracts.WireTests/Contracts/rare.yaml")]
    [InlineData("tests/EpasContracts.WireTests/Contracts/show-case.json")]
    [InlineData("tests/EpasContracts.GeneratorTests/Generation/Fixtures/everything.yaml")]
    public void A_document_and_what_is_made_of_it_agree(string file)
    {
        var document = File.ReadAllText(SharedFiles.Repository(file));

        Assert.Empty(Findings(document, Compile(document, "")));
        Assert.Empty(Findings(document, Compile(document, "Optionals=Nullable DateTypes=String Formats=annotate")));
    }

    // What a value needs to satisfy its schema, where several schemas say it together.
    [Fact]
    public void What_is_said_together_is_no_difference()
    {
        const string Together = """
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            paths: {/shapes: {get: {operationId: listShapes, responses: {"200": {description: All, content: {application/json: {schema: {$ref: "#/components/schemas/Shape"}}}}}}}}
            components:
              schemas:
                Shape: {type: object, required: [kind], properties: {kind: {type: string}}, oneOf: [{$ref: "#/components/schemas/Round"}, {$ref: "#/components/schemas/Round"}, {required: [side]}]}
                Round: {type: object, properties: {radius: {type: number}, depth: {type: number}}, dependentRequired: {depth: [radius]}, minProperties: 2, unevaluatedProperties: true}
                Same: {$ref: "#/components/schemas/Round"}
                Corner: {type: array, prefixItems: [{type: number}, {type: string}], items: {type: boolean}, minItems: 3, contains: {type: string}, minContains: 1}
                Names: {type: object, propertyNames: {maxLength: 3}, additionalProperties: {type: integer}, unevaluatedProperties: false}
                Text: {type: string, minimum: 1, minItems: 2, minLength: 3, enum: [one, one, three]}
                Either: {oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]}
                Far: {type: object, properties: {same: {$ref: "#/components/schemas/Holder/properties/corner"}}}
                Holder: {type: object, properties: {corner: {$ref: "#/components/schemas/Corner"}}}
            """;
        var sdk = Compile(Together, "");

        Assert.DoesNotContain(Findings(Together, sdk), static finding => !finding.StartsWith("DRIFT208", StringComparison.Ordinal));
        foreach (var (old, replacement, id) in new[]
        {
            ("{depth: [radius]}", "{radius: [depth]}", "DRIFT203 /components/schemas/Round/dependentRequired"),
            ("minContains: 1", "minContains: 2", "DRIFT203 /components/schemas/Corner/minContains"),
            ("unevaluatedProperties: false", "unevaluatedProperties: true", "DRIFT202 /components/schemas/Names"),
            ("minItems: 2, minLength: 3", "minItems: 2, minLength: 2", "DRIFT203 /components/schemas/Text/minLength"),
            ("#/components/schemas/Holder/properties/corner", "#/components/schemas/Names", "DRIFT203 /components/schemas/Far/properties/same/$ref"),
        })
        {
            Assert.Contains(id, Findings(Together.Replace(old, replacement, StringComparison.Ordinal), sdk));
        }
    }

    private static string Edit(string old, string replacement)
    {
        Assert.Contains(old, Document, StringComparison.Ordinal);
        return Document.Replace(old, replacement, StringComparison.Ordinal);
    }

    private static List<string> Findings(string document, CompiledContract sdk)
    {
        var cancellation = TestContext.Current.CancellationToken;
        return [.. SdkDrift.Compare(SpecDocument.Parse("openapi.yaml", document, cancellation), sdk, cancellation).Findings.Select(static finding => $"{finding.Id} {finding.First.Pointer}")];
    }

    /// <summary>The code of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">The options, separated by spaces.</param>
    /// <param name="stated">The options that it states in the end; null for its own.</param>
    private static CompiledContract Compile(string document, string options, string? stated = null)
    {
        var compilation = GeneratorHarness.Run(document, [.. Pairs(options)]).Compilation;
        if (stated is not null)
        {
            var tree = compilation.SyntaxTrees.Single(static tree => tree.ToString().Contains("[assembly: ", StringComparison.Ordinal));
            var mark = tree.ToString().Split('\n').Single(static line => line.StartsWith("[assembly: ", StringComparison.Ordinal));
            var list = string.Join(", ", Pairs(stated).Select(static pair => $"\"{pair.Name}={pair.Value}\""));
            var type = mark[..(mark.IndexOf(')', StringComparison.Ordinal) + 1)];
            var text = tree.ToString().Replace(mark, $"{type}{(list.Length == 0 ? "" : $", Options = new[] {{ {list} }}")})]", StringComparison.Ordinal);
            var trees = compilation.SyntaxTrees.Select(other => other == tree ? tree.WithChangedText(SourceText.From(text, Encoding.UTF8)) : other).ToList();
            compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
        }

        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        return CompiledContract.Of(new AssemblyLoadContext("emitted", isCollectible: true).LoadFromStream(image), "sdk.dll").Single();
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string options) =>
        options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static option => option.Split('=', 2)).Select(static pair => (pair[0], pair[1]));
}
