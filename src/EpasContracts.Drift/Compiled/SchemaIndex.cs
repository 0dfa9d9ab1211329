using EpasContracts.Runtime.Description;

namespace EpasContracts.Drift.Compiled;

/// <summary>Finds the schemas of a descriptor by their pointers.</summary>
internal static class SchemaIndex
{
    public static Dictionary<string, SchemaDescriptor> Of(ApiDescriptor descriptor)
    {
        var index = new Dictionary<string, SchemaDescriptor>(StringComparer.Ordinal);
        var open = new Stack<SchemaDescriptor?>(descriptor.Schemas);
        foreach (var operation in descriptor.Operations.Concat(descriptor.Webhooks))
        {
            foreach (var parameter in operation.Parameters.Concat(operation.Responses.SelectMany(response => response.Headers)))
                open.Push(parameter.Schema);
            foreach (var body in operation.RequestBodies.Concat(operation.Responses.SelectMany(response => response.Bodies)))
                open.Push(body.ItemSchema ?? body.Schema);
        }

        while (open.TryPop(out var schema))
        {
            if (schema is null || !index.TryAdd(schema.Pointer, schema))
                continue;
            open.Push(schema.Items);
            open.Push(schema.AdditionalProperties);
            open.Push(schema.Reference?.Invoke());
            foreach (var part in schema.Properties.Select(property => property.Schema).Concat(schema.PrefixItems).Concat(schema.AllOf).Concat(schema.AnyOf).Concat(schema.OneOf))
                open.Push(part);
        }

        return index;
    }
}
