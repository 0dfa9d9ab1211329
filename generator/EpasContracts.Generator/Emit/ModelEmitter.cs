using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the class of an object schema.</summary>
internal sealed partial class ModelEmitter(ContractPlan plan, ValueCode values)
{
    public void Write(CodeWriter code, ModelPlan model)
    {
        var schema = model.Site.Schema;
        code.Summary(schema.Description ?? schema.Title, $"The schema {model.Site.Component ?? schema.Pointer}.");
        if (schema.Deprecated)
            code.Line("[Obsolete(\"The contract marks this schema as deprecated.\")]");
        code.Line($"{SourceHeader.GeneratedCode}\n[JsonConverter(typeof(JsonModelConverter<{model.Name}>))]");
        using (code.Block($"public {(model.IsBase ? "" : "sealed ")}partial class {model.Name} : {(model.Base is { } parent ? parent.Name + ", " : "")}IJsonModel<{model.Name}>{AnnotationEmitter.Interface(plan)}"))
        {
            WriteProperties(code, model);
            WriteStatics(code, model);
            if (model.ChecksFirst)
                WriteReadChecked(code, model);
            else
                WriteRead(code, model);
            WriteWrite(code, model);
            AnnotationEmitter.WriteObject(code, plan, model.Site.Descriptor);
            code.Line($"/// <summary>The JSON of this object, secrets masked: for logs and debuggers.</summary>\npublic override string ToString() => JsonModel.ToDisplayString(this);");
        }
    }

    private void WriteProperties(CodeWriter code, ModelPlan model)
    {
        foreach (var property in model.Properties.Where(static property => !property.IsInherited))
        {
            Describe(code, property, $"The property {property.WireName}.");
            // Who has to set a property cannot heed a warning about it.
            if (property.Schema.Deprecated && !property.IsRequired)
                code.Line("[Obsolete(\"The contract marks this property as deprecated.\")]");
            code.Line($"[JsonPropertyName({CSharpText.Literal(property.WireName)})]");
            AnnotationEmitter.WriteProperty(code, plan);
            code.Line($"public {(property.IsRequired ? "required " : "")}{property.Declaration} {property.Name} {{ get; {plan.Options.Setter}; }}").Line();
        }

        if (model.AdditionalProperties is { } additional && model.Base?.AdditionalProperties is null)
        {
            code.Line("/// <summary>The properties that the contract does not list; null for none.</summary>");
            code.Line($"[JsonIgnore]\npublic IReadOnlyDictionary<string, {additional.Declaration}>? {model.AdditionalName} {{ get; {plan.Options.Setter}; }}").Line();
        }
    }

    /// <summary>Writes what the document says of a property, or <paramref name="fallback"/>.</summary>
    public static void Describe(CodeWriter code, PropertyPlan property, string fallback)
    {
        var text = property.Schema.Description ?? property.Schema.Title ?? fallback;
        if (property.Schema.Deprecated && property.IsRequired)
            text += "\nDeprecated, yet required.";
        if (property.Schema.Default is { } value)
            text += $"\nWhen absent, the service uses {value.Json}.";
        code.Summary(text, fallback);
    }

    private static void WriteStatics(CodeWriter code, ModelPlan model)
    {
        var hides = model.Base is null ? "" : "new ";
        code.Line("/// <inheritdoc/>");
        code.Line($"public static {hides}SchemaDescriptor Schema => {model.Site.Descriptor};").Line();
        WriteParsing(code, model.Name, hides);
    }

    /// <summary>Writes how text becomes a model or a union, and how it is only checked.</summary>
    public static void WriteParsing(CodeWriter code, string name, string hides = "")
    {
        code.Line("/// <inheritdoc cref=\"JsonModel.TryParse{T}\"/>");
        // As a method, ASP.NET Core would take it for a parser of strings with a fault, and refuse the model as an argument of an endpoint.
        code.Line($"public static {hides}ModelParser<{name}> TryParse => JsonModel.TryParse<{name}>;").Line();
        code.Line("/// <inheritdoc cref=\"JsonModel.Validate(SchemaDescriptor, ReadOnlySpan{byte}, string, ValidationOptions)\"/>");
        code.Line($"public static {hides}IReadOnlyList<ValidationError> Validate(ReadOnlySpan<byte> utf8, ValidationOptions? options = null) =>\n    JsonModel.Validate(Schema, utf8, options: options);").Line();
    }

