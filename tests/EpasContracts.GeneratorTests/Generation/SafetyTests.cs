using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EpasContracts.Tests.Generation;

/// <summary>Text of a document stays text: whatever it says, the code has the declarations of a harmless document and no other.</summary>
public sealed class SafetyTests
{
    public static TheoryData<string> Attacks =>
    [
        "*/ public class Evil { } /*",
        "\"; System.IO.File.Delete(\"x\"); //",
        "\"\"\"; } public class Evil { } \"\"\"",
        "</summary> } public class Evil { } <summary>",
        "a\r\npublic class Evil { }",
        "a\n#error broken",
        "a\rclass Evil { }",
        "a\u0085class Evil { }",
        "a\u2028class Evil { }",
        "a\u2029#pragma warning restore",
        "class",
        "@class",
        "a b",
        "{System.Environment.Exit(1)}",
        "{{a}}",
        "\\u0022; class Evil { }",
        "\\",
        "\\\"",
        "'; class Evil { } '",
        "<script>&amp;]]></summary>",
        "a\0b",
        "\u202Etxet desrever",
        "\uFEFFa\u200Bb",
        "cl\u0061ss\u0301",
        "\uD83D\uDE00",
        "\u0130\u0131",
        "\u6771\u4EAC",
        "0day",
        "_",
        "$ref",
        "global::System.String",
        "Read",
        "SchemaDescriptor",
        "System",
        "Test",
        "TestClient",
        "EpasContracts",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Code_has_the_declarations_of_a_harmless_document(string attack)
    {
        (string, string)[] everything = [("Server", "true"), ("Webhooks", "true")];
        var harmless = GeneratorHarness.Run(Document("harmless"), everything);
        Assert.NotEmpty(harmless.Files);
        var attacked = GeneratorHarness.Run(Document(attack), everything).Clean();

        Assert.Equal(Declarations(harmless), Declarations(attacked));
        Assert.DoesNotContain(attacked.Types, static type => type.Identifier.ValueText == "Evil");
        Assert.Equal(harmless.Files.Count, attacked.Files.Count);
        Assert.All(attacked.Files.Keys, static name => Assert.True(name.All(static c => c != '/' && c != '\\' && !char.IsControl(c)), name));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_name_keeps_its_spelling_on_the_wire(string name)
    {
        var models = new EmittedModels(GeneratorHarness.Run(Document(name)).Clean().Load());
        var schema = models.Descriptor.Schemas.Single(static schema => schema.Properties.Count > 0);
        Assert.Equal([name], schema.Properties[0].Schema.Enum.Select(static member => JsonNode.Parse(member)!.GetValue<string>()));
        var json = new JsonObject { [name] = name }.ToJsonString();
        Assert.Empty(models.Validate(schema.Name!, json));
        Assert.NotEmpty(models.Validate(schema.Name!, new JsonObject { [name] = "other" }.ToJsonString()));
        var model = models.Read(schema.ModelType!.Name, json, out var errors);
        Assert.Empty(errors);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(EmittedModels.Write(model!))));
    }

    [Theory]
    [InlineData("tests/EpasContracts.GeneratorTests/Generation/Fixtures/everything.yaml")]
    [InlineData("tests/EpasContracts.GeneratorTests/Generation/Fixtures/compositions.yaml")]
    [InlineData("tests/EpasContracts.WireTests/Contracts/wire.yaml")]
    public void A_schema_may_have_the_name_of_any_type_that_the_code_uses(string fixture)
    {
        (string, string)[] everything = [("Server", "true"), ("Webhooks", "true"), ("DataAnnotations", "true")];
        var document = File.ReadAllText(SharedFiles.Repository(fixture)).Replace("\r\n", "\n", StringComparison.Ordinal);
        var used = UsedTypes(GeneratorHarness.Run(document, everything).Clean());
        Assert.Contains("PayloadReader", used);

        var schemas = string.Concat(used.Select(static name => $"    {name}: {{type: object, properties: {{a: {{type: string}}}}}}\n"));
        GeneratorHarness.Run(document.Replace("\n  schemas:\n", "\n  schemas:\n" + schemas, StringComparison.Ordinal), everything).Clean();
    }

