using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>What a schema becomes, known before any of its members is planned: schemas may contain themselves.</summary>
internal enum ValueShape
{
    /// <summary>A scalar, a container, or any JSON.</summary>
    Other,

    /// <summary>A class with properties.</summary>
    Model,

    /// <summary>A class around one of several alternatives.</summary>
    Union,
}

internal sealed partial class TypePlanner
{
    private readonly Dictionary<string, ValueShape> _shapes = new(StringComparer.Ordinal);

    private ValueShape ShapeOf(SchemaNode schema)
    {
        if (_shapes.TryGetValue(schema.Pointer, out var known))
            return known;
        var shape = schema.BooleanSchema is not null || SchemaShape.IsReference(schema) ? ValueShape.Other
            : IsUnion(schema) ? ValueShape.Union
            : HasProperties(schema) ? ValueShape.Model
            : ValueShape.Other;
        _shapes[schema.Pointer] = shape;
        return shape;
    }

    private bool HasProperties(SchemaNode schema) =>
        _kinds.WithoutNull(schema) == JsonTypes.Object
        && (!schema.Properties.IsEmpty || (!SchemaShape.IsAlone(schema) && ObjectMembers.Of(contract, schema, withAlternatives: true).Properties.Count > 0));

    private bool IsUnion(SchemaNode schema)
    {
        var kinds = _kinds.WithoutNull(schema);
        var alternatives = ShapedAlternatives(schema);
        if (alternatives.Count < 2)
            return !SchemaShape.IsComposed(schema) && schema.Reference is null && SchemaKinds.Count(schema.Types & ~JsonTypes.Null) is > 1 and < 5;

        var own = ObjectMembers.Of(contract, schema, withAlternatives: false).Properties;
        if (own.Count > 0)
        {
            // What every alternative has anyway needs no class around them; anything more makes one class of all.
            return kinds == JsonTypes.Object && alternatives.TrueForAll(alternative =>
                ObjectMembers.Of(contract, alternative, withAlternatives: false).Properties.Select(static member => member.Name).ToList() is var names
                && own.TrueForAll(member => names.Contains(member.Name)));
        }

        // Where one of the alternatives is anything, the whole is anything.
        if (alternatives.Exists(alternative => SchemaKinds.Count(_kinds.WithoutNull(alternative)) >= 5))
            return false;
        return SchemaKinds.Count(kinds) > 1 || (kinds == JsonTypes.Object && alternatives.Exists(alternative => HasPropertiesAnywhere(alternative)));
    }

    private bool HasPropertiesAnywhere(SchemaNode schema) => ObjectMembers.Of(contract, schema, withAlternatives: true).Properties.Count > 0;

    // The alternatives that describe values of their own; the others only limit what is described beside them.
    private static List<SchemaNode> ShapedAlternatives(SchemaNode schema) =>
        SchemaShape.Alternatives(schema).FindAll(static alternative => !SchemaShape.IsNullType(alternative) && !IsLimit(alternative));

    private static bool IsLimit(SchemaNode schema) =>
        schema.BooleanSchema is not null
        || (schema.Reference is null && (schema.Types & ~JsonTypes.Null) == JsonTypes.Any && !SchemaShape.IsComposed(schema) && schema.Properties.IsEmpty && schema.Items is null
            && schema.PrefixItems.IsEmpty && schema.PatternProperties.IsEmpty && schema.AdditionalProperties is null && !schema.HasEnum && schema.Const is null);
}
