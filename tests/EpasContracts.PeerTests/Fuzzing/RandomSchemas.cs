using System.Text.Json.Nodes;

namespace EpasContracts.Tests.Fuzzing;

/// <summary>Makes JSON Schemas of 2020-12 at random, with every keyword that asserts or applies; names and values are few, so that they meet.</summary>
/// <param name="random">Decides everything.</param>
/// <param name="count">How many there are: what a <c>$ref</c> may name.</param>
internal sealed class RandomSchemas(Random random, int count)
{
    private const int DeepestNesting = 3;

    public static readonly string[] Names = ["a", "b", "c", "id", "größe", "x-1", "__proto", "a/b~c", "\u2028", "😀"];

    private static readonly string[] Patterns =
    [
        "^a", "b$", "^(5|10|30|60)$", "\\d", "^\\w+$", "^[a-c]{1,3}$", "^.$", "\\s", "^(?:ab)*$", "a|b", "[^a]", "^\\p{Lu}", "\\bа|\\b", "^[^\\s]*$", "^\\u00e9?$", "^$", "x-.", "(a|b)*c?$",
        "^a.c$", "^(?!a)", "^(.)\\1$", "[\\u{1F600}-\\u{1F64F}]", "^[\\d-]+$", "^a{2,}?b", "\\$|\\.",
    ];

    public static readonly string[] Formats =
    [
        "date-time", "date", "time", "duration", "uuid", "uri", "email", "hostname", "ipv4", "ipv6", "byte", "int32", "int64", "float", "double", "regex", "json-pointer",
        "relative-json-pointer", "uri-reference", "uri-template",
    ];

    /// <summary>The schema with that number: it may refer in place to later ones alone, so that no reference comes back to its own value.</summary>
    public JsonNode Make(int number) => Schema(number, 0);

    private JsonNode Schema(int number, int depth)
    {
        if (random.Next(20) == 0)
            return JsonValue.Create(random.Next(4) > 0);
        var schema = new JsonObject();
        var keywords = 1 + random.Next(depth == 0 ? 4 : 3);
        if (random.Next(3) > 0)
            AddType(schema);
        for (var i = 0; i < keywords; i++)
            Add(schema, number, depth);
        return schema;
    }

    private void AddType(JsonObject schema)
    {
        string[] types = ["object", "array", "string", "number", "integer", "boolean", "null"];
        var first = types[Math.Min(random.Next(10), random.Next(types.Length))];
        if (random.Next(4) > 0)
            schema["type"] = first;
        else
            schema["type"] = new JsonArray([.. types.Where(type => type == first || random.Next(3) == 0).Select(static type => (JsonNode)JsonValue.Create(type))]);
    }

    private void Add(JsonObject schema, int number, int depth)
    {
        if (depth < DeepestNesting && random.Next(5) < 3)
            AddApplicator(schema, number, depth + 1);
        else
            AddAssertion(schema);
    }

