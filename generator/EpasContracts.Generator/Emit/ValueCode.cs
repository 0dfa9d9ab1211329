using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>The code that reads or writes one value of a C# type, and that calls the validator of a schema.</summary>
internal sealed class ValueCode(ContractPlan plan)
{
    private HashSet<SchemaSite>? _evaluators;
    private BranchPlanner? _branches;
    private SchemaKinds? _kinds;

    /// <summary>The schemas that tell which members they evaluate.</summary>
    public HashSet<SchemaSite> Evaluators => _evaluators ??= EvaluationPlanner.Find(plan.Sites.Values, SiteOf, Target);

    /// <summary>What tells the alternatives of <c>anyOf</c> and <c>oneOf</c> apart.</summary>
    public BranchPlanner Branches => _branches ??= new BranchPlanner(Target);

    /// <summary>The validator of a schema as a method: its own, or that of the schema it refers to.</summary>
    /// <returns>Null when the schema asserts nothing that has a validator (a reference that leads nowhere).</returns>
    public string? Validator(SchemaNode schema) => SiteOf(schema) is not { } site ? null : HasMethod(site) ? site.Validator : $"{site.Descriptor}.Validator";

    /// <summary>A statement that checks the value which the reader stands on; null where there is nothing to check.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="host">The class that the statement stands in, or null for that of a model.</param>
    public string? Check(SchemaNode schema, SchemaHost? host = null)
    {
        if (SiteOf(schema) is not { } site)
            return null;
        if (HasMethod(site))
            return $"{site.ValidatorIn(host)}(ref reader);";
        var descriptor = site.DescriptorIn(host);
        var expect = (site.Schema.Types & ~JsonTypes.Null) switch
        {
            _ when site.Schema.HasEnum => $"reader.ExpectMember({descriptor});",
            JsonTypes.Boolean => $"reader.ExpectBoolean({descriptor});",
            JsonTypes.Integer => $"reader.ExpectInteger({descriptor});",
            var type => $"reader.Expect(JsonTokenType.{type}, {descriptor});",
        };
        return (site.Schema.Types & JsonTypes.Null) != 0 ? $"if (!reader.IsNull)\n    {expect}" : expect;
    }

    /// <summary>
    /// Whether a schema has a validator of its own: not a scalar of which nothing but the type is said, nor a string of which nothing but the
    /// values is, unless it is a component.
    /// </summary>
    // A component's validator is part of what the contract's assembly offers.
    public bool HasMethod(SchemaSite site)
    {
        var schema = site.Schema;
        return site.Component is not null || !((schema.Types & ~JsonTypes.Null) is JsonTypes.String or JsonTypes.Number or JsonTypes.Integer or JsonTypes.Boolean)
            || schema.Reference is not null || SchemaShape.IsComposed(schema) || SchemaShape.AssertsMore(schema) || (schema.HasEnum && !ValidatorEmitter.IsNamedEnum(schema))
            || (plan.FormatOf(schema) is { } format && AssertedFormats.IsChecked(schema, format));
    }

    /// <summary>Where the validator of a schema is, references followed; null for a reference that leads nowhere.</summary>
    public SchemaSite? SiteOf(SchemaNode schema)
    {
        while (true)
        {
            if (plan.Sites.TryGetValue(schema.Pointer, out var site))
                return site;
            if (Target(schema) is not { } target)
                return null;
            schema = target;
        }
    }

    /// <summary>The schema that a reference leads to; null without one, and for one that leads nowhere or back to its own value.</summary>
    public SchemaNode? Target(SchemaNode schema) =>
        schema.Reference is { } reference && !plan.CircularReferences.Contains(schema.Pointer) ? plan.Contract.Resolve(reference) : null;

    /// <summary>Whether the values of a property must never be shown, also where only the schema that it refers to tells what they are.</summary>
    public bool IsSecret(NamedSchema property) =>
        SchemaShape.IsSecret(property.Schema, null) || SchemaShape.IsSecret(SchemaShape.IsPureReference(property.Schema) ? Core(property.Schema) : property.Schema, property.Name);

