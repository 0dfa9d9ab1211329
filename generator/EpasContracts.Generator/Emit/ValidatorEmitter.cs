using System.Globalization;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the validators of one host: a method for each schema, one pass over the value it stands on.</summary>
internal sealed partial class ValidatorEmitter(ContractPlan plan, ValueCode values, Assertions assertions, CodeWriter code)
{
    /// <summary>Writes the validator of one schema.</summary>
    public void Write(SchemaSite site)
    {
        if (values.HasMethod(site))
            WriteMethod(site);
        // Without a method there is nobody else to note what the descriptor has to list.
        else if (site.Schema.HasEnum)
            assertions.Add(site, "enum", EnumArgument(site.Schema));
        WriteHelpers(site);
    }

    private void WriteMethod(SchemaSite site)
    {
        var schema = site.Schema;
        var accessibility = site.Component is null ? "internal" : "public";
        var pointer = CSharpText.CommentLine(schema.Pointer);
        code.Line(site.Component is null
            ? $"// Checks a value against {pointer}."
            : $"/// <summary>Checks a value against <c>{pointer}</c>.</summary>\n/// <param name=\"reader\">The reader, on the first token of the value; on its last token afterwards.</param>");
        var method = $"{accessibility} static void {site.Method}(ref PayloadReader reader)";
        var call = Delegate(schema);
        if (SingleStep(site, call) is { } step)
        {
            code.Line($"{method} => {step}");
        }
        else
        {
            using (code.Block(method))
                WriteBody(site, call);
        }

        code.Line();
    }

    // The whole validator as one statement, if it is no more.
    private string? SingleStep(SchemaSite site, string? call)
    {
        var schema = site.Schema;
        if (schema.BooleanSchema is { } all)
            return all ? "reader.Skip();" : $"reader.FailAndSkip({assertions.Add(site, "false", "false")});";
        if (call is not null)
            return call.StartsWith("if ", StringComparison.Ordinal) ? null : call;
        return IsSingle(schema.Types) && !HasInPlace(site) && !IsWalked(schema, schema.Types) ? Expect(site, schema.Types) + ";" : null;
    }

    private void WriteBody(SchemaSite site, string? call)
    {
        var schema = site.Schema;
        if (call is not null)
        {
            code.Line(call);
            return;
        }

        if (HasOnlyAlternatives(schema))
        {
            if (plan.SetBy.IsPart(schema))
                code.Line("reader = reader.Apart();");
            WriteAlternatives(site, validator => code.Line($"{validator}(ref reader);"));
            code.Line("reader.Skip();");
            return;
        }

        if (HasInPlace(site))
            code.Line($"{InPlaceMethod(site)}(ref reader);");
        var impliesString = schema.Types == JsonTypes.Any && IsNamedEnum(schema);
        if (impliesString ? HasNullMember(schema) : (schema.Types & JsonTypes.Null) != 0 && schema.Types != JsonTypes.Null)
            code.Line("if (reader.IsNull)\n    return;");

        var types = impliesString ? JsonTypes.String : schema.Types & ~JsonTypes.Null;
        if (schema.Types == JsonTypes.Null)
            code.Line(Expect(site, JsonTypes.Null) + ";");
        else if (IsSingle(types))
            WriteSingle(site, types);
        else
            WriteSwitch(site, types);
    }

    // A schema that is nothing but another one, or that or null: no copy of the reader, and the other one's own errors say more than
    // "matches no alternative".
    private string? Delegate(SchemaNode schema)
    {
        if (schema.Types != JsonTypes.Any || schema.BooleanSchema is not null || SchemaShape.AssertsItself(schema))
            return null;
        if (!SchemaShape.IsComposed(schema))
            return values.Target(schema) is { } referenced ? values.Check(referenced, assertions.Host) : null;
        var parts = schema.AllOf.Concat(new[] { values.Target(schema) }.OfType<SchemaNode>()).ToList();
        var alternatives = schema.AnyOf.Concat(schema.OneOf).ToList();
        if (parts.Count == 1 && alternatives.Count == 0)
            return values.Check(parts[0], assertions.Host);
        if (parts.Count > 0 || alternatives.Count != 2 || schema.AnyOf.Count == 1 || alternatives.Count(SchemaShape.IsNullType) != 1)
            return null;
        var other = alternatives.Single(static alternative => !SchemaShape.IsNullType(alternative));
        // "Exactly one" refuses a null that both accept.
        if (!schema.OneOf.IsEmpty && SchemaShape.Unwrap(values.Core(other)).IsNullable)
            return null;
        return values.Check(other, assertions.Host) is { } check ? $"if (!reader.IsNull)\n    {check.Replace("\n", "\n    ")}" : null;
    }

