using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the readers of lists and dictionaries: they have no class to carry their reading, so it stands beside their validator.</summary>
internal sealed class ContainerEmitter(ContractPlan plan, ValueCode values, ValidatorEmitter validators, CodeWriter code)
{
    /// <summary>Writes the readers of a schema, and of the list and the dictionary that it may be among other types.</summary>
    public void Write(SchemaSite site)
    {
        WriteReader(site, site.Schema);
        if (plan.Types.TryGetValue(site.Schema.Pointer, out var type) && type.Kind == CSharpKind.Union)
        {
            foreach (var slice in TypeSlice.Of(site.Schema))
                WriteReader(site, slice);
        }
    }

    private void WriteReader(SchemaSite site, SchemaNode schema)
    {
        if (!plan.Types.TryGetValue(schema.Pointer, out var type) || !type.IsContainer)
            return;
        code.Line(HostEmitter.HiddenReader);
        using (code.Block($"public static {type.Concrete}? {ValueCode.ReaderName(site, schema)}(ref PayloadReader reader)"))
        {
            if (IsPlain(schema, type))
                WritePlain(site, type);
            else
                WriteChecked(site, schema, type);
        }

        code.Line();
    }

    // Whether one walk can check the container and read it: nothing but its own keywords describes it.
    private static bool IsPlain(SchemaNode schema, CSharpType type) =>
        !TypeSlice.Is(schema) && schema.Types != JsonTypes.Any && !SchemaShape.IsComposed(schema) && schema.PrefixItems.IsEmpty && schema.PatternProperties.IsEmpty
        && type.ElementSchema?.Pointer == (type.Kind == CSharpKind.List ? schema.Items : schema.AdditionalProperties)?.Pointer;

    private void WritePlain(SchemaSite site, CSharpType type)
    {
        code.Line($"if (!reader.Demand(JsonTokenType.{Token(type)}, {site.DescriptorName}))\n    return null;").Line();
        if (validators.HasInPlace(site))
            code.Line($"{ValidatorEmitter.InPlaceMethod(site)}(ref reader);");
        code.Line($"var result = new {type.Concrete}();");
        var read = type.ElementSchema is { } element ? values.ReadNullable(type.Element!, element, "reader") : "reader.GetJson()";
        if (type.Kind == CSharpKind.List)
            validators.WriteArrayWalk(site, () => code.Line($"result.Add({read}!);"));
        else
            validators.WriteObjectWalk(site, static _ => { }, () => WriteEntry(read), onMissing: null);
        code.Line("return result;");
    }

    private void WriteChecked(SchemaSite site, SchemaNode schema, CSharpType type)
    {
        code.Line($"var check = reader.CheckFirst({site.Method});");
        using (code.Block($"if (reader.TokenType != JsonTokenType.{Token(type)})"))
            code.Line("reader.BreakAndSkip(Constraint.Representable);\nreader.EndCheck(check);\nreturn null;");
        code.Line();
        code.Line($"var result = new {type.Concrete}();");
        var read = values.ReadChecked(type.Element!, type.ElementSchema, "reader");
        if (type.Kind == CSharpKind.List)
        {
            code.Line($"while (reader.NextItem())\n    result.Add({read}!);");
        }
        else
        {
            using (code.Block("while (reader.NextProperty())"))
            {
                var members = ObjectMembers.Of(plan.Contract, schema, withAlternatives: true);
                var matchers = members.HasAdditional ? [] : members.Patterns.Select(plan.Patterns.Matcher).OfType<string>().ToList();
                if (matchers.Count > 0)
                {
                    using (code.Block($"if (!({string.Join(" || ", matchers.Select(static matcher => $"{matcher}.IsMatch(reader.Text)"))}))"))
                        code.Line("reader.SkipProperty();\ncontinue;");
                    code.Line();
                }

                WriteEntry(read);
            }
        }

        code.Line("reader.EndCheck(check);\nreturn result;");
    }

    private void WriteEntry(string read) => code.Line($"var name = reader.GetName();\nreader.Read();\nresult[name] = {read}!;");

    private static string Token(CSharpType type) => type.Kind == CSharpKind.List ? "StartArray" : "StartObject";
}
