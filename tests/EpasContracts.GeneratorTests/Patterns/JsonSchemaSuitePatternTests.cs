using System.Text.Json;

namespace EpasContracts.Tests.Patterns;

/// <summary>The pattern cases of the official JSON Schema test suite, on the automata.</summary>
public sealed class JsonSchemaSuitePatternTests
{
    [Theory]
    [InlineData("pattern.json", 2)]
    [InlineData("optional/ecmascript-regex.json", 57)]
    [InlineData("optional/non-bmp-regex.json", 6)]
    public void Every_string_of_the_suite_gets_the_suites_verdict(string file, int atLeast)
    {
        var path = SharedFiles.Corpus("json-schema-test-suite/tests/draft2020-12/" + file);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var count = 0;
        foreach (var group in document.RootElement.EnumerateArray())
        {
            foreach (var (pattern, text, valid, name) in Cases(group))
            {
                count++;
                Assert.True(PatternAssert.Regular(pattern).Matches(text) == valid, $"{file}: {name}: '{pattern}' on '{text}'");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{file}: {count} cases");
        Assert.True(count >= atLeast, $"{count} cases in {file}");
    }

    private static IEnumerable<(string Pattern, string Text, bool Valid, string Name)> Cases(JsonElement group)
    {
        var schema = group.GetProperty("schema");
        foreach (var test in group.GetProperty("tests").EnumerateArray())
        {
            var data = test.GetProperty("data");
            var valid = test.GetProperty("valid").GetBoolean();
            var name = $"{group.GetProperty("description")}: {test.GetProperty("description")}";
            if (schema.TryGetProperty("pattern", out var pattern) && data.ValueKind == JsonValueKind.String)
                yield return (pattern.GetString()!, data.GetString()!, valid, name);
        }
    }
}
