using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EpasContracts.Derivation.JsonPath;

/// <summary>
/// A JSONPath query (RFC 9535): names, wildcards, indexes, slices, unions, descendants and filters with the functions
/// <c>length</c>, <c>count</c>, <c>match</c>, <c>search</c> and <c>value</c>.
/// </summary>
public sealed class JsonPathQuery
{
    private readonly IReadOnlyList<Segment> segments;

    private JsonPathQuery(string text, IReadOnlyList<Segment> segments)
    {
        Text = text;
        this.segments = segments;
    }

    /// <summary>The query as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="text">The query, beginning with <c>$</c>.</param>
    /// <exception cref="JsonPathException">The text is not a well-formed, well-typed query.</exception>
    public static JsonPathQuery Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new JsonPathQuery(text, new JsonPathParser(text).ParseQuery());
    }

    /// <summary>The nodes that the query selects, in the order of RFC 9535; one node can come more than once.</summary>
    /// <param name="root">The document.</param>
    public IReadOnlyList<JsonPathNode> Select(JsonNode? root) => Evaluate(segments, new JsonPathNode(root, null, null, -1), root);

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static IReadOnlyList<JsonPathNode> Evaluate(IReadOnlyList<Segment> segments, JsonPathNode start, JsonNode? root)
    {
        IReadOnlyList<JsonPathNode> nodes = [start];
        foreach (var segment in segments)
            nodes = [.. nodes.SelectMany(node => segment.Select(node, root))];
        return nodes;
    }
}

/// <summary>A node that a query selected, with its place, so that it can be replaced or removed.</summary>
/// <param name="Value">The value; <see langword="null"/> is JSON null.</param>
/// <param name="Parent">The object or array that holds it; <see langword="null"/> for the root.</param>
/// <param name="Name">Its name when the parent is an object.</param>
/// <param name="Index">Its index when the parent is an array, otherwise -1.</param>
public sealed record JsonPathNode(JsonNode? Value, JsonNode? Parent, string? Name, int Index)
{
    /// <summary>The one path that names this node alone (RFC 9535, section 2.7): <c>$['a'][0]</c>.</summary>
    public string NormalizedPath
    {
        get
        {
            var parts = new Stack<string>();
            if (Parent is not null)
                parts.Push(Name is null ? Bracket(Index) : Bracket(Name));
            for (var node = Parent; node?.Parent is { } holder; node = holder)
                parts.Push(holder is JsonArray ? Bracket(node.GetElementIndex()) : Bracket(node.GetPropertyName()));
            return "$" + string.Concat(parts);
        }
    }

    private static string Bracket(int index) => $"[{index.ToString(CultureInfo.InvariantCulture)}]";

    private static string Bracket(string name)
    {
        var quoted = new StringBuilder("['");
        foreach (var c in name)
        {
            _ = c switch
            {
                '\b' => quoted.Append("\\b"),
                '\t' => quoted.Append("\\t"),
                '\n' => quoted.Append("\\n"),
                '\f' => quoted.Append("\\f"),
                '\r' => quoted.Append("\\r"),
                '\'' or '\\' => quoted.Append('\\').Append(c),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append("']").ToString();
    }

    internal IEnumerable<JsonPathNode> Children() => Value switch
    {
        JsonObject members => members.Select(member => new JsonPathNode(member.Value, members, member.Key, -1)),
        JsonArray entries => entries.Select((entry, index) => new JsonPathNode(entry, entries, null, index)),
        _ => [],
    };
}
