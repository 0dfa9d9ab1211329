using System.Text.Json;
using System.Text.Json.Nodes;
using EpasContracts.Pacts.Native;

namespace EpasContracts.Pacts;

/// <summary>
/// Checks JSON with matchers in it before the core sees it: the core takes an unknown matcher, a bad pattern and a body that
/// is no JSON without a word, and the test would pass for the wrong reason.
/// </summary>
internal static class IntegrationJson
{
    private const string GeneratorKey = "pact:generator:type";

    private static readonly HashSet<string> Generators = new(StringComparer.Ordinal)
    {
        "RandomInt", "RandomDecimal", "RandomHexadecimal", "RandomString", "RandomBoolean", "Regex", "Uuid",
        "Date", "Time", "DateTime", "ProviderState", "MockServerURL",
    };

    /// <summary>Parses and checks a body.</summary>
    /// <exception cref="PactException">It is not JSON, or one of its matchers is wrong; the message has the place.</exception>
    public static string Check(string json, string where)
    {
        try
        {
            CheckNode(JsonNode.Parse(json, documentOptions: PactJson.Strict), where, "$");
            return json;
        }
        catch (JsonException exception)
        {
            throw new PactException($"{where} is not valid JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Checks a header, a query value or a path: plain text, or a matcher as JSON.</summary>
    public static string CheckText(string text, string where) =>
        text.StartsWith('{') && text.Contains(Matcher.TypeKey, StringComparison.Ordinal) ? Check(text, where) : text;

    private static void CheckNode(JsonNode? node, string where, string path)
    {
        switch (node)
        {
            case JsonObject parent:
                CheckMatcher(parent, where, path);
                foreach (var (name, child) in parent)
                    CheckNode(child, where, $"{path}.{name}");
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    CheckNode(items[i], where, $"{path}[{i}]");
                break;
        }
    }

    private static void CheckMatcher(JsonObject matcher, string where, string path)
    {
        if (matcher[GeneratorKey] is { } generator && (Text(generator) is not { } known || !Generators.Contains(known)))
            throw Wrong(where, path, $"the generator {generator.ToJsonString()} is unknown to the Pact core; known are {string.Join(", ", Generators.Order())}");

        if (!matcher.TryGetPropertyValue(Matcher.TypeKey, out var type))
            return;

        var problem = Text(type) switch
        {
            "regex" => Regex(matcher),
            "type" => Type(matcher),
            "integer" => Number(matcher, "integer", static text => text.AsSpan().IndexOfAny(".eE") < 0),
            "decimal" => Number(matcher, "decimal (with a fraction, as in 1.5)", static text => text.Contains('.')),
            "number" => Number(matcher, "number", static _ => true),
            "boolean" => Kind(matcher, "true or false", JsonValueKind.True, JsonValueKind.False),
            "include" => Kind(matcher, "text", JsonValueKind.String),
            "equality" or "notEmpty" => matcher.ContainsKey("value") ? null : "it has no 'value'",
            "arrayContains" => matcher["variants"] is JsonArray ? null : "it has no array of 'variants'",
            "eachKey" or "eachValue" => matcher["rules"] is JsonArray ? null : "it has no array of 'rules'",
            "date" or "time" or "datetime" or "timestamp" => Text(matcher["format"]) is null ? "it has no 'format'" : null,
            "null" or "semver" or "values" or "contentType" => null,
            _ => "the Pact core does not know it",
        };
        if (problem is not null)
            throw Wrong(where, path, $"matcher {type?.ToJsonString() ?? "null"}: {problem}");
    }

    private static string? Regex(JsonObject matcher)
    {
        if (Text(matcher["regex"]) is not { } regex)
            return "it has no 'regex'";
        if (Text(matcher["value"]) is not { } example)
            return "its 'value' must be the example as text";
        if (regex.Contains('\0') || example.Contains('\0'))
            return "neither pattern nor example may contain the character U+0000";
        if (PactCore.RegexMatches(regex, example))
            return null;

        return PactCore.RegexCompiles(regex)
            ? $"the example '{example}' is not, as a whole, what the pattern '{regex}' describes"
            : $"the pattern '{regex}' does not compile; the Pact core takes Oniguruma's syntax";
    }

    private static string? Type(JsonObject matcher)
    {
        if (!matcher.TryGetPropertyValue("value", out var example))
            return "it has no 'value'";
        foreach (var bound in (ReadOnlySpan<string>)["min", "max"])
        {
            if (!matcher.TryGetPropertyValue(bound, out var limit))
                continue;
            if (limit is not JsonValue count || !count.TryGetValue<int>(out var elements) || elements < 0)
                return $"its '{bound}' must be a whole number from 0";
            if (example is not JsonArray)
                return $"with '{bound}' its 'value' must be an array";
        }

        return null;
    }

    private static string? Number(JsonObject matcher, string what, Func<string, bool> accepts) =>
        Kind(matcher, $"a {what}", JsonValueKind.Number)
        ?? (accepts(matcher["value"]!.ToJsonString()) ? null : $"its 'value' {matcher["value"]!.ToJsonString()} is not a {what}");

    private static string? Kind(JsonObject matcher, string what, params ReadOnlySpan<JsonValueKind> kinds) =>
        matcher["value"] is { } value && kinds.Contains(value.GetValueKind()) ? null : $"its 'value' must be {what}";

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static PactException Wrong(string where, string path, string problem) => new($"{where} at {path}: {problem}.");
}
