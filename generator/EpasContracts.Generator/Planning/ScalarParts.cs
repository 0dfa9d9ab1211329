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