    /// <summary>An expression that reads the value which the reader stands on and checks it, for a type that is not nullable.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="reader">The reader's name.</param>
    /// <param name="validator">The validator of a scalar, where its method is out of reach; null for the schema's own.</param>
    public string Read(CSharpType type, SchemaNode schema, string reader, string? validator = null)
    {
        return type.Kind switch
        {
            // A model checks itself as it reads; what a reference or a union adds around it is only its null.
            // In full: a property may have the name of its type, and would be meant without it.
            _ when type.IsGenerated || type.IsContainer => $"{Reader(type, schema)}(ref {reader})",
            _ => (validator ?? Validator(schema)) is { } check ? $"{reader}.{Getter(type.Kind)}({check})" : $"{reader}.{Getter(type.Kind)}()",
        };
    }

    /// <summary>The method that reads and checks a model, an enum or a container.</summary>
    private string Reader(CSharpType type, SchemaNode schema) => OuterSite(schema) is { } outer ? ReaderOf(outer) : CoreReader(type, schema);

    /// <summary>The method that reads what a schema wraps: the model or container itself, without what the wrappers assert beside it.</summary>
    public string CoreReader(CSharpType type, SchemaNode schema) => type.IsClass ? ModelReader(type.Name)
        : type.IsGenerated ? $"{InFull(type.Name)}.{EnumPlan.Reader}"
        : ContainerReader(schema);

    /// <summary>The method that reads a generated class.</summary>
    public string ModelReader(string name) => $"{InFull(name)}.Read";

    private string InFull(string name) => $"global::{plan.Options.ModelsNamespace ?? plan.Options.Namespace}.{name}";

    /// <summary>The method that reads the values of a site which has no class of its own to do it.</summary>
    public static string ReaderOf(SchemaSite site) => $"{site.Host.Name}.Read{site.Method}";

    /// <summary>The same for a slice of a site's types: the list or the dictionary of a union.</summary>
    public static string ReaderOf(SchemaSite site, SchemaNode slice) => $"{site.Host.Name}.{ReaderName(site, slice)}";

    /// <summary>That method as the host declares it.</summary>
    public static string ReaderName(SchemaSite site, SchemaNode slice) => $"Read{site.Method}{(TypeSlice.Is(slice) ? slice.Types.ToString() : "")}";

    /// <summary>Whether a schema has no type of its own and yet asserts something about the values of another one's.</summary>
    public bool IsOuter(SchemaNode schema) => (SchemaShape.AssertsItself(schema) || schema.AllOf.Count > 1) && !plan.Types.ContainsKey(schema.Pointer);

    /// <summary>An expression that reads a value which is checked already.</summary>
    public string ReadChecked(CSharpType type, SchemaNode? schema, string reader)
    {
        var read = schema is not null && (type.IsGenerated || type.IsContainer) ? $"{CoreReader(type, schema)}(ref {reader})" : $"{reader}.{Getter(type.Kind)}()";
        return type.IsNullable ? $"{reader}.IsNull ? {Nothing(type)} : {read}" : read;
    }

    /// <summary>Statements that read a property which is checked already into its local.</summary>
    public void ReadChecked(CodeWriter code, PropertyPlan property)
    {
        var read = $"{property.Local} = {ReadChecked(property.Type, property.Schema, "reader")};";
        // Null where the contract wants absence is noted, but no reason to give up the whole object.
        code.Line(property.IsRequired || property.Type.IsNullable || KeepsNull(property.Type, property.Schema) ? read : $"if (!reader.IsNull)\n    {read}");
    }

    // A JsonElement that is null is not the absence of one: any value is anyone's to send, null among them.
    private bool KeepsNull(CSharpType type, SchemaNode schema) =>
        type.Kind == CSharpKind.Json && ((_kinds ??= new SchemaKinds(Target, onlyCertain: true)).Of(schema) & JsonTypes.Null) != 0;

    /// <summary>The first schema around the one that a type was decided for that asserts something itself, such as <c>maxItems</c> beside a <c>$ref</c>.</summary>
    public SchemaSite? OuterSite(SchemaNode schema)
    {
        while (true)
        {
            if (IsOuter(schema))
                return plan.Sites.TryGetValue(schema.Pointer, out var site) ? site : null;
            var core = SchemaShape.Unwrap(schema).Core;
            if (core.Pointer != schema.Pointer)
                schema = core;
            else if (SchemaShape.IsReference(core) && Target(core) is { } target)
                schema = target;
            else
                return null;
        }
    }

