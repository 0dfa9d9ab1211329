using EpasContracts.Generator;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Drift.Facts;

/// <summary>The facts of a document's schemas.</summary>
/// <param name="view">Of only what compiled code carries, no words, no examples, no keyword that validators do not enforce: the document as its options ask for; null of everything.</param>
internal sealed class SchemaFacts(ContractView? view)
{
    private bool IsCompiled => view is not null;

    /// <summary>Adds what a schema states to the fact that it belongs to.</summary>
    /// <param name="owner">The schema, property, parameter or body.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="subject">What a sentence calls it.</param>
    public void Add(Fact owner, SchemaNode schema, string subject)
    {
        if (schema.Reference is { } reference)
            owner.Children.Add(Keyword(owner, schema, FactKind.Reference, "$ref", $"the type of {subject}", Name(TargetOf(reference))));
        if (schema.Types != JsonTypes.Any)
            owner.Children.Add(Keyword(owner, schema, FactKind.Type, "type", $"the type of {subject}", FactText.Types(schema.Types)));
        if (schema.Format is { } format)
            owner.Children.Add(Keyword(owner, schema, FactKind.Format, "format", $"the format of {subject}", format));
        AddEnum(owner, schema, subject);
        AddConstraints(owner, schema, subject);
        AddProperties(owner, schema, subject);
        AddNested(owner, schema, subject);
        var isPureReference = schema.Reference is not null && owner.Children.TrueForAll(fact => fact.Kind is FactKind.Reference or FactKind.Required or FactKind.Style);
        if (IsCompiled && isPureReference)
            return;
        if (schema.Default is { } fallback)
            owner.Children.Add(Keyword(owner, schema, FactKind.Default, "default", $"the default of {subject}", FactText.Argument(fallback.Json)));
        foreach (var (keyword, isSet) in new[] { ("readOnly", schema.ReadOnly), ("writeOnly", schema.WriteOnly) })
        {
            if (isSet)
                owner.Children.Add(Keyword(owner, schema, FactKind.Constraint, keyword, $"{keyword} of {subject}", "true"));
        }

        if (!IsCompiled)
            AddAnnotations(owner, schema, subject);
    }

    /// <summary>The name of the component that a pointer names, or the pointer itself.</summary>
    public static string Name(string pointer)
    {
        const string Components = "/components/schemas/";
        return pointer.StartsWith(Components, StringComparison.Ordinal) && pointer.IndexOf('/', Components.Length) < 0
            ? JsonPointer.Split(pointer)![^1]
            : pointer;
    }

    private static Fact Keyword(Fact owner, SchemaNode schema, FactKind kind, string keyword, string subject, string? value) =>
        new(kind, keyword, subject, value, JsonPointer.Append(schema.Pointer, keyword), owner.Side);

    private static void AddEnum(Fact owner, SchemaNode schema, string subject)
    {
        if (!schema.HasEnum)
            return;
        var list = Keyword(owner, schema, FactKind.Enum, "enum", $"the list of values of {subject}", null);
        owner.Children.Add(list);
        for (var i = 0; i < schema.Enum.Count; i++)
        {
            var json = schema.Enum[i].Json;
            list.Children.Add(new Fact(FactKind.EnumMember, json, $"the value {json} of {subject}", null, JsonPointer.Append(list.Pointer, i), owner.Side) { Keyword = list.Pointer });
        }
    }

    private void AddConstraints(Fact owner, SchemaNode schema, string subject)
    {
        foreach (var (keyword, types, value) in Constraints(schema))
        {
            // On a value of another type a keyword says nothing, and no code comes of it.
            if (value is not null && !(IsCompiled && schema.Types != JsonTypes.Any && (schema.Types & types) == 0))
                owner.Children.Add(Keyword(owner, schema, FactKind.Constraint, keyword, $"the {keyword} of {subject}", value));
        }

        // Compiled contracts carry the keyword false; true says nothing there.
        if (schema.AdditionalProperties?.BooleanSchema is { } open && !(IsCompiled && open))
            owner.Children.Add(Keyword(owner, schema, FactKind.Constraint, "additionalProperties", $"additionalProperties of {subject}", open ? "true" : "false"));
        if (schema.BooleanSchema is { } any && !(IsCompiled && any))
            owner.Children.Add(new Fact(FactKind.Constraint, "false", $"the schema of {subject}", any ? "true" : "false", schema.Pointer, owner.Side));
    }

    private static IEnumerable<(string Keyword, JsonTypes Types, string? Value)> Constraints(SchemaNode schema) =>
    [
        ("const", AnyType, schema.Const is { } constant ? FactText.Argument(constant.Json) : null),
        ("minimum", Numeric, Number(schema.Minimum)),
        ("maximum", Numeric, Number(schema.Maximum)),
        ("exclusiveMinimum", Numeric, Number(schema.ExclusiveMinimum)),
        ("exclusiveMaximum", Numeric, Number(schema.ExclusiveMaximum)),
        ("multipleOf", Numeric, Number(schema.MultipleOf)),
        ("minLength", JsonTypes.String, FactText.Least(schema.MinLength)),
        ("maxLength", JsonTypes.String, FactText.Count(schema.MaxLength)),
        ("pattern", JsonTypes.String, schema.Pattern),
        ("minItems", JsonTypes.Array, FactText.Least(schema.MinItems)),
        ("maxItems", JsonTypes.Array, FactText.Count(schema.MaxItems)),
        ("uniqueItems", JsonTypes.Array, schema.UniqueItems ? "true" : null),
        ("contains", JsonTypes.Array, schema is { Contains: not null, MinContains: null } ? "{}" : null),
        ("minContains", JsonTypes.Array, schema.Contains is null ? null : FactText.Least(schema.MinContains)),
        ("maxContains", JsonTypes.Array, schema.Contains is null ? null : FactText.Count(schema.MaxContains)),
        ("minProperties", JsonTypes.Object, FactText.Least(schema.MinProperties)),
        ("maxProperties", JsonTypes.Object, FactText.Count(schema.MaxProperties)),
        ("propertyNames", JsonTypes.Object, schema.PropertyNames is null ? null : "{}"),
        ("dependentRequired", JsonTypes.Object, FactText.Names(schema.DependentRequired)),
        ("unevaluatedItems", JsonTypes.Array, schema.UnevaluatedItems?.BooleanSchema == false ? "false" : null),
        ("unevaluatedProperties", JsonTypes.Object, schema.UnevaluatedProperties?.BooleanSchema == false ? "false" : null),
    ];