    private void WriteSingle(SchemaSite site, JsonTypes type)
    {
        if (!IsWalked(site.Schema, type))
        {
            code.Line(Expect(site, type) + ";");
            return;
        }

        code.Line($"if (!{Expect(site, type)})\n    return;").Line();
        WriteAssertions(site, type == JsonTypes.Integer ? JsonTypes.Number : type);
    }

    // Whether there is more to do with a value of the type than to look at its first token.
    private bool IsWalked(SchemaNode schema, JsonTypes type) =>
        HasAssertions(schema, type == JsonTypes.Integer ? JsonTypes.Number : type) || type is JsonTypes.Array or JsonTypes.Object;

    private string Expect(SchemaSite site, JsonTypes type) => type switch
    {
        JsonTypes.Boolean => $"reader.ExpectBoolean({assertions.Descriptor(site)})",
        JsonTypes.Integer => $"reader.ExpectInteger({assertions.Descriptor(site)})",
        JsonTypes.Array or JsonTypes.Object => $"reader.Expect(JsonTokenType.Start{type}, {assertions.Descriptor(site)})",
        _ => $"reader.Expect(JsonTokenType.{type}, {assertions.Descriptor(site)})",
    };

    // Several types, or none at all: each kind of token has its own assertions, and those without any are only skipped.
    private void WriteSwitch(SchemaSite site, JsonTypes types)
    {
        var kinds = Kinds.Where(kind => Admits(types, kind.Type)).ToList();
        var asserted = kinds.Where(kind => HasAssertions(site.Schema, kind.Type)).ToList();
        if (asserted.Count == 0 && types == JsonTypes.Any)
        {
            code.Line("reader.Skip();");
            return;
        }

        using (code.Block("switch (reader.TokenType)"))
        {
            foreach (var (type, token) in types == JsonTypes.Any ? asserted : kinds)
            {
                var condition = type == JsonTypes.Number && (types & JsonTypes.Integer) != 0 && (types & JsonTypes.Number) == 0 ? " when reader.IsInteger()" : "";
                using (code.Block($"case {token}{condition}:"))
                {
                    WriteAssertions(site, type);
                    code.Line("break;");
                }
            }

            using (code.Indent("default:"))
                code.Line(types == JsonTypes.Any ? "reader.Skip();\nbreak;" : $"reader.FailAndSkip({assertions.Descriptor(site)}, \"type\");\nbreak;");
        }
    }

    private static bool Admits(JsonTypes types, JsonTypes kind) =>
        types == JsonTypes.Any || (types & kind) != 0 || (kind == JsonTypes.Number && (types & JsonTypes.Integer) != 0);

    private bool HasAssertions(SchemaNode schema, JsonTypes kind) => kind switch
    {
        JsonTypes.String => IsNamedEnum(schema) || schema.MinLength is not null || schema.MaxLength is not null || schema.Pattern is not null || FormatCheck(schema) is not null,
        JsonTypes.Number => schema.Minimum is not null || schema.Maximum is not null || schema.ExclusiveMinimum is not null
            || schema.ExclusiveMaximum is not null || schema.MultipleOf is not null || FormatRange(schema) is not null || NumberFormatCheck(schema) is not null,
        JsonTypes.Array => schema.Items is not null || !schema.PrefixItems.IsEmpty || schema.MinItems is not null || schema.MaxItems is not null || schema.UniqueItems
            || schema.Contains is not null,
        JsonTypes.Object => !schema.Properties.IsEmpty || !schema.Required.IsEmpty || schema.AdditionalProperties is not null
            || schema.MinProperties is not null || schema.MaxProperties is not null || !schema.PatternProperties.IsEmpty || schema.PropertyNames is not null
            || !schema.DependentRequired.IsEmpty,
        _ => false,
    };

    private static readonly (JsonTypes Type, string Token)[] Kinds =
    [
        (JsonTypes.String, "JsonTokenType.String"), (JsonTypes.Number, "JsonTokenType.Number"), (JsonTypes.Boolean, "JsonTokenType.True or JsonTokenType.False"),
        (JsonTypes.Array, "JsonTokenType.StartArray"), (JsonTypes.Object, "JsonTokenType.StartObject"),
        (JsonTypes.Null, "JsonTokenType.Null"),
    ];

