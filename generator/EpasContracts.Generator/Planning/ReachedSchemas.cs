using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>The schemas that some operations of a contract use, directly or through references.</summary>
internal sealed class ReachedSchemas
{
    private readonly ApiContract _contract;
    private readonly Dictionary<string, SchemaNode> _components;
    private readonly HashSet<string> _pointers = new(StringComparer.Ordinal);
    private readonly Stack<SchemaNode> _open = new();

    // A subtype is named by nobody: it names its base, which says by a discriminator that there are others.
    private readonly ILookup<string, SchemaNode> _subtypes;

    public ReachedSchemas(ApiContract contract, IEnumerable<Operation> operations)
    {
        _contract = contract;
        _components = contract.Schemas.ToDictionary(static component => component.Schema.Pointer, static component => component.Schema, StringComparer.Ordinal);
        _subtypes = contract.Schemas.Select(static component => component.Schema)
            .SelectMany(static schema => schema.AllOf, static (schema, part) => (schema, part.Reference))
            .Where(static pair => pair.Reference is not null)
            .ToLookup(static pair => pair.Reference!, static pair => pair.schema, StringComparer.Ordinal);
        foreach (var schema in operations.SelectMany(SchemaGraph.Roots))
            Open(schema);
        while (_open.Count > 0)
            Follow(_open.Pop());
    }

    /// <summary>Whether a schema, or one inside it, is used.</summary>
    public bool Contains(SchemaNode schema) => _pointers.Contains(schema.Pointer);

    private void Open(SchemaNode schema)
    {
        if (_pointers.Add(schema.Pointer))
            _open.Push(schema);
    }

    private void Follow(SchemaNode schema)
    {
        foreach (var child in schema.Children())
            Open(child);
        foreach (var reference in References(schema))
        {
            // A reference into a component needs that component whole.
            if (ComponentAround(reference) is { } component)
                Open(component);
            if (_contract.Resolve(reference) is { } target)
                Open(target);
        }

        if (schema.Discriminator is not null)
        {
            foreach (var subtype in _subtypes[schema.Pointer])
                Open(subtype);
        }
    }

    private static IEnumerable<string> References(SchemaNode schema)
    {
        if (schema.Reference is { } reference)
            yield return reference;
        foreach (var mapping in schema.Discriminator?.Mapping ?? default)
            yield return mapping.Reference;
    }

    private SchemaNode? ComponentAround(string pointer)
    {
        for (var end = pointer.Length; end > 0; end = pointer.LastIndexOf('/', end - 1))
        {
            if (_components.TryGetValue(pointer.Substring(0, end), out var component))
                return component;
        }

        return null;
    }
}
