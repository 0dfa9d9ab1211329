using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the static class of one operation: its parameters and itself as data, and the validators of its inline schemas.</summary>
internal sealed class OperationEmitter(ContractPlan plan, HostEmitter hosts, ValueCode values)
{
    public SourceFile Write(OperationPlan operation)
    {
        var code = SourceHeader.Begin(plan.Options.Namespace);
        code.Line($"/// <summary>The operation <c>{string.Join("", CSharpText.CommentLines($"{operation.Operation.Method} {operation.Operation.Path}"))}</c> as data.</summary>");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public static class {operation.Host.Name}"))
        {
            hosts.WriteMembers(code, operation.Host, members =>
            {
                foreach (var parameter in operation.Parameters)
                    WriteParameter(members, parameter);
                WriteDescriptor(members, operation);
            });
        }

        return new SourceFile($"Operations.{operation.Host.Name}.g.cs", code.ToString());
    }

    private void WriteParameter(CodeWriter code, ParameterPlan plan)
    {
        var parameter = plan.Parameter;
        code.Summary(parameter.Description, $"The parameter {parameter.Name}.");
        using (code.Block($"public static ParameterDescriptor {plan.FieldName} {{ get; }} = new()", "};"))
        {
            code.Line($"Name = {CSharpText.Literal(parameter.Name)},\nPointer = {CSharpText.Literal(parameter.Pointer)},");
            code.Line($"Place = ParameterPlace.{parameter.Place},\nStyle = ParameterStyle.{parameter.Style},");
            if (parameter.Explode)
                code.Line("Explode = true,");
            if (parameter.AllowReserved)
                code.Line("AllowReserved = true,");
            if (parameter.Required)
                code.Line("IsRequired = true,");
            code.Line($"Schema = {hosts.Descriptor(plan.Schema)},");
        }

        code.Line();
    }

    private void WriteDescriptor(CodeWriter code, OperationPlan plan)
    {
        var operation = plan.Operation;
        code.Line("/// <summary>The operation as data.</summary>");
        using (code.Block("public static OperationDescriptor Descriptor { get; } = new()", "};"))
        {
            code.Line($"Id = {CSharpText.Literal(plan.Id)},\nPointer = {CSharpText.Literal(operation.Pointer)},");
            code.Line($"Method = {CSharpText.Literal(operation.Method)},\nPath = {CSharpText.Literal(operation.Path)},");
            if (!operation.Tags.IsEmpty)
                code.Line($"Tag = {CSharpText.Literal(operation.Tags[0])},");
            if (plan.Parameters.Count > 0)
                code.Line($"Parameters = [{string.Join(", ", plan.Parameters.Select(static parameter => parameter.FieldName))}],");
            if (operation.RequestBody is { Content.IsEmpty: false } body)
                code.Line($"RequestBody = {Body(plan.Body?.MediaType ?? body.Content[0], body.Required)},");
            if (!operation.Security.IsEmpty && !operation.Security[0].Schemes.IsEmpty)
                code.Line($"Security = [{string.Join(", ", operation.Security[0].Schemes.Select(CSharpText.Literal))}],");
            using (code.List("Responses ="))
            {
                foreach (var response in plan.Responses)
                    WriteResponse(code, response);
            }
        }

        code.Line();
    }

    private void WriteResponse(CodeWriter code, ResponsePlan plan)
    {
        using (code.Block("new()", "},"))
        {
            code.Line($"Status = {CSharpText.Literal(plan.Response.Status)},\nPointer = {CSharpText.Literal(plan.Response.Pointer)},");
            if (plan.MediaType is { } media)
                code.Line($"Body = {Body(media, required: true)},");
            if (plan.Type is { } type && plan.MediaType?.Schema is { } schema)
                code.Line($"Read = static (ref PayloadReader reader) => {values.ReadNullable(type, schema, "reader")},");
        }
    }

    private string Body(MediaType media, bool required)
    {
        var schema = media.Schema is null ? "" : $", Schema = {hosts.Descriptor(media.Schema)}";
        return $"new BodyDescriptor {{ Pointer = {CSharpText.Literal(media.Pointer)}, MediaType = {CSharpText.Literal(media.Name)}{(required ? ", IsRequired = true" : "")}{schema} }}";
    }
}
