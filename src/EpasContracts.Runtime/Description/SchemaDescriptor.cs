using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Description;

/// <summary>The JSON types that a schema admits.</summary>
[Flags]
public enum SchemaTypes
{
    /// <summary>Any value.</summary>
    Any = 0,

    /// <summary><c>null</c>.</summary>
    Null = 1,

    /// <summary><c>boolean</c>.</summary>
    Boolean = 2,

    /// <summary><c>integer</c>.</summary>
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

/// <summary>A compiled validator: checks the value that the reader stands on, notes failures and leaves the reader on the value's last token.</summary>
/// <param name="reader">The reader, on the first token of the value.</param>
public delegate void SchemaValidator(ref PayloadReader reader);

/// <summary>A schema of the contract as data, together with its compiled validator.</summary>
public sealed class SchemaDescriptor
{
    private readonly SchemaSource? _source;
    private readonly string? _subject;
    private readonly string[] _assertions = [];
    private Constraint[]? _constraints;
    private string[]? _enum;
    private PropertyNames? _texts;
    private PropertyNames? _names;

    /// <summary>Makes a descriptor whose properties are all set by name.</summary>
    public SchemaDescriptor()
    {
    }

    /// <summary>Makes the descriptor of a schema that is <see cref="IsStreamable"/>, as most are.</summary>
    /// <param name="pointer">The JSON Pointer of the schema in the document.</param>
    /// <param name="types">The types that <c>type</c> lists.</param>
    /// <param name="validator">The compiled validator.</param>
    /// <param name="source">Where the document's keywords stand, or null when that is not known.</param>
    /// <param name="subject">The name of the property or parameter that the schema describes, or null for an element or a whole payload.</param>
    /// <param name="assertions">Keyword and argument, as JSON text, of each assertion beside <c>type</c> that the validator enforces on a value itself.</param>
    [SetsRequiredMembers]
    public SchemaDescriptor(string pointer, SchemaTypes types, SchemaValidator validator, SchemaSource? source, string? subject = null, params string[] assertions) =>
        (Pointer, Types, Validator, _source, _subject, _assertions, IsStreamable) = (pointer, types, validator, source, subject, assertions, true);

    /// <summary>Makes the descriptor of a scalar of which the document says nothing but the type, or of a string of which it lists the values.</summary>
    /// <param name="pointer">The JSON Pointer of the schema in the document.</param>
    /// <param name="types">The types that <c>type</c> lists.</param>
    /// <param name="source">Where the document's keywords stand, or null when that is not known.</param>
    /// <param name="subject">The name of the property or parameter that the schema describes, or null for an element or a whole payload.</param>
    /// <param name="assertions"><c>enum</c> and its members as a JSON array; nothing where only the type is said.</param>
    [SetsRequiredMembers]
    public SchemaDescriptor(string pointer, SchemaTypes types, SchemaSource? source, string? subject = null, params string[] assertions)
    {
        (Pointer, Types, _source, _subject, _assertions, IsStreamable) = (pointer, types, source, subject, assertions, true);
        IsOnlyMembers = assertions.Length > 0;
        Validator = IsOnlyMembers ? CheckMember : CheckType;
    }

    /// <summary>Makes the descriptor of a schema that is a <c>$ref</c> and nothing else.</summary>
    /// <param name="pointer">The JSON Pointer of the schema in the document.</param>
    /// <param name="reference">Gives the schema that it refers to.</param>
    [SetsRequiredMembers]
    public SchemaDescriptor(string pointer, Func<SchemaDescriptor> reference)
    {
        (Pointer, Reference, IsStreamable) = (pointer, reference, true);
        Validator = CheckTarget;
    }

    /// <summary>The JSON Pointer of the schema in the document.</summary>
    public required string Pointer { get; init; }

    /// <summary>The component's name, or null for an inline schema.</summary>
    public string? Name { get; init; }

    /// <summary>The types that <c>type</c> lists.</summary>
    public SchemaTypes Types { get; init; }