    private void WriteRead(CodeWriter code, ModelPlan model)
    {
        var assertions = new Assertions(host: null);
        var validators = new ValidatorEmitter(plan, values, assertions, code);
        var site = model.Site;
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public static {model.Name}? Read(ref PayloadReader reader)"))
        {
            var demanding = site.Schema.Types == JsonTypes.Any ? "Constraint.Representable" : site.Descriptor;
            code.Line($"if (!reader.Demand(JsonTokenType.StartObject, {demanding}))\n    return null;").Line();
            if (validators.HasInPlace(site))
                code.Line($"{site.Host.Name}.{ValidatorEmitter.InPlaceMethod(site)}(ref reader);");
            WriteLocals(code, model);
            validators.WriteObjectWalk(
                site,
                index => WriteReadProperty(code, model, index),
                model.AdditionalProperties is null ? null : () => WriteReadAdditional(code, model),
                onMissing: "reader.Break();");
            code.Line();
            WriteConstruction(code, model);
        }

        code.Line();
    }

    private static void WriteConstruction(CodeWriter code, ModelPlan model)
    {
        code.Line("if (reader.IsBroken)\n    return null;");
        using (code.Block($"return new {model.Name}", "};"))
        {
            foreach (var property in model.Properties)
                code.Line(Assignment(property));
            if (model.AdditionalProperties is not null)
                code.Line($"{model.AdditionalName} = additional,");
        }
    }

    /// <summary>The line of an initializer that gives a property what was read.</summary>
    public static string Assignment(PropertyPlan property) =>
        $"{property.Name} = {property.Local}{(property.IsRequired && !property.Type.IsNullable && !property.Type.IsValueType ? "!" : "")},";

    private static void WriteLocals(CodeWriter code, ModelPlan model)
    {
        foreach (var property in model.Properties)
            code.Line($"{LocalDeclaration(property)};");
        if (model.AdditionalProperties is { } additional)
            code.Line($"Dictionary<string, {additional.Declaration}>? additional = null;");
    }

    /// <summary>The declaration of a local that holds a property while the object is read.</summary>
    public static string LocalDeclaration(PropertyPlan property) => property switch
    {
        { IsOptionalNullable: true } => $"{property.Declaration} {property.Local} = default",
        { IsRequired: true, Type: { IsNullable: false, IsValueType: true } } => $"{property.Type.Name} {property.Local} = default",
        _ => $"{property.Type.Name}? {property.Local} = null",
    };

    private void WriteReadProperty(CodeWriter code, ModelPlan model, int index)
    {
        var property = model.Properties[index];
        if (property.IsRequired || property.Type.IsNullable)
        {
            values.ReadInto(code, property.Type, property.Schema, property.Local);
            return;
        }

        // Null where the contract wants absence is noted, but no reason to give up the whole object.
        values.ReadPresent(code, property.Type, property.Schema, property.Local);
    }

    private void WriteReadAdditional(CodeWriter code, ModelPlan model)
    {
        code.Line("var name = reader.GetName();\nreader.Read();");
        var schema = model.Site.Schema.AdditionalProperties!;
        var type = model.AdditionalProperties!;
        var read = schema.BooleanSchema is not null ? "reader.GetJson()" : values.ReadNullable(type, schema, "reader");
        code.Line($"(additional ??= [])[name] = {read}{(type.IsNullable || type.IsValueType ? "" : "!")};");
    }

    private static void WriteWrite(CodeWriter code, ModelPlan model)
    {
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public {(model.Base is not null ? "override " : model.IsBase ? "virtual " : "")}void Write(PayloadWriter writer)"))
        {
            code.Line("writer.WriteStartObject();");
            foreach (var property in model.Properties)
                WriteWriteProperty(code, property);
            if (model.AdditionalProperties is { } additional)
            {
                using (code.Block($"foreach (var item in {model.AdditionalName} ?? new Dictionary<string, {additional.Declaration}>())"))
                {
                    code.Line("writer.WritePropertyName(item.Key);");
                    ValueCode.WriteNullable(code, additional, "item.Value", 1);
                }
            }

            code.Line("writer.WriteEndObject();");
        }

        code.Line();
    }

    private static void WriteWriteProperty(CodeWriter code, PropertyPlan property)
    {
        var name = ValueCode.WriteName(property.WireName);
        if (property.IsRequired)
        {
            code.Line(name);
            ValueCode.WriteNullable(code, property.Type, property.Name);
        }
        else if (property.IsOptionalNullable)
        {
            using (code.Block($"if ({property.Name}.IsSet)"))
            {
                code.Line(name);
                ValueCode.WriteNullable(code, property.Type, property.Name + ".Value");
            }
        }
        else if (ValueCode.WriteOptional(property.Type, property.WireName, property.Name) is { } statement)
        {
            code.Line(statement);
        }
        else
        {
            using (code.Block($"if ({property.Name} is {{ }} {property.Local})"))
            {
                code.Line(name);
                ValueCode.Write(code, property.Type, property.Local);
            }
        }
    }
}
