using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>The schemas of a contract that some of them use, directly or through references.</summary>
internal sealed class ReachedSchemas
{
    private readonly ApiContract _contract;
    private readonly Dictionary<string, SchemaNode> _components;
    private readonly HashSet<string> _pointers = new(StringComparer.Ordinal);
    private readonly Stack<SchemaNode> _open = new();
    private readonly Dictionary<string, SchemaNode> _others = new(StringComparer.Ordinal);
    private readonly bool _forTypes;

    // A subtype is named by nobody: it names its base, which says by a discriminator that there are others.
    private readonly ILookup<string, SchemaNode> _subtypes;

    /// <param name="contract">Where references lead.</param>
    /// <param name="roots">What is used in any case.</param>
    /// <param name="forTypes">Whether what only a discriminator leads to counts: types need it, validators do not.</param>
    public ReachedSchemas(ApiContract contract, IEnumerable<SchemaNode> roots, bool forTypes)
    {
        _contract = contract;
        _forTypes = forTypes;
        _components = contract.Schemas.ToDictionary(static component => component.Schema.Pointer, static component => component.Schema, StringComparer.Ordinal);
        _subtypes = contract.Schemas.Select(static component => component.Schema)
            .SelectMany(static schema => schema.AllOf, static (schema, part) => (schema, part.Reference))
            .Where(static pair => pair.Reference is not null)
            .ToLookup(static pair => pair.Reference!, static pair => pair.schema, StringComparer.Ordinal);
        foreach (var schema in roots)
            Open(schema);
        while (_open.Count > 0)
            Follow(_open.Pop());
    }

    /// <summary>The components that are used, or something inside them is.</summary>
    public IEnumerable<NamedSchema> Components => _contract.Schemas.Where(component => _pointers.Contains(component.Schema.Pointer));

    /// <summary>What references lead to that is in no component.</summary>
    public IEnumerable<SchemaNode> Others => _others.Values;

    /// <summary>Whether a schema is used.</summary>
    public bool Has(SchemaNode schema) => _pointers.Contains(TypeSlice.PointerOf(schema));

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
            var component = ComponentAround(reference);
            if (component is not null)
                Open(component);
            if (_contract.Resolve(reference) is not { } target)
                continue;
            if (component is null)
                _others[target.Pointer] = target;
            Open(target);
        }

        if (_forTypes && schema.Discriminator is not null)
        {
            foreach (var subtype in _subtypes[schema.Pointer])
                Open(subtype);
        }
    }

    private IEnumerable<string> References(SchemaNode schema)
    {
        if (schema.Reference is { } reference)
            yield return reference;
        foreach (var mapping in _forTypes ? schema.Discriminator?.Mapping ?? default : default)
            yield return mapping.Reference;
        if (_forTypes && schema.Discriminator?.DefaultMapping is { } fallback)
            yield return fallback;
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
