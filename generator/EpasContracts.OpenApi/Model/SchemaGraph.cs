using System.Runtime.CompilerServices;

namespace EpasContracts.OpenApi.Model;

/// <summary>Finds the schemas of a contract by their pointers.</summary>
public static class SchemaGraph
{
    // Beside the contract and not in it: an index is no part of what a contract says, so it must not take part in equality.
    private static readonly ConditionalWeakTable<ApiContract, SchemaIndex> Indexes = new();

    /// <summary>
    /// The schema that a pointer (such as <see cref="SchemaNode.Reference"/>) names: a component, a definition, or one inside
    /// another schema or operation. Null when the contract has none there.
    /// </summary>
    /// <remarks>The first call for a contract walks through all of its schemas; every other one is a look-up.</remarks>
    public static SchemaNode? Resolve(this ApiContract contract, string pointer) =>
        Indexes.GetValue(contract, Walk).ByPointer.TryGetValue(pointer, out var schema) ? schema : null;

    /// <summary>Every schema of the contract once, each before those inside it.</summary>
    /// <remarks>The first call for a contract walks through all of its schemas; every other one gives the same list.</remarks>
    public static IReadOnlyList<SchemaNode> AllSchemas(this ApiContract contract) => Indexes.GetValue(contract, Walk).All;

    /// <summary>The schemas directly inside a schema; references are not followed.</summary>
    public static IReadOnlyList<SchemaNode> Children(this SchemaNode schema)
    {
        var children = new List<SchemaNode>();
        AddChildren(children, schema);
        return children;
    }

    private static SchemaIndex Walk(ApiContract contract)
    {
        var index = new SchemaIndex();
        var open = new Stack<SchemaNode>(Roots(contract).Reverse());
        var children = new List<SchemaNode>();
        while (open.Count > 0)
        {
            var schema = open.Pop();
            // What several operations share comes by once for each of them, always with the same content.
            if (index.ByPointer.ContainsKey(schema.Pointer))
                continue;
            index.ByPointer.Add(schema.Pointer, schema);
            index.All.Add(schema);
            children.Clear();
            AddChildren(children, schema);
            for (var i = children.Count - 1; i >= 0; i--)
                open.Push(children[i]);
        }

        return index;
    }

    private static void AddChildren(List<SchemaNode> children, SchemaNode schema)
    {
        AddNamed(children, schema.Definitions);
        AddNamed(children, schema.Properties);
        AddNamed(children, schema.PatternProperties);
        AddNamed(children, schema.DependentSchemas);
        AddAll(children, schema.PrefixItems);
        AddAll(children, schema.AllOf);
        AddAll(children, schema.AnyOf);
        AddAll(children, schema.OneOf);
        Add(children, schema.ContentSchema);
        Add(children, schema.Items);
        Add(children, schema.Contains);
        Add(children, schema.UnevaluatedItems);
        Add(children, schema.AdditionalProperties);
        Add(children, schema.PropertyNames);
        Add(children, schema.UnevaluatedProperties);
        Add(children, schema.Not);
        Add(children, schema.If);
        Add(children, schema.Then);
        Add(children, schema.Else);
    }

    private static void AddAll(List<SchemaNode> children, EquatableArray<SchemaNode> schemas)
    {
        foreach (var schema in schemas)
            children.Add(schema);
    }

    private static void AddNamed(List<SchemaNode> children, EquatableArray<NamedSchema> named)
    {
        foreach (var entry in named)
            children.Add(entry.Schema);
    }

    private static void Add(List<SchemaNode> children, SchemaNode? schema)
    {
        if (schema is not null)
            children.Add(schema);
    }

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

    private sealed class SchemaIndex
    {
        public List<SchemaNode> All { get; } = [];

        public Dictionary<string, SchemaNode> ByPointer { get; } = new(StringComparer.Ordinal);
    }
}
