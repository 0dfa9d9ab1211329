namespace EpasContracts.OpenApi.Model;

/// <summary>The JSON types that a schema admits.</summary>
[Flags]
public enum JsonTypes
{
    /// <summary>The schema has no <c>type</c>: any value.</summary>
    Any = 0,

    /// <summary><c>null</c>.</summary>
    Null = 1,

    /// <summary><c>boolean</c>.</summary>
    Boolean = 2,

    /// <summary><c>integer</c>: a number without a fraction, 1.0 included.</summary>
    Integer = 4,

    /// <summary><c>number</c>.</summary>
    Number = 8,

    /// <summary><c>string</c>.</summary>
    String = 16,

    /// <summary><c>array</c>.</summary>
    Array = 32,

    /// <summary><c>object</c>.</summary>
    Object = 64,
}

/// <summary>
/// One schema of the document, in the terms of JSON Schema 2020-12. OpenAPI 3.0's spellings are already translated:
/// <c>nullable</c> is a type, a boolean <c>exclusiveMinimum</c> has become a number.
/// </summary>
/// <remarks>A <c>$ref</c> is kept as a pointer and never followed here, so every tree of records is finite.</remarks>
public sealed record SchemaNode
{
    /// <summary>The JSON Pointer of this schema in its document, such as <c>/components/schemas/Tag/properties/key</c>.</summary>
    public required string Pointer { get; init; }

    /// <summary>Where the schema begins.</summary>
    public SourceLocation Location { get; init; }

    /// <summary><c>true</c> or <c>false</c> when the whole schema is that word, otherwise null.</summary>
    public bool? BooleanSchema { get; init; }

    /// <summary>What <c>$ref</c> points to, as a pointer into the document (<c>/components/schemas/Tag</c>); null without <c>$ref</c>. Keywords beside it apply, too.</summary>
    public string? Reference { get; init; }

    /// <summary><c>$dynamicRef</c> as it is spelled; what it means here is <see cref="Reference"/>, or in <see cref="AllOf"/> beside a <c>$ref</c>.</summary>
    public string? DynamicReference { get; init; }

    /// <summary><c>$id</c>.</summary>
    public string? Id { get; init; }

    /// <summary><c>$anchor</c>.</summary>
    public string? Anchor { get; init; }

    /// <summary><c>$dynamicAnchor</c>.</summary>
    public string? DynamicAnchor { get; init; }

    /// <summary><c>$defs</c> and <c>definitions</c>.</summary>
    public EquatableArray<NamedSchema> Definitions { get; init; }

    /// <summary><c>type</c>.</summary>
    public JsonTypes Types { get; init; }

    /// <summary><c>format</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the schema's dialect has the vocabulary that makes <c>format</c> an assertion; without it that is up to who uses the contract.</summary>
    public bool AssertsFormat { get; init; }

    /// <summary><c>title</c>.</summary>
    public string? Title { get; init; }

    /// <summary><c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary><c>enum</c>; <see cref="HasEnum"/> tells an empty list from none.</summary>
    public EquatableArray<JsonLiteral> Enum { get; init; }

    /// <summary>Whether the schema has the keyword <c>enum</c>.</summary>
    public bool HasEnum { get; init; }

    /// <summary><c>const</c>.</summary>
    public JsonLiteral? Const { get; init; }

    /// <summary><c>default</c>.</summary>
    public JsonLiteral? Default { get; init; }

    /// <summary><c>example</c> and <c>examples</c>.</summary>
    public EquatableArray<JsonLiteral> Examples { get; init; }

    /// <summary><c>minimum</c>, spelled as in the document: bounds are compared exactly.</summary>
    public string? Minimum { get; init; }

    /// <summary><c>maximum</c>.</summary>
    public string? Maximum { get; init; }

    /// <summary><c>exclusiveMinimum</c>, the number.</summary>
    public string? ExclusiveMinimum { get; init; }

    /// <summary><c>exclusiveMaximum</c>, the number.</summary>
    public string? ExclusiveMaximum { get; init; }

    /// <summary><c>multipleOf</c>.</summary>
    public string? MultipleOf { get; init; }

    /// <summary><c>minLength</c>, in Unicode code points.</summary>
    public long? MinLength { get; init; }

    /// <summary><c>maxLength</c>, in Unicode code points.</summary>
    public long? MaxLength { get; init; }

    /// <summary><c>pattern</c>, an ECMA-262 regular expression.</summary>
    public string? Pattern { get; init; }

    /// <summary><c>contentEncoding</c>.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary><c>contentMediaType</c>.</summary>
    public string? ContentMediaType { get; init; }

    /// <summary><c>contentSchema</c>.</summary>
    public SchemaNode? ContentSchema { get; init; }

    /// <summary><c>items</c>: the elements behind those of <see cref="PrefixItems"/>.</summary>
    public SchemaNode? Items { get; init; }

