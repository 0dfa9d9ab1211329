using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EpasContracts.Derivation.Checking;

/// <summary>
/// Holds an example against a schema of its own document: the keywords that a vendor's page can state, and no others. It is
/// no JSON Schema validator: payloads are checked by the generated validators.
/// </summary>
internal sealed class InstanceCheck(JsonObject document)
{
    private const int MaxDepth = 64;

    /// <summary>Alternatives inside of alternatives multiply; so many steps are more than an honest example needs.</summary>
    private const int MaxSteps = 200_000;
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, Regex?> patterns = new(StringComparer.Ordinal);
    private int steps;

    /// <summary>What is wrong with a value, each with its JSON Pointer; empty when the schema accepts it.</summary>
    public IReadOnlyList<string> Errors(JsonObject schema, JsonNode? value)
    {
        var errors = new List<string>();
        steps = 0;
        Check(schema, value, "", errors, 0);
        if (steps > MaxSteps)
            errors.Add("the value has too many alternatives to be checked");
        return errors;
    }

    private void Check(JsonObject schema, JsonNode? value, string at, List<string> errors, int depth)
    {
        if (++steps > MaxSteps)
            return;
        if (depth > MaxDepth)
        {
            errors.Add($"{at} is nested deeper than {MaxDepth} levels");
            return;
        }

        if ((string?)schema["$ref"] is { } reference && Resolve(reference) is { } target)
            Check(target, value, at, errors, depth + 1);
        if (schema["anyOf"] is JsonArray branches)
            CheckAnyOf(branches, value, at, errors, depth);
        if (schema["type"] is { } type && !Allows(type, value))
        {
            errors.Add($"{Place(at)} is {Describe(value)}, not {(type is JsonArray list ? string.Join(" or ", list.Select(t => (string?)t)) : (string?)type)}");
            return;
        }

        if (schema["enum"] is JsonArray values && !values.Any(candidate => JsonNode.DeepEquals(candidate, value)))
            errors.Add($"{Place(at)} is {Describe(value)}, which is not in the list of values");
        switch (value?.GetValueKind())
        {
            case JsonValueKind.String:
                CheckString(schema, (string)value!, at, errors);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value, at, errors);
                break;
            case JsonValueKind.Array when schema["items"] is JsonObject items:
                var array = (JsonArray)value;
                for (var i = 0; i < array.Count; i++)
                    Check(items, array[i], $"{at}/{i}", errors, depth + 1);
                break;
            case JsonValueKind.Object:
                CheckObject(schema, (JsonObject)value, at, errors, depth);
                break;
        }
    }

    private void CheckAnyOf(JsonArray branches, JsonNode? value, string at, List<string> errors, int depth)
    {
        List<string>? closest = null;
        foreach (var branch in branches.OfType<JsonObject>())
        {
            var found = new List<string>();
            Check(branch, value, at, found, depth + 1);
            if (found.Count == 0)
                return;

            // The branch that is not the null one says what is wrong with a value that is not null.
            if (closest is null || (string?)(branch["type"] as JsonValue) != "null")
                closest = found;
        }

        errors.AddRange(closest ?? []);
    }

    private void CheckObject(JsonObject schema, JsonObject value, string at, List<string> errors, int depth)
    {
        foreach (var name in (schema["required"] as JsonArray ?? []).Select(name => (string)name!).Where(name => !value.ContainsKey(name)))
            errors.Add($"{Place(at)} lacks '{name}'");
        foreach (var (name, child) in value)
        {
            if (schema["properties"]?[name] is JsonObject property)
                Check(property, child, $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", errors, depth + 1);
        }
    }

    private void CheckString(JsonObject schema, string value, string at, List<string> errors)
    {
        var length = value.EnumerateRunes().Count();
        if (schema["minLength"] is { } least && length < Number(least))
            errors.Add($"{Place(at)} has {length} characters, at least {least.ToJsonString()} are asked");
        if (schema["maxLength"] is { } greatest && length > Number(greatest))
            errors.Add($"{Place(at)} has {length} characters, at most {greatest.ToJsonString()} are allowed");
        if ((string?)schema["pattern"] is { } pattern && !Matches(pattern, value))
            errors.Add($"{Place(at)} does not match {pattern}");
        if ((string?)schema["format"] == "date-time" && !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _))
            errors.Add($"{Place(at)} is not a date and time");
    }

    private static void CheckNumber(JsonObject schema, JsonNode value, string at, List<string> errors)
    {
        var number = Number(value);
        if (schema["minimum"] is { } least && number < Number(least))
            errors.Add($"{Place(at)} is {number}, the least is {least.ToJsonString()}");
        if (schema["maximum"] is { } greatest && number > Number(greatest))
            errors.Add($"{Place(at)} is {number}, the greatest is {greatest.ToJsonString()}");
        if (schema["multipleOf"] is { } factor && Number(factor) is var divisor && divisor != 0 && number % divisor != 0)
            errors.Add($"{Place(at)} is {number}, not a multiple of {factor.ToJsonString()}");
    }

    private bool Matches(string pattern, string value)
    {
        if (!patterns.TryGetValue(pattern, out var regex))
            patterns.Add(pattern, regex = Compile(pattern));
        try
        {
            return regex is null || regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            // An example is only ever taken when it is known to fit.
            return false;
        }
    }

    /// <summary>ECMA-262 as far as .NET has it: ASCII classes; a final <c>$</c> is the end of the text, not the last line end before it.</summary>
    private static Regex? Compile(string pattern)
    {
        try
        {
            var anchored = pattern.EndsWith('$') && !pattern.EndsWith("\\$", StringComparison.Ordinal);
            return new Regex(anchored ? pattern[..^1] + @"\z" : pattern, RegexOptions.ECMAScript, PatternTimeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool Allows(JsonNode type, JsonNode? value) => type is JsonArray types
        ? types.Any(name => Is((string?)name, value))
        : Is((string?)type, value);

    private static bool Is(string? type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("integer", JsonValueKind.Number) => Number(value!) % 1 == 0,
        ("number", JsonValueKind.Number) => true,
        ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("array", JsonValueKind.Array) => true,
        ("object", JsonValueKind.Object) => true,
        ("null", JsonValueKind.Null) => true,
        _ => false,
    };

    private static decimal Number(JsonNode value) =>
        decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private JsonObject? Resolve(string reference) => reference.StartsWith("#/components/schemas/", StringComparison.Ordinal)
        ? document["components"]?["schemas"]?[reference["#/components/schemas/".Length..]] as JsonObject
        : null;

    private static string Place(string at) => at.Length == 0 ? "the value" : at;

    private static string Describe(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length <= 60 ? text : text[..57] + "...";
    }
}
