using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Everything that is emitted for one document, with every C# name decided.</summary>
internal sealed record ContractPlan
{
    public required ApiContract Contract { get; init; }

    public required ContractOptions Options { get; init; }

    /// <summary>Names of types that emitted code uses and that the document has for its own.</summary>
    public required SharedNames SharedNames { get; init; }

    /// <summary>The static class that holds the contract's descriptor, such as <c>EpasContract</c>.</summary>
    public required string ContractName { get; init; }

    /// <summary>The static class that knows the lines of the document, such as <c>EpasSource</c>.</summary>
    public required string SourceName { get; init; }

    public required IReadOnlyList<SchemaHost> Hosts { get; init; }

    public required IReadOnlyList<ModelPlan> Models { get; init; }

    public required IReadOnlyList<UnionPlan> Unions { get; init; }

    public required IReadOnlyList<TuplePlan> Tuples { get; init; }

    public required IReadOnlyList<EnumPlan> Enums { get; init; }

    public required IReadOnlyList<OperationPlan> Operations { get; init; }

    /// <summary>What the service calls at its callers.</summary>
    public required IReadOnlyList<OperationPlan> Webhooks { get; init; }

    /// <summary>The operations and the webhooks.</summary>
    public IEnumerable<OperationPlan> AllOperations => Operations.Concat(Webhooks);

    public required IReadOnlyList<GroupPlan> Groups { get; init; }

    /// <summary>Which side sets a property.</summary>
    public required SetBy SetBy { get; init; }

    /// <summary>The headers of all responses, each once.</summary>
    public required HeaderSet Headers { get; init; }

    public required PatternSet Patterns { get; init; }

    /// <summary>Every schema that has a validator of its own, by JSON Pointer.</summary>
    public required IReadOnlyDictionary<string, SchemaSite> Sites { get; init; }

    /// <summary>The C# type of every schema that has one of its own (its null aside), by JSON Pointer.</summary>
    public required IReadOnlyDictionary<string, CSharpType> Types { get; init; }

    /// <summary>The schemas, by JSON Pointer, whose <c>$ref</c> leads back to the very value that they describe: it asserts nothing.</summary>
    public required IReadOnlyCollection<string> CircularReferences { get; init; }

    /// <summary>The format of a schema if values must have it; null when it is a note for people.</summary>
    public string? FormatOf(SchemaNode schema) => Options.Validators ? AssertedFormats.Of(schema, Options) : null;

    /// <summary>The plan without classes: nothing is read, only checked, and half of the code is left.</summary>
    public ContractPlan WithoutClasses() => this with { Models = [], Unions = [], Tuples = [], Enums = [], Types = new Dictionary<string, CSharpType>(StringComparer.Ordinal) };

    /// <summary>What could not be emitted in full.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>A static class that holds the validators and the descriptor of one component schema or one operation.</summary>
/// <param name="Name">The class, such as <c>TagSchema</c> or <c>ListClustersOperation</c>.</param>
/// <param name="Component">The component's name, or null for an operation.</param>
/// <param name="Sites">All schemas in it that have a validator of their own, outer before inner.</param>
internal sealed record SchemaHost(string Name, string? Component, List<SchemaSite> Sites);

/// <summary>A schema with its validator.</summary>
internal sealed class SchemaSite
{
    private string? _validator;
    private string? _descriptorName;
    private string? _descriptor;
    private List<string>? _knownNames;

    public required SchemaNode Schema { get; init; }

    public required SchemaHost Host { get; init; }

    /// <summary>The validator's method in the host.</summary>
    public required string Method { get; init; }

    /// <summary>The property or parameter that the schema describes, or null.</summary>
    public required string? Subject { get; init; }

    /// <summary>The component's name when this is its outermost schema, otherwise null.</summary>
    public string? Component { get; init; }

    /// <summary>The validator as it is called from anywhere.</summary>
    public string Validator => _validator ??= $"{Host.Name}.{Method}";

    /// <summary>The property of the host that describes the schema.</summary>
    public string DescriptorName => _descriptorName ??= Component is null ? Method + "Descriptor" : "Descriptor";

    /// <summary>The description as it is read from anywhere.</summary>
    public string Descriptor => _descriptor ??= $"{Host.Name}.{DescriptorName}";

    /// <summary>The validator as it is called from a class; null for that of a model.</summary>
    public string ValidatorIn(SchemaHost? host) => Host == host ? Method : Validator;

    /// <summary>The description as it is read from a class; null for that of a model.</summary>
    public string DescriptorIn(SchemaHost? host) => Host == host ? DescriptorName : Descriptor;

    /// <summary>The names that the schema lists: those of its properties in their order, and behind them others that it requires.</summary>
    public List<string> KnownNames => _knownNames ??= [.. Schema.Properties.Select(static property => property.Name)
        .Concat(Schema.Required)
        .Concat(Schema.DependentRequired.SelectMany(static dependency => dependency.Required.Prepend(dependency.Property)))
        .Distinct(StringComparer.Ordinal)];

    /// <summary>What members of the host begin with that belong to the validator.</summary>
    public string FieldPrefix => Component is null ? Method : "Self";
}

/// <summary>A class that is generated for an object schema.</summary>
internal sealed record ModelPlan(string Name, SchemaSite Site, IReadOnlyList<PropertyPlan> Properties, CSharpType? AdditionalProperties)
{
    /// <summary>Whether members come from other schemas than its own.</summary>
    public bool IsComposed { get; init; }

