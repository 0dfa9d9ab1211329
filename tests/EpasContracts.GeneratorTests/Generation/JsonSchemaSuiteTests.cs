using System.Globalization;
using System.Reflection;
using System.Text.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Tests.Generation;

/// <summary>The official JSON Schema suite on generated and compiled validators, all groups of a run in one compilation.</summary>
public sealed class JsonSchemaSuiteTests(ITestOutputHelper output)
{
    private const string Draft2020 = "draft2020-12";
    private const string Draft4 = "draft4";

    // The suite's own count of required tests; format.json is among them, which wants formats as annotations.
    private const int Required = 1299;

    /// <summary>The optional files that say something about what the validators assert.</summary>
    private static readonly string[] Optional =
    [
        "optional/anchor", "optional/bignum", "optional/dynamicRef", "optional/ecmascript-regex", "optional/float-overflow", "optional/format-assertion", "optional/id",
        "optional/no-schema", "optional/non-bmp-regex", "optional/refOfUnknownKeyword", "optional/unknownKeyword",
        "optional/format/date-time", "optional/format/date", "optional/format/duration", "optional/format/ecmascript-regex", "optional/format/email",
        "optional/format/hostname", "optional/format/idn-email", "optional/format/idn-hostname", "optional/format/ipv4", "optional/format/ipv6", "optional/format/iri",
        "optional/format/iri-reference", "optional/format/json-pointer", "optional/format/regex", "optional/format/relative-json-pointer", "optional/format/time",
        "optional/format/unknown", "optional/format/uri", "optional/format/uri-reference", "optional/format/uri-template", "optional/format/uuid",
    ];

    /// <summary>What stands in draft 4 and not in OpenAPI 3.0; a group that needs one of them is left out.</summary>
    private static readonly HashSet<string> NotInOpenApi30 = ["additionalItems", "dependencies", "id", "patternProperties"];

    [Fact]
    public void Every_required_test_of_2020_12_gets_the_suites_verdict()
    {
        var (passed, total, faults) = Run([.. SuiteGroup.Files(Draft2020).SelectMany(static file => SuiteGroup.Inside(Draft2020, file, "annotate"))]);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.Equal((Required, Required), (passed, total));
    }

    [Fact]
    public void Optional_tests_of_2020_12_get_the_suites_verdict_with_formats_asserted()
    {
        var folder = SharedFiles.Corpus($"json-schema-test-suite/tests/{Draft2020}");
        var (passed, total, faults) = Run([.. Optional.SelectMany(name => SuiteGroup.Inside(Draft2020, Path.Combine(folder, name + ".json"), "assert"))]);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.Equal(total, passed);
    }

    [Fact]
    public void Every_test_of_draft_4_that_OpenApi_3_0_can_spell_gets_the_suites_verdict()
    {
        var all = SuiteGroup.Files(Draft4).SelectMany(static file => SuiteGroup.Beside(Draft4, file, "annotate")).ToList();
        var reasons = all.ToDictionary(static group => group, static group => Beyond(group.Schema).Distinct().Order(StringComparer.Ordinal).ToList());
        var left = all.Where(group => reasons[group].Count > 0).ToList();
        var (passed, total, faults) = Run([.. all.Except(left)]);
        output.WriteLine($"left out: {left.Count} groups with {left.Sum(static group => group.Tests.Count)} tests");
        foreach (var reason in left.SelectMany(group => reasons[group].Select(word => (word, group))).GroupBy(static entry => entry.word))
            output.WriteLine($"    {reason.Key}: {reason.Count()} groups with {reason.Sum(static entry => entry.group.Tests.Count)} tests");
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.Equal(total, passed);
    }

    private (int Passed, int Total, List<string> Faults) Run(IReadOnlyList<SuiteGroup> groups)
    {
        var generated = GeneratorHarness.Run([.. groups.SelectMany(static group => group.Documents), .. SuiteGroup.Remotes()]);
        Assert.Null(generated.Crash);
        var assembly = generated.Load();
        Assert.Empty(Keywords(assembly).Except(ErrorSentences.Keys));
        var all = new List<string>();
        foreach (var file in groups.GroupBy(static group => group.File))
        {
            var faults = file.SelectMany(group => group.Faults(assembly)).ToList();
            all.AddRange(faults);
            var tests = file.Sum(static group => group.Tests.Count);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Key,-40} {tests - faults.Count,4} of {tests,4} passed"));
        }

        var total = groups.Sum(static group => group.Tests.Count);
        output.WriteLine($"{total - all.Count} passed of {total} in {groups.Count} groups");
        return (total - all.Count, total, all);
    }

    // What the validators can report: each keyword needs its sentence.
    private static IEnumerable<string> Keywords(Assembly assembly) => assembly.GetTypes()
        .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .Where(static field => field.FieldType == typeof(Constraint))
        .Select(static field => ((Constraint)field.GetValue(null)!).Keyword).Distinct();

    // Keywords are looked for wherever they stand; no test's constants are spelled like them.
    private static IEnumerable<string> Beyond(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(static member =>
            (NotInOpenApi30.Contains(member.Name) ? [member.Name] : member switch
            {
                { Name: "type", Value.ValueKind: JsonValueKind.Array } => ["a list of types"],
                { Name: "type", Value: var type } when type.ValueKind == JsonValueKind.String && type.GetString() == "null" => ["the type null"],
                { Name: "items", Value.ValueKind: JsonValueKind.Array } => ["a list of items"],
                { Name: "$ref", Value: var target } when target.ValueKind == JsonValueKind.String && target.GetString()!.StartsWith("http://json-schema.org/draft-04/", StringComparison.Ordinal) =>
                    ["the metaschema of draft 4"],
                { Name: "$ref", Value: var target } when target.ToString().Contains("locationIndependentIdentifier", StringComparison.Ordinal) => ["id, in a referenced file"],
                _ => Array.Empty<string>(),
            }).Concat(Beyond(member.Value))),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Beyond),
        _ => [],
    };
}
