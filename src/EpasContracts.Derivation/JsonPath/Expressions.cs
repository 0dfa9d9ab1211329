using System.Text.Json;
using System.Text.Json.Nodes;

namespace EpasContracts.Derivation.JsonPath;

/// <summary>The outcome of a value expression: a JSON value, JSON null included, or nothing at all.</summary>
internal readonly record struct Outcome(bool Exists, JsonNode? Value)
{
    public static Outcome Nothing => default;

    public static Outcome Of(JsonNode? value) => new(true, value);
}

/// <summary>An expression that holds or does not.</summary>
internal abstract record LogicalExpression
{
    public abstract bool Holds(JsonPathNode current, JsonNode? root);
}

internal sealed record AnyExpression(IReadOnlyList<LogicalExpression> Parts) : LogicalExpression
{
    public override bool Holds(JsonPathNode current, JsonNode? root) => Parts.Any(part => part.Holds(current, root));
}

internal sealed record AllExpression(IReadOnlyList<LogicalExpression> Parts) : LogicalExpression
{
    public override bool Holds(JsonPathNode current, JsonNode? root) => Parts.All(part => part.Holds(current, root));
}

internal sealed record NotExpression(LogicalExpression Part) : LogicalExpression
{
    public override bool Holds(JsonPathNode current, JsonNode? root) => !Part.Holds(current, root);
}

internal sealed record ExistsExpression(QueryExpression Query) : LogicalExpression
{
    public override bool Holds(JsonPathNode current, JsonNode? root) => Query.Nodes(current, root).Count > 0;
}

/// <summary><c>match</c> (the whole text) or <c>search</c> (a part of it) used as a condition.</summary>
internal sealed record RegularExpression(ValueExpression Text, ValueExpression Pattern, bool WholeText) : LogicalExpression
{
    public override bool Holds(JsonPathNode current, JsonNode? root) =>
        Text.Evaluate(current, root).Value is JsonValue text && text.TryGetValue<string>(out var subject)
        && Pattern.Evaluate(current, root).Value is JsonValue expression && expression.TryGetValue<string>(out var pattern)
        && IRegexp.IsMatch(pattern, subject, WholeText);
}

internal sealed record ComparisonExpression(ValueExpression Left, string Operator, ValueExpression Right) : LogicalExpression
{
    public override bool Holds(JsonPathNode current, JsonNode? root)
    {
        var left = Left.Evaluate(current, root);
        var right = Right.Evaluate(current, root);
        return Operator switch
        {
            "==" => Same(left, right),
            "!=" => !Same(left, right),
            "<" => Less(left, right),
            ">" => Less(right, left),
            "<=" => Less(left, right) || Same(left, right),
            _ => Less(right, left) || Same(left, right),
        };
    }

    private static bool Same(Outcome left, Outcome right) =>
        left.Exists == right.Exists && (!left.Exists || Same(left.Value, right.Value));

    /// <summary>Numbers are equal by value: 1, 1.0 and 1e0 are one.</summary>
    private static bool Same(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (JsonValue a, JsonValue b) when a.GetValueKind() == JsonValueKind.Number && b.GetValueKind() == JsonValueKind.Number => Number(a) == Number(b),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(member => b.TryGetPropertyValue(member.Key, out var other) && Same(member.Value, other)),
        _ => JsonNode.DeepEquals(left, right),
    };

    /// <summary>Only numbers and texts have an order; a text's is that of its code points.</summary>
    private static bool Less(Outcome left, Outcome right)
    {
        if (!left.Exists || !right.Exists || left.Value is not JsonValue a || right.Value is not JsonValue b || a.GetValueKind() != b.GetValueKind())
            return false;
        return a.GetValueKind() switch
        {
            JsonValueKind.Number => Number(a) < Number(b),
            JsonValueKind.String => CompareCodePoints((string)a!, (string)b!) < 0,
            _ => false,
        };
    }

    private static double Number(JsonValue value) => JsonSerializer.Deserialize<double>(value.ToJsonString());

    private static int CompareCodePoints(string left, string right)
    {
        using var a = left.EnumerateRunes().GetEnumerator();
        using var b = right.EnumerateRunes().GetEnumerator();
        while (true)
        {
            var (more, other) = (a.MoveNext(), b.MoveNext());
            if (!more || !other)
                return more.CompareTo(other);
            if (a.Current != b.Current)
                return a.Current.CompareTo(b.Current);
        }
    }
}

/// <summary>An expression that has one value or none.</summary>
internal abstract record ValueExpression
{
    public abstract Outcome Evaluate(JsonPathNode current, JsonNode? root);
}

internal sealed record LiteralExpression(JsonNode? Value) : ValueExpression
{
    public override Outcome Evaluate(JsonPathNode current, JsonNode? root) => Outcome.Of(Value);
}

/// <summary>A query inside a filter, from the current node (<c>@</c>) or from the root (<c>$</c>).</summary>
internal sealed record QueryExpression(bool FromRoot, IReadOnlyList<Segment> Segments) : ValueExpression
{
    public bool IsSingular => Segments.All(segment => segment.IsSingular);

    public IReadOnlyList<JsonPathNode> Nodes(JsonPathNode current, JsonNode? root) =>
        JsonPathQuery.Evaluate(Segments, FromRoot ? new JsonPathNode(root, null, null, -1) : current, root);

    public override Outcome Evaluate(JsonPathNode current, JsonNode? root) =>
        Nodes(current, root) is [var only] ? Outcome.Of(only.Value) : Outcome.Nothing;
}

/// <summary><c>length(value)</c>: characters of a text, entries of an array, members of an object.</summary>
internal sealed record LengthExpression(ValueExpression Argument) : ValueExpression
{
    public override Outcome Evaluate(JsonPathNode current, JsonNode? root) => Argument.Evaluate(current, root).Value switch
    {
        JsonArray entries => Outcome.Of(entries.Count),
        JsonObject members => Outcome.Of(members.Count),
        JsonValue value when value.TryGetValue<string>(out var text) => Outcome.Of(text.EnumerateRunes().Count()),
        _ => Outcome.Nothing,
    };
}

/// <summary><c>count(query)</c>: how many nodes a query selects.</summary>
internal sealed record CountExpression(QueryExpression Argument) : ValueExpression
{
    public override Outcome Evaluate(JsonPathNode current, JsonNode? root) => Outcome.Of(Argument.Nodes(current, root).Count);
}

/// <summary><c>value(query)</c>: the value of the only node that a query selects.</summary>
internal sealed record ValueOfExpression(QueryExpression Argument) : ValueExpression
{
    public override Outcome Evaluate(JsonPathNode current, JsonNode? root) => Argument.Evaluate(current, root);
}