    // The types of other assemblies that emitted code names without a namespace.
    private static List<string> UsedTypes(Generated generated)
    {
        var own = generated.Types.Select(static type => type.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in generated.Compilation.SyntaxTrees)
        {
            var model = generated.Compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(static name => name.Parent is not QualifiedNameSyntax and not AliasQualifiedNameSyntax && !name.IsVar))
            {
                var symbol = model.GetSymbolInfo(name, TestContext.Current.CancellationToken).Symbol;
                var type = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : symbol as INamedTypeSymbol;
                if (type is not null && !own.Contains(type.Name))
                    names.Add(name.Identifier.ValueText);
            }
        }

        return [.. names];
    }

    // The kinds of types and members and how many there are of each: names may differ, nothing else.
    private static List<string> Declarations(Generated generated) =>
    [
        .. generated.Compilation.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
            .Where(static member => member is not BaseNamespaceDeclarationSyntax)
            .GroupBy(static member => member.GetType().Name)
            .Select(static group => $"{group.Key} {group.Count()}")
            .Order(StringComparer.Ordinal),
    ];

    private static string Document(string text)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["title"] = text,
            ["description"] = text,
            ["required"] = new JsonArray(text),
            ["properties"] = new JsonObject
            {
                [text] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(text), ["default"] = text, ["description"] = text, ["const"] = text },
                ["other"] = new JsonObject { ["type"] = "string", ["format"] = text, ["description"] = text, ["deprecated"] = true },
                ["pattern"] = new JsonObject { ["type"] = "string", ["pattern"] = System.Text.RegularExpressions.Regex.Escape("\"\"\"*/\n") + "[a-z]" },
            },
        };
        var operation = new JsonObject
        {
            ["operationId"] = text,
            ["summary"] = text,
            ["description"] = text + "\nmore",
            ["tags"] = new JsonArray(text),
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = text, ["in"] = "query", ["description"] = text, ["schema"] = new JsonObject { ["type"] = "string", ["default"] = text } }),
            ["requestBody"] = new JsonObject { ["description"] = text, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Reference(text) } } },
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = text,
                    ["headers"] = new JsonObject { ["X-Header"] = new JsonObject { ["description"] = text, ["schema"] = new JsonObject { ["type"] = "string" } } },
                    ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Reference(text) }, [text] = new JsonObject { ["schema"] = Reference(text) } },
                },
                ["202"] = new JsonObject { ["description"] = text, ["content"] = new JsonObject { ["text/plain"] = new JsonObject() } },
            },
        };
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = text, ["version"] = text, ["description"] = text },
            ["servers"] = new JsonArray(new JsonObject
            {
                ["url"] = "https://{v}.example",
                ["description"] = text,
                ["variables"] = new JsonObject { ["v"] = new JsonObject { ["default"] = "v", ["enum"] = new JsonArray("v", text), ["description"] = text } },
            }),
            ["webhooks"] = new JsonObject { [text] = new JsonObject { ["post"] = Hook(text) } },
            ["tags"] = new JsonArray(new JsonObject { ["name"] = text, ["description"] = text }),
            ["paths"] = new JsonObject { ["/" + text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)] = new JsonObject { ["post"] = operation } },
            ["components"] = new JsonObject { ["schemas"] = new JsonObject { [text] = schema } },
        }.ToJsonString();
    }

    // A form with a file, the other names in it those of the document.
    private static JsonObject Hook(string text) => new()
    {
        ["summary"] = text,
        ["requestBody"] = new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["multipart/form-data"] = new JsonObject
                {
                    ["schema"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["description"] = text,
                        ["properties"] = new JsonObject { [text] = new JsonObject { ["type"] = "string", ["format"] = "binary", ["description"] = text }, ["other"] = new JsonObject { ["type"] = "string" } },
                    },
                    ["encoding"] = new JsonObject { [text] = new JsonObject { ["contentType"] = text } },
                },
            },
        },
        ["responses"] = new JsonObject { ["204"] = new JsonObject { ["description"] = text } },
    };

    private static JsonObject Reference(string name) =>
        new() { ["$ref"] = "#/components/schemas/" + Uri.EscapeDataString(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)) };
}