    private const JsonTypes AnyType = ~JsonTypes.Any;
    private const JsonTypes Numeric = JsonTypes.Integer | JsonTypes.Number;

    private static string? Number(string? text) => text is null ? null : FactText.Number(text);

    private void AddProperties(Fact owner, SchemaNode schema, string subject)
    {
        var required = JsonPointer.Append(schema.Pointer, "required");
        foreach (var property in schema.Properties)
        {
            var name = $"{subject}.{property.Name}";
            var fact = new Fact(FactKind.Property, property.Name, $"the property {name}", null, property.Schema.Pointer, owner.Side);
            owner.Children.Add(fact);
            var position = IndexOf(schema.Required, property.Name);
            fact.Children.Add(new Fact(
                FactKind.Required, "", name, position < 0 ? "optional" : "required", position < 0 ? property.Schema.Pointer : JsonPointer.Append(required, position), owner.Side)
            { Keyword = required, About = property.Schema.Pointer });
            Add(fact, property.Schema, name);
        }

        // A name may be required without being described.
        foreach (var name in schema.Required.Where(name => schema.Properties.All(property => property.Name != name)))
            owner.Children.Add(new Fact(FactKind.Required, name, $"{subject}.{name}", "required", JsonPointer.Append(required, IndexOf(schema.Required, name)), owner.Side) { Keyword = required });
    }

    private static int IndexOf(EquatableArray<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }

        return -1;
    }

    private void AddNested(Fact owner, SchemaNode schema, string subject)
    {
        AddNested(owner, schema.Items, "items", $"the items of {subject}");
        if (schema.AdditionalProperties is { BooleanSchema: null } values)
            AddNested(owner, values, "additionalProperties", $"the additional properties of {subject}");
        foreach (var (keyword, members) in new[] { ("allOf", schema.AllOf), ("anyOf", schema.AnyOf), ("oneOf", schema.OneOf) })
        {
            for (var i = 0; i < members.Count; i++)
            {
                var (key, words) = Alternative(members[i], i);
                AddNested(owner, members[i], $"{keyword} {key}", $"{words} in {keyword} of {subject}");
            }
        }

        if (IsCompiled)
            return;
        foreach (var (keyword, member) in new[]
        {
            ("not", schema.Not), ("if", schema.If), ("then", schema.Then), ("else", schema.Else), ("contains", schema.Contains),
            ("propertyNames", schema.PropertyNames), ("unevaluatedItems", schema.UnevaluatedItems), ("unevaluatedProperties", schema.UnevaluatedProperties),
        })
        {
            AddNested(owner, member, keyword, $"{keyword} of {subject}");
        }

        for (var i = 0; i < schema.PrefixItems.Count; i++)
            AddNested(owner, schema.PrefixItems[i], FormattableString.Invariant($"prefixItems {i}"), FormattableString.Invariant($"item {i} of {subject}"));
        foreach (var pattern in schema.PatternProperties)
            AddNested(owner, pattern.Schema, $"patternProperties {pattern.Name}", $"the properties like {pattern.Name} of {subject}");
    }

    private void AddNested(Fact owner, SchemaNode? member, string name, string subject)
    {
        if (member is null)
            return;
        var fact = new Fact(FactKind.Nested, name, subject, null, member.Pointer, owner.Side);
        owner.Children.Add(fact);
        Add(fact, member, subject);
    }

    /// <summary>An alternative is known by what it refers to, so that their order does not matter where it can be helped.</summary>
    private (string Key, string Words) Alternative(SchemaNode member, int index) =>
        member.Reference is { } reference && TargetOf(reference) is var target ? (target, Name(target))
        : member.Types == JsonTypes.Null ? ("null", "null")
        : (FormattableString.Invariant($"{index}"), FormattableString.Invariant($"alternative {index + 1}"));

    // References to references are followed by the compiler.
    private string TargetOf(string reference) => view?.TargetOf(reference) ?? reference;

    private static void AddAnnotations(Fact owner, SchemaNode schema, string subject)
    {
        foreach (var (keyword, text) in new[] { ("title", schema.Title), ("description", schema.Description), ("contentEncoding", schema.ContentEncoding), ("contentMediaType", schema.ContentMediaType) })
        {
            if (text is not null)
                owner.Children.Add(Keyword(owner, schema, FactKind.Annotation, keyword, $"the {keyword} of {subject}", text));
        }

        if (schema.Deprecated)
            owner.Children.Add(Keyword(owner, schema, FactKind.Annotation, "deprecated", $"deprecated of {subject}", "true"));
        if (!schema.Examples.IsEmpty)
            owner.Children.Add(Keyword(owner, schema, FactKind.Annotation, "examples", $"the examples of {subject}", string.Join(", ", schema.Examples.Select(example => example.Json))));
        foreach (var extension in schema.Extensions)
            owner.Children.Add(Keyword(owner, schema, FactKind.Annotation, extension.Name, $"{extension.Name} of {subject}", extension.Value.Json));
    }
}
