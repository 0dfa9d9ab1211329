using EpasContracts.OpenApi.Model;

namespace EpasContracts.Drift.Facts;

/// <summary>Which schemas requests and responses use.</summary>
internal static class SchemaSides
{
    /// <summary>A look-up from a component's pointer to the messages that use it.</summary>
    public static Func<string, DriftSide> Of(ApiContract contract)
    {
        var sides = new Dictionary<string, DriftSide>(StringComparer.Ordinal);
        foreach (var operation in contract.Operations.Concat(contract.Webhooks))
        {
            foreach (var schema in SchemaGraph.Roots(operation with { Responses = default }))
                Mark(schema, DriftSide.Request);
            foreach (var schema in SchemaGraph.Roots(operation with { Parameters = default, RequestBody = null }))
                Mark(schema, DriftSide.Response);
        }

        return pointer => sides.GetValueOrDefault(pointer);

        void Mark(SchemaNode root, DriftSide side)
        {
            var open = new Stack<SchemaNode>([root]);
            while (open.TryPop(out var schema))
            {
                var known = sides.GetValueOrDefault(schema.Pointer);
                if ((known & side) != 0)
                    continue;
                sides[schema.Pointer] = known | side;
                foreach (var child in schema.Children())
                    open.Push(child);
                if (schema.Reference is { } reference && contract.Resolve(reference) is { } target)
                    open.Push(target);
            }
        }
    }
}
