using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.References;

/// <summary>A <c>$dynamicRef</c> whose target depends on the way that led to it.</summary>
/// <param name="Name">The name of the dynamic anchor.</param>
/// <param name="Initial">What it means where no schema on the way has such an anchor.</param>
internal sealed record DynamicReference(string Name, string Initial);

/// <summary>
/// Resolves <c>$dynamicRef</c> while the contract is read: a schema whose meaning depends on the way that led to it is copied for
/// each way that makes a difference, and in each copy the reference is a plain one. Nothing above needs to know of dynamic scopes.
/// </summary>
internal sealed class DynamicScopes
{
    private readonly ApiContract _contract;
    private readonly IReadOnlyDictionary<string, DynamicReference> _references;
    private readonly SchemaResources _resources;
    private readonly ILookup<string, (string Name, string Pointer)> _anchorsOf;
    private readonly Dictionary<string, HashSet<string>> _names;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<(SchemaNode Schema, DynamicScope Scope, int Number)> _open = new();

    private DynamicScopes(ApiContract contract, IReadOnlyDictionary<string, DynamicReference> references, SchemaResources resources)
    {
        _contract = contract;
        _references = references;
        _resources = resources;
        _anchorsOf = resources.DynamicAnchors.ToLookup(static anchor => anchor.Root, static anchor => (anchor.Name, anchor.Pointer), StringComparer.Ordinal);
        _names = FindNames();
    }

    /// <summary>The contract with every dynamic reference resolved.</summary>
    /// <param name="contract">The contract; each <c>$dynamicRef</c> refers to its initial target.</param>
    /// <param name="references">The dynamic references by the pointers of the schemas that have them.</param>
    /// <param name="resources">The resources that the schemas belong to.</param>
    public static ApiContract Resolve(ApiContract contract, IReadOnlyDictionary<string, DynamicReference> references, SchemaResources resources) =>
        references.Count == 0 ? contract : new DynamicScopes(contract, references, resources).Resolve();

    private ApiContract Resolve()
    {
        var resolved = _contract.MapSchemas(schema => Copy(schema, ScopeAround(schema.Pointer), 0));
        var copies = new List<SchemaNode>();
        while (_open.Count > 0)
        {
            var (schema, scope, number) = _open.Dequeue();
            copies.Add(Copy(schema, scope, number));
        }

        return resolved with { OtherSchemas = resolved.OtherSchemas.Concat(copies).ToEquatableArray() };
    }

    /// <summary>A schema as it reads in a scope, with everything in it.</summary>
    private SchemaNode Copy(SchemaNode schema, DynamicScope scope, int number)
    {
        // A resource inside another one lies on the way to what is in it.
        var inner = scope.Enter(_anchorsOf[schema.Pointer]);
        var copy = schema.MapChildren(child => Copy(child, inner, number)) with { Reference = Refer(schema, inner) };
        return number == 0 ? copy : copy with { Pointer = JsonPointer.InScope(number, schema.Pointer) };
    }

    private string? Refer(SchemaNode schema, DynamicScope scope)
    {
        if (schema.Reference is not { } reference)
            return null;
        var target = _references.TryGetValue(schema.Pointer, out var dynamic) ? scope.Find(dynamic.Name) ?? dynamic.Initial : reference;
        return Enter(target, scope);
    }

    /// <summary>The pointer of a schema, or of its copy, for those who come to it in a scope.</summary>
    private string Enter(string target, DynamicScope scope)
    {
        if (!_names.TryGetValue(target, out var names) || _contract.Resolve(target) is not { } schema)
            return target;
        var entered = scope.Enter(_anchorsOf[_resources.RootOf(target)]).Only(names);
        if (entered.Key == ScopeAround(target).Only(names).Key)
            return target;
        if (!_numbers.TryGetValue(entered.Key, out var number))
            _numbers[entered.Key] = number = _numbers.Count + 1;
        var pointer = JsonPointer.InScope(number, target);
        if (_known.Add(pointer))
            _open.Enqueue((schema, entered, number));
        return pointer;
    }

    /// <summary>The scope of a schema for those who come to it through the document: the resources around it, the outermost first.</summary>
    private DynamicScope ScopeAround(string pointer) =>
        _resources.RootsAround(pointer).Reverse().Aggregate(DynamicScope.Empty, (scope, root) => scope.Enter(_anchorsOf[root]));

    /// <summary>By schema: the dynamic anchors that matter to it, since a reference to one can be reached from it.</summary>
    private Dictionary<string, HashSet<string>> FindNames()
    {
        var candidates = _resources.DynamicAnchors.ToLookup(static anchor => anchor.Name, static anchor => anchor.Pointer, StringComparer.Ordinal);
        var schemas = _contract.AllSchemas();
        var users = schemas.SelectMany(schema => Successors(schema, candidates).Select(next => (Next: next, schema.Pointer)))
            .ToLookup(static edge => edge.Next, static edge => edge.Pointer, StringComparer.Ordinal);

        var names = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var open = new Stack<(string Pointer, string Name)>(_references.Select(static entry => (entry.Key, entry.Value.Name)));
        while (open.Count > 0)
        {
            var (pointer, name) = open.Pop();
            if (!names.TryGetValue(pointer, out var known))
                names[pointer] = known = new HashSet<string>(StringComparer.Ordinal);
            if (!known.Add(name))
                continue;
            foreach (var user in users[pointer])
                open.Push((user, name));
        }

        return names;
    }

    private IEnumerable<string> Successors(SchemaNode schema, ILookup<string, string> candidates)
    {
        var referenced = schema.Reference is { } reference ? [reference] : Array.Empty<string>();
        var dynamic = _references.TryGetValue(schema.Pointer, out var found) ? candidates[found.Name] : [];
        return schema.Children().Select(static child => child.Pointer).Concat(referenced).Concat(dynamic);
    }
}

/// <summary>What dynamic anchors mean on some way through the schemas: each the schema that the outermost resource gives it.</summary>
internal sealed class DynamicScope
{
    private readonly SortedDictionary<string, string> _anchors;

    private DynamicScope(SortedDictionary<string, string> anchors)
    {
        _anchors = anchors;
        Key = string.Join("\n", anchors.Select(static anchor => anchor.Key + "\t" + anchor.Value));
    }

    public static DynamicScope Empty { get; } = new(new SortedDictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Equal for equal scopes.</summary>
    public string Key { get; }

    /// <summary>The schema that an anchor means, or null.</summary>
    public string? Find(string name) => _anchors.TryGetValue(name, out var pointer) ? pointer : null;

    /// <summary>The scope inside a resource with these anchors: those of the resources around it hold on.</summary>
    public DynamicScope Enter(IEnumerable<(string Name, string Pointer)> anchors)
    {
        var added = anchors.Where(anchor => !_anchors.ContainsKey(anchor.Name)).ToList();
        if (added.Count == 0)
            return this;
        var all = new SortedDictionary<string, string>(_anchors, StringComparer.Ordinal);
        foreach (var (name, pointer) in added)
            all[name] = pointer;
        return new DynamicScope(all);
    }

    /// <summary>The scope as far as some anchors are concerned.</summary>
    public DynamicScope Only(HashSet<string> names)
    {
        if (_anchors.Keys.All(names.Contains))
            return this;
        var few = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var anchor in _anchors.Where(anchor => names.Contains(anchor.Key)))
            few[anchor.Key] = anchor.Value;
        return new DynamicScope(few);
    }
}
