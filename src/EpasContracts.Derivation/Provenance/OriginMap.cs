using System.Text.Json.Nodes;

namespace EpasContracts.Derivation.Provenance;

/// <summary>
/// The origins of a tree's nodes. A node is known by its identity, so that removing an entry of an array moves no other entry's
/// origin; a node without an origin of its own has that of the node which holds it.
/// </summary>
internal sealed class OriginMap
{
    private static readonly FactOrigin ByRule = new(OriginKind.Rule, "", null, "the form of an OpenAPI document");
    private readonly Dictionary<JsonNode, FactOrigin> origins = new(ReferenceEqualityComparer.Instance);

    /// <summary>JSON null has no identity: it is known by its holder and name.</summary>
    private readonly Dictionary<JsonNode, Dictionary<string, FactOrigin>> nulls = new(ReferenceEqualityComparer.Instance);

    public void Set(JsonNode? node, FactOrigin origin)
    {
        if (node is not null)
            origins[node] = origin;
    }

    public void Set(JsonObject holder, string name, FactOrigin origin)
    {
        if (holder[name] is { } node)
            origins[node] = origin;
        else if (nulls.TryGetValue(holder, out var names))
            names[name] = origin;
        else
            nulls.Add(holder, new Dictionary<string, FactOrigin>(StringComparer.Ordinal) { [name] = origin });
    }

    /// <summary>Says of every fact of a copy which fact it repeats, and where that comes from.</summary>
    /// <param name="original">What was copied, still in its document.</param>
    /// <param name="copy">A deep clone of it.</param>
    /// <param name="by">The action that copies.</param>
    public void NoteCopy(JsonNode? original, JsonNode? copy, FactOrigin by)
    {
        if (original is null || copy is null)
            return;
        Set(copy, by with { Copied = new CopiedFact(original.GetPath(), Of(original)) });
        foreach (var (name, from, to) in Pairs(original, copy))
        {
            NoteCopy(from, to, by);
            if (from is null && original is JsonObject)
                Set((JsonObject)copy, name, by with { Copied = new CopiedFact($"{original.GetPath()}.{name}", Of(original, name, from)) });
        }
    }

    /// <summary>Gives a clone the origins of what it was cloned from.</summary>
    public void Carry(JsonNode? from, JsonNode? to)
    {
        if (from is null || to is null)
            return;
        if (origins.TryGetValue(from, out var origin))
            origins[to] = origin;
        if (nulls.TryGetValue(from, out var names))
            nulls[to] = new Dictionary<string, FactOrigin>(names, StringComparer.Ordinal);
        foreach (var (_, inner, clone) in Pairs(from, to))
            Carry(inner, clone);
    }

    public FactOrigin Of(JsonNode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            if (origins.TryGetValue(node, out var origin))
                return origin;
        }

        return ByRule;
    }

    public FactOrigin Of(JsonNode holder, string name, JsonNode? value) =>
        value is not null ? Of(value) : nulls.TryGetValue(holder, out var names) && names.TryGetValue(name, out var origin) ? origin : Of(holder);

    /// <summary>The line of the page behind a node, even where an overlay has taken its place; <see langword="null"/> when none is.</summary>
    public int? PageLine(JsonNode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            for (var origin = origins.GetValueOrDefault(node); origin is not null; origin = origin.Earlier ?? origin.Copied?.Origin)
            {
                if (origin is { Kind: not OriginKind.Overlay, Line: { } line })
                    return line;
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, JsonNode? First, JsonNode? Second)> Pairs(JsonNode first, JsonNode second) => (first, second) switch
    {
        (JsonObject members, JsonObject others) => members.Zip(others, (one, other) => (one.Key, one.Value, other.Value)),
        (JsonArray entries, JsonArray others) => entries.Zip(others, (one, other) => ("", one, other)),
        _ => [],
    };
}
