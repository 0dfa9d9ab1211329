using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Questions about a schema that planner and emitters share.</summary>
internal static class SchemaShape
{
    // Documents compose a handful of levels deep; what is deeper says nothing about the shape, so that no chain of schemas costs more than its length.
    public const int MaxDepth = 64;

    /// <summary>Whether the schema is a <c>$ref</c> and asserts nothing beside it.</summary>
    public static bool IsPureReference(SchemaNode schema) =>
        schema.Reference is not null && schema.Types == JsonTypes.Any && !IsComposed(schema) && !AssertsItself(schema);

    /// <summary>Whether the schema is nothing but the type null.</summary>
    public static bool IsNullType(SchemaNode schema) => schema.Types == JsonTypes.Null && schema.Reference is null;

    /// <summary>
    /// The schema without its null: <c>anyOf</c>/<c>oneOf</c> of one schema and null is that schema, and so is <c>allOf</c> when only one
    /// of its parts has a shape.
    /// </summary>
    public static (SchemaNode Core, bool IsNullable) Unwrap(SchemaNode schema)
    {
        var nullable = (schema.Types & JsonTypes.Null) != 0 || schema.Enum.Exists(static member => member.Kind == JsonKind.Null);
        if (!IsComposed(schema))
            return (schema, nullable);
        var alternatives = Alternatives(schema);
        var isTyped = (schema.Types & ~JsonTypes.Null) != JsonTypes.Any;
        if (!alternatives.IsEmpty && IsBare(schema) && schema.AllOf.IsEmpty)
        {
            var values = alternatives.FindAll(static member => !IsNullType(member));
            nullable |= values.Count < alternatives.Count;
            if (values.Count == 1 && !(isTyped && IsShapeless(values[0])))
            {
                var (core, inner) = Unwrap(values[0]);
                return (core, nullable || inner);
            }
        }

        if (!schema.AllOf.IsEmpty && IsBare(schema) && alternatives.IsEmpty)
        {
            var shaped = schema.AllOf.Count == 1 ? [schema.AllOf[0]] : schema.AllOf.FindAll(static part => !IsShapeless(part));
            if (shaped.Count == 1 && !(isTyped && IsShapeless(shaped[0])))
            {
                var (core, inner) = Unwrap(shaped[0]);
                return (core, nullable || inner);
            }
        }

        return (schema, nullable);
    }

    /// <summary>The members of <c>oneOf</c>, or of <c>anyOf</c> when there is no <c>oneOf</c>.</summary>
    public static EquatableArray<SchemaNode> Alternatives(SchemaNode schema) => schema.OneOf.IsEmpty ? schema.AnyOf : schema.OneOf;

    /// <summary>Whether the schema says where its values are described and nothing more about their shape.</summary>
    public static bool IsReference(SchemaNode schema) => schema.Reference is not null && schema.Properties.IsEmpty && !IsComposed(schema);

    /// <summary>Whether the schema limits values that something else gives a shape: it lists no members and no alternatives of its own.</summary>
    public static bool IsShapeless(SchemaNode schema) => IsBare(schema) && !IsComposed(schema) && schema.Required.IsEmpty && schema.Format is null;

    /// <summary>Whether the schema is an object with listed properties and nothing that would need more than a class.</summary>
    public static bool IsObjectWithProperties(SchemaNode schema) =>
        !schema.Properties.IsEmpty && schema.Types is JsonTypes.Any or JsonTypes.Object or (JsonTypes.Object | JsonTypes.Null) && !IsComposed(schema);

    /// <summary>Whether other schemas describe the same value.</summary>
    public static bool IsComposed(SchemaNode schema) => !schema.AllOf.IsEmpty || !schema.AnyOf.IsEmpty || !schema.OneOf.IsEmpty;

    /// <summary>The schemas inside a schema that look at the same value; what it refers to is not among them.</summary>
    public static IReadOnlyList<SchemaNode> OfTheSameValue(SchemaNode schema)
    {
        if (!HasParts(schema))
            return [];
        var parts = new List<SchemaNode>();
        parts.AddRange(schema.AllOf);
        parts.AddRange(schema.AnyOf);
        parts.AddRange(schema.OneOf);
        parts.AddRange(schema.DependentSchemas.Select(static dependent => dependent.Schema));
        parts.AddRange(new[] { schema.Not, schema.If, schema.Then, schema.Else }.OfType<SchemaNode>());
        return parts;
    }

