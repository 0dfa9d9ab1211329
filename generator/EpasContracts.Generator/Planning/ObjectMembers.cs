using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>What an object may have, over all schemas that describe the same value: its own, those it refers to, its parts and alternatives.</summary>
internal sealed class ObjectMembers
{
    private readonly Dictionary<string, ObjectMember> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _certain = new(StringComparer.Ordinal);
    private readonly HashSet<string> _possible = new(StringComparer.Ordinal);
    private readonly ApiContract _contract;

    private ObjectMembers(ApiContract contract) => _contract = contract;

    /// <summary>The properties: those of bases first, the schema's own behind them, those of alternatives last.</summary>
    public List<ObjectMember> Properties { get; } = [];

    /// <summary>The names that every object has.</summary>
    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas of the properties that are not listed: those of <c>additionalProperties</c> and <c>patternProperties</c>.</summary>
    public List<SchemaNode> Others { get; } = [];

    /// <summary>The patterns that names of <see cref="Others"/> have.</summary>
    public List<string> Patterns { get; } = [];

    /// <summary>Whether names that no pattern has are members, too.</summary>
    public bool HasAdditional { get; private set; }

    /// <summary>Gathers the members of a schema.</summary>
    /// <param name="contract">Where references lead.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="withAlternatives">Whether properties that only some objects have (<c>oneOf</c>, <c>if</c>) count.</param>
    public static ObjectMembers Of(ApiContract contract, SchemaNode schema, bool withAlternatives)
    {
        var members = new ObjectMembers(contract);
        if (SchemaShape.IsAlone(schema))
            members.AddOwn(schema, isCertain: true);
        else
            members.Add(schema, isCertain: true, withAlternatives, 0);
        return members;
    }

    /// <summary>Adds the names that every object has and no schema describes, as properties of any value that need not be set.</summary>
    public void AddUndescribed(SchemaNode schema)
    {
        foreach (var name in Required.Where(name => !_byName.ContainsKey(name)).OrderBy(static name => name, StringComparer.Ordinal).ToList())
        {
            Required.Remove(name);
            var any = new ObjectMember(name);
            any.Certain.Add(new SchemaNode { Pointer = schema.Pointer + "/required", Location = schema.Location, BooleanSchema = true });
            Properties.Add(any);
        }
    }

    private void Add(SchemaNode schema, bool isCertain, bool withAlternatives, int depth)
    {
        if (depth > SchemaShape.MaxDepth || _certain.Contains(schema.Pointer) || !(isCertain ? _certain : _possible).Add(schema.Pointer))
            return;
        if (schema.Reference is { } reference && _contract.Resolve(reference) is { } target)
            Add(target, isCertain, withAlternatives, depth + 1);
        foreach (var part in schema.AllOf)
            Add(part, isCertain, withAlternatives, depth + 1);
        AddOwn(schema, isCertain);
        if (!withAlternatives)
            return;
        AddAlternatives(schema.OneOf, isCertain, depth);
        AddAlternatives(schema.AnyOf, isCertain, depth);
        foreach (var dependent in schema.DependentSchemas)
            Add(dependent.Schema, isCertain: false, withAlternatives, depth + 1);
        if (schema.Then is { } then)
            Add(then, isCertain: false, withAlternatives, depth + 1);
        if (schema.Else is { } otherwise)
            Add(otherwise, isCertain: false, withAlternatives, depth + 1);
    }

    private void AddAlternatives(EquatableArray<SchemaNode> alternatives, bool isCertain, int depth)
    {
        if (alternatives.IsEmpty)
            return;
        var values = alternatives.FindAll(static alternative => !SchemaShape.IsNullType(alternative));
        // A base that lists its children is no place to learn of the siblings of one.
        if (values.Exists(alternative => alternative.Reference is { } reference && (_certain.Contains(reference) || _possible.Contains(reference))))
            return;
        foreach (var alternative in values)
            Add(alternative, isCertain && values.Count == 1, withAlternatives: true, depth + 1);
    }

    private void AddOwn(SchemaNode schema, bool isCertain)
    {
        foreach (var property in schema.Properties)
        {
            if (!_byName.TryGetValue(property.Name, out var member))
            {
                member = new ObjectMember(property.Name);
                _byName.Add(property.Name, member);
                Properties.Add(member);
            }

            (isCertain ? member.Certain : member.Possible).Add(property.Schema);
        }

        if (isCertain && !schema.Required.IsEmpty)
            Required.UnionWith(schema.Required);
        foreach (var property in schema.PatternProperties)
        {
            Others.Add(property.Schema);
            Patterns.Add(property.Name);
        }

        if (schema.AdditionalProperties is { BooleanSchema: not false } additional)
        {
            Others.Add(additional);
            HasAdditional = true;
        }
    }
}

/// <summary>A property with every schema that describes it.</summary>
/// <param name="name">Its name in JSON.</param>
internal sealed class ObjectMember(string name)
{
    private List<SchemaNode>? _possible;

    public string Name => name;

    /// <summary>The schemas that hold for each object, outer ones last.</summary>
    public List<SchemaNode> Certain { get; } = new(1);

    /// <summary>The schemas that hold for some objects.</summary>
    public List<SchemaNode> Possible => _possible ??= [];
}
