using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Planning;

/// <summary>Decides the C# type of every schema, and which models, unions and enums there are.</summary>
internal sealed partial class TypePlanner(ApiContract contract, ContractOptions options, SitePlanner sites, SetBy setBy, NameScope typeNames)
{
    private readonly Dictionary<string, CSharpType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CSharpType> _referenced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _resolving = new(StringComparer.Ordinal);
    private readonly HashSet<string> _planning = new(StringComparer.Ordinal);
    private readonly SchemaKinds _kinds = new(schema => schema.Reference is { } reference ? contract.Resolve(reference) : null, onlyCertain: false);

    /// <summary>The types that were decided, by JSON Pointer.</summary>
    public IReadOnlyDictionary<string, CSharpType> Types => _types;

    public List<ModelPlan> Models { get; } = [];

    public List<UnionPlan> Unions { get; } = [];

    public List<TuplePlan> Tuples { get; } = [];

    public List<EnumPlan> Enums { get; } = [];

    /// <summary>What became of a schema only in part.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Claims the names of all components before anything inline can take them.</summary>
    public void AddComponents()
    {
        foreach (var component in contract.Schemas)
            _components.Add(component.Schema.Pointer, typeNames.Claim(CustomNames.OfComponent(component)));
        foreach (var component in CompositionOrder.Of(contract))
            TypeOf(component.Schema, component.Name);
    }

    /// <summary>The C# type of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="suggestedName">What a model or enum is called when the schema needs one.</param>
    public CSharpType TypeOf(SchemaNode schema, string suggestedName)
    {
        var (core, nullable) = SchemaShape.Unwrap(schema);
        var type = SchemaShape.IsReference(core) ? Referenced(core.Reference!) : Own(core, suggestedName);
        return nullable && !type.IsNullable ? type with { IsNullable = true } : type;
    }

    /// <summary>The type of a body, or of each item of a stream.</summary>
    /// <param name="format">How it is spelled.</param>
    /// <param name="schema">The schema of the body or the item; null for none.</param>
    /// <param name="suggestedName">What a model or enum is called when the schema needs one.</param>
    public CSharpType TypeOfBody(BodyFormat format, SchemaNode? schema, string suggestedName) => format switch
    {
        BodyFormat.Text => CSharpType.Text,
        BodyFormat.Binary => CSharpType.File,
        _ => schema is null ? CSharpType.Json : TypeOf(schema, suggestedName),
    };

    private CSharpType Referenced(string reference)
    {
        var target = contract.Resolve(reference);
        if (target is null)
            return CSharpType.Json;

        // A component's class needs no more than its name here: chains of references are as long as they like.
        if (_components.TryGetValue(target.Pointer, out var component) && SchemaShape.Unwrap(target) is var (core, isNullable) && core.Pointer == target.Pointer
            && ShapeOf(target) is var shape and not ValueShape.Other)
        {
            return new CSharpType(shape == ValueShape.Model ? CSharpKind.Model : CSharpKind.Union, component, isNullable || AdmitsNull(core));
        }

        if (_referenced.TryGetValue(target.Pointer, out var done))
            return done;
        // A schema that contains itself is known before its properties are; a chain of references back to itself describes nothing.
        if (!_resolving.Add(target.Pointer))
        {
            var (inner, nullable) = SchemaShape.Unwrap(target);
            return _types.TryGetValue(inner.Pointer, out var known) ? known with { IsNullable = nullable } : CSharpType.Json;
        }

        var type = TypeOf(target, _components.TryGetValue(target.Pointer, out var name) ? name : JsonPointer.NameOf(reference));
        _resolving.Remove(target.Pointer);
        // Within a circle the answer is only a part of the whole.
        if (_resolving.Count == 0 && _planning.Count == 0)
            _referenced[target.Pointer] = type;
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
        if (AdmitsNull(schema))
            type = type with { IsNullable = true };
        _types[schema.Pointer] = type;
        return type;
    }

    // Null among the parts of a composition, where nothing around it says so.
    private bool AdmitsNull(SchemaNode schema) => SchemaShape.IsComposed(schema) && _kinds.Of(schema) is var kinds and not SchemaKinds.All && (kinds & JsonTypes.Null) != 0;

    private CSharpType Plan(SchemaNode schema, string suggestedName) => ShapeOf(schema) switch
    {
        ValueShape.Model => PlanModel(schema, suggestedName),
        ValueShape.Union => PlanUnion(schema, suggestedName),
        _ when schema.BooleanSchema is not null => CSharpType.Json,
        _ => _kinds.WithoutNull(schema) switch
        {
            JsonTypes.Boolean => new(CSharpKind.Boolean, "bool"),
            JsonTypes.Integer => PlanNumber(schema, suggestedName, isInteger: true),
            JsonTypes.Integer | JsonTypes.Number => PlanNumber(schema, suggestedName, isInteger: false),
            JsonTypes.String => PlanString(schema, suggestedName),
            JsonTypes.Array => PlanList(schema, suggestedName),
            JsonTypes.Object => PlanDictionary(schema, suggestedName),
            _ when SchemaShape.IsComposed(schema) => Undecided(schema, CSharpType.Json),
            _ => CSharpType.Json,
        },
    };