    private void WriteAssertions(SchemaSite site, JsonTypes type)
    {
        switch (type)
        {
            case JsonTypes.String:
                WriteString(site);
                break;
            case JsonTypes.Number:
                WriteNumber(site);
                break;
            case JsonTypes.Array:
                WriteArray(site);
                break;
            case JsonTypes.Object:
                WriteObject(site);
                break;
        }
    }

    private void WriteString(SchemaSite site)
    {
        var schema = site.Schema;
        if (IsNamedEnum(schema))
            FailIf($"{assertions.Descriptor(site)}.Texts.IndexOf(reader.Text) < 0", site, "enum", EnumArgument(schema));
        if (schema.MinLength is { } min and > 0)
            FailIf($"reader.GetLength() < {Reachable(min)}", site, "minLength", min);
        if (schema.MaxLength is { } max)
            FailIf($"reader.GetLength() > {Reachable(max)}", site, "maxLength", max);
        if (schema.Pattern is { } pattern && plan.Patterns.Matcher(pattern) is { } matcher)
            FailIf($"!{matcher}.IsMatch(reader.Text)", site, "pattern", JsonText.String(pattern));
        if (FormatCheck(schema) is { } check)
            FailIf($"!Formats.{check}(reader.Text)", site, "format", JsonText.String(schema.Format!));
    }

    private void WriteNumber(SchemaSite site)
    {
        var schema = site.Schema;
        Bound(schema.Minimum, "<", "minimum");
        Bound(schema.ExclusiveMinimum, "<=", "exclusiveMinimum");
        Bound(schema.Maximum, ">", "maximum");
        Bound(schema.ExclusiveMaximum, ">=", "exclusiveMaximum");
        if (schema.MultipleOf is { } divisor)
            FailIf($"!reader.IsMultipleOf({CSharpText.Number(divisor)})", site, "multipleOf", divisor);
        if (FormatRange(schema) is var (low, high))
            FailIf($"{(schema.Types == JsonTypes.Integer ? "" : "!reader.IsInteger() || ")}reader.CompareTo({CSharpText.Utf8Literal(low)}) < 0 || reader.CompareTo({CSharpText.Utf8Literal(high)}) > 0", site, "format", JsonText.String(schema.Format!));

        if (NumberFormatCheck(schema) is { } check)
            FailIf($"!reader.{check}()", site, "format", JsonText.String(schema.Format!));

        void Bound(string? bound, string comparison, string keyword)
        {
            if (bound is not null)
                FailIf($"reader.CompareTo({CSharpText.Number(bound)}) {comparison} 0", site, keyword, bound);
        }
    }

    private void FailIf(string condition, SchemaSite site, string keyword, string argument) =>
        code.Line($"if ({condition})\n    reader.Fail({assertions.Add(site, keyword, argument)});");

    private void FailIf(string condition, SchemaSite site, string keyword, long argument) =>
        FailIf(condition, site, keyword, argument.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether <c>enum</c> lists only strings and null.</summary>
    public static bool IsNamedEnum(SchemaNode schema) =>
        IsTextEnum(schema) && (schema.Types == JsonTypes.Any || HasNullMember(schema) == ((schema.Types & JsonTypes.Null) != 0));

    /// <summary>Whether <c>enum</c> lists strings, null aside, and the type admits nothing else.</summary>
    public static bool IsTextEnum(SchemaNode schema) =>
        (schema.Types & ~(JsonTypes.String | JsonTypes.Null)) == 0 && schema.Enum.Any(static member => member.Kind == JsonKind.String)
        && schema.Enum.All(static member => member.Kind is JsonKind.String or JsonKind.Null);

    private static bool HasNullMember(SchemaNode schema) => schema.Enum.Any(static member => member.Kind == JsonKind.Null);

    private static string EnumArgument(SchemaNode schema) => $"[{string.Join(",", schema.Enum.Select(static member => member.Json))}]";

    private static bool IsSingle(JsonTypes types) => types != 0 && (types & (types - 1)) == 0;

    private string? FormatCheck(SchemaNode schema) => AssertedFormats.CheckOf(schema, plan.FormatOf(schema));

    private string? NumberFormatCheck(SchemaNode schema) => AssertedFormats.NumberCheckOf(schema, plan.FormatOf(schema));

    private (string Low, string High)? FormatRange(SchemaNode schema) => AssertedFormats.RangeOf(schema, plan.FormatOf(schema));
}
