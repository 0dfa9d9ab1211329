using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Finds the properties of objects that admit only certain strings: what tells the alternatives of unions apart.</summary>
internal sealed class ConstantProperties(ApiContract contract, SchemaKinds kinds)
{
    // One schema is an alternative of many unions.
    private readonly Dictionary<string, List<(string Name, IReadOnlyList<string> Values)>> _known = new(StringComparer.Ordinal);

    /// <summary>Those properties of a schema, each with its strings.</summary>
    public List<(string Name, IReadOnlyList<string> Values)> Of(SchemaNode schema)
    {
        if (!_known.TryGetValue(schema.Pointer, out var properties))
            _known[schema.Pointer] = properties = (kinds.WithoutNull(schema) & JsonTypes.Object) == 0 ? [] : Find(schema);
        return properties;
    }

    private List<(string Name, IReadOnlyList<string> Values)> Find(SchemaNode schema)
    {
        var found = new List<(string Name, IReadOnlyList<string> Values)>();
        foreach (var member in ObjectMembers.Of(contract, schema, withAlternatives: false).Properties)
        {
            if (member.Certain.Select(Strings).FirstOrDefault(static values => values is not null) is { } values)
                found.Add((member.Name, values));
        }

        return found;
    }

    private IReadOnlyList<string>? Strings(SchemaNode schema)
    {
        foreach (var part in ScalarParts.Certain(contract, schema))
        {
            if (part.Const is { Kind: JsonKind.String } constant)
                return [constant.Text];
            if (part.HasEnum && !part.Enum.Exists(static member => member.Kind != JsonKind.String))
                return [.. part.Enum.Select(static member => member.Text)];
        }

        return null;
    }
}
