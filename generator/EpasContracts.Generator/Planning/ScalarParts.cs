using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>What the schemas of one value say together about values that are no objects.</summary>
internal static class ScalarParts
{
    /// <summary>The schema and all that hold for each of its values: what it refers to, its parts.</summary>
    public static List<SchemaNode> Certain(ApiContract contract, SchemaNode schema)
    {
        var parts = new List<SchemaNode>();
        Add(schema, 0);
        return parts;

        void Add(SchemaNode part, int depth)
        {
            if (depth > SchemaShape.MaxDepth || parts.Exists(other => other.Pointer == part.Pointer))
                return;
            parts.Add(part);
            if (part.Reference is { } reference && contract.Resolve(reference) is { } target)
                Add(target, depth + 1);
            foreach (var inner in part.AllOf.Concat(SchemaShape.Unwrap(part).Core is var core && core.Pointer != part.Pointer ? [core] : []))
                Add(inner, depth + 1);
        }
    }

    /// <summary>The formats that the values may have; an empty one for alternatives without.</summary>
    public static HashSet<string> Formats(ApiContract contract, SchemaNode schema, ContractOptions options)
    {
        var formats = new HashSet<string>(StringComparer.Ordinal);
        AddFormats(contract, schema, options, formats, 0);
        return formats;
    }

    /// <summary>
    /// The strings that the schema lists (<c>enum</c>, <c>const</c>, alternatives with either), each once; null when it lists none. Other
    /// strings may be valid, too: <c>anyOf</c> of an enum and any string names the known ones.
    /// </summary>
    public static IReadOnlyList<string>? Members(ApiContract contract, SchemaNode schema) =>
        Listed(contract, schema, 0) is { Count: > 0 } members ? [.. members.Distinct(StringComparer.Ordinal)] : null;

    private static List<string>? Listed(ApiContract contract, SchemaNode schema, int depth)
    {
        if (depth > SchemaShape.MaxDepth)
            return null;
        foreach (var part in Certain(contract, schema))
        {
            if (part.HasEnum)
                return Strings(part.Enum);
            var alternatives = SchemaShape.Alternatives(part).Where(static alternative => !SchemaShape.IsNullType(alternative)).ToList();
            var listed = alternatives.Select(alternative => alternative.Const is { } one ? Strings([one]) : Listed(contract, alternative, depth + 1)).OfType<List<string>>().ToList();
            if (listed.Count > 0)
                return [.. listed.SelectMany(static members => members)];
        }

        return null;
    }

    private static List<string>? Strings(IEnumerable<JsonLiteral> literals)
    {
        var values = literals.Where(static literal => literal.Kind != JsonKind.Null).ToList();
        return values.TrueForAll(static literal => literal.Kind == JsonKind.String) ? [.. values.Select(static literal => literal.Text)] : null;
    }

    private static void AddFormats(ApiContract contract, SchemaNode schema, ContractOptions options, HashSet<string> formats, int depth)
    {
        var parts = Certain(contract, schema);
        if (parts.Select(part => AssertedFormats.Of(part, options)).FirstOrDefault(static format => format is not null) is { } own)
        {
            formats.Add(own);
            return;
        }

        var alternatives = parts.SelectMany(static part => SchemaShape.Alternatives(part)).Where(static alternative => !SchemaShape.IsNullType(alternative)).ToList();
        if (alternatives.Count == 0 || depth > SchemaShape.MaxDepth)
            formats.Add("");
        foreach (var alternative in alternatives.Take(depth > SchemaShape.MaxDepth ? 0 : alternatives.Count))
            AddFormats(contract, alternative, options, formats, depth + 1);
    }
}
