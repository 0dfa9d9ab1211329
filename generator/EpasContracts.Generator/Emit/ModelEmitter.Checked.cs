using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <content>
/// Reading an object whose members come from several schemas: its validator checks it as a whole, then one walk reads the members and
/// checks nothing again.
/// </content>
internal sealed partial class ModelEmitter
{
    private void WriteReadChecked(CodeWriter code, ModelPlan model)
    {
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public static {(model.Base is null ? "" : "new ")}{model.Name}? Read(ref PayloadReader reader)"))
        {
            code.Line($"var check = reader.CheckFirst({model.Site.Validator});");
            if (model.Derived.Count > 0)
                WriteDispatch(code);
            using (code.Block("if (reader.TokenType != JsonTokenType.StartObject)"))
                code.Line("reader.BreakAndSkip(Constraint.Representable);\nreader.EndCheck(check);\nreturn null;");
            code.Line();
            WriteLocals(code, model);
            WriteWalk(code, model);
            code.Line("reader.EndCheck(check);");
            WriteConstruction(code, model);
        }

        code.Line();
        if (model.Derived.Count > 0)
            WriteDerived(code, model);
        if (model.Properties.Count > 0)
            code.Line($"internal static {(model.Base is { Properties.Count: > 0, ChecksFirst: true } ? "new " : "")}readonly PropertyNames {Names} = new({string.Join(", ", model.Properties.Select(static property => CSharpText.Literal(property.WireName)))});").Line();
    }

    /// <summary>The field of a model with the names of its properties.</summary>
    public const string Names = "Names";

    private void WriteWalk(CodeWriter code, ModelPlan model)
    {
        var required = model.Properties.Select(static (property, index) => (property, index)).Where(static entry => entry.property.IsRequired).ToLookup(static entry => PropertyMarks.WordOf(entry.index));
        foreach (var word in required)
            code.Line($"ulong {PropertyMarks.Seen(word.Key)} = 0;");
        if (model.Properties.Count > 0)
            code.Line("var property = -1;");
        var isMarked = model.Properties.Count <= PropertyMarks.InAWord && model.Properties.Any(static property => property.IsRequired);
        using (code.Block(model.Properties.Count > 0 ? $"while (reader.NextProperty({Names}, ref property{(isMarked ? ", ref seen" : "")}))" : "while (reader.NextProperty())"))
        using (code.Block(model.Properties.Count > 0 ? "switch (property)" : ""))
        {
            for (var i = 0; i < model.Properties.Count; i++)
            {
                var property = model.Properties[i];
                using (code.Indent($"case {CSharpText.Number(i)}: // {CSharpText.CommentLine(JsonText.String(property.WireName))}"))
                {
                    if (property.IsRequired && !isMarked)
                        code.Line($"{PropertyMarks.Seen(PropertyMarks.WordOf(i))} |= {PropertyMarks.Mark(i)};");
                    if (!isMarked)
                        code.Line("reader.Read();");
                    values.ReadChecked(code, property);
                    code.Line("break;");
                }
            }

            if (model.Properties.Count == 0)
            {
                WriteOther(code, model);
                return;
            }

            using (code.Indent("default:"))
            {
                WriteOther(code, model);
                code.Line("break;");
            }
        }

        foreach (var word in required)
        {
            var (seen, mask) = (PropertyMarks.Seen(word.Key), PropertyMarks.Mask(word.Select(static entry => entry.index)));
            code.Line($"if (({seen} & {mask}) != {mask})\n    reader.Break();");
        }
    }

    private void WriteOther(CodeWriter code, ModelPlan model)
    {
        if (model.AdditionalProperties is not { } type)
        {
            code.Line("reader.SkipProperty();");
            return;
        }

        var matchers = model.Patterns.Select(plan.Patterns.Matcher).OfType<string>().ToList();
        if (matchers.Count == 0)
        {
            WriteEntry();
            return;
        }

        using (code.Block($"if ({string.Join(" || ", matchers.Select(static matcher => $"{matcher}.IsMatch(reader.Text)"))})"))
            WriteEntry();
        using (code.Block("else"))
            code.Line("reader.SkipProperty();");

        void WriteEntry()
        {
            code.Line("var name = reader.GetName();\nreader.Read();");
            code.Line($"(additional ??= [])[name] = {values.ReadChecked(type, model.AdditionalSchema, "reader")}{(type.IsNullable || type.IsValueType ? "" : "!")};");
        }
    }

    // What the discriminator names is read as that; what cannot be made of it is an object of this class all the same.
    private static void WriteDispatch(CodeWriter code)
    {
        code.Line("var start = reader;");
        using (code.Block("if (ReadDerived(ref reader) is { } derived && !reader.IsBroken)"))
            code.Line("reader.EndCheck(check);\nreturn derived;");
        code.Line();
        code.Line("reader.GoBack(in start);");
    }

    private void WriteDerived(CodeWriter code, ModelPlan model)
    {
        var name = CSharpText.Utf8Literal(model.Discriminator!);
        using (code.Indent($"private static {model.Name}? ReadDerived(ref PayloadReader reader) =>"))
        {
            foreach (var derived in model.Derived)
            {
                var condition = string.Join(" || ", derived.Values.Select(value => $"reader.PropertyEquals({name}, {CSharpText.Utf8Literal(value)})"));
                code.Line($"{condition} ? {values.ModelReader(derived.Model.Name)}(ref reader) :");
            }

            code.Line(model.DefaultDerived is { } fallback ? $"{values.ModelReader(fallback.Name)}(ref reader);" : "null;");
        }

        code.Line();
    }
}