    /// <summary><c>prefixItems</c>.</summary>
    public EquatableArray<SchemaNode> PrefixItems { get; init; }

    /// <summary><c>contains</c>.</summary>
    public SchemaNode? Contains { get; init; }

    /// <summary><c>minContains</c>.</summary>
    public long? MinContains { get; init; }

    /// <summary><c>maxContains</c>.</summary>
    public long? MaxContains { get; init; }

    /// <summary><c>minItems</c>.</summary>
    public long? MinItems { get; init; }

    /// <summary><c>maxItems</c>.</summary>
    public long? MaxItems { get; init; }

    /// <summary><c>uniqueItems</c>.</summary>
    public bool UniqueItems { get; init; }

    /// <summary><c>unevaluatedItems</c>.</summary>
    public SchemaNode? UnevaluatedItems { get; init; }

    /// <summary><c>properties</c>, in the document's order.</summary>
    public EquatableArray<NamedSchema> Properties { get; init; }

    /// <summary><c>required</c>, in the document's order.</summary>
    public EquatableArray<string> Required { get; init; }

    /// <summary><c>patternProperties</c>; the name is the pattern.</summary>
    public EquatableArray<NamedSchema> PatternProperties { get; init; }

    /// <summary><c>additionalProperties</c>.</summary>
    public SchemaNode? AdditionalProperties { get; init; }

    /// <summary><c>propertyNames</c>.</summary>
    public SchemaNode? PropertyNames { get; init; }

    /// <summary><c>dependentRequired</c>.</summary>
    public EquatableArray<DependentRequired> DependentRequired { get; init; }

    /// <summary><c>dependentSchemas</c>.</summary>
    public EquatableArray<NamedSchema> DependentSchemas { get; init; }

    /// <summary><c>minProperties</c>.</summary>
    public long? MinProperties { get; init; }

    /// <summary><c>maxProperties</c>.</summary>
    public long? MaxProperties { get; init; }

    /// <summary><c>unevaluatedProperties</c>.</summary>
    public SchemaNode? UnevaluatedProperties { get; init; }

    /// <summary><c>allOf</c>.</summary>
    public EquatableArray<SchemaNode> AllOf { get; init; }

    /// <summary><c>anyOf</c>.</summary>
    public EquatableArray<SchemaNode> AnyOf { get; init; }

    /// <summary><c>oneOf</c>.</summary>
    public EquatableArray<SchemaNode> OneOf { get; init; }

    /// <summary><c>not</c>.</summary>
    public SchemaNode? Not { get; init; }

    /// <summary><c>if</c>.</summary>
    public SchemaNode? If { get; init; }

    /// <summary><c>then</c>.</summary>
    public SchemaNode? Then { get; init; }

    /// <summary><c>else</c>.</summary>
    public SchemaNode? Else { get; init; }

    /// <summary><c>discriminator</c>.</summary>
    public Discriminator? Discriminator { get; init; }

    /// <summary><c>readOnly</c>: only in responses.</summary>
    public bool ReadOnly { get; init; }

    /// <summary><c>writeOnly</c>: only in requests.</summary>
    public bool WriteOnly { get; init; }

    /// <summary><c>deprecated</c>.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Extensions (<c>x-…</c>) with their values, in the document's order.</summary>
    public EquatableArray<Extension> Extensions { get; init; }
}

/// <summary>A schema with the name that it has in its parent: a property, a component, a definition.</summary>
/// <param name="Name">The name as the document spells it.</param>
/// <param name="Schema">The schema.</param>
public sealed record NamedSchema(string Name, SchemaNode Schema);

/// <summary>One entry of <c>dependentRequired</c>.</summary>
/// <param name="Property">The property whose presence asks for others.</param>
/// <param name="Required">The properties that it asks for.</param>
public sealed record DependentRequired(string Property, EquatableArray<string> Required);

/// <summary>How a union tells its members apart.</summary>
/// <param name="PropertyName">The property that holds the member's name.</param>
/// <param name="Mapping">Value → pointer of the schema, in the document's order.</param>
public sealed record Discriminator(string PropertyName, EquatableArray<DiscriminatorMapping> Mapping)
{
    /// <summary><c>defaultMapping</c> (OpenAPI 3.2): the pointer of the schema of an object without the property, or with a value that stands for no other; null without one.</summary>
    public string? DefaultMapping { get; init; }
}

/// <summary>One entry of a discriminator's <c>mapping</c>.</summary>
/// <param name="Value">The property's value.</param>
/// <param name="Reference">The pointer of the schema that it stands for.</param>
public sealed record DiscriminatorMapping(string Value, string Reference);

/// <summary>A specification extension.</summary>
/// <param name="Name">The name with its <c>x-</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record Extension(string Name, JsonLiteral Value);
