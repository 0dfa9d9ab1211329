using System.Text.Json.Nodes;

namespace EpasContracts.Derivation.JsonPath;

/// <summary><c>[…]</c>, or <c>..[…]</c> for every node below as well.</summary>
internal sealed record Segment(IReadOnlyList<Selector> Selectors, bool Descendant)
{
    public bool IsSingular => !Descendant && Selectors is [NameSelector or IndexSelector];

    public IEnumerable<JsonPathNode> Select(JsonPathNode node, JsonNode? root)
    {
        if (!Descendant)
            return Selectors.SelectMany(selector => selector.Select(node, root));
        return Below(node).SelectMany(visited => Selectors.SelectMany(selector => selector.Select(visited, root)));
    }

    /// <summary>A node and everything under it, parents first; a loop, since documents nest deeper than a stack likes.</summary>
    private static IEnumerable<JsonPathNode> Below(JsonPathNode start)
    {
        var open = new Stack<JsonPathNode>([start]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children().Reverse())
                open.Push(child);
        }
    }
}

/// <summary>What stands between the brackets of a segment.</summary>
internal abstract record Selector
{
    public abstract IEnumerable<JsonPathNode> Select(JsonPathNode node, JsonNode? root);
}

internal sealed record NameSelector(string Name) : Selector
{
    public override IEnumerable<JsonPathNode> Select(JsonPathNode node, JsonNode? root) =>
        node.Value is JsonObject members && members.TryGetPropertyValue(Name, out var value)
            ? [new JsonPathNode(value, members, Name, -1)]
            : [];
}

internal sealed record WildcardSelector : Selector
{
    public override IEnumerable<JsonPathNode> Select(JsonPathNode node, JsonNode? root) => node.Children();
}

internal sealed record IndexSelector(long Index) : Selector
{
    public override IEnumerable<JsonPathNode> Select(JsonPathNode node, JsonNode? root)
    {
        if (node.Value is not JsonArray entries)
            return [];
        var index = Index < 0 ? entries.Count + Index : Index;
        return index >= 0 && index < entries.Count ? [new JsonPathNode(entries[(int)index], entries, null, (int)index)] : [];
    }
}

/// <summary><c>start:end:step</c> with the bounds of RFC 9535, section 2.3.4.2.2.</summary>
internal sealed record SliceSelector(long? Start, long? End, long? Step) : Selector
{
    public override IEnumerable<JsonPathNode> Select(JsonPathNode node, JsonNode? root)
    {
        var step = Step ?? 1;
        if (node.Value is not JsonArray entries || step == 0)
            yield break;
        long count = entries.Count;
        var start = Normalise(Start ?? (step > 0 ? 0 : count - 1), count);
        var end = End is null && step < 0 ? -1 : Normalise(End ?? count, count);
        if (step > 0)
        {
            for (var i = Math.Clamp(start, 0, count); i < Math.Clamp(end, 0, count); i += step)
                yield return new JsonPathNode(entries[(int)i], entries, null, (int)i);
        }
        else
        {
            for (var i = Math.Clamp(start, -1, count - 1); i > Math.Clamp(end, -1, count - 1); i += step)
                yield return new JsonPathNode(entries[(int)i], entries, null, (int)i);
        }
    }

    private static long Normalise(long index, long count) => index < 0 ? count + index : index;
}

internal sealed record FilterSelector(LogicalExpression Condition) : Selector
{
    public override IEnumerable<JsonPathNode> Select(JsonPathNode node, JsonNode? root) =>
        node.Children().Where(child => Condition.Holds(child, root));
}
