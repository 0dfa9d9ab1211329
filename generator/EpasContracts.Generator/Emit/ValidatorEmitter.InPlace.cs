using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

internal sealed partial class ValidatorEmitter
{
    /// <summary>The method with a site's applicators, to be called before its value is walked over.</summary>
    public static string InPlaceMethod(SchemaSite site) => site.FieldPrefix + "InPlace";

    /// <summary>Whether a schema asserts something that looks at the whole value from a copy of the reader.</summary>
    public bool HasInPlace(SchemaSite site)
    {
        var schema = site.Schema;
        return Delegate(schema) is null && !HasOnlyAlternatives(schema) && (SchemaShape.IsComposed(schema) || schema.Not is not null || (schema.If is not null && (schema.Then is not null || schema.Else is not null))
            || schema.Const is not null || (schema.HasEnum && !IsNamedEnum(schema))
            || !schema.DependentSchemas.IsEmpty || schema.UnevaluatedProperties is not null || schema.UnevaluatedItems is not null
            || Referenced(schema) is not null);
    }

    private void WriteInPlace(SchemaSite site)
    {
        using (code.Block($"internal static void {InPlaceMethod(site)}(ref PayloadReader reader)"))
        {
            var schema = site.Schema;
            foreach (var validator in schema.AllOf.Select(values.Validator).Prepend(Referenced(schema)).OfType<string>())
                WriteOnCopy(validator, plan.SetBy.LackedByParts(schema) is null ? "reader" : $"reader.PartOf({OtherSide(site)})");

            if (schema.HasEnum && !IsNamedEnum(schema))
                FailIf($"!({string.Join(" || ", schema.Enum.Select(static member => Equal(member)).DefaultIfEmpty("false"))})", site, "enum", EnumArgument(schema));
            if (schema.Const is { } constant)
                FailIf($"!{Equal(constant)}", site, "const", constant.Json);
            WriteAlternatives(site, validator => WriteOnCopy(validator, Alone(schema)));
            if (schema.Not is { } not && values.Validator(not) is { } excluded)
                FailIf($"reader.Matches({excluded})", site, "not", "{}");
            WriteCondition(schema);
            WriteDependentSchemas(schema);
            WriteUnevaluated(site);
        }

        code.Line();
    }

    private void WriteCondition(SchemaNode schema)
    {
        if (schema.If is not { } condition || (schema.Then is null && schema.Else is null))
            return;
        using (code.Block($"if ({Matches(condition)})"))
            WriteBranch(schema.Then);
        using (code.Block("else"))
            WriteBranch(schema.Else);

        void WriteBranch(SchemaNode? branch)
        {
            if (branch is not null && values.Validator(branch) is { } validator)
                WriteOnCopy(validator, Alone(schema));
        }
    }

    private void WriteDependentSchemas(SchemaNode schema)
    {
        foreach (var dependent in schema.DependentSchemas)
        {
            if (values.Validator(dependent.Schema) is not { } validator)
                continue;
            using (code.Block($"if (reader.HasProperty({CSharpText.Utf8Literal(dependent.Name)}))"))
                code.Line($"var copy = {Alone(schema)};\n{validator}(ref copy);\nreader.Absorb(ref copy);");
        }
    }

    private void WriteOnCopy(string validator, string copy)
    {
        using (code.Block(""))
            code.Line($"var copy = {copy};\n{validator}(ref copy);\nreader.Absorb(ref copy);");
    }

    // The reader for what is no part of a schema but chosen: what the parts say of each other's properties ends here.
    private string Alone(SchemaNode schema) => plan.SetBy.IsPart(schema) ? "reader.Apart()" : "reader";

    private static string OtherSide(SchemaSite site) => site.FieldPrefix + "OtherSide";

    private void WriteOtherSide(SchemaSite site)
    {
        if (plan.SetBy.LackedByParts(site.Schema) is { } names)
            code.Line($"private static readonly OtherSide {OtherSide(site)} = new([{Literals(names.ByService)}], [{Literals(names.ByCaller)}]);").Line();

        static string Literals(IEnumerable<string> names) => string.Join(", ", names.Select(CSharpText.Literal));
    }

    private string Matches(SchemaNode schema) => SchemaShape.IsNullType(schema)
        ? "reader.IsNull"
        : values.Validator(schema) is { } validator ? $"reader.Matches({validator})" : "true";

    private string? Referenced(SchemaNode schema) => values.Target(schema) is { } target ? values.Validator(target) : null;

    private static string Equal(JsonLiteral literal) => $"reader.ValueEquals({CSharpText.Utf8Literal(literal.Json)})";
}