    /// <summary><c>format</c>, or null.</summary>
    public string? Format { get; init; }

    /// <summary>The schema that <c>$ref</c> points to, or null without one. A function, since schemas may be recursive.</summary>
    public Func<SchemaDescriptor>? Reference { get; init; }

    /// <summary>The members of <c>enum</c> as JSON texts, in the document's order.</summary>
    public IReadOnlyList<string> Enum
    {
        get => _enum ?? Kept(ref _enum, MakeEnum());
        init => _enum = [.. value];
    }

    /// <summary>The strings among the members of <c>enum</c>, each once.</summary>
    public PropertyNames Texts => _texts ?? Kept(ref _texts, new PropertyNames(MakeTexts()));

    /// <summary>The names of the properties.</summary>
    public PropertyNames Names => _names ?? Kept(ref _names, new PropertyNames([.. Properties.Select(static property => property.Name)]));

    /// <summary>The properties in the document's order.</summary>
    public IReadOnlyList<PropertyDescriptor> Properties { get; init; } = [];

    /// <summary>The schema of array elements, or null.</summary>
    public SchemaDescriptor? Items { get; init; }

    /// <summary>The schema of properties that are not listed, or null when the document does not constrain them.</summary>
    public SchemaDescriptor? AdditionalProperties { get; init; }

    /// <summary><c>prefixItems</c>: the schemas of the first elements of an array.</summary>
    public IReadOnlyList<SchemaDescriptor> PrefixItems { get; init; } = [];

    /// <summary><c>allOf</c>.</summary>
    public IReadOnlyList<SchemaDescriptor> AllOf { get; init; } = [];

    /// <summary><c>anyOf</c>.</summary>
    public IReadOnlyList<SchemaDescriptor> AnyOf { get; init; } = [];

    /// <summary><c>oneOf</c>.</summary>
    public IReadOnlyList<SchemaDescriptor> OneOf { get; init; } = [];

    /// <summary>The schemas of every other keyword that has one, such as <c>not</c> or <c>patternProperties</c>.</summary>
    public IReadOnlyList<SchemaApplicator> Applicators { get; init; } = [];

    /// <summary><c>default</c> as JSON text, or null.</summary>
    public string? Default { get; init; }

    /// <summary>
    /// What the document says of the schema without asserting it, as the text of a JSON object: <c>title</c>, <c>description</c>,
    /// <c>deprecated</c>, <c>examples</c>, <c>discriminator</c>, <c>contentMediaType</c> and <c>contentEncoding</c>. Null when it says none, and
    /// unless the contract is generated with a server: what describes a server is all that asks for it.
    /// </summary>
    public string? Annotations { get; init; }

    /// <summary>Every assertion that the compiled validator enforces on a value of this schema itself; the one of <c>type</c> is the first.</summary>
    // Most schemas are never violated: their constraints are made when somebody asks.
    public IReadOnlyList<Constraint> Constraints
    {
        get => _constraints ?? Kept(ref _constraints, MakeConstraints());
        init => _constraints = [.. value];
    }

    /// <summary>Whether values must never be shown: <c>format: password</c>, <c>writeOnly</c>, or a property's name that says so.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether a value can be judged one element or member at a time: no keyword of the schema itself needs it as a whole.</summary>
    public bool IsStreamable { get; init; }

    /// <summary><c>readOnly</c>.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary><c>writeOnly</c>.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>The model that the schema became, or null when it has none of its own (a string, a list, …).</summary>
    public Type? ModelType { get; init; }

    /// <summary>The compiled validator.</summary>
    public required SchemaValidator Validator { get; init; }

    /// <summary>This schema, or what it refers to when it is only a <c>$ref</c>.</summary>
    public SchemaDescriptor Target => Reference is null ? this : Reference().Target;

    /// <summary>Whether null is a value of this schema as far as <c>type</c>, <c>$ref</c>, <c>anyOf</c> and <c>oneOf</c> tell.</summary>
    public bool IsNullable =>
        (Types & SchemaTypes.Null) != 0
        || (Types == SchemaTypes.Any && (Reference?.Invoke().IsNullable ?? (AnyOf.Any(static s => s.IsNullable) || OneOf.Any(static s => s.IsNullable))));

