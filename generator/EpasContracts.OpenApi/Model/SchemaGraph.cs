using System.Runtime.CompilerServices;

namespace EpasContracts.OpenApi.Model;

/// <summary>Finds the schemas of a contract by their pointers.</summary>
public static class SchemaGraph
{
    // Beside the contract and not in it: an index is no part of what a contract says, so it must not take part in equality.
    private static readonly ConditionalWeakTable<ApiContract, Dictionary<string, SchemaNode>> Indexes = new();

    /// <summary>
    /// The schema that a pointer (such as <see cref="SchemaNode.Reference"/>) names: a component, a definition, or one inside
    /// another schema or operation. Null when the contract has none there.
    /// </summary>
    /// <remarks>The first call builds an index of all schemas; every other one is a look-up.</remarks>
    public static SchemaNode? Resolve(this ApiContract contract, string pointer) =>
        Indexes.GetValue(contract, BuildIndex).TryGetValue(pointer, out var schema) ? schema : null;

    /// <summary>Every schema of the contract once, each before those inside it.</summary>
    public static IEnumerable<SchemaNode> AllSchemas(this ApiContract contract)
    {
        // What several operations share comes by once for each of them, always with the same content.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SchemaNode>(Roots(contract).Reverse());
        while (open.Count > 0)
        {
            var schema = open.Pop();
            if (!seen.Add(schema.Pointer))
                continue;
            yield return schema;
            foreach (var child in schema.Children().Reverse())
                open.Push(child);
        }
    }

    /// <summary>The schemas directly inside a schema; references are not followed.</summary>
    public static IEnumerable<SchemaNode> Children(this SchemaNode schema) =>
        Named(schema).Concat(Lists(schema)).Concat(Singles(schema).OfType<SchemaNode>());

    private static IEnumerable<SchemaNode> Named(SchemaNode schema) =>
        schema.Definitions.Concat(schema.Properties).Concat(schema.PatternProperties).Concat(schema.DependentSchemas).Select(named => named.Schema);

    private static IEnumerable<SchemaNode> Lists(SchemaNode schema) =>
        schema.PrefixItems.Concat(schema.AllOf).Concat(schema.AnyOf).Concat(schema.OneOf);

    private static SchemaNode?[] Singles(SchemaNode schema) =>
    [
        schema.ContentSchema, schema.Items, schema.Contains, schema.UnevaluatedItems, schema.AdditionalProperties, schema.PropertyNames,
        schema.UnevaluatedProperties, schema.Not, schema.If, schema.Then, schema.Else,
    ];

    private static Dictionary<string, SchemaNode> BuildIndex(ApiContract contract) =>
        contract.AllSchemas().ToDictionary(schema => schema.Pointer, StringComparer.Ordinal);

    private static IEnumerable<SchemaNode> Roots(ApiContract contract) =>
        contract.Schemas.Select(named => named.Schema)
            .Concat(contract.OtherSchemas)
            .Concat(contract.Operations.Concat(contract.Webhooks).SelectMany(Roots));

    /// <summary>The outermost schemas of an operation: of its parameters, bodies and headers; references are not followed.</summary>
    public static IEnumerable<SchemaNode> Roots(Operation operation)
    {
        var parameters = operation.Parameters.Concat(operation.Responses.SelectMany(response => response.Headers)).Select(parameter => parameter.Schema);
        var media = (operation.RequestBody?.Content ?? default).Concat(operation.Responses.SelectMany(response => response.Content));
        return parameters.Concat(media.SelectMany(type => new[] { type.Schema, type.ItemSchema }).OfType<SchemaNode>());
    }
}
