using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Planning;

/// <summary>Decides the C# type of every schema, and which models and enums there are.</summary>
internal sealed class TypePlanner(ApiContract contract, ContractOptions options, SitePlanner sites, NameScope typeNames)
{
    private readonly Dictionary<string, CSharpType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _components = new(StringComparer.Ordinal);
    private readonly HashSet<string> _resolving = new(StringComparer.Ordinal);

    private readonly HashSet<string> _planning = new(StringComparer.Ordinal);

    /// <summary>The types that were decided, by JSON Pointer.</summary>
    public IReadOnlyDictionary<string, CSharpType> Types => _types;

    public List<ModelPlan> Models { get; } = [];

    public List<EnumPlan> Enums { get; } = [];

    /// <summary>What became of a schema only in part.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Claims the names of all components before anything inline can take them.</summary>
    public void AddComponents()
    {
        foreach (var component in contract.Schemas)
            _components.Add(component.Schema.Pointer, typeNames.Claim(CustomName(component.Schema) ?? Identifier.Pascal(component.Name, "Schema")));
        foreach (var component in contract.Schemas)
            TypeOf(component.Schema, component.Name);
    }

    /// <summary>The C# type of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="suggestedName">What a model or enum is called when the schema needs one.</param>
    public CSharpType TypeOf(SchemaNode schema, string suggestedName)
    {
        var (core, nullable) = SchemaShape.Unwrap(schema);
        var type = core.Reference is { } reference && core.Properties.IsEmpty && !SchemaShape.IsComposed(core)
            ? Referenced(reference)
            : Own(core, suggestedName);
        return nullable && !type.IsNullable ? type with { IsNullable = true } : type;
    }

    private CSharpType Referenced(string reference)
    {
        var target = contract.Resolve(reference);
        if (target is null)
            return CSharpType.Json;

        // A component's class needs no more than its name here: chains of references are as long as they like.
        if (_components.TryGetValue(target.Pointer, out var component) && SchemaShape.IsObjectWithProperties(target) && SchemaShape.Unwrap(target) is var (core, isNullable) && core.Pointer == target.Pointer)
            return new CSharpType(CSharpKind.Model, component, isNullable);

        // A schema that contains itself is known before its properties are; a chain of references back to itself describes nothing.
        if (!_resolving.Add(target.Pointer))
        {
            var (inner, nullable) = SchemaShape.Unwrap(target);
            return _types.TryGetValue(inner.Pointer, out var known) ? known with { IsNullable = nullable } : CSharpType.Json;
        }

        var type = TypeOf(target, _components.TryGetValue(target.Pointer, out var name) ? name : JsonPointer.NameOf(reference));
        _resolving.Remove(target.Pointer);
        return type;
    }

    private CSharpType Own(SchemaNode schema, string suggestedName)
    {
        if (_types.TryGetValue(schema.Pointer, out var known))
            return known;
        // A list of itself has no C# type that ends: its elements are JSON.
        if (!_planning.Add(schema.Pointer))
            return CSharpType.Json;
        var type = Plan(schema, suggestedName);
        _planning.Remove(schema.Pointer);
        _types[schema.Pointer] = type;
        return type;
    }

    private CSharpType Plan(SchemaNode schema, string suggestedName)
    {
        if (SchemaShape.IsObjectWithProperties(schema))
            return PlanModel(schema, suggestedName);
        if (SchemaShape.IsComposed(schema) || schema.BooleanSchema is not null)
            return Undecided(schema);

        return (schema.Types & ~JsonTypes.Null) switch
        {
            JsonTypes.Boolean => new(CSharpKind.Boolean, "bool"),
            JsonTypes.Integer => AssertedFormats.Of(schema, options) == "int32" ? new(CSharpKind.Int32, "int") : new(CSharpKind.Int64, "long"),
            JsonTypes.Number => AssertedFormats.Of(schema, options) switch
            {
                "float" => new(CSharpKind.Single, "float"),
                "decimal" => new(CSharpKind.Decimal, "decimal"),
                _ => new(CSharpKind.Double, "double"),
            },
            JsonTypes.String => PlanString(schema, suggestedName),
            JsonTypes.Array => CSharpType.ListOf(schema.Items is { } items && schema.PrefixItems.IsEmpty ? TypeOf(items, suggestedName + "Item") : CSharpType.Json),
            JsonTypes.Object => PlanDictionary(schema, suggestedName),
            JsonTypes.Any when schema.HasEnum => PlanString(schema, suggestedName),
            _ => Undecided(schema),
        };
    }