    /// <summary>A schema and all that hold for each of its values, outer ones first: what it refers to, the parts of <c>allOf</c>. Choices are none of them.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="target">Where a schema's reference leads; null without one.</param>
    /// <param name="maxDepth">How deep schemas are followed.</param>
    public static List<SchemaNode> WithParts(SchemaNode schema, Func<SchemaNode, SchemaNode?> target, int maxDepth = int.MaxValue)
    {
        if (IsAlone(schema))
            return [schema];
        var parts = new List<SchemaNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // An own stack: chains of references may be longer than the thread's.
        var open = new Stack<(SchemaNode Schema, int Depth)>();
        open.Push((schema, 0));
        while (open.Count > 0)
        {
            var (part, depth) = open.Pop();
            if (depth > maxDepth || !seen.Add(part.Pointer))
                continue;
            parts.Add(part);
            for (var i = part.AllOf.Count - 1; i >= 0; i--)
                open.Push((part.AllOf[i], depth + 1));
            if (target(part) is { } referenced)
                open.Push((referenced, depth + 1));
        }

        return parts;
    }

    /// <summary>Whether no other schema looks at the same value.</summary>
    public static bool IsAlone(SchemaNode schema) => schema.Reference is null && !HasParts(schema);

    private static bool HasParts(SchemaNode schema) =>
        IsComposed(schema) || !schema.DependentSchemas.IsEmpty || schema.Not is not null || schema.If is not null || schema.Then is not null || schema.Else is not null;

    /// <summary>Whether the values must never be shown: the document says so (<c>format: password</c>, <c>writeOnly</c>), or the name of a text does.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">The property or parameter that it describes, or null.</param>
    public static bool IsSecret(SchemaNode schema, string? name) =>
        schema.Format == "password" || schema.WriteOnly
        || (name is not null && (schema.Types & ~JsonTypes.Null) is JsonTypes.String or JsonTypes.Any && !schema.HasEnum && EndsSecretly(name));

    // The last words of a name, whatever joins them; "token" alone is not among them, since it mostly names the next page.
    private static readonly string[] SecretNames =
        ["password", "passwd", "passphrase", "secret", "secretkey", "privatekey", "apikey", "accesstoken", "refreshtoken", "clientsecret"];

    private static bool EndsSecretly(string name)
    {
        var word = new string([.. name.Where(char.IsLetterOrDigit)]);
        return SecretNames.Any(end => word.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }

    // Nothing of its own that describes the value's shape, a type aside: what it wraps has that type anyway.
    private static bool IsBare(SchemaNode schema) =>
        schema.BooleanSchema is null && schema.Reference is null && schema.Properties.IsEmpty && schema.Items is null && schema.PrefixItems.IsEmpty && !schema.HasEnum && schema.Const is null
        && schema.AdditionalProperties is null && schema.PatternProperties.IsEmpty && schema.Required.IsEmpty;

    /// <summary>Whether the schema has an assertion beside its types, its reference and the schemas that it is composed of.</summary>
    public static bool AssertsItself(SchemaNode schema) => schema.Format is not null || schema.HasEnum || AssertsMore(schema);

    /// <summary>The same beside its <c>format</c> and its <c>enum</c>, too.</summary>
    public static bool AssertsMore(SchemaNode schema) =>
        schema.Const is not null || schema.Not is not null || schema.If is not null || !schema.Properties.IsEmpty || !schema.Required.IsEmpty
        || schema.Items is not null || schema.AdditionalProperties is not null || schema.Pattern is not null
        || schema.Minimum is not null || schema.Maximum is not null || schema.ExclusiveMinimum is not null || schema.ExclusiveMaximum is not null
        || schema.MultipleOf is not null || schema.MinLength is not null || schema.MaxLength is not null || schema.MinItems is not null
        || schema.MaxItems is not null || schema.UniqueItems || schema.MinProperties is not null || schema.MaxProperties is not null
        || !schema.PrefixItems.IsEmpty || schema.Contains is not null || !schema.PatternProperties.IsEmpty || schema.PropertyNames is not null
        || !schema.DependentRequired.IsEmpty || !schema.DependentSchemas.IsEmpty || schema.UnevaluatedItems is not null
        || schema.UnevaluatedProperties is not null || schema.DynamicReference is not null;
}
