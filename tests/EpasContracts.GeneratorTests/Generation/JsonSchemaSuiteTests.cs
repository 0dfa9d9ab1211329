using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using Microsoft.CodeAnalysis;

namespace EpasContracts.Tests.Generation;

/// <summary>
/// The required tests of the official JSON Schema suite, on generated and compiled validators: every group is the component of a
/// document of its own, all in one compilation.
/// </summary>
public sealed class JsonSchemaSuiteTests(ITestOutputHelper output)
{
    // Whether a format is asserted is up to the implementation; ours does, and this file wants it as an annotation.
    private static readonly HashSet<string> ByDesign = ["format.json"];

    // What the generator says about a keyword that it does not enforce, and about a reference to another document.
    private static readonly HashSet<string> NotEnforced = ["EPAS2002", "EPAS1041"];

    // A vocabulary of one's own is said to have no effect (EPAS1028): OpenAPI's dialect is the only one.
    private const string OwnVocabulary = "schema that uses custom metaschema with with no validation vocabulary";

    [Fact]
    public void Every_group_whose_keywords_are_enforced_gets_the_suites_verdicts()
    {
        var folder = SharedFiles.Corpus("json-schema-test-suite/tests/draft2020-12");
        var groups = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Where(static file => !ByDesign.Contains(Path.GetFileName(file))).SelectMany(Read).ToList();
        var generated = GeneratorHarness.Run([.. groups.Select(static group => group.Document)]);
        Assert.Null(generated.Crash);
        var assembly = generated.Load();
        var reports = generated.Diagnostics.Where(static diagnostic => NotEnforced.Contains(diagnostic.Id))
            .ToLookup(static diagnostic => diagnostic.Location.GetLineSpan().Path);

        var faults = new List<string>();
        var passed = 0;
        foreach (var file in groups.GroupBy(static group => group.File))
        {
            var tests = file.Sum(static group => group.Tests.Count);
            var skipped = file.Where(group => reports.Contains(group.Document.Path)).ToList();
            var failed = file.Except(skipped).SelectMany(group => Faults(group, assembly)).ToList();
            var left = skipped.Sum(static group => group.Tests.Count);
            passed += tests - left - failed.Count;
            faults.AddRange(failed);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Key,-30} {tests - left - failed.Count,4} of {tests,4} passed, {left} not enforced"));
            foreach (var group in skipped)
                output.WriteLine($"    {group.Name}: {reports[group.Document.Path].First().GetMessage(CultureInfo.InvariantCulture)}");
        }

        output.WriteLine($"{passed} passed of {groups.Sum(static group => group.Tests.Count)}");
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(passed >= Floor, $"only {passed} tests passed");
    }

    // What stood when the test was written: the number only grows.
    private const int Floor = 1070;

    private static IEnumerable<string> Faults(Group group, Assembly assembly)
    {
        var schema = new EmittedModels(assembly, group.Namespace, $"{group.Namespace}Contract").Descriptor.Schemas[0];
        foreach (var test in group.Tests)
        {
            var data = Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText());
            var valid = test.GetProperty("valid").GetBoolean();
            if (Verdict(schema, data) is var verdict && verdict != valid.ToString())
                yield return $"{group.Name}: {test.GetProperty("description")}: {verdict} for {Encoding.UTF8.GetString(data)} of {group.Schema}";
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

    private static IEnumerable<Group> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var name = Path.GetFileName(file);
        var index = 0;
        foreach (var group in document.RootElement.EnumerateArray().Where(static group => group.GetProperty("description").GetString() != OwnVocabulary))
        {
            var ns = $"S{Path.GetFileNameWithoutExtension(name).Replace("-", "", StringComparison.Ordinal)}{index++}";
            var schema = WithId(group.GetProperty("schema"), ns);
            var text = $$"""{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"S": {{schema}} } } }""";
            yield return new Group(
                name, $"{name}: {group.GetProperty("description").GetString()}", ns, schema,
                DocumentText.Contract(text, $"/{ns}.json", ("Namespace", ns), ("ClientName", ns + "Client"), ("Client", "false")),
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

    private sealed record Group(string File, string Name, string Namespace, string Schema, DocumentText Document, IReadOnlyList<JsonElement> Tests);
}
