using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Tests.Fuzzing;

/// <summary>Makes JSON values at random: any, such that a schema is likely to accept them, and changed ones.</summary>
/// <param name="random">Decides everything.</param>
/// <param name="document">The document that references lead into.</param>
internal sealed class RandomPayloads(Random random, JsonNode document)
{
    private const int DeepestNesting = 5;

    private readonly Dictionary<string, string?> _samples = [];

    private static readonly string[] Strings =
    [
        "", "a", "b", "ab", "abc", "aa", "é", "5", "10", "5\n", "60", "A", "Ä", "😀", "😀😀", "a b", " ", "x-1", "\u0000", "\u2028", "e\u0301", "١", "true", "null", "ａ", "a\\c", "c", "aab", "İ", "ſ",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "1.0", "2", "3", "-1", "0.5", "1e2", "100", "1E-2", "0.25", "2147483647", "2147483648", "-2147483648", "4.5", "10", "12", "0.30000000000000004", "9007199254740991",
        "1.5e1", "-12.75", "3.0", "0.01", "0.07", "1e-3", "7",
    ];

    private static readonly Dictionary<string, string[]> ByFormat = new()
    {
        ["date-time"] = ["2024-02-29T12:30:45Z", "2023-02-29T12:30:45Z", "2024-01-01T00:00:00.123456+09:00", "2024-01-01t00:00:00z", "2016-12-31T23:59:60Z", "2024-01-01T00:00:00", "2024-1-1T00:00:00Z", "2024-01-01 00:00:00Z"],
        ["date"] = ["2024-02-29", "2023-02-29", "2024-12-31", "0000-01-01", "2024-13-01", "2024-1-1", "20240101"],
        ["time"] = ["12:30:45Z", "23:59:60Z", "12:30:45+01:00", "12:30:45", "24:00:00Z", "12:30:45.5z", "22:59:60-01:00"],
        ["duration"] = ["P1D", "PT1H", "P1Y2M3DT4H5M6S", "P2W", "P", "PT", "P1W1D", "P1Y1D", "1D", "PT0.5S"],
        ["uuid"] = ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380", "2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g"],
        ["uri"] = ["http://example.com/a?b=c#d", "urn:isbn:0451450523", "/relative", "http://[::1]/", "http://a b", "mailto:a@b.c", "http://ex%41mple.com", "http:", "//x", "http://a/%zz", "ftp://ftp.is.co.za:99/rfc.txt"],
        ["email"] = ["joe@example.com", "joe", "a.b+c@d-e.fr", "joe@", "@x.y", "j..e@x.y", "joe@localhost", "\"joe b\"@x.y", "joe@[127.0.0.1]"],
        ["hostname"] = ["example.com", "a", "-a", "a-", "a..b", "xn--nxasmq6b", "EXAMPLE.com", "a_b", "a.b.", "1.2.3.4"],
        ["ipv4"] = ["127.0.0.1", "256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4.5", "0.0.0.0"],
        ["ipv6"] = ["::1", "2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "12345::", "::1%eth0", "1::2::3", ":", "1:2:3:4:5:6:7", "::"],
        ["byte"] = ["aGVsbG8=", "aGVsbG8", "", "a===", "!!!!", "aGVs bG8="],
        ["int64"] = ["0", "-0", "01", "+1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1.0", "1\n"],
        ["regex"] = ["^a$", "(", "[a-z]+", "a{2,1}", "\\d", "(?<n>a)\\k<n>", "\\a", "[b-a]", "*", "(?=a)*", "\\1", "\\u{61}", "a{,2}"],
        ["json-pointer"] = ["", "/a", "/a~0b~1c", "a", "/~", "/~2", "//"],
        ["relative-json-pointer"] = ["0", "0#", "1/a~0b", "01", "-1/a", "/a", "", "0##", "12//", "1#/a"],
        ["uri-reference"] = ["", "/a", "a/b?c#d", "//host:80/a", "1:b", "./a:b", "/%zz", "a b", "#", "http://example.com/", "//[::1]/", "?a"],
        ["uri-template"] = ["", "a/{b}", "{b:1}{c*}", "{?a,b}", "{}", "{a", "a}", "{a,,b}", "{v:0}", "{v:10000}", "{+a}", "a b", "a%41", "a%4", "{%41}", "größe"],
    };

    /// <summary>Any value.</summary>
    public static JsonNode? Any(Random random, int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 or 3 => Number(random),
        4 or 5 => JsonValue.Create(Strings[random.Next(Strings.Length)]),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(_ => RandomSchemas.Names[random.Next(RandomSchemas.Names.Length)]).Distinct()
            .Select(name => KeyValuePair.Create(name, Any(random, depth - 1)))),
    };

