using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Makes the cases of a union from its alternatives: those of one C# type become one case, and what tells objects apart is found.</summary>
internal sealed class UnionCases(ConstantProperties constants, SchemaKinds kinds, SchemaNode union, string unionName)
{
    private readonly List<Alternative> _alternatives = [];

    /// <summary>The property that tells the objects apart, or null.</summary>
    public string? Discriminator { get; private set; }

    /// <summary>Whether one of the alternatives admits null.</summary>
    public bool IsNullable { get; private set; }

    /// <summary>Adds an alternative.</summary>
    public void Add(SchemaNode schema, CSharpType type)
    {
        IsNullable |= type.IsNullable;
        // Any JSON is what a union holds that none of its cases describes; of itself it would have no end.
        if (type.Kind != CSharpKind.Json && type.Name != unionName)
            _alternatives.Add(new Alternative(schema, type with { IsNullable = false }, kinds.WithoutNull(schema), constants.Of(schema)));
    }

    /// <summary>What the name of an alternative's type ends in when it has none of its own.</summary>
    public string Suffix(SchemaNode schema)
    {
        if (schema.Title is { Length: > 0 and < 40 } title)
            return Identifier.Pascal(title, "Value");
        if (constants.Of(schema).Find(static entry => entry.Values.Count == 1).Values is { } constant)
            return Identifier.Pascal(constant[0], "Value");
        return kinds.WithoutNull(schema) switch { JsonTypes.Object => "Object", JsonTypes.Array => "List", _ => "Value" };
    }

    /// <summary>The cases, in the order of the alternatives.</summary>
    public IReadOnlyList<CasePlan> Plan(NameScope names)
    {
        var values = FindDiscriminator();
        Merge(static type => type.IsText, static types => types.Where(static type => type.Kind != CSharpKind.String).Distinct().ToList() is [{ Kind: CSharpKind.Enum } one] ? one : CSharpType.Text);
        Merge(static type => type.IsNumber, CSharpType.CommonNumber);
        var arguments = new NameScope(["other"]);
        return
        [
            .. _alternatives.GroupBy(static alternative => alternative.Type.Declaration, StringComparer.Ordinal).Select(group =>
            {
                var type = group.First().Type;
                var name = names.Claim(CaseName(type), static name => [name, "TryGet" + name, "From" + name]);
                return new CasePlan(
                    name,
                    arguments.Claim(Identifier.Camel(name, "value")),
                    type,
                    [.. group.Select(static alternative => alternative.Schema)],
                    group.Aggregate((JsonTypes)0, static (all, alternative) => all | alternative.Kinds),
                    [.. group.SelectMany(alternative => values.TryGetValue(alternative.Schema.Pointer, out var own) ? own : []).Distinct(StringComparer.Ordinal)],
                    union.Discriminator?.DefaultMapping is { } fallback && group.Any(alternative => (alternative.Schema.Reference ?? alternative.Schema.Pointer) == fallback));
            }),
        ];
    }

    private void Merge(Func<CSharpType, bool> isOne, Func<IReadOnlyList<CSharpType>, CSharpType> common)
    {
        var types = _alternatives.Select(static alternative => alternative.Type).Where(isOne).ToList();
        if (types.Select(static type => type.Name).Distinct(StringComparer.Ordinal).Count() < 2)
            return;
        var type = common(types);
        for (var i = 0; i < _alternatives.Count; i++)
        {
            if (isOne(_alternatives[i].Type))
                _alternatives[i] = _alternatives[i] with { Type = type };
        }
    }

    private string CaseName(CSharpType type) => type.Kind switch
    {
        CSharpKind.Boolean => "Boolean",
        CSharpKind.Int32 or CSharpKind.Int64 or CSharpKind.UInt64 => "Integer",
        CSharpKind.Single or CSharpKind.Double or CSharpKind.Decimal => "Number",
        CSharpKind.String => "String",
        CSharpKind.DateTime => "DateTime",
        CSharpKind.Date => "Date",
        CSharpKind.Time => "Time",
        CSharpKind.Duration => "Duration",
        CSharpKind.Uuid => "Uuid",
        CSharpKind.Uri => "Uri",
        CSharpKind.Bytes => "Bytes",
        CSharpKind.List => CaseName(type.Element!) + "List",
        CSharpKind.Dictionary => CaseName(type.Element!) + "Map",
        CSharpKind.Json => "Json",
        // An inline type is named after the union; within it that goes without saying.
        _ => SharedNames.Plain(unionName) is var union && SharedNames.Plain(type.Name) is var name && name.Length > union.Length && name.StartsWith(union, StringComparison.Ordinal) && char.IsUpper(name[union.Length])
            ? name.Substring(union.Length)
            : name,
    };

    // The values that stand for each alternative, by its pointer: the discriminator's, or those of a property that only admits certain ones.
    private Dictionary<string, IReadOnlyList<string>> FindDiscriminator()
    {
        var objects = _alternatives.Where(static alternative => (alternative.Kinds & JsonTypes.Object) != 0).ToList();
        if (union.Discriminator is { } discriminator)
        {
            var declared = objects.ToDictionary(static alternative => alternative.Schema.Pointer, alternative => Declared(discriminator, alternative), StringComparer.Ordinal);
            if (declared.Values.All(static values => values.Count > 0))
                return Use(discriminator.PropertyName, declared);
        }

        if (objects.Count < 2)
            return [];
        foreach (var name in objects[0].Constants.Select(static entry => entry.Name))
        {
            var found = objects.ToDictionary(static alternative => alternative.Schema.Pointer, alternative => alternative.Constants.FirstOrDefault(entry => entry.Name == name).Values ?? [], StringComparer.Ordinal);
            var all = found.Values.SelectMany(static values => values).ToList();
            if (found.Values.All(static values => values.Count > 0) && all.Distinct(StringComparer.Ordinal).Count() == all.Count)
                return Use(name, found);
        }

        return [];
    }

    private Dictionary<string, IReadOnlyList<string>> Use(string property, Dictionary<string, IReadOnlyList<string>> values)
    {
        Discriminator = property;
        return values;
    }

    private static IReadOnlyList<string> Declared(Discriminator discriminator, Alternative alternative) =>
        BranchPlanner.Declared(discriminator, alternative.Schema, alternative.Constants.FirstOrDefault(entry => entry.Name == discriminator.PropertyName).Values ?? []);

    private sealed record Alternative(SchemaNode Schema, CSharpType Type, JsonTypes Kinds, List<(string Name, IReadOnlyList<string> Values)> Constants);
}