    private CSharpType PlanString(SchemaNode schema, string suggestedName)
    {
        if (schema.HasEnum)
        {
            var members = schema.Enum.Where(static member => member.Kind != JsonKind.Null).ToList();
            return members.Count > 0 && members.All(static member => member.Kind == JsonKind.String)
                ? PlanEnum(schema, suggestedName, members)
                : schema.Types == JsonTypes.Any ? CSharpType.Json : new(CSharpKind.String, "string");
        }

        return AssertedFormats.Of(schema, options) switch
        {
            "date-time" => new(CSharpKind.DateTime, "DateTimeOffset"),
            "date" => new(CSharpKind.Date, "DateOnly"),
            "uuid" => new(CSharpKind.Uuid, "Guid"),
            "byte" => new(CSharpKind.Bytes, "byte[]"),
            _ => new(CSharpKind.String, "string"),
        };
    }

    private CSharpType PlanEnum(SchemaNode schema, string suggestedName, List<JsonLiteral> members)
    {
        var name = TypeName(schema, suggestedName);
        var scope = new NameScope(ReservedEnumMembers.Append(name), sites.NamesInUse);
        var plans = members.Select(member => member.Text).Distinct(StringComparer.Ordinal)
            .Select(value => new EnumMemberPlan(scope.Claim(Identifier.Pascal(value, "Empty")), value)).ToList();
        if (sites.Sites.TryGetValue(schema.Pointer, out var site))
            Enums.Add(new EnumPlan(name, site, plans));
        return new CSharpType(CSharpKind.Enum, name);
    }

    private CSharpType PlanDictionary(SchemaNode schema, string suggestedName) =>
        schema.AdditionalProperties is { BooleanSchema: null } values && schema.PatternProperties.IsEmpty
            ? CSharpType.DictionaryOf(TypeOf(values, suggestedName + "Value"))
            : CSharpType.Json;

    private CSharpType PlanModel(SchemaNode schema, string suggestedName)
    {
        var name = TypeName(schema, suggestedName);
        var type = new CSharpType(CSharpKind.Model, name);
        // Known before its properties are planned: a schema may contain itself.
        _types[schema.Pointer] = type;

        var members = new NameScope(ReservedModelMembers.Append(name), sites.NamesInUse);
        var names = schema.Properties.Select(property => members.Claim(CustomName(property.Schema) ?? Identifier.Pascal(property.Name, "Property"))).ToList();
        // Where a script has no small letters, or a name begins with a digit, a local would be spelled as its property.
        var locals = new NameScope(ReservedLocals.Concat(Enumerable.Range(1, Numbered).SelectMany(static number => new[] { $"seen{number}", $"item{number}" })).Concat(names));
        var properties = schema.Properties.Select((property, index) => new PropertyPlan(
            names[index],
            locals.Claim(Identifier.Camel(property.Name, "property")),
            property.Name,
            property.Schema,
            TypeOf(property.Schema, name + Identifier.Pascal(property.Name, "Property")),
            schema.Required.Contains(property.Name))).ToList();
        var additional = schema.AdditionalProperties switch
        {
            null or { BooleanSchema: false } => null,
            { BooleanSchema: true } => CSharpType.Json,
            { } values => TypeOf(values, name + "Value"),
        };
        if (sites.Sites.TryGetValue(schema.Pointer, out var site))
            Models.Add(new ModelPlan(name, site, properties, additional));
        return type;
    }

    private CSharpType Undecided(SchemaNode schema)
    {
        if (SchemaShape.IsComposed(schema))
            Findings.Add(GeneratorRules.UndecidedType.At(schema.Location, schema.Pointer));
        return CSharpType.Json;
    }

    private string TypeName(SchemaNode schema, string suggestedName) =>
        _components.TryGetValue(schema.Pointer, out var component)
            ? component
            : typeNames.Claim(CustomName(schema) ?? Identifier.Pascal(suggestedName, "Schema"));

    private static string? CustomName(SchemaNode schema) =>
        schema.Extensions.FirstOrDefault(static extension => extension.Name == "x-csharp-name")?.Value is { Kind: JsonKind.String, Text: var text }
            ? Identifier.Pascal(text, "Name")
            : null;

    // Numbered locals that a reader or writer may need: marks of 64 properties each, elements of nested lists.
    private const int Numbered = 64;

    // What the emitted methods call their own locals.
    private static readonly string[] ReservedLocals =
        ["reader", "start", "property", "seen", "writer", "value", "item", "name", "additional", "count", "matched", "copy"];

    private static readonly string[] ReservedModelMembers =
        ["Schema", "Read", "Write", "Validate", "TryParse", "Parse", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private static readonly string[] ReservedEnumMembers =
        ["Value", "IsKnown", "Known", "Schema", "Read", "Write", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals"];
}
