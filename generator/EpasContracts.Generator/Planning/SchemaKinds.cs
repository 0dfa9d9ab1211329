using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Which JSON types a schema admits, as far as its own keywords, references and parts tell.</summary>
/// <param name="target">Where a schema's reference leads; null without one.</param>
/// <param name="onlyCertain">Whether only what validators enforce counts, not what the author of a schema without a type seems to mean.</param>
internal sealed class SchemaKinds(Func<SchemaNode, SchemaNode?> target, bool onlyCertain)
{
    /// <summary>All JSON types.</summary>
    public const JsonTypes All = (JsonTypes)127;

    private readonly Dictionary<string, JsonTypes> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    // What was found far from the outermost schema, good for as long as that is looked at.
    private readonly Dictionary<string, JsonTypes> _knownInside = new(StringComparer.Ordinal);

    /// <summary>The types, null aside; integer comes with number.</summary>
    public JsonTypes WithoutNull(SchemaNode schema) => Of(schema) & ~JsonTypes.Null;

    /// <summary>How many kinds of values these types are: integer and number are one.</summary>
    public static int Count(JsonTypes types)
    {
        var rest = (int)((types & JsonTypes.Number) != 0 ? types & ~JsonTypes.Integer : types);
        var count = 0;
        for (; rest != 0; rest &= rest - 1)
            count++;
        return count;
    }

    /// <summary>The types that a schema admits.</summary>
    public JsonTypes Of(SchemaNode schema)
    {
        if (_known.TryGetValue(schema.Pointer, out var known) || _knownInside.TryGetValue(schema.Pointer, out known))
            return known;
        // A circle adds nothing to what the rest of it says.
        if (_open.Count >= SchemaShape.MaxDepth || !_open.Add(schema.Pointer))
            return All;
        var types = Own(schema);
        if (target(schema) is { } referenced)
            types &= Of(referenced);
        foreach (var part in schema.AllOf)
            types &= Of(part);
        types &= OfAny(schema.AnyOf) & OfAny(schema.OneOf);
        _open.Remove(schema.Pointer);
        // What was cut short at the depth above is not the schema's last word.
        (_open.Count < SchemaShape.MaxDepth / 2 ? _known : _knownInside)[schema.Pointer] = types;
        if (_open.Count == 0)
            _knownInside.Clear();
        return types;
    }

    private JsonTypes OfAny(EquatableArray<SchemaNode> alternatives)
    {
        var types = alternatives.IsEmpty ? All : 0;
        foreach (var alternative in alternatives)
            types |= Of(alternative);
        return types;
    }

    private JsonTypes Own(SchemaNode schema)
    {
        if (schema.BooleanSchema is { } all)
            return all ? All : 0;
        if (schema.Types != JsonTypes.Any)
            return (schema.Types & JsonTypes.Number) != 0 ? schema.Types | JsonTypes.Integer : schema.Types;
        if (schema.HasEnum && !schema.Enum.IsEmpty)
            return schema.Enum.Aggregate((JsonTypes)0, static (types, member) => types | Of(member));
        if (schema.Const is { } constant)
            return Of(constant);
        if (onlyCertain)
            return All;
        // Without a type, listed members tell what the author means: an object, a list.
        return !schema.Properties.IsEmpty || !schema.PatternProperties.IsEmpty || schema.AdditionalProperties is { BooleanSchema: null } ? JsonTypes.Object
            : schema.Items is not null || !schema.PrefixItems.IsEmpty ? JsonTypes.Array
            : All;
    }

    private static JsonTypes Of(JsonLiteral literal) => literal.Kind switch
    {
        JsonKind.Null => JsonTypes.Null,
        JsonKind.Boolean => JsonTypes.Boolean,
        JsonKind.Number when literal.Text.All(static c => c is '-' or (>= '0' and <= '9')) => JsonTypes.Integer,
        JsonKind.Number => JsonTypes.Number | JsonTypes.Integer,
        JsonKind.String => JsonTypes.String,
        JsonKind.Array => JsonTypes.Array,
        _ => JsonTypes.Object,
    };
}
