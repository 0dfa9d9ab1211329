using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EpasContracts.Tests.Generation;

/// <summary>Options that say which parts are generated and what models are like.</summary>
public sealed class PartOptionTests
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        servers: [{url: "https://{region}.example.org", variables: {region: {default: eu, enum: [eu, us]}}}]
        paths:
          /orders/{id}:
            post:
              operationId: changeOrder
              tags: [orders]
              parameters:
              - {name: id, in: path, required: true, schema: {type: string, minLength: 3, pattern: "^[a-z]+$"}}
              requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}, multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}}}}}}
              responses:
                "200": {description: Found, headers: {X-Left: {schema: {type: integer}}}, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
                "202": {description: Later, content: {application/json: {schema: {$ref: "#/components/schemas/Either"}}}}
        webhooks: {done: {post: {operationId: done, requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}, responses: {"204": {description: Heard}}}}}
        components:
          schemas:
            Order:
              type: object
              required: [id, colour]
              minProperties: 2
              properties:
                id: {type: string, maxLength: 5, pattern: "^[a-z]+$"}
                colour: {$ref: "#/components/schemas/Colour"}
                note: {type: [string, "null"], minLength: 2}
                count: {type: [integer, "null"], minimum: 1}
                at: {type: string, format: ipv4}
                place: {$ref: "#/components/schemas/Place"}
                tags: {type: array, items: {type: string}, uniqueItems: true, maxItems: 2}
              additionalProperties: {type: integer, multipleOf: 2}
            Colour: {type: string, enum: [red, green]}
            Level: {type: integer, enum: [1, 2]}
            Place: {type: array, prefixItems: [{type: number}, {type: [number, "null"]}], items: {type: string}, minItems: 1}
            Either: {oneOf: [{$ref: "#/components/schemas/Order"}, {type: string}]}
        """;

    private static readonly (string, string)[] Everything = [("Server", "true"), ("Webhooks", "true"), ("DataAnnotations", "true")];

    [Fact]
    public void Every_type_is_partial_and_says_what_made_it()
    {
        foreach (var document in new[] { Document, File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.GeneratorTests/Generation/Fixtures/everything.yaml")) })
        {
            var types = GeneratorHarness.Run(document, Everything).Types.ToList();
            Assert.All(types, static type =>
            {
                // An enum cannot be partial.
                Assert.True(type is EnumDeclarationSyntax || type.Modifiers.Any(SyntaxKind.PartialKeyword), type.Identifier.Text);
                Assert.Contains(type.AttributeLists.SelectMany(static list => list.Attributes), static attribute => attribute.Name.ToString() == "GeneratedCode");
            });
            Assert.Contains(types, static type => type is InterfaceDeclarationSyntax);
            Assert.Contains(types, static type => type is StructDeclarationSyntax);
            Assert.Contains(types, static type => type.Modifiers.Any(SyntaxKind.StaticKeyword));
        }
    }

    [Fact]
    public void Partial_types_take_members_of_the_project()
    {
        var compilation = GeneratorHarness.Run(Document, Everything).Clean().Compilation;
        var more = string.Join("\n", GeneratorHarness.Run(Document, Everything).Types.Where(static type => type is TypeDeclarationSyntax and not InterfaceDeclarationSyntax)
            .Select(static type => $"partial {((TypeDeclarationSyntax)type).Keyword.Text} {type.Identifier.Text} {{ internal static int More => 1; }}"));
        var extended = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"namespace Test;\n{more}", GeneratorHarness.ParseOptions, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Empty(extended.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("3.0.3", "x-webhooks: {done: {post: {operationId: done, responses: {'204': {description: Heard}}}}}", 1)]
    [InlineData("3.0.3", "x-webhooks: {done: {post: {operationId: done, responses: {'204': {description: Heard}}}}, note: of our own}", 1)]
    [InlineData("3.0.3", "x-webhooks: [of, our, own]", 0)]
    [InlineData("3.0.3", "x-webhooks: null", 0)]
    [InlineData("3.1.0", "x-webhooks: {done: {post: {operationId: done, responses: {'204': {description: Heard}}}}}", 0)]
    public void OpenAPI_3_0_has_its_webhooks_in_an_extension(string version, string webhooks, int expected)
    {
        var generated = GeneratorHarness.Run($"openapi: {version}\ninfo: {{title: T, version: \"1\"}}\npaths: {{}}\n{webhooks}\n", ("Webhooks", "true")).Clean();
        Assert.Empty(generated.Diagnostics);
        Assert.Equal(expected, new EmittedModels(generated.Load()).Descriptor.Webhooks.Count);
        Assert.Equal(expected, generated.Types.Count(static type => type.Identifier.Text == "ITestWebhookHandler"));
    }

    [Fact]
    public void Without_models_payloads_are_validated_all_the_same()
    {
        var generated = GeneratorHarness.Run(Document, ("Models", "false"), ("Client", "false")).Clean();

        Assert.DoesNotContain(generated.Files.Keys, static name => name.StartsWith("Test.Models.", StringComparison.Ordinal) || name.StartsWith("Test.Results.", StringComparison.Ordinal) || name.Contains("Client", StringComparison.Ordinal));
        var models = new EmittedModels(generated.Load());
        Assert.Equal(["/id", "/colour"], models.Validate("Order", """{"id":"A","colour":"blue"}""").Select(static error => error.InstancePointer));
        Assert.Empty(models.Validate("Either", """{"id":"a","colour":"red"}"""));
    }

    [Fact]
    public void Without_validators_only_what_reading_needs_is_checked()
    {
        var generated = GeneratorHarness.Run(Document, ("Validators", "false"), ("Server", "true")).Clean();
        var models = new EmittedModels(generated.Load());

        const string Odd = """{"id":"UPPER CASE","colour":"red","note":"","count":0,"at":"nowhere","place":[1,null,"x"],"tags":["a","a","a"],"odd":3}""";
        Assert.Empty(models.Validate("Order", Odd));
        Assert.Equal(Odd, EmittedModels.Write((object)models.Read("Order", Odd)));
        Assert.Equal(["/id", "/colour", ""], models.Validate("Order", """{"id":1,"colour":"blue"}""").Select(static error => error.InstancePointer).Append(""));
        Assert.Equal("required", Assert.Single(models.Validate("Order", """{"id":"a"}""")).Keyword);
        Assert.DoesNotContain("Test.TestPatterns.g.cs", generated.Files.Keys);
        Assert.True(generated.Files.Values.Sum(static text => text.Length) < GeneratorHarness.Run(Document, ("Server", "true")).Files.Values.Sum(static text => text.Length));
    }

    [Fact]
    public void Properties_can_be_set_at_any_time()
    {
        var generated = GeneratorHarness.Run(Document, ("Setters", "set")).Clean();
        Assert.DoesNotContain(generated.Files.Where(static file => file.Key.StartsWith("Test.Models.", StringComparison.Ordinal)), static file => file.Value.Contains("init;", StringComparison.Ordinal));

        var models = new EmittedModels(generated.Load());
        var order = models.Read("Order", """{"id":"abc","colour":"red","place":[1]}""");
        order.Id = "def";
        order.Place.Item1 = 2.0;
        Assert.Equal("""{"id":"def","colour":"red","place":[2]}""", EmittedModels.Write((object)order));
        Assert.Equal("init", Accessor(GeneratorHarness.Run(Document)));
        Assert.Equal("set", Accessor(generated));

        static string Accessor(Generated generated) => generated.Files["Test.Models.Order.g.cs"].Split("required string Id { get; ")[1].Split(';')[0];
    }

    [Fact]
    public void An_optional_that_may_be_null_can_be_a_plain_nullable()
    {
        var generated = GeneratorHarness.Run(Document, ("Optionals", "Nullable")).Clean();
        var models = new EmittedModels(generated.Load());

        Assert.Equal(typeof(long?), models.Type("Order").GetProperty("Count")!.PropertyType);
        Assert.Equal(typeof(string), models.Type("Order").GetProperty("Note")!.PropertyType);
        Assert.Equal(typeof(double?), models.Type("Place").GetProperty("Item2")!.PropertyType);
        // Null is absent: what was an explicit null is gone, and the document's author is told.
        Assert.Equal("""{"id":"abc","colour":"red"}""", EmittedModels.Write((object)models.Read("Order", """{"id":"abc","colour":"red","note":null,"count":null}""")));
        Assert.Equal("""{"id":"abc","colour":"red","note":"ab","count":1}""", EmittedModels.Write((object)models.Read("Order", """{"id":"abc","colour":"red","note":"ab","count":1}""")));
        Assert.Equal("minimum", Assert.Single(models.Validate("Order", """{"id":"abc","colour":"red","count":0}""")).Keyword);
        Assert.Equal(["Order.Note", "Order.Count"], Told(generated));
        Assert.Empty(Told(GeneratorHarness.Run(Document)));

        static IEnumerable<string> Told(Generated generated) => generated.Diagnostics.Where(static diagnostic => diagnostic.Id == "EPAS2041").Select(static diagnostic =>
            diagnostic.GetMessage(CultureInfo.InvariantCulture).Split(' ', '.').SkipWhile(static word => word != "Order").Take(2).Aggregate(static (model, property) => $"{model}.{property}"));
    }

    [Theory]
    [InlineData("Models", "false", "Client", "true")]
    [InlineData("Models", "false", "Server", "true")]
    [InlineData("Validators", "false", "DataAnnotations", "true")]
    public void Parts_that_need_each_other_stop_the_item(string first, string one, string second, string other)
    {
        var generated = GeneratorHarness.Run(Document, (first, one), (second, other));
        Assert.All(generated.Diagnostics, static diagnostic => Assert.Equal("EPAS2030", diagnostic.Id));
        Assert.Single(generated.Diagnostics);
        Assert.Empty(generated.Files);
    }

    [Fact]
    public void Neither_models_nor_validators_leave_nothing() =>
        Assert.Equal("EPAS2030", Assert.Single(GeneratorHarness.Run(Document, ("Models", "false"), ("Validators", "false"), ("Client", "false")).Diagnostics).Id);
}
