using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Finds references that lead back to the value they stand on: a validator that followed them would never end.</summary>
internal static class CircleFinder
{
    /// <summary>The schemas whose <c>$ref</c> closes a circle, in the document's order.</summary>
    public static List<SchemaNode> Find(ApiContract contract)
    {
        var circles = new List<SchemaNode>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var inside = new HashSet<string>(StringComparer.Ordinal);
        // An own stack: chains of references may be longer than the thread's.
        var open = new Stack<(SchemaNode Schema, bool Leaving)>();
        foreach (var root in contract.AllSchemas())
        {
            if (SchemaShape.IsAlone(root))
                continue;
            open.Push((root, false));
            while (open.Count > 0)
            {
                var (schema, leaving) = open.Pop();
                if (leaving)
                {
                    inside.Remove(schema.Pointer);
                    done.Add(schema.Pointer);
                    continue;
                }

                if (done.Contains(schema.Pointer) || !inside.Add(schema.Pointer))
                    continue;
                open.Push((schema, true));
                if (schema.Reference is { } reference && contract.Resolve(reference) is { } target)
                {
                    if (inside.Contains(target.Pointer))
                        circles.Add(schema);
                    else if (!SchemaShape.IsAlone(target))
                        open.Push((target, false));
                }

                foreach (var part in SchemaShape.OfTheSameValue(schema))
                {
                    if (!SchemaShape.IsAlone(part))
                        open.Push((part, false));
                }
            }
        }

        return circles;
    }
}
