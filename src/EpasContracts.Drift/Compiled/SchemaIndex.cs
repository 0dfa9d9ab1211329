using EpasContracts.Runtime.Description;

namespace EpasContracts.Drift.Compiled;

/// <summary>Finds the schemas of a descriptor by their pointers.</summary>
internal static class SchemaIndex
{
    public static Dictionary<string, SchemaDescriptor> Of(ApiDescriptor descriptor)
    {
        var index = new Dictionary<string, SchemaDescriptor>(StringComparer.Ordinal);
        var open = new Stack<SchemaDescriptor?>(descriptor.Schemas);
        foreach (var operation in descriptor.Operations)
        {
            foreach (var parameter in operation.Parameters)
                open.Push(parameter.Schema);
            open.Push(operation.RequestBody?.Schema);
            foreach (var response in operation.Responses)
                open.Push(response.Body?.Schema);
        }

        while (open.TryPop(out var schema))
        {
            if (schema is null || !index.TryAdd(schema.Pointer, schema))
                continue;
            open.Push(schema.Items);
            open.Push(schema.AdditionalProperties);
            open.Push(schema.Reference?.Invoke());
            foreach (var part in schema.Properties.Select(property => property.Schema).Concat(schema.AllOf).Concat(schema.AnyOf).Concat(schema.OneOf))
                open.Push(part);
        }

        return index;
    }
}