    private void AddAssertion(JsonObject schema)
    {
        var (name, value) = random.Next(18) switch
        {
            0 => ("minimum", Number()),
            1 => ("maximum", Number()),
            2 => ("exclusiveMinimum", Number()),
            3 => ("exclusiveMaximum", Number()),
            4 => ("multipleOf", JsonNode.Parse(Pick("1", "2", "3", "0.5", "0.25", "10", "1e2", "0.01", "1e-3"))!),
            5 => ("minLength", Small()),
            6 => ("maxLength", Small()),
            7 => ("pattern", JsonValue.Create(Pick(Patterns))),
            8 => ("format", JsonValue.Create(Pick(Formats))),
            9 => ("minItems", Small()),
            10 => ("maxItems", Small()),
            11 => ("uniqueItems", JsonValue.Create(random.Next(4) > 0)),
            12 => ("required", Some(Names)),
            13 => ("minProperties", Small()),
            14 => ("maxProperties", Small()),
            15 => ("dependentRequired", new JsonObject { [Pick(Names)] = Some(Names) }),
            16 => ("const", RandomPayloads.Any(random, 2)!),
            _ => ("enum", new JsonArray([.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => RandomPayloads.Any(random, 1)?.DeepClone()).DistinctBy(static value => value?.ToJsonString())])),
        };
        schema[name] = value?.DeepClone();
    }

    private void AddApplicator(JsonObject schema, int number, int depth)
    {
        JsonNode Inner() => Schema(number, depth);
        JsonNode List() => new JsonArray([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Inner())]);
        switch (random.Next(21))
        {
            case 0 or 1 or 2:
                schema["properties"] = Named(Names, Inner);
                break;
            case 3:
                schema["patternProperties"] = Named(["^a", "b", "^x-", "^.$", "\\d"], Inner);
                break;
            case 4:
                schema["additionalProperties"] = Inner();
                break;
            case 5:
                schema["propertyNames"] = Inner();
                break;
            case 6:
                schema["items"] = Inner();
                break;
            case 7:
                schema["prefixItems"] = List();
                break;
            case 8:
                schema["contains"] = Inner();
                if (random.Next(2) == 0)
                    schema["minContains"] = Small();
                if (random.Next(2) == 0)
                    schema["maxContains"] = Small();
                break;
            case 9:
                schema["dependentSchemas"] = Named(Names, Inner);
                break;
            case 10:
                schema["allOf"] = List();
                break;
            case 11:
                schema["anyOf"] = List();
                break;
            case 12:
                schema["oneOf"] = List();
                break;
            case 13:
                schema["not"] = Inner();
                break;
            case 14:
                schema["if"] = Inner();
                if (random.Next(4) > 0)
                    schema["then"] = Inner();
                if (random.Next(4) > 0)
                    schema["else"] = Inner();
                break;
            case 15:
                schema["unevaluatedProperties"] = Inner();
                break;
            case 16:
                schema["unevaluatedItems"] = Inner();
                break;
            case 20:
                schema[Pick("anyOf", "oneOf")] = new JsonArray([.. Enumerable.Range(0, 2 + random.Next(2)).Select(_ => ToldApart(Inner()))]);
                break;
            case 17 when number + 1 < count:
                schema["$ref"] = Reference(number + 1 + random.Next(count - number - 1));
                break;
            case 18:
                // Below a member any schema may be meant, this one too.
                schema["properties"] = new JsonObject { [Pick(Names)] = new JsonObject { ["$ref"] = Reference(random.Next(count)) } };
                break;
            default:
                schema["items"] = new JsonObject { ["$ref"] = Reference(random.Next(count)) };
                break;
        }
    }

    // An alternative that says of one property which texts it may have, and mostly that it must be there.
    private JsonNode ToldApart(JsonNode alternative)
    {
        if (alternative is not JsonObject schema)
            return alternative;
        var text = JsonValue.Create(Pick(Names));
        var properties = schema["properties"] as JsonObject ?? [];
        properties["id"] = random.Next(3) == 0 ? new JsonObject { ["enum"] = new JsonArray(text, "card") } : new JsonObject { ["const"] = text };
        schema["properties"] = properties.Parent is null ? properties : properties.DeepClone();
        if (random.Next(4) > 0)
            schema["required"] = new JsonArray("id");
        if (random.Next(2) == 0)
            schema["type"] = "object";
        return schema;
    }

    private JsonObject Named(string[] names, Func<JsonNode> make) =>
        new(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Pick(names)).Distinct().Select(name => KeyValuePair.Create<string, JsonNode?>(name, make())));

    private static string Reference(int number) => $"#/components/schemas/S{number}";

    private JsonArray Some(string[] names) => new([.. names.Where(_ => random.Next(5) == 0).Select(static name => (JsonNode)JsonValue.Create(name))]);

    private JsonNode Number() => RandomPayloads.Number(random);

    private JsonValue Small() => JsonValue.Create(random.Next(4));

    private string Pick(params string[] texts) => texts[random.Next(texts.Length)];
}
