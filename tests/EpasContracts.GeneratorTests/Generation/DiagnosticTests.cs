using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;

namespace EpasContracts.Tests.Generation;

/// <summary>What is wrong with a document or its item is a diagnostic at its place, never a crash.</summary>
public sealed class DiagnosticTests
{
    private const string Head = "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\npaths: {}\ncomponents:\n  schemas:\n";

    private const string Service = "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\npaths:\n  /a:\n    post:\n      responses: {\"204\": {description: d}}\n";

    [Theory]
    [InlineData("openapi: 3.1.0\ninfo: {title: [\n", "EPAS1001", 3)]
    [InlineData(Head + "    A: {type: string, pattern: \"(\"}\n", "EPAS2003", 6)]
    [InlineData(Head + "    A: {type: strin}\n", "EPAS1025", 6)]
    [InlineData(Head + "    A: {$ref: \"#/components/schemas/B\"}\n", "EPAS1040", 6)]
    [InlineData(Head + "    A: {oneOf: [{type: string}, {}]}\n", "EPAS2001", 6)]
    [InlineData(Head + "    A: {type: string, format: iban}\n", "EPAS2002", 6)]
    [InlineData(Head + "    A: {$dynamicRef: \"#a\"}\n", "EPAS1040", 6)]
    [InlineData(Head + "    A: {type: string, pattern: \"(?=a)b\"}\n", "EPAS2004", 6)]
    [InlineData(Head + "    A: {$ref: \"#/components/schemas/A\"}\n", "EPAS2009", 6)]
    [InlineData(Service + "      requestBody: {content: {multipart/mixed: {}}}\n", "EPAS2005", 5)]
    [InlineData(Service + "      parameters: [{name: a, in: query, content: {image/png: {}}}]\n", "EPAS2005", 5)]
    [InlineData(Service + "      requestBody: {content: {application/json: {}, application/xml: {}}}\n", "EPAS2020", 5)]
    [InlineData(Service + "      requestBody: {content: {application/json: {}, \"no media type\": {}}}\n", "EPAS2022", 5)]
    [InlineData(Head + "    A: {type: string}\nservers: [{url: \"ftp://a\"}]\n", "EPAS2021", 7)]
    [InlineData("", "EPAS1002", 1)]
    [InlineData("\0\u0001\u0002binary\0", "EPAS1003", 1)]
    [InlineData("swagger: \"2.0\"\n", "EPAS1021", 1)]
    public void A_fault_has_its_line_in_the_document(string document, string id, int line)
    {
        var generated = GeneratorHarness.Run(document);
        Assert.Null(generated.Crash);
        var finding = generated.Diagnostics.First(diagnostic => diagnostic.Id == id);
        var place = finding.Location.GetLineSpan();
        Assert.Equal("/project/openapi.yaml", place.Path);
        Assert.Equal(line, place.StartLinePosition.Line + 1);
        Assert.DoesNotContain('\n', finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("", "format 'iban' of /components/schemas/A")]
    [InlineData("    B: {type: string, format: iban}\n", "format 'iban' of /components/schemas/A and one other schema")]
    [InlineData("    B: {type: array, items: {type: string, format: iban}}\n    C: {type: string, format: iban}\n", "format 'iban' of /components/schemas/A and 2 other schemas")]
    public void A_format_that_nothing_checks_is_told_once(string others, string message)
    {
        var generated = GeneratorHarness.Run(Head + "    A: {type: string, format: iban}\n" + others);
        Assert.Contains(message + ".", Assert.Single(generated.Diagnostics, static finding => finding.Id == "EPAS2002").GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "{type: array, items: {type: string}}")]
    [InlineData("application/x-www-form-urlencoded", "{anyOf: [{type: string}, {type: integer}]}")]
    [InlineData("multipart/form-data", "{type: string, format: binary}")]
    [InlineData("multipart/form-data", "{$ref: '#/components/schemas/A'}")]
    public void A_form_that_is_no_object_has_no_method_and_says_so(string media, string schema)
    {
        var form = $"{media}: {{schema: {schema}}}";
        const string List = "components: {schemas: {A: {type: array, items: {type: object, properties: {b: {type: string}}}}}}\n";

        var alone = GeneratorHarness.Run(Service + $"      requestBody: {{content: {{{form}}}}}\n" + List, ("Server", "true")).Clean();
        Assert.Contains("admits no object", Assert.Single(alone.Diagnostics, static finding => finding.Id == "EPAS2005").GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.DoesNotContain(alone.Files.Values, static text => text.Contains("PostAAsync", StringComparison.Ordinal));

        var besideJson = GeneratorHarness.Run(Service + $"      requestBody: {{content: {{application/json: {{}}, {form}}}}}\n" + List, ("Server", "true")).Clean();
        Assert.Contains(media, Assert.Single(besideJson.Diagnostics, static finding => finding.Id.StartsWith("EPAS20", StringComparison.Ordinal)).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Single(besideJson.Files, static file => file.Key.EndsWith("TestClient.g.cs", StringComparison.Ordinal) && file.Value.Split("PostAAsync(").Length == 2);

        var admitted = GeneratorHarness.Run(Service + $"      requestBody: {{content: {{{media}: {{schema: {{oneOf: [{schema}, {{type: object}}]}}}}}}}}\n" + List).Clean();
        Assert.DoesNotContain(admitted.Diagnostics, static finding => finding.Id == "EPAS2005");
    }

    [Theory]
    [InlineData("query", "form", "{type: array, items: {type: object}}", "its elements are objects")]
    [InlineData("query", "pipeDelimited", "{type: array, items: {$ref: '#/components/schemas/A'}}", "its elements are lists")]
    [InlineData("query", "form", "{allOf: [{type: object, properties: {b: {properties: {c: {}}}}}]}", "its member b is an object")]
    [InlineData("query", "form, explode: false", "{type: object, properties: {b: {type: array}}}", "its member b is a list")]
    [InlineData("header", "simple", "{type: [array, 'null'], items: {type: [object, 'null']}}", "its elements are objects")]
    [InlineData("query", "form", "{type: object, properties: {b: {type: array, items: {type: string}}}}", null)]
    [InlineData("query", "form", "{type: array, items: {type: [string, object]}}", null)]
    [InlineData("query", "form", "{type: array, items: {}}", null)]
    [InlineData("query", "deepObject", "{type: object, properties: {b: {type: object}}}", null)]
    [InlineData("query", "form", "{$ref: '#/components/schemas/A'}", null)]
    public void A_parameter_that_cannot_be_written_says_so(string place, string style, string schema, string? expected)
    {
        var generated = GeneratorHarness.Run(
            Service + $"      parameters: [{{name: p, in: {place}, style: {style}, schema: {schema}}}]\ncomponents: {{schemas: {{A: {{type: array, items: {{type: string}}}}}}}}\n").Clean();
        var finding = generated.Diagnostics.SingleOrDefault(static diagnostic => diagnostic.Id == "EPAS2023");
        Assert.Equal(expected is null, finding is null);
        Assert.Contains(expected ?? "", finding?.GetMessage(System.Globalization.CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_has_its_column()
    {
        var finding = GeneratorHarness.Run(Head + "    A: {type: object, properties: {b: {type: strin}}}\n").Diagnostics.Single();
        Assert.Equal("    A: {type: object, properties: {b: {type: ".Length, finding.Location.GetLineSpan().StartLinePosition.Character);
    }

    [Theory]
    [InlineData("Namespace", "", "EPAS2006")]
    [InlineData("ClientName", " ", "EPAS2006")]
    [InlineData("Namespace", "1a", "EPAS2007")]
    [InlineData("Namespace", "a..b", "EPAS2007")]
    [InlineData("Namespace", "a; class X {}", "EPAS2007")]
    [InlineData("ClientName", "a b", "EPAS2007")]
    [InlineData("ClientName", "class", "EPAS2007")]
    [InlineData("Namespace", "my.class", "EPAS2007")]
    [InlineData("ModelsNamespace", "a-b", "EPAS2007")]
    [InlineData("Client", "maybe", "EPAS2007")]
    [InlineData("Server", "1", "EPAS2007")]
    [InlineData("Webhooks", "yes", "EPAS2007")]
    [InlineData("Formats", "maybe", "EPAS2007")]
    public void An_option_that_cannot_be_used_stops_the_item_and_says_why(string option, string value, string id)
    {
        var generated = GeneratorHarness.Run(Head + "    A: {type: string}\n", (option, value));
        Assert.Equal(id, Assert.Single(generated.Diagnostics).Id);
        Assert.Equal(DiagnosticSeverity.Error, generated.Diagnostics[0].Severity);
        Assert.Empty(generated.Files);
    }

    [Fact]
    public void Two_documents_cannot_share_a_namespace()
    {
        var document = Head + "    A: {type: object, properties: {a: {type: string}}}\n";
        var generated = GeneratorHarness.Run(DocumentText.Contract(document, "/one.yaml"), DocumentText.Contract(document, "/two.yaml"));
        Assert.Null(generated.Crash);
        Assert.Equal("/two.yaml", Assert.Single(generated.Diagnostics).Location.GetLineSpan().Path);
        Assert.NotEmpty(generated.Files);

        var apart = GeneratorHarness.Run(DocumentText.Contract(document, "/one.yaml"), DocumentText.Contract(document, "/two.yaml", ("Namespace", "Two")));
        Assert.Empty(apart.Diagnostics);
        apart.Clean();
    }

    [Fact]
    public void A_file_that_is_no_contract_is_left_alone() =>
        Assert.Empty(GeneratorHarness.Run(new DocumentText("/a.txt", "anything", ("EpasContractsItem", "Other"))).Diagnostics);

    public static TheoryData<string, string> Hostile => new()
    {
        { "nesting in flow style", Head + "    A: " + string.Concat(Enumerable.Repeat("{properties: {a: ", 20_000)) + string.Concat(Enumerable.Repeat("}}", 20_000)) },
        { "nesting in JSON", "{\"openapi\":" + new string('[', 100_000) },
        { "nesting below the reader's limit", Head + "    A: " + string.Concat(Enumerable.Repeat("{items: ", 90)) + "{}" + new string('}', 90) },
        { "a chain of references", Head + string.Concat(Enumerable.Range(0, 3_000).Select(static i => $"    A{i}: {{$ref: \"#/components/schemas/A{i + 1}\"}}\n")) + "    A3000: {type: string}\n" },
        { "a chain of models", Head + string.Concat(Enumerable.Range(0, 3_000).Select(static i => $"    A{i}: {{properties: {{a: {{$ref: \"#/components/schemas/A{i + 1}\"}}}}}}\n")) + "    A3000: {type: string}\n" },
        { "a chain of lists", Head + string.Concat(Enumerable.Range(0, 1_000).Select(static i => $"    A{i}: {{type: array, items: {{$ref: \"#/components/schemas/A{i + 1}\"}}}}\n")) + "    A1000: {type: string}\n" },
        { "a circle of lists", Head + "    A: {type: array, items: {$ref: \"#/components/schemas/A\"}}\n    B: {type: object, additionalProperties: {$ref: \"#/components/schemas/B\"}}\n" },
        { "a circle of allOf", Head + "    A: {allOf: [{$ref: \"#/components/schemas/B\"}]}\n    B: {allOf: [{$ref: \"#/components/schemas/A\"}, {type: object}]}\n" },
        { "a circle of oneOf", Head + "    A: {oneOf: [{$ref: \"#/components/schemas/A\"}, {type: \"null\"}]}\n" },
        { "a circle through not and if", Head + "    A: {not: {$ref: \"#/components/schemas/B\"}}\n    B: {if: {$ref: \"#/components/schemas/A\"}, then: {type: string}}\n" },
        { "a circle of three references", Head + "    A: {$ref: \"#/components/schemas/B\"}\n    B: {$ref: \"#/components/schemas/C\"}\n    C: {$ref: \"#/components/schemas/A\"}\n" },
        { "an alias bomb", "a: &a [x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefghijk".Select(static c => $"{c}: &{c} [" + string.Join(",", Enumerable.Repeat("*" + (char)(c - 1), 8)) + "]\n")) },
        { "many equal names", Head + "    A: {type: object, properties: {" + string.Join(", ", Enumerable.Range(0, 3_000).Select(static i => $"\"{new string('-', i + 1)}\": {{type: string}}")) + "}}\n" },
        { "a large enum", Head + "    A: {type: string, enum: [" + string.Join(", ", Enumerable.Range(0, 20_000).Select(static i => $"v{i}")) + "]}\n" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_document_ends_in_bounded_time(string what, string document)
    {
        var clock = Stopwatch.StartNew();
        var generated = GeneratorHarness.Run(document);
        Assert.Null(generated.Crash);
        // Tells work that grows out of proportion from a slow machine: the slowest takes ten seconds on an idle one.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{what}: {clock.Elapsed}");
        // The compiler's own time is not at issue: only what is small is compiled, the rest has to parse.
        if (document.Length < 5_000)
            generated.Clean();
        Assert.DoesNotContain(generated.Compilation.SyntaxTrees.SelectMany(static tree => tree.GetDiagnostics(TestContext.Current.CancellationToken)), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("{allOf: [{$ref: \"#/components/schemas/B\"}]}", "{allOf: [{$ref: \"#/components/schemas/A\"}, {type: object}]}", "{}", "1")]
    [InlineData("{type: array, items: {$ref: \"#/components/schemas/A\"}}", "{}", "[[],[[]]]", "[[1]]")]
    [InlineData("{anyOf: [{$ref: \"#/components/schemas/A\"}, {type: string}], type: string}", "{}", "\"s\"", "1")]
    public void A_circle_is_still_checked_as_far_as_it_says_anything(string a, string b, string valid, string invalid)
    {
        var models = new EmittedModels(GeneratorHarness.Run($"{Head}    A: {a}\n    B: {b}\n").Clean().Load());
        Assert.Empty(models.Validate("A", valid));
        Assert.NotEmpty(models.Validate("A", invalid));
    }

    [Fact]
    public void A_payload_that_is_nested_without_end_is_refused()
    {
        var models = new EmittedModels(GeneratorHarness.Run(Head + "    A: {type: array, items: {$ref: \"#/components/schemas/A\"}}\n").Clean().Load());
        Assert.Equal("maxDepth", models.Validate("A", new string('[', 100_000))[^1].Keyword);
        Assert.NotEmpty(models.Validate("A", Encoding.UTF8.GetString([0x5B, 0x22, 0xC3, 0xBF, 0x22])));
    }
}
