using EpasContracts.OpenApi.Model;

namespace EpasContracts.Tests.Reading;

/// <summary>Each rule and a document that breaks it; § marks the place that the finding must name.</summary>
public class FindingTests
{
    private const string Head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
    private const string Head30 = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
    private const string Ok = "responses: {'200': {description: D}}";

    public static TheoryData<string, string> Cases { get; } = new()
    {
        { "EPAS1001", Head + "paths: §]" },
        { "EPAS1002", "§ \n" },
        { "EPAS1003", "a§\0b" },
        { "EPAS1004", new string('[', 256) + "§" + new string('[', 1000) },
        { "EPAS1005", AliasBomb() },
        { "EPAS1006", Head + "paths: §*nobody" },
        { "EPAS1007", Head + "paths: {}\n§paths: {}" },
        { "EPAS1008", Head + "paths: {}\n? §[a]\n: b" },
        { "EPAS1009", Head + "paths: {}\nx-a: {<<: §5}" },
        { "EPAS1010", Head + "paths: {}\n§---\na: b" },
        { "EPAS1011", Head + "paths: {}\nx-a: §.inf" },
        { "EPAS1012", Head + "paths: {}\nx-a: §!b c" },
        { "EPAS1013", "§" + Head + "paths: {}\n" + string.Join("\n", Enumerable.Range(0, 3000).Select(i => $"a{i}: b")) },
        { "EPAS1020", "§a: b" },
        { "EPAS1020", "§[a]" },
        { "EPAS1021", "§swagger: '2.0'" },
        { "EPAS1022", "openapi: §4.0.0" },
        { "EPAS1023", "openapi: 3.1.0\n§info: {version: '1'}\npaths: {}" },
        { "EPAS1024", Head + "paths: §[a]" },
        { "EPAS1024", Head + Schema("{properties: {a: {required: §true}}}") },
        { "EPAS1024", Head + Schema("{minLength: §'3'}") },
        { "EPAS1024", Head + Schema("{items: §[{}]}") },
        { "EPAS1025", Head + Schema("{minLength: §-1}") },
        { "EPAS1025", Head + Schema("{maxItems: §1.5}") },
        { "EPAS1025", Head + Schema("{type: [string, §bad]}") },
        { "EPAS1025", Head + Schema("{multipleOf: §0}") },
        { "EPAS1025", "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths: {/a: {additionalOperations: {A B: §{" + Ok + "}}}}" },
        { "EPAS1025", "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths: {/a: {additionalOperations: {Get: §{" + Ok + "}}}}" },
        { "EPAS1025", Head + Operation("/a", "§{in: header, name: 'a b', schema: {}}") },
        { "EPAS1026", "openapi: 3.1.0\ninfo: {title: T, version: §1.0}\npaths: {}" },
        { "EPAS1027", Head + Schema("{§minlength: 3}") },
        { "EPAS1028", Head + Schema("{§externalDocs: {url: u}}") },
        { "EPAS1028", Head + "paths:\n  /a: {get: {responses: {§'204': {description: d, content: {application/json: {}}}}}}" },
        { "EPAS1029", Head + Schema("{§dependencies: {a: [b]}}") },
        { "EPAS1030", Head + Schema("{§nullable: true}") },
        { "EPAS1030", Head30 + Schema("{§const: a}") },
        { "EPAS1031", Head + Schema("{§format: null}") },
        { "EPAS1032", Head + Schema("{examples: §{a: b}}") },
        { "EPAS1033", Head + "paths:\n  /a: {get: {responses: {'200': {description: D}, §'5xx': {description: D}}}}" },
        { "EPAS1040", Head + Schema("{§$ref: '#/components/schemas/Nobody'}") },
        { "EPAS1041", Head + Schema("{§$ref: 'other.yaml#/a'}") },
        { "EPAS1042", Head + "components: {responses: {A: {§$ref: '#/components/responses/B'}, B: {$ref: '#/components/responses/A'}}}" },
        { "EPAS1043", Head30 + Schema("{$ref: '#/components/schemas/S', §minLength: 3}") },
        { "EPAS1045", Head + Schema("{§$schema: 'https://json-schema.org/draft/2019-09/schema'}") },
        { "EPAS1046", Head + "components: {schemas: {S: {$schema: 'https://e.example/meta'}, M: {$id: 'https://e.example/meta', $vocabulary: {§'https://e.example/own': true}}}}" },
        { "EPAS1044", Head + Schema("{$id: 'https://e.example/s', not: {§$ref: '#/components/schemas/S'}}") },
        { "EPAS1050", Head30 + Schema("{nullable: true, §enum: [a]}") },
        { "EPAS1051", Head30 + Schema("{§exclusiveMinimum: true}") },
        { "EPAS1052", Head + Schema("{enum: [a, §a]}") },
        { "EPAS1060", Head + "paths:\n  /a: {get: {operationId: a, " + Ok + "}, put: {§operationId: a, " + Ok + "}}" },
        { "EPAS1061", Head + "paths:\n  /a: {§get: {}}" },
        { "EPAS1062", Head + Operation("/a", "{name: a, in: query, schema: {}},\n      §{name: a, in: query, schema: {}}") },
        { "EPAS1063", Head + Operation("/a/{b}", "{name: a, in: query, schema: {}}").Replace("get:", "§get:", StringComparison.Ordinal) },
        { "EPAS1064", Head + Operation("/a", "§{name: a, in: path, required: true, schema: {}}") },
        { "EPAS1065", Head + Operation("/{a}", "§{name: a, in: path, schema: {}}") },
        { "EPAS1066", Head + "paths:\n  §a: {}" },
        { "EPAS1066", Head + "paths:\n  /a/{b}: {}\n  §/a/{c}: {}" },
        { "EPAS1067", Head + "security: [{ §nobody: [] }]\npaths: {}" },
        { "EPAS1068", Head + Operation("/a", "§{name: a, in: query}") },
        { "EPAS1069", Head + Operation("/a", "§{name: accept, in: header, schema: {}}") },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_found_at_its_place(string id, string marked)
    {
        var found = Document.Read(marked.Replace("§", "", StringComparison.Ordinal)).Findings.Where(finding => finding.Id == id).ToList();
        var rule = ReadingRules.All.Single(rule => rule.Id == id);

        Assert.Contains(PlaceOfMark(marked), found.Select(finding => finding.Location.ToString()));
        Assert.All(found, finding => Assert.Equal(rule.Severity, finding.Severity));
        Assert.All(found, finding => Assert.False(finding.Message.EndsWith('.') || finding.NextStep.Length == 0));
    }

    [Fact]
    public void Every_rule_has_a_case_and_an_id_of_its_own()
    {
        Assert.Equal(ReadingRules.All.Select(rule => rule.Id), Cases.Select(data => data.Data.Item1).Distinct().Order());
        Assert.Equal(ReadingRules.All.Count, ReadingRules.All.Select(rule => rule.Title).Distinct().Count());
    }

    [Theory]
    [InlineData("{minlength: 3}", "Did you mean 'minLength'?")]
    [InlineData("{proprties: {}}", "Did you mean 'properties'?")]
    public void The_nearest_spelling_is_the_next_step(string schema, string nextStep) =>
        Assert.StartsWith(nextStep, Assert.Single(Document.WithSchema(schema).Findings).NextStep, StringComparison.Ordinal);

    [Theory]
    [InlineData("itemEncoding: {contentType: text/plain}")]
    [InlineData("prefixEncoding: [{contentType: text/plain}]")]
    public void Parts_by_place_say_what_to_do_instead(string keyword)
    {
        var document = Document.Read("openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: {post: {" + Ok + ", requestBody: {content: {multipart/mixed: {" + keyword + "}}}}}");
        var finding = Assert.Single(document.Findings);
        Assert.Equal("EPAS1029", finding.Id);
        Assert.Contains("by name", finding.NextStep, StringComparison.Ordinal);
        Assert.Contains("HttpClient", finding.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_effect_at_many_places_is_told_at_the_first_of_them()
    {
        // Schemas are read from where they are used: the last of these comes first.
        var document = Document.Read(
            Head + "components:\n  schemas:\n    A: {externalDocs: {url: u}}\n    B: {externalDocs: {url: u}}\n"
            + "paths: {/a: {get: {externalDocs: {url: u}, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}}}\n"
            + "tags: [{name: t, externalDocs: {url: u}}, {name: s, externalDocs: {url: u}}, {name: r, externalDocs: {url: u}}]");
        Assert.Equal(
            ["5: 'externalDocs' of a schema has no effect in the contract, here and at one other place", "7: 'externalDocs' of an operation has no effect in the contract",
                "8: 'externalDocs' of a tag has no effect in the contract, here and at 2 other places"],
            document.Findings.Select(static finding => $"{finding.Location.Line}: {finding.Message}"));
    }

    [Fact]
    public void A_fault_in_a_shared_component_is_found_once()
    {
        var document = Document.Read(
            Head + "paths:\n  /a: {get: " + Responses() + ", put: " + Responses() + "}\ncomponents: {responses: {E: {descripton: D, description: D}}}");
        Assert.Equal("Did you mean 'description'? It was left out.", Assert.Single(document.Findings).NextStep);

        static string Responses() => "{responses: {'200': {$ref: '#/components/responses/E'}, default: {$ref: '#/components/responses/E'}}}";
    }

    [Fact]
    public void Anchors_aliases_and_merge_keys_are_followed()
    {
        var document = Document.Read(Head + "paths: {}\nx-base: &base {type: string, maxLength: 3}\ncomponents:\n  schemas:\n    A: *base\n    B: {<<: *base, maxLength: 5}");
        Assert.Equal([3L, 5L], document.Contract!.Schemas.Select(named => named.Schema.MaxLength!.Value));
        Assert.All(document.Contract.Schemas, named => Assert.Equal(JsonTypes.String, named.Schema.Types));
        Assert.Empty(document.Findings);
    }

    [Fact]
    public void Anchors_and_ids_of_schemas_are_pointers_in_the_contract()
    {
        var contract = Document.Read(
            Head + "components:\n  schemas:\n    A: {$id: 'https://e.example/a', $defs: {d: {$anchor: dd}}, properties: {x: {$ref: '#dd'}, y: {$ref: '#/$defs/d'}}}\n"
            + "    B: {$ref: 'https://e.example/a#dd'}\n    C: {$ref: 'https://e.example/a'}").Contract!;
        Assert.Equal(
            ["/components/schemas/A/$defs/d", "/components/schemas/A/$defs/d"],
            contract.Schemas[0].Schema.Properties.Select(property => property.Schema.Reference));
        Assert.Equal("/components/schemas/A/$defs/d", contract.Schemas[1].Schema.Reference);
        Assert.Equal("/components/schemas/A", contract.Schemas[2].Schema.Reference);
    }

    [Fact]
    public void A_reference_into_an_extension_is_part_of_the_contract()
    {
        var contract = Document.Read(Head + "x-shared: {a: {type: string}}\ncomponents: {schemas: {S: {$ref: '#/x-shared/a'}}}").Contract!;
        Assert.Equal(JsonTypes.String, contract.Resolve("/x-shared/a")!.Types);
    }

    private static string Schema(string schema) => $"components: {{schemas: {{S:\n      {schema}}}}}";

    private static string Operation(string path, string parameters) => $"paths:\n  {path}: {{get: {{{Ok}, parameters: [\n      {parameters}]}}}}";

    /// <summary>The lists hold 11, 111, 1,111 … values: the eighth alias of the sixth list passes a million.</summary>
    private static string AliasBomb()
    {
        var text = Head + "x-a: &a [x, x, x, x, x, x, x, x, x, x]\n";
        for (var name = 'b'; name < 'k'; name++)
        {
            var alias = "*" + (char)(name - 1);
            text += $"x-{name}: &{name} [" + string.Join(", ", Enumerable.Range(1, 10).Select(i => (name, i) == ('f', 8) ? "§" + alias : alias)) + "]\n";
        }

        return text;
    }

    private static string PlaceOfMark(string marked)
    {
        var before = marked[..marked.IndexOf('§', StringComparison.Ordinal)];
        return $"openapi.yaml:{before.Count(c => c == '\n') + 1}:{before.Length - before.LastIndexOf('\n')}";
    }
}
