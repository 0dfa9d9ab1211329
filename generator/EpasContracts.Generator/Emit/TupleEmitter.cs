using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the class of a list whose first elements have a type each: a property an element, and a list of what stands behind them.</summary>
internal sealed class TupleEmitter(ContractPlan plan, ValueCode values)
{
    public void Write(CodeWriter code, TuplePlan tuple)
    {
        var schema = tuple.Site.Schema;
        code.Summary(schema.Description ?? schema.Title, $"The list {tuple.Site.Component ?? schema.Pointer}: each of its first elements is a property.");
        if (schema.Deprecated)
            code.Line("[Obsolete(\"The contract marks this schema as deprecated.\")]");
        code.Line($"{SourceHeader.GeneratedCode}\n[JsonConverter(typeof(JsonModelConverter<{tuple.Name}>))]");
        using (code.Block($"public sealed partial class {tuple.Name} : IJsonModel<{tuple.Name}>"))
        {
            WriteProperties(code, tuple);
            code.Line($"/// <inheritdoc/>\npublic static SchemaDescriptor Schema => {tuple.Site.Descriptor};").Line();
            ModelEmitter.WriteParsing(code, tuple.Name);
            WriteRead(code, tuple);
            WriteWrite(code, tuple);
            WriteDeconstruct(code, tuple);
            code.Line("/// <summary>The JSON of this list, secrets masked: for logs and debuggers.</summary>\npublic override string ToString() => JsonModel.ToDisplayString(this);");
        }
    }

    private void WriteProperties(CodeWriter code, TuplePlan tuple)
    {
        foreach (var element in tuple.Elements)
        {
            ModelEmitter.Describe(code, element, $"The element at {element.WireName}{(element.IsRequired ? "" : "; the list may end before it")}.");
            code.Line($"public {(element.IsRequired ? "required " : "")}{element.Declaration} {element.Name} {{ get; {plan.Options.Setter}; }}").Line();
        }

        if (tuple.Rest is { } rest)
            code.Line($"/// <summary>The elements behind them; null for none.</summary>\npublic IReadOnlyList<{rest.Declaration}>? {TuplePlan.RestName} {{ get; {plan.Options.Setter}; }}").Line();
    }

    private void WriteRead(CodeWriter code, TuplePlan tuple)
    {
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public static {tuple.Name}? Read(ref PayloadReader reader)"))
        {
            code.Line($"var check = reader.CheckFirst({tuple.Site.Validator});");
            using (code.Block("if (reader.TokenType != JsonTokenType.StartArray)"))
                code.Line("reader.BreakAndSkip(Constraint.Representable);\nreader.EndCheck(check);\nreturn null;");
            code.Line();
            foreach (var element in tuple.Elements)
                code.Line($"{ModelEmitter.LocalDeclaration(element)};");
            if (tuple.Rest is { } rest)
                code.Line($"List<{rest.Declaration}>? additional = null;");
            code.Line("var count = 0;");
            using (code.Block("while (reader.NextItem())"))
            using (code.Block("switch (count++)"))
                WriteElements(code, tuple);
            if (Required(tuple) is > 0 and var required)
                code.Line($"if (count < {CSharpText.Number(required)})\n    reader.Break();");
            code.Line("reader.EndCheck(check);\nif (reader.IsBroken)\n    return null;");
            using (code.Block($"return new {tuple.Name}", "};"))
            {
                foreach (var element in tuple.Elements)
                    code.Line(ModelEmitter.Assignment(element));
                if (tuple.Rest is not null)
                    code.Line($"{TuplePlan.RestName} = additional,");
            }
        }

        code.Line();
    }

    private void WriteElements(CodeWriter code, TuplePlan tuple)
    {
        foreach (var element in tuple.Elements)
        {
            using (code.Indent($"case {element.WireName}:"))
            {
                values.ReadChecked(code, element);
                code.Line("break;");
            }
        }

        using (code.Indent("default:"))
        {
            code.Line(tuple.Rest is { } rest ? $"(additional ??= []).Add({values.ReadChecked(rest, tuple.RestSchema, "reader")}!);" : "reader.Skip();");
            code.Line("break;");
        }
    }

    // A list has no gaps: what is missing before an element that is set goes out as null, and the validator says whether it may.
    private static void WriteWrite(CodeWriter code, TuplePlan tuple)
    {
        var (required, all) = (Required(tuple), tuple.Elements.Count);
        code.Line("/// <inheritdoc/>");
        using (code.Block("public void Write(PayloadWriter writer)"))
        {
            if (required < all)
            {
                var ends = tuple.Elements.Skip(required).Select((element, index) => $"{IsSet(element)} ? {CSharpText.Number(required + index + 1)} : ").Reverse();
                code.Line($"var count = {(tuple.Rest is null ? "" : $"{TuplePlan.RestName} is {{ Count: > 0 }} ? {CSharpText.Number(all)} : ")}{string.Concat(ends)}{CSharpText.Number(required)};");
            }

            code.Line("writer.WriteStartArray();");
            for (var i = 0; i < all; i++)
            {
                var element = tuple.Elements[i];
                if (element.IsRequired)
                {
                    ValueCode.WriteNullable(code, element.Type, element.Name);
                    continue;
                }

                using (code.Block($"if ({element.Name}{(element.IsOptionalNullable ? ".GetValueOrDefault()" : "")} is {{ }} {element.Local})"))
                    ValueCode.Write(code, element.Type, element.Local);
                using (code.Block($"else if (count > {CSharpText.Number(i)})"))
                    code.Line("writer.WriteNullValue();");
            }

            if (tuple.Rest is { } rest)
            {
                using (code.Block($"foreach (var item in {TuplePlan.RestName} ?? [])"))
                    ValueCode.WriteNullable(code, rest, "item", 1);
            }

            code.Line("writer.WriteEndArray();");
        }

        code.Line();
    }

    private static void WriteDeconstruct(CodeWriter code, TuplePlan tuple)
    {
        if (tuple.Elements.Count < 2)
            return;
        code.Line("/// <summary>Takes the elements apart that have a property each.</summary>");
        using (code.Block($"public void Deconstruct({string.Join(", ", tuple.Elements.Select(static element => $"out {element.Declaration} {element.Local}"))})"))
        {
            foreach (var element in tuple.Elements)
                code.Line($"{element.Local} = {element.Name};");
        }

        code.Line();
    }

    private static int Required(TuplePlan tuple) => tuple.Elements.Count(static element => element.IsRequired);

    private static string IsSet(PropertyPlan element) => element.IsOptionalNullable ? element.Name + ".IsSet" : element.Name + " is not null";
}