    /// <summary>The same for a type whose null is a value.</summary>
    public string ReadNullable(CSharpType type, SchemaNode schema, string reader, string? validator = null)
    {
        var read = Read(type, schema, reader, validator);
        return type.IsNullable ? $"{reader}.IsNull ? {Nothing(type)} : {read}" : read;
    }

    /// <summary>Statements that write a value that is not null.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="type">The value's type.</param>
    /// <param name="value">The expression of the value.</param>
    /// <param name="depth">How many lists are around it.</param>
    public static void Write(CodeWriter code, CSharpType type, string value, int depth = 0)
    {
        var item = "item" + (depth == 0 ? "" : depth.ToString(System.Globalization.CultureInfo.InvariantCulture));
        switch (type.Kind)
        {
            case var _ when type.IsGenerated:
                code.Line($"{value}.{(type.IsClass ? "Write" : EnumPlan.Writer)}(writer);");
                break;
            case CSharpKind.List when type.Element is { IsNullable: false } element && (element.IsGenerated || element.Kind == CSharpKind.String):
                code.Line($"writer.WriteArray({value});");
                break;
            case CSharpKind.List:
                code.Line("writer.WriteStartArray();");
                using (code.Block($"foreach (var {item} in {value})"))
                    WriteNullable(code, type.Element!, item, depth + 1);
                code.Line("writer.WriteEndArray();");
                break;
            case CSharpKind.Dictionary:
                code.Line("writer.WriteStartObject();");
                using (code.Block($"foreach (var {item} in {value})"))
                {
                    code.Line($"writer.WritePropertyName({item}.Key);");
                    WriteNullable(code, type.Element!, item + ".Value", depth + 1);
                }

                code.Line("writer.WriteEndObject();");
                break;
            default:
                code.Line(Scalar(type.Kind, value) + ";");
                break;
        }
    }

    /// <summary>Statements that write a value that may be null.</summary>
    public static void WriteNullable(CodeWriter code, CSharpType type, string value, int depth = 0)
    {
        if (!type.IsNullable)
        {
            Write(code, type, value, depth);
            return;
        }

        using (code.Block($"if ({value} is null)"))
            code.Line("writer.WriteNullValue();");
        using (code.Block("else"))
            Write(code, type, type.IsValueType ? value + ".Value" : value, depth);
    }

    /// <summary>A statement that writes a property's name.</summary>
    public static string WriteName(string name) => CSharpText.IsPlain(name)
        ? $"writer.WriteName({CSharpText.Utf8Literal(name)});"
        : $"writer.WritePropertyName({CSharpText.Literal(name)});";

    /// <summary>A statement that writes an optional property unless it is null; null where the runtime has none for the type or the name.</summary>
    public static string? WriteOptional(CSharpType type, string name, string value)
    {
        if (!CSharpText.IsPlain(name))
            return null;
        var method = type switch
        {
            { Kind: CSharpKind.String or CSharpKind.Enum } => "WriteOptionalText",
            { Kind: CSharpKind.Boolean } => "WriteOptionalBoolean",
            { Kind: CSharpKind.Int32 or CSharpKind.Int64 } => "WriteOptionalInteger",
            { Kind: CSharpKind.Model or CSharpKind.Union } => "WriteOptionalModel",
            { Kind: CSharpKind.List, Element: { IsNullable: false, Kind: CSharpKind.Model or CSharpKind.Enum or CSharpKind.Union or CSharpKind.String } } => "WriteOptionalArray",
            _ => null,
        };
        return method is null ? null : $"writer.{method}({CSharpText.Utf8Literal(name)}, {value}{(type.Kind == CSharpKind.Enum ? "?.Value" : "")});";
    }

    /// <summary>Statements that check the value which the reader stands on and read it into a variable, unless it is null.</summary>
    public void ReadPresent(CodeWriter code, CSharpType type, SchemaNode schema, string target)
    {
        if (IsScalar(type))
        {
            if (ReadOnlyString(code, type, schema, target))
                return;
            if (Check(schema) is { } check)
                code.Line(check);
            code.Line(type.Kind == CSharpKind.String ? $"{target} = reader.GetStringOrNull();" : $"if (!reader.IsNull)\n    {target} = reader.{Getter(type.Kind)}();");
            return;
        }

        var read = $"{target} = {Read(type, schema, "reader")};";
        code.Line(KeepsNull(type, schema) ? read : $"if ({(SiteOf(schema) is { } site ? $"reader.IsPresent({site.Descriptor})" : "!reader.IsNull")})\n    {read}");
    }