    /// <summary>A number in some spelling.</summary>
    public static JsonNode Number(Random random) => JsonNode.Parse(Numbers[random.Next(Numbers.Length)])!;

    /// <summary>The text of a payload for a schema: near to what it accepts, and every other one changed.</summary>
    public string Text(JsonNode schema)
    {
        var value = random.Next(8) == 0 ? Any(random, 3) : For(schema, 0);
        for (var changes = random.Next(3); changes > 0; changes--)
            value = Change(value);
        var text = value?.ToJsonString(Relaxed) ?? "null";
        return random.Next(25) == 0 ? Damage(text) : text;
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Follows the keywords that say what a value looks like; what the others ask for is left to chance.
    private JsonNode? For(JsonNode? node, int depth)
    {
        if (node is not JsonObject schema || depth > DeepestNesting || random.Next(30) == 0)
            return Any(random, 2);
        if (schema["$ref"] is { } reference && (schema.Count == 1 || random.Next(2) == 0))
            return For(Resolve(reference.GetValue<string>()), depth + 1);
        if (schema.TryGetPropertyValue("const", out var constant))
            return constant?.DeepClone();
        if (schema["enum"] is JsonArray { Count: > 0 } members)
            return members[random.Next(members.Count)]?.DeepClone();
        foreach (var keyword in (string[])["anyOf", "oneOf", "allOf"])
        {
            if (schema[keyword] is JsonArray { Count: > 0 } parts && random.Next(2) == 0)
                return For(parts[random.Next(parts.Count)], depth + 1);
        }

        if (random.Next(4) == 0 && (schema["then"] ?? schema["else"] ?? schema["if"]) is { } branch)
            return For(branch, depth + 1);
        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, depth),
            "string" => String(schema),
            "integer" => JsonNode.Parse(random.Next(5) == 0 ? "1.0" : NearBound(schema, whole: true)),
            "number" => random.Next(2) == 0 ? JsonNode.Parse(NearBound(schema, whole: false)) : Number(random),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            "null" => null,
            _ => Any(random, 2),
        };
    }

    private string? TypeOf(JsonObject schema)
    {
        if (schema["type"] is JsonValue one)
            return one.GetValue<string>();
        if (schema["type"] is JsonArray { Count: > 0 } types)
            return types[random.Next(types.Count)]!.GetValue<string>();
        string[] objects = ["properties", "required", "patternProperties", "additionalProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties"];
        string[] arrays = ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems"];
        string[] strings = ["pattern", "minLength", "maxLength"];
        return objects.Any(schema.ContainsKey) ? "object" : arrays.Any(schema.ContainsKey) ? "array"
            : strings.Any(schema.ContainsKey) ? "string" : schema["format"] is { } format ? (ByFormat.ContainsKey(format.GetValue<string>()) ? "string" : "number")
            : schema.Any(static member => member.Key is "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf") ? "number" : null;
    }

    private JsonObject Object(JsonObject schema, int depth)
    {
        var result = new JsonObject();
        var properties = schema["properties"] as JsonObject;
        foreach (var (name, property) in properties ?? [])
        {
            if (random.Next(5) > 0)
                result[name] = For(property, depth + 1);
        }

        foreach (var name in (schema["required"] as JsonArray ?? []).Select(static name => name!.GetValue<string>()))
        {
            if (!result.ContainsKey(name) && random.Next(10) > 0)
                result[name] = For(properties?[name] ?? schema["additionalProperties"], depth + 1);
        }

        while (random.Next(4) == 0)
            result[RandomSchemas.Names[random.Next(RandomSchemas.Names.Length)]] = For(schema["additionalProperties"] ?? schema["unevaluatedProperties"], depth + 1);
        return result;
    }

    private JsonArray Array(JsonObject schema, int depth)
    {
        var least = schema["minItems"]?.GetValue<int>() ?? 0;
        var prefix = schema["prefixItems"] as JsonArray ?? [];
        var length = Math.Min(least, 5) + random.Next(4);
        return new JsonArray([.. Enumerable.Range(0, length).Select(i =>
            For(i < prefix.Count ? prefix[i] : random.Next(3) == 0 && schema["contains"] is { } contained ? contained : schema["items"] ?? schema["unevaluatedItems"], depth + 1))]);
    }

    private JsonValue String(JsonObject schema)
    {
        if (schema["format"] is { } format && ByFormat.TryGetValue(format.GetValue<string>(), out var texts) && random.Next(5) > 0)
            return JsonValue.Create(texts[random.Next(texts.Length)]);
        if (schema["pattern"] is { } pattern && random.Next(5) > 0 && Sample(pattern.GetValue<string>()) is { } sample)
            return JsonValue.Create(sample);
        var least = schema["minLength"]?.GetValue<int>() ?? 0;
        var text = Strings[random.Next(Strings.Length)];
        return JsonValue.Create(random.Next(3) == 0 ? text : text.PadRight(Math.Min(least, 2000), 'a'));
    }

    private string? Sample(string pattern)
    {
        if (!_samples.TryGetValue(pattern, out var sample))
            _samples[pattern] = sample = PatternCompiler.Compile(pattern) is { IsRegular: true } program ? PatternSamples.ShortestMatch(program, 0, 100) : null;
        return sample;
    }

    // At, right below or right above a bound, where mistakes live.
    private string NearBound(JsonObject schema, bool whole)
    {
        string[] keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
        var bounds = keywords.Where(schema.ContainsKey).ToList();
        var bound = bounds.Count == 0 ? 0 : schema[bounds[random.Next(bounds.Count)]]!.GetValue<double>();
        if (Math.Abs(bound) > 1e15)
            return bound.ToString("R", CultureInfo.InvariantCulture);
        var value = (decimal)bound * (random.Next(4) == 0 ? random.Next(5) : 1) + random.Next(-1, 2);
        return (whole ? decimal.Truncate(value) : value).ToString(CultureInfo.InvariantCulture);
    }

    private JsonNode? Change(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members when random.Next(6) > 0:
                var (name, inner) = members.ElementAt(random.Next(members.Count));
                if (random.Next(4) == 0)
                    members.Remove(name);
                else if (random.Next(4) == 0)
                    members[RandomSchemas.Names[random.Next(RandomSchemas.Names.Length)]] = inner?.DeepClone();
                else
                    members[name] = Change(inner?.DeepClone());
                return members;
            case JsonArray { Count: > 0 } items when random.Next(6) > 0:
                var index = random.Next(items.Count);
                if (random.Next(4) == 0)
                    items.RemoveAt(index);
                else if (random.Next(3) == 0)
                    items.Add(items[index]?.DeepClone());
                else
                    items[index] = Change(items[index]?.DeepClone());
                return items;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String && random.Next(3) > 0:
                return JsonValue.Create(ChangeText(text.GetValue<string>()));
            default:
                return Any(random, 2);
        }
    }

    private string ChangeText(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var at = random.Next(runes.Count + 1);
        if (runes.Count > 0 && random.Next(2) == 0)
            runes.RemoveAt(Math.Min(at, runes.Count - 1));
        else
            runes.Insert(at, "aZ05-_.:/@ \n~%é😀+"[..].EnumerateRunes().ElementAt(random.Next(17)));
        return string.Concat(runes);
    }

    // What JSON is not, or spelled otherwise; a text that Ajv's own parser reads as something is held against ours all the same.
    private string Damage(string text)
    {
        var result = new StringBuilder(text);
        var at = random.Next(text.Length);
        switch (random.Next(6))
        {
            case 0:
                result.Remove(at, 1);
                break;
            case 1:
                result.Insert(at, "{}[],:\"0-.eE+tfn \t\n\\u/*#"[random.Next(24)]);
                break;
            case 2:
                result.Length = at;
                break;
            case 3:
                result.Append(" \t\r\n,]}x"[random.Next(8)]);
                break;
            case 4:
                result.Insert(0, " \n\r\t");
                break;
            default:
                result.Replace("\"a\"", "\"\\u0061\"");
                break;
        }

        return result.ToString();
    }

    private JsonNode? Resolve(string reference)
    {
        var here = document;
        foreach (var token in Uri.UnescapeDataString(reference).Split('/').Skip(1))
            here = here is JsonArray list ? list[int.Parse(token, CultureInfo.InvariantCulture)] : here?[token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        return here;
    }
}
