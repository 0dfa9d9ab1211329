using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Schemas;

/// <summary>Reads schemas: OpenAPI 3.0's and JSON Schema 2020-12's become the same records.</summary>
internal sealed class SchemaReader(ReadingContext context, IReferenceResolver references)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Queue<string> _targets = new();
    private readonly Dictionary<string, DynamicReference> _dynamic = new(StringComparer.Ordinal);
    private readonly Dialects _dialects = new(context, references);
    private readonly DiscriminatorReader _discriminators = new(context, references);

    /// <summary>The dynamic references that were read, by the pointer of the schema whose reference each one is.</summary>
    public IReadOnlyDictionary<string, DynamicReference> DynamicReferences => _dynamic;

    public SchemaNode Read(Cursor at)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        _read.Add(at.Pointer);
        if (at.Node is ScalarNode { Kind: JsonKind.Boolean } word)
            return Any(at) with { BooleanSchema = word.Text == "true" };
        var dialect = _dialects.Of(at);
        if (ObjectReader.Open(context, at, ObjectKinds.Schema, dialect.Ignored) is not { } reader)
            return Any(at);
        if (context.IsOpenApi30 && reader.Has("$ref"))
            return ReadLonelyReference(at, reader);

        var schema = ReadDynamicReference(ReadKeywords(at, reader, dialect), reader);
        if (context.IsOpenApi30)
            NewerKeywords.Report(context, at);
        return new NullableRule(context, at, reader).Apply(new ExclusiveRule(context, reader).Apply(schema));
    }

    public SchemaNode? Read(Cursor? at) => at is { } present ? Read(present) : null;

    /// <summary>The schema that says nothing.</summary>
    public SchemaNode Any(Cursor at) => new() { Pointer = at.Pointer, Location = context.Locate(at) };

    /// <summary>The targets of references that nothing has read as a schema so far; reading them may bring more.</summary>
    public IEnumerable<SchemaNode> ReadRemainingTargets()
    {
        while (_targets.Count > 0)
        {
            var pointer = _targets.Dequeue();
            if (!_read.Contains(pointer) && context.Find(pointer) is { } target)
                yield return Read(target);
            if (_targets.Count == 0)
                AddDynamicTargets();
        }
    }

    // Whatever a dynamic reference may come to mean.
    private void AddDynamicTargets()
    {
        if (_dynamic.Count == 0)
            return;
        var names = new HashSet<string>(_dynamic.Values.Select(static reference => reference.Name), StringComparer.Ordinal);
        foreach (var anchor in references.Resources.DynamicAnchors.Where(anchor => names.Contains(anchor.Name) && !_read.Contains(anchor.Pointer)))
            _targets.Enqueue(anchor.Pointer);
    }

    private SchemaNode ReadDynamicReference(SchemaNode schema, ObjectReader reader)
    {
        if (reader.Value("$dynamicRef") is not { } reference || references.Resolve(reference) is not { } pointer)
            return schema;
        _targets.Enqueue(pointer);
        // Beside a $ref it is one more schema for the same value.
        var holder = schema.Reference is null ? schema.Pointer : JsonPointer.Append(schema.Pointer, "$dynamicRef");
        var text = ((ScalarNode)reference.Node).Text;
        var name = Uri.UnescapeDataString(text.Substring(text.IndexOf('#') + 1));
        if (references.Resources.FindDynamicAnchor(references.Resources.RootOf(pointer), name) == pointer)
            _dynamic[holder] = new DynamicReference(name, pointer);
        return schema.Reference is null
            ? schema with { Reference = pointer }
            : schema with { AllOf = schema.AllOf.Append(new SchemaNode { Pointer = holder, Location = context.Locate(reference), Reference = pointer }).ToEquatableArray() };
    }

    private SchemaNode ReadLonelyReference(Cursor at, ObjectReader reader)
    {
        var ignored = at.Members().Where(member => member.Name is not ("$ref" or "nullable" or "description" or "deprecated"));
        foreach (var (name, value) in ignored.Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)))
            context.Report(ReadingRules.ReferenceSiblings, value, $"'{name}' beside '$ref' has no effect in OpenAPI 3.0");

        var schema = new SchemaNode
        {
            Pointer = at.Pointer,
            Location = context.Locate(at),
            Reference = ReadReference(reader),
            Description = reader.String("description"),
            Deprecated = reader.Boolean("deprecated") ?? false,
            Extensions = reader.Extensions,
        };
        return new NullableRule(context, at, reader).Apply(schema);
    }

    // One initializer: a record of so many keywords is not copied for each group of them. Its order is that of findings and of what is read later.
    private SchemaNode ReadKeywords(Cursor at, ObjectReader reader, Dialect dialect) => new()
    {
        Pointer = at.Pointer,
        Location = context.Locate(at),
        Reference = ReadReference(reader),
        DynamicReference = reader.String("$dynamicRef"),
        Id = reader.String("$id"),
        Anchor = reader.String("$anchor"),
        DynamicAnchor = reader.String("$dynamicAnchor"),
        Format = reader.String("format"),
        Title = reader.String("title"),
        Description = reader.String("description"),
        Default = reader.Literal("default"),
        Examples = ReadExamples(reader),
        AssertsFormat = dialect.AssertsFormats,
        ContentEncoding = reader.String("contentEncoding"),
        ContentMediaType = reader.String("contentMediaType"),
        Discriminator = _discriminators.Read(reader, _targets),
        ReadOnly = reader.Boolean("readOnly") ?? false,
        WriteOnly = reader.Boolean("writeOnly") ?? false,
        Deprecated = reader.Boolean("deprecated") ?? false,
        Extensions = reader.Extensions,
        Types = TypeReader.Read(context, reader),
        Enum = ReadEnum(reader),
        HasEnum = reader.Value("enum")?.Node is SequenceNode,
        Const = reader.Literal("const"),
        Minimum = reader.Number("minimum"),
        Maximum = reader.Number("maximum"),
        MultipleOf = ReadMultipleOf(reader),
        MinLength = reader.Count("minLength"),
        MaxLength = reader.Count("maxLength"),
        Pattern = reader.String("pattern"),
        MinContains = reader.Count("minContains"),
        MaxContains = reader.Count("maxContains"),
        MinItems = reader.Count("minItems"),
        MaxItems = reader.Count("maxItems"),
        UniqueItems = reader.Boolean("uniqueItems") ?? false,
        Required = ReadRequired(reader),
        DependentRequired = ReadDependencies(reader),
        MinProperties = reader.Count("minProperties"),
        MaxProperties = reader.Count("maxProperties"),
        Definitions = ReadDefinitions(reader),
        ContentSchema = Read(reader.Value("contentSchema")),
        Items = ReadItems(reader),
        PrefixItems = ReadList(reader, "prefixItems"),
        Contains = Read(reader.Value("contains")),
        UnevaluatedItems = Read(reader.Value("unevaluatedItems")),
        Properties = ReadNamed(reader, "properties"),
        PatternProperties = ReadNamed(reader, "patternProperties"),
        AdditionalProperties = Read(reader.Value("additionalProperties")),
        PropertyNames = Read(reader.Value("propertyNames")),
        DependentSchemas = ReadNamed(reader, "dependentSchemas"),
        UnevaluatedProperties = Read(reader.Value("unevaluatedProperties")),
        AllOf = ReadList(reader, "allOf"),
        AnyOf = ReadList(reader, "anyOf"),
        OneOf = ReadList(reader, "oneOf"),
        Not = Read(reader.Value("not")),
        If = Read(reader.Value("if")),
        Then = Read(reader.Value("then")),
        Else = Read(reader.Value("else")),
    };

    private string? ReadReference(ObjectReader reader)
    {
        if (reader.Value("$ref") is not { } reference || references.Resolve(reference) is not { } pointer)
            return null;
        _targets.Enqueue(pointer);
        return pointer;
    }

    private EquatableArray<NamedSchema> ReadDefinitions(ObjectReader reader)
    {
        var (current, older) = (ReadNamed(reader, "$defs"), ReadNamed(reader, "definitions"));
        return older.IsEmpty ? current : current.Concat(older).ToEquatableArray();
    }

    private EquatableArray<NamedSchema> ReadNamed(ObjectReader reader, string name)
    {
        if (reader.Mapping(name) is not { Node: MappingNode { Members: var members } } at)
            return default;
        var schemas = new NamedSchema[members.Count];
        for (var i = 0; i < schemas.Length; i++)
            schemas[i] = new NamedSchema(members[i].Name, Read(at.Child(members[i])));
        return new EquatableArray<NamedSchema>(schemas);
    }

    private EquatableArray<SchemaNode> ReadList(ObjectReader reader, string name)
    {
        if (reader.Sequence(name) is not { Node: SequenceNode { Items.Count: var count } } at)
            return default;
        var schemas = new SchemaNode[count];
        for (var i = 0; i < count; i++)
            schemas[i] = Read(at.Item(i));
        return new EquatableArray<SchemaNode>(schemas);
    }

    private SchemaNode? ReadItems(ObjectReader reader)
    {
        var items = reader.Value("items");
        if (items is not { Node: SequenceNode } list)
            return Read(items);
        reader.Wrong(list, "items", "a schema", "Write 'prefixItems' for a list of schemas by position; it was left out.");
        return null;
    }

    private static EquatableArray<string> ReadRequired(ObjectReader reader)
    {
        if (reader.Value("required") is { Node: ScalarNode { Kind: JsonKind.Boolean } } word)
        {
            reader.Wrong(word, "required", "a list of names", "List the property's name in the 'required' of the object that has it; it was left out.");
            return default;
        }

        var names = reader.Strings("required");
        return names.Count == 0 ? default : names.Distinct(StringComparer.Ordinal).ToEquatableArray();
    }

    private static EquatableArray<DependentRequired> ReadDependencies(ObjectReader reader)
    {
        if (reader.Mapping("dependentRequired") is not { } at)
            return default;
        var dependencies = new List<DependentRequired>();
        foreach (var (name, value) in at.Members())
            dependencies.Add(ReadDependency(name, value, reader));
        return dependencies.ToEquatableArray();
    }

    private static DependentRequired ReadDependency(string name, Cursor value, ObjectReader reader)
    {
        if (value.Node is SequenceNode)
            return new DependentRequired(name, reader.Strings(value, "dependentRequired").ToEquatableArray());
        reader.Wrong(value, "dependentRequired", "lists of names");
        return new DependentRequired(name, default);
    }

    private string? ReadMultipleOf(ObjectReader reader)
    {
        var number = reader.Number("multipleOf");
        if (number is null || (number[0] != '-' && number.TakeWhile(c => c is not ('e' or 'E')).Any(c => c is >= '1' and <= '9')))
            return number;
        context.ReportValue(ReadingRules.WrongValue, reader.Value("multipleOf")!.Value, $"'multipleOf' must be greater than zero, not {number}");
        return null;
    }

    private EquatableArray<JsonLiteral> ReadEnum(ObjectReader reader)
    {
        if (reader.Sequence("enum") is not { } list)
            return default;
        var items = (SequenceNode)list.Node;
        if (items.Items.Count == 0)
            context.Report(ReadingRules.EnumMembers, list, "The enum has no members, so nothing is valid");
        var known = new HashSet<string>(StringComparer.Ordinal);
        var members = new JsonLiteral[items.Items.Count];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = JsonText.ToLiteral(items.Items[i]);
            if (!known.Add(members[i].Json))
                context.Report(ReadingRules.EnumMembers, list, items.Items[i].Span, $"The enum has the member {members[i].Json} twice");
        }

        return new EquatableArray<JsonLiteral>(members);
    }

    private static EquatableArray<JsonLiteral> ReadExamples(ObjectReader reader)
    {
        var one = reader.Literal("example");
        if (reader.Sequence("examples") is not { Node: SequenceNode { Items: var list } })
            return one is null ? default : new EquatableArray<JsonLiteral>([one]);
        var examples = list.Select(JsonText.ToLiteral);
        return (one is null ? examples : examples.Prepend(one)).ToEquatableArray();
    }
}
