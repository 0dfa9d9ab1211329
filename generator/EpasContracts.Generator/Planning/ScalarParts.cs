using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>What the schemas of one value say together about values that are no objects.</summary>
internal static class ScalarParts
{
    /// <summary>The schema and all that hold for each of its values: what it refers to, its parts.</summary>
    public static List<SchemaNode> Certain(ApiContract contract, SchemaNode schema)
    {
        if (SchemaShape.IsAlone(schema))
            return [schema];
        var parts = new List<SchemaNode>();
        Add(schema, 0);
        return parts;

        void Add(SchemaNode part, int depth)
        {
            if (depth > SchemaShape.MaxDepth || IsKnown(part.Pointer))
                return;
            parts.Add(part);
            if (part.Reference is { } reference && contract.Resolve(reference) is { } target)
                Add(target, depth + 1);
            foreach (var inner in part.AllOf)
                Add(inner, depth + 1);
            if (SchemaShape.Unwrap(part).Core is var core && core.Pointer != part.Pointer)
                Add(core, depth + 1);
        }

        bool IsKnown(string pointer)
        {
            foreach (var part in parts)
            {
                if (part.Pointer == pointer)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The formats that the values may have; an empty one for alternatives without.</summary>
    public static IReadOnlyCollection<string> Formats(ApiContract contract, SchemaNode schema, ContractOptions options)
    {
        if (SchemaShape.IsAlone(schema))
            return [AssertedFormats.Of(schema, options) ?? ""];
        var formats = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var inside = new HashSet<string>(StringComparer.Ordinal);
        Add(schema, 0);
        return formats;

        void Add(SchemaNode alternative, int depth)
        {
            // One that was seen adds nothing new; alternatives that go round in a circle have no format.
            if (inside.Contains(alternative.Pointer))
                formats.Add("");
            else if (seen.Add(alternative.Pointer))
            {
                inside.Add(alternative.Pointer);
                AddOwn(alternative, depth);
                inside.Remove(alternative.Pointer);
            }
        }

        void AddOwn(SchemaNode alternative, int depth)
        {
            var alternatives = new List<SchemaNode>();
            foreach (var part in Certain(contract, alternative))
            {
                if (AssertedFormats.Of(part, options) is { } own)
                {
                    formats.Add(own);
                    return;
                }

                alternatives.AddRange(SchemaShape.Alternatives(part).FindAll(static alternative => !SchemaShape.IsNullType(alternative)));
            }

            if (alternatives.Count == 0 || depth > SchemaShape.MaxDepth)
                formats.Add("");
            foreach (var inner in alternatives.Take(depth > SchemaShape.MaxDepth ? 0 : alternatives.Count))
                Add(inner, depth + 1);
        }
    }
}
