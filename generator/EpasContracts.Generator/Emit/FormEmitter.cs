using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the classes of multipart forms with files.</summary>
internal sealed class FormEmitter(ContractPlan plan, ValueCode values)
{
    public IEnumerable<SourcePart> Parts() =>
        from operation in plan.AllOperations
        from body in operation.Bodies
        where body.Form is not null
        select new SourcePart($"Models.{body.Form!.Name}", code => Write(code, body.Form, operation));

    private void Write(CodeWriter code, FormPlan form, OperationPlan operation)
    {
        code.Summary(form.Description, $"The form that {operation.Operation.Method} {operation.Operation.Path} takes.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public sealed partial class {form.Name} : IFormModel"))
        {
            foreach (var field in form.Fields)
            {
                code.Summary(field.Schema.Description, $"The part {field.WireName}.");
                code.Line($"public {(field.IsRequired ? "required " : "")}{Declaration(field)} {field.Name} {{ get; {plan.Options.Setter}; }}").Line();
            }

            WriteFiles(code, form);
            WriteJson(code, form);
            WriteRead(code, form);
        }
    }

    private static string Declaration(FormFieldPlan field) => field.IsRequired ? field.Type.Declaration : field.Type.Name + "?";

    private static void WriteFiles(CodeWriter code, FormPlan form)
    {
        using (code.Block("IEnumerable<KeyValuePair<string, FileContent>> IFormModel.Files"))
        using (code.Block("get"))
        {
            foreach (var field in form.Fields.Where(static field => field.IsFile || field.IsFileList))
            {
                var name = CSharpText.Literal(field.WireName);
                var yields = field.IsFile ? $"yield return new({name}, {field.Name});" : $"foreach (var item in {field.Name})\n    yield return new({name}, item);";
                if (field.IsRequired)
                {
                    code.Line(yields);
                    continue;
                }

                using (code.Indent($"if ({field.Name} is not null)"))
                    code.Line(yields);
            }
        }

        code.Line();
    }

    private static void WriteJson(CodeWriter code, FormPlan form)
    {
        using (code.Block("void IFormModel.Write(PayloadWriter writer)"))
        {
            code.Line("writer.WriteStartObject();");
            foreach (var field in form.Fields)
            {
                if (field.IsRequired && !field.Type.IsNullable)
                {
                    WriteField(code, field);
                    continue;
                }

                using (code.Block($"if ({field.Name} is not null)"))
                    WriteField(code, field);
            }

            code.Line("writer.WriteEndObject();");
        }

        code.Line();
    }

    private static void WriteField(CodeWriter code, FormFieldPlan field)
    {
        code.Line(ValueCode.WriteName(field.WireName));
        if (field.IsFile)
        {
            code.Line("writer.WriteStringValue(\"\");");
        }
        else if (field.IsFileList)
        {
            code.Line($"writer.WriteStartArray();\nforeach (var _ in {field.Name})\n    writer.WriteStringValue(\"\");\nwriter.WriteEndArray();");
        }
        else
        {
            var isNullableValue = field.Type.IsValueType && (!field.IsRequired || field.Type.IsNullable);
            ValueCode.Write(code, field.Type, isNullableValue ? field.Name + ".Value" : field.Name);
        }
    }

    private void WriteRead(CodeWriter code, FormPlan form)
    {
        code.Line("/// <summary>Makes the form of what a server received.</summary>\n/// <param name=\"form\">The parts, which satisfy the schema.</param>");
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        using (code.Block($"public static {form.Name} Read(FormReader form) => new()", "};"))
        {
            foreach (var field in form.Fields)
            {
                var name = CSharpText.Literal(field.WireName);
                var value = field.IsFile ? $"form.File({name})"
                    : field.IsFileList ? $"form.Files({name})"
                    : $"form.Read<{Declaration(field)}>({name}, static (ref PayloadReader reader) => {values.ReadNullable(field.Type, field.Schema, "reader")})";
                code.Line($"{field.Name} = {value}{(field.IsRequired ? "!" : "")},");
            }
        }
    }
}