    /// <summary>Statements that check the value which the reader stands on and read it into a variable.</summary>
    public void ReadInto(CodeWriter code, CSharpType type, SchemaNode schema, string target)
    {
        // A scalar is checked by a plain call: cheaper than a delegate, and the code says what it does.
        if (IsScalar(type))
        {
            if (type.IsNullable && ReadOnlyString(code, type, schema, target))
                return;
            if (Check(schema) is { } check)
                code.Line(check);
            var value = $"reader.{Getter(type.Kind)}()";
            code.Line(type.IsNullable ? $"{target} = reader.IsNull ? {Nothing(type)} : {value};" : $"{target} = {value};");
            return;
        }

        code.Line($"{target} = {ReadNullable(type, schema, "reader")};");
    }

    // A text of which nothing more is said is checked and read by one call; false for anything else.
    private bool ReadOnlyString(CodeWriter code, CSharpType type, SchemaNode schema, string target)
    {
        if (type.Kind != CSharpKind.String || SiteOf(schema) is not { } site || HasMethod(site) || site.Schema.HasEnum || (site.Schema.Types & ~JsonTypes.Null) != JsonTypes.String)
            return false;
        code.Line($"{target} = reader.GetStringOrNull({site.Descriptor});");
        return true;
    }

    /// <summary>The method that reads a list or dictionary.</summary>
    private string ContainerReader(SchemaNode schema)
    {
        var core = Core(schema);
        return plan.Sites.TryGetValue(TypeSlice.PointerOf(core), out var site)
            ? ReaderOf(site, core)
            : throw new InvalidOperationException($"No validator was planned for {schema.Pointer}.");
    }

    /// <summary>The schema behind null, references and wrappers: the one that a type was decided for.</summary>
    public SchemaNode Core(SchemaNode schema)
    {
        while (true)
        {
            var core = SchemaShape.Unwrap(schema).Core;
            if (!SchemaShape.IsReference(core) || Target(core) is not { } target)
                return core;
            schema = target;
        }
    }

    private static bool IsScalar(CSharpType type) => !type.IsGenerated && !type.IsContainer && type.Kind != CSharpKind.Json;

    private static string Nothing(CSharpType type) => type.IsValueType ? $"({type.Name}?)null" : "null";

    /// <summary>The method of the reader that gives a value of a kind.</summary>
    public static string Getter(CSharpKind kind) => kind switch
    {
        CSharpKind.Boolean => "GetBoolean",
        CSharpKind.Int32 => "GetInt32",
        CSharpKind.Int64 => "GetInt64",
        CSharpKind.UInt64 => "GetUInt64",
        CSharpKind.Single => "GetSingle",
        CSharpKind.Double => "GetDouble",
        CSharpKind.Decimal => "GetDecimal",
        CSharpKind.String => "GetString",
        CSharpKind.DateTime => "GetDateTimeOffset",
        CSharpKind.Date => "GetDateOnly",
        CSharpKind.Time => "GetOffsetTime",
        CSharpKind.Duration => "GetIsoDuration",
        CSharpKind.Uuid => "GetGuid",
        CSharpKind.Uri => "GetUri",
        CSharpKind.Bytes => "GetBytes",
        _ => "GetJson",
    };

    private static string Scalar(CSharpKind kind, string value) => kind switch
    {
        CSharpKind.Boolean => $"writer.WriteBooleanValue({value})",
        CSharpKind.Int32 or CSharpKind.Int64 or CSharpKind.UInt64 or CSharpKind.Single or CSharpKind.Double or CSharpKind.Decimal => $"writer.WriteNumberValue({value})",
        CSharpKind.Date => $"writer.WriteStringValue({value}.ToString(\"O\", global::System.Globalization.CultureInfo.InvariantCulture))",
        CSharpKind.Bytes => $"writer.WriteBase64StringValue({value})",
        CSharpKind.Json => $"writer.WriteJson({value})",
        _ => $"writer.WriteStringValue({value})",
    };
}