    /// <summary>The class that it is derived from, or null.</summary>
    public ModelPlan? Base { get; init; }

    /// <summary>The property that tells which derived class an object is, or null.</summary>
    public string? Discriminator { get; init; }

    /// <summary>The schema of the properties that the contract does not list, where they have one.</summary>
    public SchemaNode? AdditionalSchema { get; init; }

    /// <summary>What the properties are called that the contract does not list.</summary>
    public required string AdditionalName { get; init; }

    /// <summary>The patterns of those properties' names; empty where any other name is one.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Whether classes are derived from it.</summary>
    public bool IsBase { get; set; }

    /// <summary>Whether a value is checked as a whole before it is read: more than one walk over its members is needed.</summary>
    public bool ChecksFirst => IsComposed || Derived.Count > 0;

    /// <summary>The derived classes with the discriminator's values that stand for them.</summary>
    public List<DerivedPlan> Derived { get; } = [];

    /// <summary>The derived class of an object for which the discriminator's value says nothing, or null.</summary>
    public ModelPlan? DefaultDerived { get; set; }
}

/// <summary>A class that is derived from another.</summary>
internal sealed record DerivedPlan(ModelPlan Model, IReadOnlyList<string> Values);

/// <summary>A class around one of several alternatives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Site">Its schema.</param>
/// <param name="Cases">The alternatives.</param>
/// <param name="Discriminator">The property that tells objects apart, or null.</param>
/// <param name="MayOverlap">Whether a value may satisfy several alternatives (<c>anyOf</c>).</param>
internal sealed record UnionPlan(string Name, SchemaSite Site, IReadOnlyList<CasePlan> Cases, string? Discriminator, bool MayOverlap);

/// <summary>One alternative of a union.</summary>
/// <param name="Name">What it is called in the union's members.</param>
/// <param name="Argument">What it is called as an argument.</param>
/// <param name="Type">Its C# type, null aside.</param>
/// <param name="Schemas">The schemas of that type.</param>
/// <param name="Kinds">The JSON types of its values.</param>
/// <param name="Values">The values of the discriminator that stand for it.</param>
/// <param name="IsDefault">Whether it is what an object is for which the discriminator's value says nothing.</param>
internal sealed record CasePlan(string Name, string Argument, CSharpType Type, IReadOnlyList<SchemaNode> Schemas, JsonTypes Kinds, IReadOnlyList<string> Values, bool IsDefault);

/// <summary>A class for a list whose first elements have a type each (<c>prefixItems</c>).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Site">Its schema.</param>
/// <param name="Elements">The first elements; those that a list may end before are not required.</param>
/// <param name="Rest">The type of the elements behind them; null when there are none.</param>
/// <param name="RestSchema">The schema of those; null when nothing is said about them.</param>
internal sealed record TuplePlan(string Name, SchemaSite Site, IReadOnlyList<PropertyPlan> Elements, CSharpType? Rest, SchemaNode? RestSchema)
{
    /// <summary>The property of the elements behind those that have one each.</summary>
    public const string RestName = "AdditionalItems";
}

/// <summary>A property of a model, or an element of a tuple.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Local">A local variable's name for it.</param>
/// <param name="WireName">The name in JSON, or the index.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="IsRequired">Whether every object must have it.</param>
internal sealed record PropertyPlan(string Name, string Local, string WireName, SchemaNode Schema, CSharpType Type, bool IsRequired)
{
    /// <summary>Whether a base class declares it.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Absent and null are two things: the property is an <c>Optional</c>.</summary>
    public bool IsOptionalNullable => !IsRequired && Type.IsNullable && !IsPlain;

    /// <summary>Whether absent and null are one thing in C#, as an option asks.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The type as the property declares it.</summary>
    public string Declaration => IsRequired ? Type.Declaration : IsOptionalNullable ? $"Optional<{Type.Declaration}>" : Type.Name + "?";
}

/// <summary>An extensible enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Site">Its schema.</param>
/// <param name="Members">The values that the contract lists.</param>
/// <param name="Number">The type of its numbers; null when it is around a string.</param>
/// <param name="AdmitsNull">Whether it is for a component that may be null as a whole payload: the type's default is null then.</param>
internal sealed record EnumPlan(string Name, SchemaSite Site, IReadOnlyList<EnumMemberPlan> Members, CSharpType? Number, bool AdmitsNull)
{
    /// <summary>What an enum calls the method that reads it.</summary>
    public const string Reader = "ReadFrom";

    /// <summary>What an enum calls the method that writes it.</summary>
    public const string Writer = "WriteTo";
}

/// <summary>A named constant of an extensible enum.</summary>
internal sealed record EnumMemberPlan(string Name, EnumValue Listed)
{
    /// <summary>The value's text, or a number's spelling.</summary>
    public string Value => Listed.Literal.Text;
}

/// <summary>The operations of one tag: one client class.</summary>
/// <param name="Name">The property on the client, such as <c>Clusters</c>; null for operations without a tag, which stand on the client itself.</param>
/// <param name="ClassName">The class, such as <c>ClustersClient</c>.</param>
/// <param name="Description">What the group is about, or null.</param>
/// <param name="Operations">Its operations in the document's order.</param>
internal sealed record GroupPlan(string? Name, string ClassName, string? Description, IReadOnlyList<OperationPlan> Operations);
