using System.Reflection;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Tests.Generation;

/// <summary>One group of the official JSON Schema suite: a schema, as the component of an OpenAPI document of its own, and its tests.</summary>
/// <param name="File">The suite's file, such as <c>optional/bignum.json</c>.</param>
/// <param name="Name">What the suite calls the group.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Documents">The document with the component, first, and others that belong to it.</param>
/// <param name="Tests">The suite's tests.</param>
internal sealed record SuiteGroup(string File, string Name, JsonElement Schema, IReadOnlyList<DocumentText> Documents, IReadOnlyList<JsonElement> Tests)
{
    private const string Suite = "json-schema-test-suite";

    /// <summary>The suite's files below a draft's folder.</summary>
    public static IEnumerable<string> Files(string draft, SearchOption option = SearchOption.TopDirectoryOnly) =>
        Directory.GetFiles(SharedFiles.Corpus($"{Suite}/tests/{draft}"), "*.json", option).Order(StringComparer.Ordinal);

    /// <summary>What the suite serves under http://localhost:1234.</summary>
    public static IEnumerable<DocumentText> Remotes()
    {
        var folder = SharedFiles.Corpus($"{Suite}/remotes");
        return Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(file => (file, name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Select(static remote => new DocumentText(
                "/remotes/" + remote.name, System.IO.File.ReadAllText(remote.file), ("EpasContractsItem", "OpenApiReference"), ("Address", "http://localhost:1234/" + remote.name)));
    }

    /// <summary>The groups of a file, each schema inside its document.</summary>
    /// <param name="draft">The draft's folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="formats">What becomes of <c>format</c>.</param>
    public static IEnumerable<SuiteGroup> Inside(string draft, string file, string formats) => Read(draft, file, (schema, ns) =>
    [
        DocumentText.Contract(
            $$"""{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"S": {{WithId(schema, ns)}} } } }""",
            $"/{ns}.json", ("Namespace", ns), ("ClientName", ns + "Client"), ("Client", "false"), ("Formats", formats)),
    ]);

    /// <summary>The groups of a file, each schema a file beside its document, of OpenAPI 3.0.</summary>
    public static IEnumerable<SuiteGroup> Beside(string draft, string file, string formats) => Read(draft, file, (schema, ns) =>
    [
        DocumentText.Contract(
            $$"""{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"S": {"$ref":"schemas/{{ns}}.schema.json"} } } }""",
            $"/{ns}.json", ("Namespace", ns), ("ClientName", ns + "Client"), ("Client", "false"), ("Formats", formats)),
        new DocumentText($"/schemas/{ns}.schema.json", schema.GetRawText()),
    ]);

    /// <summary>Where the generated code's verdict is not the suite's.</summary>
    /// <param name="assembly">The compiled code of all groups.</param>
    public IEnumerable<string> Faults(Assembly assembly)
    {
        var ns = Documents[0].Metadata["Namespace"];
        var schema = new EmittedModels(assembly, ns, $"{ns}Contract").Descriptor.Schemas[0];
        foreach (var test in Tests)
        {
            var data = Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText());
            var valid = test.GetProperty("valid").GetBoolean();
            if (Verdict(schema, data) is var verdict && verdict != valid.ToString())
                yield return $"{File}: {Name}: {test.GetProperty("description")}: {verdict} for {Encoding.UTF8.GetString(data)} of {Schema}";
        }
    }

    // A model checks itself while it is read: both ways must say the same.
    private static string Verdict(SchemaDescriptor schema, byte[] data)
    {
        var errors = JsonModel.Validate(schema, data);
        var verdict = (errors.Count == 0).ToString();
        if (schema.ModelType is null)
            return verdict;
        var read = EmittedModels.ReadErrors(schema.ModelType, data);
        // A model is an object: that other types satisfy a schema without a type is noted as not representable.
        return read.Any(static error => error.Keyword == "representable") || (read.Count == 0) == (errors.Count == 0) ? verdict : $"{verdict} but read with {read.Count} errors";
    }

    private static IEnumerable<SuiteGroup> Read(string draft, string file, Func<JsonElement, string, IReadOnlyList<DocumentText>> documents)
    {
        var name = Path.GetRelativePath(SharedFiles.Corpus($"{Suite}/tests/{draft}"), file).Replace('\\', '/');
        var stem = string.Concat(Path.ChangeExtension(name, null).Where(char.IsAsciiLetterOrDigit));
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
        var index = 0;
        foreach (var group in document.RootElement.EnumerateArray())
        {
            var schema = group.GetProperty("schema").Clone();
            yield return new SuiteGroup(
                name, group.GetProperty("description").GetString()!, schema, documents(schema, $"S{stem}{index++}"),
                [.. group.GetProperty("tests").EnumerateArray().Select(static test => test.Clone())]);
        }
    }

    // The suite's pointers begin at the schema: an $id makes it a resource of its own inside the document.
    private static string WithId(JsonElement schema, string name)
    {
        if (schema.ValueKind != JsonValueKind.Object || schema.TryGetProperty("$id", out _))
            return schema.GetRawText();
        var inner = schema.GetRawText().Trim()[1..];
        return $$"""{"$id":"http://suite.test/{{name}}"{{(inner.Trim() == "}" ? "" : ",")}}{{inner}}""";
    }
}
