using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>
/// Reads lists in lists: a field a bullet, its description below, its own fields indented. The page loses a field's name where
/// the schema has a title of its own; the example lists the same fields in the same order, so it tells the name again.
/// </summary>
internal sealed partial class NestedList(FieldFacts facts, FindingLog findings)
{
    private const int MaxDepth = 12;

    /// <summary>One bullet.</summary>
    internal sealed record Entry(string Head, int Line, int Indent)
    {
        public List<string> Words { get; } = [];

        public List<Entry> Children { get; } = [];
    }

    /// <summary>What the fields of one object are called, in order, with a value of each; null when nothing tells.</summary>
    internal sealed record Order(IReadOnlyList<(string Name, JsonNode? Value)> Fields);

    /// <summary>The bullets of a section as a tree.</summary>
    public static List<Entry> Read(IEnumerable<PageLine> lines)
    {
        var roots = new List<Entry>();
        var open = new Stack<Entry>();
        foreach (var line in lines)
        {
            var text = line.Text.TrimStart();
            if (Bullet().Match(text) is { Success: true } bullet)
            {
                var entry = new Entry(bullet.Groups[1].Value, line.Number, line.Text.Length - text.Length);
                while (open.Count > 0 && (open.Peek().Indent >= entry.Indent || open.Count >= MaxDepth))
                    open.Pop();
                (open.Count == 0 ? roots : open.Peek().Children).Add(entry);
                open.Push(entry);
            }
            else if (open.Count > 0 && !Furniture().IsMatch(text))
            {
                open.Peek().Words.Add(text);
            }
        }

        return roots;
    }

    /// <summary>The names of a path's template.</summary>
    public static Order ByPosition(string path) => new([.. Template().Matches(path).Select(match => (match.Groups[1].Value, (JsonNode?)JsonValue.Create("")))]);

    /// <summary>The names of an example, null when it is no JSON object.</summary>
    public static Order? ByExample(string? example)
    {
        try
        {
            return ByValue(example is null ? null : JsonNode.Parse(example, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }));
        }
        catch (JsonException)
        {
            // Whoever places the example reports that it is not JSON; here it only tells nothing.
            return null;
        }
    }

    /// <summary>The type of an object with these fields.</summary>
    public PageType Type(List<Entry> entries, Order? order) =>
        Fields(entries, order, null) is { Count: > 0 } fields ? new ObjectType(fields) : new PrimitiveType("object", null);

    /// <summary>The fields of these bullets.</summary>
    public List<PageField> Fields(List<Entry> entries, Order? order, string? place)
    {
        // The order tells a name only when it agrees with every name that the page prints.
        var heads = entries.ConvertAll(entry => Head().Match(entry.Head));
        var agrees = order is not null && order.Fields.Count == entries.Count
            && heads.Zip(order.Fields, (head, field) => !head.Success || head.Groups["name"].Value == field.Name).All(same => same);
        var fields = new List<PageField>();
        for (var i = 0; i < entries.Count; i++)
        {
            var known = order?.Fields.FirstOrDefault(field => heads[i].Success ? field.Name == heads[i].Groups["name"].Value : agrees && field.Name == order.Fields[i].Name);
            if (Field(entries[i], heads[i], agrees ? order!.Fields[i].Name : null, known?.Value, place) is { } field)
                fields.Add(field);
        }

        return fields;
    }

    private PageField? Field(Entry entry, Match head, string? name, JsonNode? value, string? place)
    {
        var words = Glue().Replace(string.Join(' ', entry.Words), "$1");
        if (head.Success && ExoscaleTypes.Read(head.Groups["type"].Value) is { } stated)
            return facts.Field(place, head.Groups["name"].Value, head.Groups["required"].Success, Nest(stated, entry, value), words, entry.Line);

        if (name is null)
        {
            findings.Error(FindingIds.LostName, entry.Line, $"The page prints no name for the field \"{FieldList.Shorten(entry.Head)}\"; it is left out.", "Add the field in an overlay.");
            return null;
        }

        findings.Warn(FindingIds.LostName, entry.Line, $"The page prints no name for \"{FieldList.Shorten(entry.Head)}\"; it is read as '{name}', which stands in its place {(place == "path" ? "in the path" : "in the example")}.",
            "Compare the name and the type with the vendor's SDK; correct them in an overlay.");
        return facts.Field(place, name, place == "path", Nest(TypeOf(value), entry, value), $"{entry.Head} {words}", entry.Line);
    }

    private PageType Nest(PageType type, Entry entry, JsonNode? value) => type switch
    {
        PrimitiveType { Name: "object" } when entry.Children.Count > 0 => Type(entry.Children, ByValue(value)),
        ArrayType { Item: PrimitiveType { Name: "object" } } when entry.Children.Count > 0 => new ArrayType(Type(entry.Children, ByValue((value as JsonArray)?.FirstOrDefault()))),
        _ => type,
    };

    private static Order? ByValue(JsonNode? value) => value is JsonObject members ? new Order([.. members.Select(member => (member.Key, member.Value))]) : null;

    private static PageType TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => new PrimitiveType("boolean", null),
        JsonValueKind.Number => new PrimitiveType(value.ToJsonString().AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? "integer" : "number", null),
        JsonValueKind.Object => new PrimitiveType("object", null),
        JsonValueKind.Array => new ArrayType(TypeOf(((JsonArray)value).FirstOrDefault())),
        JsonValueKind.String => new PrimitiveType("string", null),
        _ => new UnionType([], false),
    };

    [GeneratedRegex(@"^[•-]\s*(.*)$")]
    private static partial Regex Bullet();

    /// <summary>What a browser shows to fold a list, and what says nothing that OpenAPI does not say by itself.</summary>
    [GeneratedRegex("^(?:Hide .* attributes? Show .*|Additional properties are allowed\\.)$")]
    private static partial Regex Furniture();

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_.-]{0,199}) (?:(?<required>Required) / )?(?<type>(?:string|integer|number|boolean|object)(?:\([a-z0-9-]{1,40}\))?|array\[[a-z0-9\[\]()-]{1,60}\])(?<required> Required)?$")]
    private static partial Regex Head();

    [GeneratedRegex(@"\{([A-Za-z0-9_-]+)\}")]
    private static partial Regex Template();

    /// <summary>A crawl breaks a sentence at its figures: no blank belongs before a comma or a full stop.</summary>
    [GeneratedRegex(@" +([,.])(?= |$)")]
    private static partial Regex Glue();
}
