using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Planning;

/// <content>Properties that no single schema of the document describes as a whole.</content>
internal sealed partial class TypePlanner
{
    // Each merged schema may ask for others: a document that asks for more gets the outermost description of the rest.
    private const int MostMerged = 1000;

    private readonly Dictionary<string, SchemaNode> _merged = new(StringComparer.Ordinal);
    private HashSet<string>? _bases;

    /// <summary>
    /// The parts of a composition may each describe an object in the same property, and list different members of it: then the object is all of
    /// them. Null where the outermost description lists what the others list.
    /// </summary>
    private SchemaNode? Merged(SchemaNode owner, ObjectMember member)
    {
        var described = member.Certain.Select(CoreOf).ToList();
        if (!described.TrueForAll(schema => ShapeOf(schema) == ValueShape.Model) || SiteOf(owner) is not { } site)
            return null;
        var names = described.ConvertAll(schema => ObjectMembers.Of(contract, schema, withAlternatives: true).Properties.Select(static one => one.Name).ToList());
        var outermost = new HashSet<string>(names[names.Count - 1], StringComparer.Ordinal);
        if (names.TrueForAll(outermost.IsSupersetOf))
            return null;

        // The same descriptions are the same class, also where it contains itself.
        var key = string.Join(" ", described.Select(static schema => schema.Pointer));
        if (_merged.TryGetValue(key, out var known) || _merged.Count == MostMerged)
            return known;
        var pointer = JsonPointer.Merged(_merged.Count + 1, member.Certain[member.Certain.Count - 1].Pointer);
        var merged = new SchemaNode
        {
            Pointer = pointer,
            Location = member.Certain[member.Certain.Count - 1].Location,
            AllOf = member.Certain.Select((schema, index) => new SchemaNode { Pointer = $"{pointer}/allOf/{index}", Location = schema.Location, Reference = schema.Pointer }).ToEquatableArray(),
        };
        _merged.Add(key, merged);
        sites.Add(site.Host, merged, "All" + Naming.Identifier.Pascal(member.Name, "Property"), member.Name);
        return merged;
    }

    private SchemaNode CoreOf(SchemaNode schema)
    {
        for (var depth = 0; depth < SchemaShape.MaxDepth; depth++)
        {
            var core = SchemaShape.Unwrap(schema).Core;
            if (!SchemaShape.IsReference(core) || contract.Resolve(core.Reference!) is not { } target)
                return core;
            schema = target;
        }

        return schema;
    }

    /// <summary>
    /// What is required and described nowhere is a property of any value: nobody could send it otherwise. What a base leaves to its children is not.
    /// </summary>
    private void AddUndescribed(SchemaNode schema, ObjectMembers members)
    {
        _bases ??= [.. contract.AllSchemas().SelectMany(static one => one.AllOf).Select(static part => part.Reference).OfType<string>()];
        if (members.Others.Count == 0 && schema.AdditionalProperties is null && !_bases.Contains(schema.Pointer))
            members.AddUndescribed(schema);
    }
}