    /// <summary>The constraint of a keyword, which validators report when it is violated.</summary>
    /// <param name="keyword">The keyword, one of those of <see cref="Constraints"/>.</param>
    /// <exception cref="ArgumentException">The schema does not have the keyword.</exception>
    public Constraint ConstraintOf(string keyword)
    {
        foreach (var constraint in (Constraint[])Constraints)
        {
            if (constraint.Keyword == keyword)
                return constraint;
        }

        throw new ArgumentException($"The schema {Pointer} has no '{keyword}'.", nameof(keyword));
    }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Pointer;

    /// <summary>Whether the schema asks for nothing but one of <see cref="Texts"/>, or null where its type admits that.</summary>
    internal bool IsOnlyMembers { get; }

    /// <summary>The keyword that asks for a type: without <c>type</c> it is <c>enum</c>, whose members have one.</summary>
    internal string TypeKeyword => Types == SchemaTypes.Any ? "enum" : "type";

    private Constraint[] MakeConstraints()
    {
        var typed = Types == SchemaTypes.Any ? 0 : 1;
        var constraints = new Constraint[typed + (_assertions.Length / 2)];
        if (typed > 0)
            constraints[0] = Make("type", TypeNames.ToJson(Types));
        for (var i = 0; i < _assertions.Length; i += 2)
            constraints[typed + (i / 2)] = Make(_assertions[i], _assertions[i + 1]);
        return constraints;
    }

    private string[] MakeEnum()
    {
        var at = Array.IndexOf(_assertions, "enum");
        if (at < 0)
            return [];
        using var members = JsonDocument.Parse(_assertions[at + 1]);
        return [.. members.RootElement.EnumerateArray().Select(static member => member.GetRawText())];
    }

    private string[] MakeTexts()
    {
        using var members = JsonDocument.Parse($"[{string.Join(',', Enum)}]");
        return [.. members.RootElement.EnumerateArray().Where(static member => member.ValueKind == JsonValueKind.String).Select(Text).Distinct(StringComparer.Ordinal)];
    }

    private static string Text(JsonElement member)
    {
        try
        {
            return member.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text, and no payload has it: its place stays taken.
            return member.GetRawText();
        }
    }

    // The schema false has no keyword: it is one itself.
    private Constraint Make(string keyword, string argument) =>
        new(keyword == "false" ? Pointer : $"{Pointer}/{keyword}", keyword, argument, _subject, IsSecret, _source);

    private void CheckType(ref PayloadReader reader)
    {
        if (!reader.IsOf(Types))
            reader.FailAndSkip(this, "type");
    }

    private void CheckMember(ref PayloadReader reader)
    {
        if (!reader.IsNull || (Types & SchemaTypes.Null) == 0)
            reader.ExpectMember(this);
    }

    private void CheckTarget(ref PayloadReader reader) => Reference!().Validator(ref reader);

    // Several threads may ask at once: all get the same.
    private static T Kept<T>(ref T? field, T made)
        where T : class => Interlocked.CompareExchange(ref field, made, null) ?? made;
}

/// <summary>A keyword with a schema of its own.</summary>
/// <param name="Keyword">The keyword, such as <c>contains</c>.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">The pattern or the property that the schema is for, under <c>patternProperties</c> and <c>dependentSchemas</c>.</param>
public sealed record SchemaApplicator(string Keyword, SchemaDescriptor Schema, string? Name = null);

/// <summary>A property of an object schema.</summary>
/// <param name="Name">The name in JSON.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="IsRequired">Whether every object must have it.</param>
/// <param name="MemberName">The name of the model's property; null unless the contract is generated with <c>DataAnnotations</c>.</param>
public sealed record PropertyDescriptor(string Name, SchemaDescriptor Schema, bool IsRequired, string? MemberName = null);