    private CSharpType PlanNumber(SchemaNode schema, string suggestedName, bool isInteger)
    {
        var number = NumberOf(schema, isInteger);
        return EnumValues.Of(contract, schema, JsonKind.Number) is { } values && values.All(value => EnumValues.Literal(number.Kind, value.Literal.Text) is not null)
            ? PlanEnum(schema, suggestedName, values, number)
            : number;
    }

    private CSharpType NumberOf(SchemaNode schema, bool isInteger)
    {
        var formats = ScalarParts.Formats(contract, schema, options);
        if (isInteger)
        {
            return formats.Count > 0 && formats.All(IntegerFormats.FitsInt32) ? new(CSharpKind.Int32, "int")
                : formats.Count == 1 && formats.Contains("uint64") ? new(CSharpKind.UInt64, "ulong")
                : new(CSharpKind.Int64, "long");
        }

        return formats.Count == 1 && formats.Contains("float") ? new(CSharpKind.Single, "float")
            : formats.Count == 1 && formats.Contains("decimal") ? new(CSharpKind.Decimal, "decimal")
            : new(CSharpKind.Double, "double");
    }

    private CSharpType PlanString(SchemaNode schema, string suggestedName)
    {
        if (EnumValues.Of(contract, schema, JsonKind.String) is { } values)
            return PlanEnum(schema, suggestedName, values, number: null);
        var formats = ScalarParts.Formats(contract, schema, options);
        return (formats.Count == 1 ? formats.Single() : "") switch
        {
            "date-time" when !options.DatesAreText => new(CSharpKind.DateTime, "DateTimeOffset"),
            "date" when !options.DatesAreText => new(CSharpKind.Date, "DateOnly"),
            "time" when !options.DatesAreText => new(CSharpKind.Time, "OffsetTime"),
            "duration" when !options.DatesAreText => new(CSharpKind.Duration, "IsoDuration"),
            "uri" or "uri-reference" or "iri" or "iri-reference" => new(CSharpKind.Uri, "Uri"),
            "uuid" => new(CSharpKind.Uuid, "Guid"),
            "byte" => new(CSharpKind.Bytes, "byte[]"),
            _ => CSharpType.Text,
        };
    }

    private CSharpType PlanEnum(SchemaNode schema, string suggestedName, IReadOnlyList<EnumValue> values, CSharpType? number)
    {
        var name = TypeName(schema, suggestedName);
        var scope = Members(ReservedEnumMembers, name);
        var members = values.Select(value => new EnumMemberPlan(scope.Claim(value.Wanted), value)).ToList();
        if (SiteOf(schema) is { } site)
            Enums.Add(new EnumPlan(name, site, members, number, _components.ContainsKey(schema.Pointer) && (_kinds.Of(schema) & JsonTypes.Null) != 0));
        return number is null ? new CSharpType(CSharpKind.Enum, name) : new CSharpType(CSharpKind.NumberEnum, name, Element: number);
    }

    private CSharpType PlanList(SchemaNode schema, string suggestedName)
    {
        var parts = ScalarParts.Certain(contract, schema).FindAll(static part => part.Items is not null || !part.PrefixItems.IsEmpty);
        if (parts.Exists(static part => !part.PrefixItems.IsEmpty))
            return parts.Count == 1 && parts[0].Pointer == schema.Pointer ? PlanTuple(schema, suggestedName) : Undecided(schema, CSharpType.ListOf(CSharpType.Json, null));
        return parts.Count == 0
            ? CSharpType.ListOf(CSharpType.Json, null)
            : CSharpType.ListOf(TypeOf(parts[0].Items!, suggestedName + "Item"), parts[0].Items);
    }

    private CSharpType PlanDictionary(SchemaNode schema, string suggestedName)
    {
        var members = ObjectMembers.Of(contract, schema, withAlternatives: true);
        return members.Others.Exists(static other => other.BooleanSchema is null) && OthersType(members, suggestedName) is { } values
            ? CSharpType.DictionaryOf(values, members.Others[0])
            : CSharpType.Json;
    }

    /// <summary>The type of the properties that are not listed; null when there are none.</summary>
    private CSharpType? OthersType(ObjectMembers members, string suggestedName)
    {
        if (members.Others.Count == 0)
            return null;
        var types = members.Others.Select(schema => TypeOf(schema, suggestedName + "Value")).ToList();
        return types.TrueForAll(type => type.Declaration == types[0].Declaration) ? types[0] : CSharpType.Json;
    }

    private CSharpType Undecided(SchemaNode schema, CSharpType type)
    {
        Findings.Add(GeneratorRules.UndecidedType.At(schema.Location, schema.Pointer));
        return type;
    }

    // The names of a generated type's members.
    private NameScope Members(HashSet<string> reserved, params string[] own)
    {
        var scope = NameScope.WithCommon(reserved, sites.NamesInUse);
        foreach (var name in own)
            scope.Reserve(name);
        return scope;
    }

    private SchemaSite? SiteOf(SchemaNode schema) => sites.Sites.TryGetValue(TypeSlice.PointerOf(schema), out var site) ? site : null;

    private string TypeName(SchemaNode schema, string suggestedName) =>
        _components.TryGetValue(schema.Pointer, out var component)
            ? component
            : typeNames.Claim(CustomNames.Of(schema.Extensions) ?? Identifier.Pascal(suggestedName, "Schema"));

    private static readonly HashSet<string> ReservedEnumMembers =
        ["Value", "IsKnown", "Known", "Schema", EnumPlan.Reader, EnumPlan.Writer, .. NameScope.ObjectMembers];
}
