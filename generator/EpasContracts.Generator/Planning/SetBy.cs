using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Which side sets a property, and which sides have a schema's values: what a required property is in a class that goes both ways.</summary>
internal sealed class SetBy
{
    private readonly ApiContract _contract;
    private readonly Dictionary<string, SetNames> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SetNames> _lacked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Part, string Property)> _lackedInPart = [];
    private ReachedSchemas? _sent;
    private ReachedSchemas? _received;

    /// <summary>Looks at all objects, so that emitters ask without changing anything.</summary>
    public SetBy(ApiContract contract)
    {
        _contract = contract;
        var all = contract.AllSchemas();
        if (!all.Any(static schema => schema.ReadOnly || schema.WriteOnly))
            return;
        foreach (var schema in all.Where(static schema => !schema.Properties.IsEmpty || IsComposed(schema)))
        {
            if (Names(Parts(schema)) is { IsEmpty: false } names)
                _names[schema.Pointer] = names;
        }

        foreach (var schema in all.Where(schema => IsComposed(schema) && _names.ContainsKey(schema.Pointer)))
            AddLacked(schema, _names[schema.Pointer]);
    }

    /// <summary>Whether an object may lack a property that is required: it goes a way on which the other side sets it.</summary>
    /// <param name="owner">The object's schema.</param>
    /// <param name="property">The property's name.</param>
    public bool MayLack(SchemaNode owner, string property) =>
        (IsService(owner, property) && (_sent ??= Reached(static operation => operation with { Responses = default })).Has(owner))
        || (IsCaller(owner, property) && (_received ??= Reached(static operation => operation with { Parameters = default, RequestBody = null })).Has(owner))
        // A class that stands for those derived from it has what any of them has.
        || (owner.Discriminator is not null && _lackedInPart.Contains((owner.Pointer, property)));

    /// <summary>Whether only the service sets a property of an object, as the object's schema or one that it is composed of says: a request may lack it.</summary>
    public bool IsService(SchemaNode owner, string property) => NamesOf(owner)?.ByService.Contains(property) == true;

    /// <summary>Whether only callers set a property of an object: a response may lack it.</summary>
    public bool IsCaller(SchemaNode owner, string property) => NamesOf(owner)?.ByCaller.Contains(property) == true;

    /// <summary>The properties that a schema says one side sets, and that a part of it requires without saying so; null when there are none.</summary>
    public SetNames? LackedByParts(SchemaNode schema) => _lacked.TryGetValue(schema.Pointer, out var names) ? names : null;

    /// <summary>Whether a schema is part of one that has <see cref="LackedByParts"/>.</summary>
    public bool IsPart(SchemaNode schema) => _parts.Contains(schema.Pointer);

    private void AddLacked(SchemaNode schema, SetNames names)
    {
        var parts = Parts(schema);
        var lacked = new SetNames(new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        foreach (var part in parts.Where(part => part.Pointer != schema.Pointer))
        {
            foreach (var name in part.Required)
            {
                var (byService, byCaller) = (names.ByService.Contains(name) && !IsService(part, name), names.ByCaller.Contains(name) && !IsCaller(part, name));
                if (byService)
                    lacked.ByService.Add(name);
                if (byCaller)
                    lacked.ByCaller.Add(name);
                if (byService || byCaller)
                    _lackedInPart.Add((part.Pointer, name));
            }
        }

        if (lacked.IsEmpty)
            return;
        _lacked.Add(schema.Pointer, lacked);
        _parts.UnionWith(parts.Select(static part => part.Pointer));
    }

    private static bool IsComposed(SchemaNode schema) => (!schema.AllOf.IsEmpty || schema.Reference is not null) && !SchemaShape.IsPureReference(schema);

    private SetNames? NamesOf(SchemaNode owner) => _names.TryGetValue(TypeSlice.PointerOf(Followed(owner)), out var names) ? names : null;

    private SchemaNode Followed(SchemaNode schema)
    {
        for (var depth = 0; depth < SchemaShape.MaxDepth && SchemaShape.IsPureReference(schema) && Target(schema) is { } target; depth++)
            schema = target;
        return schema;
    }

    private SetNames Names(List<SchemaNode> parts)
    {
        var properties = parts.SelectMany(static part => part.Properties).ToList();
        return new SetNames(
            new(properties.Where(property => IsService(property.Schema)).Select(static property => property.Name), StringComparer.Ordinal),
            new(properties.Where(property => IsCaller(property.Schema)).Select(static property => property.Name), StringComparer.Ordinal));
    }

    private bool IsService(SchemaNode property) => property.ReadOnly || Target(property) is { ReadOnly: true };

    private bool IsCaller(SchemaNode property) => property.WriteOnly || Target(property) is { WriteOnly: true };

    private List<SchemaNode> Parts(SchemaNode schema) => SchemaShape.WithParts(schema, Target, SchemaShape.MaxDepth);

    private ReachedSchemas Reached(Func<Operation, Operation> side) =>
        new(_contract, _contract.Operations.Concat(_contract.Webhooks).Select(side).SelectMany(SchemaGraph.Roots), forTypes: true);

    private SchemaNode? Target(SchemaNode schema) => schema.Reference is { } reference ? _contract.Resolve(reference) : null;
}

/// <summary>Names of properties that one side alone sets.</summary>
/// <param name="ByService">Those that only the service sets.</param>
/// <param name="ByCaller">Those that only its callers set.</param>
internal sealed record SetNames(HashSet<string> ByService, HashSet<string> ByCaller)
{
    public bool IsEmpty => ByService.Count == 0 && ByCaller.Count == 0;
}
