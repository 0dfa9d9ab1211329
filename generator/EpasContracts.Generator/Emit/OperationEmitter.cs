using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the static class of one operation: its parameters and itself as data, and the validators of its inline schemas.</summary>
internal sealed class OperationEmitter(ContractPlan plan, HostEmitter hosts, ValueCode values)
{
    private readonly BodyFormats _formats = new(plan.Contract);

    public void Write(CodeWriter code, OperationPlan operation)
    {
        code.Line($"/// <summary>The operation <c>{CSharpText.CommentLine($"{operation.Operation.Method} {operation.Operation.Path}")}</c> as data.</summary>");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public static partial class {operation.Host.Name}"))
        {
            hosts.WriteMembers(code, operation.Host, members =>
            {
                foreach (var parameter in operation.Parameters)
                    WriteParameter(members, parameter.Parameter, parameter.FieldName, $"The parameter {parameter.Parameter.Name}.");
                WriteDescriptor(members, operation);
            });
        }
    }

    /// <summary>Writes the class of all response headers.</summary>
    public void WriteHeaders(CodeWriter code, SchemaHost host)
    {
        code.Summary(null, $"The headers of the responses of {plan.Contract.Title} as data.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public static partial class {host.Name}"))
        {
            hosts.WriteMembers(code, host, members =>
            {
                foreach (var (header, field) in plan.Headers.Fields)
                    WriteParameter(members, header, field, $"The header {header.Name}.");
            });
        }
    }

    /// <summary>The descriptor of a request's body as an expression.</summary>
    public static string RequestBodyOf(OperationPlan operation, BodyPlan body) =>
        $"{operation.Host.Name}.Descriptor.RequestBodies[{CSharpText.Number(operation.Bodies.ToList().IndexOf(body))}]";

    /// <summary>The descriptor of a response's body as an expression.</summary>
    public static string ResponseBodyOf(OperationPlan operation, ResultCase one)
    {
        var at = operation.Responses.ToList().FindIndex(response => response.Response == one.Response);
        return $"{operation.Host.Name}.Descriptor.Responses[{CSharpText.Number(at)}].Bodies[{CSharpText.Number(operation.Responses[at].Contents.ToList().IndexOf(one.Content!))}]";
    }

    private void WriteParameter(CodeWriter code, Parameter parameter, string field, string fallback)
    {
        code.Summary(parameter.Description, fallback);
        using (code.Block($"public static ParameterDescriptor {field} {{ get; }} = new()", "};"))
        {
            code.Line($"Name = {CSharpText.Literal(parameter.Name)},\nPointer = {CSharpText.Literal(parameter.Pointer)},");
            code.Line($"Place = ParameterPlace.{parameter.Place},\nStyle = ParameterStyle.{parameter.Style},");
            if (parameter.Explode)
                code.Line("Explode = true,");
            if (parameter.AllowReserved)
                code.Line("AllowReserved = true,");
            if (parameter.Required)
                code.Line("IsRequired = true,");
            WriteDescription(code, parameter.Description, parameter.Deprecated);
            code.Line($"Schema = {hosts.Descriptor(parameter.Schema)},");
            // JSON is what a parameter with content is when nothing is said.
            if (parameter.Content is { } content && _formats.Of(content) is BodyFormat.Form or BodyFormat.Text)
                code.Line($"Content = {Body(content, _formats.Of(content)!.Value, false, content.Schema)},");
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
            WriteDescription(code, operation.Description, operation.Deprecated);
            if (plan.Parameters.Count > 0)
                code.Line($"Parameters = [{string.Join(", ", plan.Parameters.Select(static parameter => parameter.FieldName))}],");
            WriteBodies(code, plan);
            if (ServerUrl.Default(operation.Servers) is { } server)
                code.Line($"Server = new({CSharpText.Literal(server)}),");
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

    private void WriteBodies(CodeWriter code, OperationPlan plan)
    {
        if (plan.Operation.RequestBody is not { Content.IsEmpty: false } body)
            return;
        var media = plan.Bodies.Count > 0
            ? plan.Bodies.Select(body => Body(body.MediaType, body.Format, body.IsRequired, body.Schema, body.Form))
            : [Body(body.Content[0], BodyFormat.Binary, body.Required, null)];
        code.Line($"RequestBodies = [{string.Join(", ", media)}],");
    }

    private void WriteResponse(CodeWriter code, ResponsePlan plan)
    {
        using (code.Block("new()", "},"))
        {
            code.Line($"Status = {CSharpText.Literal(plan.Response.Status)},\nPointer = {CSharpText.Literal(plan.Response.Pointer)},");
            WriteDescription(code, plan.Response.Description, isDeprecated: false);
            if (plan.Contents.Count > 0)
                code.Line($"Bodies = [{string.Join(", ", plan.Contents.Select(content => Body(content.MediaType, content.Format, true, content.Schema)))}],");
            if (!plan.Response.Headers.IsEmpty)
                code.Line($"Headers = [{string.Join(", ", plan.Response.Headers.Select(FieldOf))}],");
            if (HasClasses && plan.Contents is [{ Format: BodyFormat.Json, Schema: { } schema } json, ..])
                code.Line($"Read = static (ref PayloadReader reader) => {values.ReadNullable(json.Type, schema, "reader")},");
        }
    }

    private void WriteDescription(CodeWriter code, string? description, bool isDeprecated)
    {
        if (!DescriptionText.HasReaders(plan.Options))
            return;
        if (!string.IsNullOrEmpty(description))
            code.Line($"Description = {CSharpText.Literal(description!)},");
        if (isDeprecated)
            code.Line("IsDeprecated = true,");
    }

    private bool HasClasses => plan.Options.HasModelClasses;

    private string FieldOf(Parameter header) => $"{plan.Headers.Host!.Name}.{plan.Headers.FieldOf(header)}";

    private string Body(MediaType media, BodyFormat format, bool required, SchemaNode? schema, FormPlan? form = null)
    {
        var text = new List<string> { $"Pointer = {CSharpText.Literal(media.Pointer)}", $"MediaType = {CSharpText.Literal(media.Name)}" };
        if (format != BodyFormat.Json)
            text.Add($"Format = BodyFormat.{format}");
        if (required)
            text.Add("IsRequired = true");
        if (schema is not null && format is not (BodyFormat.Text or BodyFormat.Binary))
            text.Add($"{(BodyFormats.IsStream(format) ? "ItemSchema" : "Schema")} = {hosts.Descriptor(schema)}");
        if (format is BodyFormat.Form or BodyFormat.Multipart && !media.Encoding.IsEmpty)
            text.Add($"Encoding = [{string.Join(", ", media.Encoding.Select(Encoding))}]");
        if (form is not null)
            text.Add($"Files = [{string.Join(", ", form.Fields.Where(static field => field.IsFile || field.IsFileList).Select(static field => CSharpText.Literal(field.WireName)))}]");
        return $"new BodyDescriptor {{ {string.Join(", ", text)} }}";
    }

    private static string Encoding(PartEncoding part) =>
        $"new PartDescriptor({CSharpText.Literal(part.Property)}, {CSharpText.LiteralOrNull(part.ContentType)}, {(part.Style is { } style ? $"ParameterStyle.{style}" : "null")}, {part.Explode switch { true => "true", false => "false", null => "null" }})";
}
