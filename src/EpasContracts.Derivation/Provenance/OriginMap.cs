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
    private readonly Dictionary<(int Holder, string Name), FactOrigin> nulls = [];

    public void Set(JsonNode? node, FactOrigin origin)
    {
        if (node is not null)
            origins[node] = origin;
    }

    public void Set(JsonObject holder, string name, FactOrigin origin)
    {
        if (holder[name] is { } node)
            origins[node] = origin;
        else
            nulls[Key(holder, name)] = origin;
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
        value is not null ? Of(value) : nulls.TryGetValue(Key(holder, name), out var origin) ? origin : Of(holder);

    /// <summary>The line of the page behind a node, even where an overlay has taken its place; <see langword="null"/> when none is.</summary>
    public int? PageLine(JsonNode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            for (var origin = origins.GetValueOrDefault(node); origin is not null; origin = origin.Earlier)
            {
                if (origin is { Kind: not OriginKind.Overlay, Line: { } line })
                    return line;
            }
        }

        return null;
    }

    private static (int Holder, string Name) Key(JsonNode holder, string name) => (System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(holder), name);
}
