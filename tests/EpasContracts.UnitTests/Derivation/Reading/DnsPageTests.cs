using System.Text.Json.Nodes;
using EpasContracts.Derivation;
using EpasContracts.Derivation.Documents;

namespace EpasContracts.Tests.Derivation.Reading;

/// <summary>
/// The pages of another service, in two shapes, against the vendor's own document of that service. Everything is compared but
/// what such a page cannot show: multipleOf, bounds behind null, the bodies of errors, the name of an enum (its values are
/// compared), a default of no characters, and "anything", which it prints as object.
/// </summary>
public class DnsPageTests(ITestOutputHelper output)
{
    private static readonly string[] Unshown = ["description", "title", "example", "additionalProperties"];
    private static readonly string[] HiddenByNull = ["minimum", "maximum", "minLength", "maxLength"];

    [Theory]
    [InlineData("dns-plain.txt")]
    [InlineData("dns-markdown.txt")]
    public void Gives_what_the_vendors_own_document_says(string file)
    {
        var path = SharedFiles.Corpus("vendor-pages/" + file);
        var answerPath = SharedFiles.Corpus("vendor-pages/dns-answer.yaml");
        var derived = PageDeriver.Derive(File.ReadAllText(path), file).ToJson();
        var answer = (JsonObject)YamlText.ToJson("answer", YamlText.Load("answer", File.ReadAllText(answerPath)))!;
        var (got, wanted) = (new Facts(derived), new Facts(answer));

        foreach (var kind in wanted.All.Keys.Select(Kind).Distinct().Order(StringComparer.Ordinal))
            output.WriteLine($"{kind}: {wanted.All.Keys.Count(key => Kind(key) == kind)}");
        output.WriteLine($"all: {wanted.All.Count} facts of the document, {got.All.Count} of the page");
        var missing = wanted.All.Where(fact => got.All.GetValueOrDefault(fact.Key) != fact.Value)
            .Select(fact => $"{fact.Key}: {fact.Value} (the page: {got.All.GetValueOrDefault(fact.Key) ?? "nothing"})");
        var surplus = got.All.Where(fact => !wanted.All.ContainsKey(fact.Key)).Select(fact => $"{fact.Key}: nothing (the page: {fact.Value})");
        var differences = missing.Concat(surplus).ToList();
        differences.ForEach(output.WriteLine);
        Assert.Empty(differences);
        Assert.True(wanted.All.Count > 700, $"{wanted.All.Count} facts");
    }

    [Fact]
    public void Both_shapes_give_one_document()
    {
        var plain = PageDeriver.Derive(File.ReadAllText(SharedFiles.Corpus("vendor-pages/dns-plain.txt")), "p");
        var markdown = PageDeriver.Derive(File.ReadAllText(SharedFiles.Corpus("vendor-pages/dns-markdown.txt")), "p");
        Assert.Equal(plain.ToYaml(), markdown.ToYaml());
        Assert.Equal(plain.Findings.Select(finding => finding.Id), markdown.Findings.Select(finding => finding.Id));
        Assert.DoesNotContain(plain.Findings, finding => finding.Severity == FindingSeverity.Error);
    }

    private static string Kind(string key) => key.Split(' ')[0];

    /// <summary>A document as flat facts, with null spelled the same way in 3.0's words and in 3.1's.</summary>
    private sealed class Facts
    {
        private readonly JsonObject document;

        public Facts(JsonObject document)
        {
            this.document = document;
            foreach (var (path, item) in document["paths"]!.AsObject())
            {
                foreach (var (method, operation) in item!.AsObject())
                    AddOperation($"{method} {path}", operation!);
            }

            foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject().Where(schema => schema.Key is not ("ValidationErrorModel" or "LocInner") && schema.Value!["enum"] is null))
            {
                All.Add($"schema {name}", "is there");
                foreach (var required in schema!["required"]?.AsArray() ?? [])
                    All.Add($"required {name}.{required}", "yes");
                foreach (var (property, type) in schema["properties"]?.AsObject() ?? [])
                    AddSchema($"{name}.{property}", type!);
            }
        }

        public Dictionary<string, string> All { get; } = [];

        private void AddOperation(string name, JsonNode operation)
        {
            All.Add($"operation {name}", (string?)operation["summary"] ?? "");
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                All.Add($"parameter {name} {parameter!["in"]} {parameter["name"]}", (bool?)parameter["required"] == true ? "required" : "optional");
                AddSchema($"{name} {parameter["name"]}", parameter["schema"]!);
            }

            if (operation["requestBody"] is { } body)
            {
                All.Add($"body {name}", (bool?)body["required"] == true ? "required" : "optional");
                AddSchema($"{name} body", body["content"]!["application/json"]!["schema"]!);
            }

            foreach (var (status, response) in operation["responses"]!.AsObject())
            {
                All.Add($"response {name} {status}", "is there");
                if (status[0] == '2' && response!["content"]?["application/json"]?["schema"] is { } schema)
                    AddSchema($"{name} {status}", schema);
            }
        }

        private void AddSchema(string owner, JsonNode schema)
        {
            var (type, isNullable) = Unwrap(schema);
            All.Add($"type {owner}", Describe(type) + (isNullable ? " or null" : ""));
            foreach (var (keyword, value) in type)
            {
                var plain = keyword is "type" or "enum" or "$ref" or "items" or "nullable" or "anyOf" || Unshown.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);
                plain |= keyword == "default" && value.Compact() == "\"\"";
                if (!plain && keyword is not ("multipleOf" or "examples") && !(isNullable && HiddenByNull.Contains(keyword)))
                    All.Add($"{keyword} {owner}", value.Compact());
            }

            if (type["items"] is { } items)
                AddSchema(owner + "[]", items);
        }

        /// <summary>The schema without null.</summary>
        private static (JsonObject Schema, bool IsNullable) Unwrap(JsonNode schema)
        {
            var own = schema.AsObject();
            if (own["anyOf"] is JsonArray branches && branches.Where(branch => (string?)(branch!["type"] as JsonValue) != "null").ToList() is [JsonObject only])
                return (only, true);
            if (own["allOf"] is JsonArray { Count: 1 } single)
                return (single[0]!.AsObject(), (bool?)own["nullable"] == true);
            return (own, (bool?)own["nullable"] == true || (own["type"] is JsonArray types && types.Any(type => (string?)type == "null")));
        }

        private string Describe(JsonObject schema) => (string?)schema["$ref"] is { } reference ? DescribeTarget(reference.Split('/')[^1])
            : schema["enum"] is { } values ? values.Compact()
            : schema["type"] is JsonArray types ? string.Join('|', types.Select(type => (string?)type).Where(type => type != "null"))
            : (string?)schema["type"] ?? "object";

        private string DescribeTarget(string name) => document["components"]!["schemas"]![name]!["enum"]?.Compact() ?? name;

    }
}
