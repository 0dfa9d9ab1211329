using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the client and the class of each group of operations.</summary>
internal sealed class ClientEmitter(ContractPlan plan, ValueCode values)
{
    public IEnumerable<SourceFile> Write()
    {
        yield return WriteRoot();
        foreach (var group in plan.Groups.Where(static group => group.Name is not null))
            yield return WriteGroup(group);
    }

    private SourceFile WriteRoot()
    {
        var name = plan.Options.ClientName;
        var code = Begin();
        code.Summary(plan.Contract.Description, $"A client of {plan.Contract.Title} {plan.Contract.Version}.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public sealed partial class {name}"))
        {
            code.Line("/// <summary>Makes a client.</summary>");
            code.Line("/// <param name=\"transport\">What sends the requests.</param>");
            using (code.Block($"public {name}(ApiTransport transport)"))
            {
                code.Line("Transport = transport ?? throw new ArgumentNullException(nameof(transport));");
                foreach (var group in plan.Groups.Where(static group => group.Name is not null))
                    code.Line($"{group.Name} = new {group.ClassName}(transport);");
            }

            code.Line().Line("/// <summary>What sends the requests.</summary>\npublic ApiTransport Transport { get; }");
            foreach (var group in plan.Groups.Where(static group => group.Name is not null))
            {
                code.Line().Summary(group.Description, $"The operations of {group.Name}.");
                code.Line($"public {group.ClassName} {group.Name} {{ get; }}");
            }

            foreach (var operation in plan.Groups.Where(static group => group.Name is null).SelectMany(static group => group.Operations))
                WriteMethod(code, operation, "Transport");
        }

        return new SourceFile($"{name}.g.cs", code.ToString());
    }

    private SourceFile WriteGroup(GroupPlan group)
    {
        var code = Begin();
        code.Summary(group.Description, $"The operations of {group.Name}.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public sealed partial class {group.ClassName}"))
        {
            code.Line("private readonly ApiTransport _transport;").Line();
            code.Line($"internal {group.ClassName}(ApiTransport transport) => _transport = transport;");
            foreach (var operation in group.Operations)
                WriteMethod(code, operation, "_transport");
        }

        return new SourceFile($"Clients.{group.ClassName}.g.cs", code.ToString());
    }

    private void WriteMethod(CodeWriter code, OperationPlan operation, string transport)
    {
        var result = operation.Success is { Type: { } type } success ? (type, success.MediaType?.Schema) : default;
        var returns = result.type is null ? "Task" : $"Task<{result.type.Declaration}>";
        code.Line().Summary(operation.Operation.Summary ?? operation.Operation.Description, $"{operation.Operation.Method} {operation.Operation.Path}");
        if (operation.Operation.Summary is not null && operation.Operation.Description is { } remarks && remarks != operation.Operation.Summary)
            code.Line($"/// <remarks>{string.Join("\n/// ", CSharpText.CommentLines(remarks.Trim()))}</remarks>");
        Arguments.Describe(code, operation);
        code.Line("/// <exception cref=\"ContractValidationException\">The request violates the contract; nothing was sent.</exception>");
        code.Line("/// <exception cref=\"ApiException\">The service answered with an error, or with something that cannot be read.</exception>");
        if (operation.Operation.Deprecated)
            code.Line("[Obsolete(\"The contract marks this operation as deprecated.\")]");
        using (code.Block($"public {returns} {operation.MethodName}Async({Arguments.List(operation, withDefaults: true)})"))
        {
            code.Line($"var request = new ApiRequest({operation.Host.Name}.Descriptor);");
            foreach (var parameter in operation.Parameters)
                code.Line($"request.Add({operation.Host.Name}.{parameter.FieldName}, {parameter.ArgumentName});");
            WriteBody(code, operation.Body);
            var read = result.type is null
                ? ""
                : $"static (ref PayloadReader reader) => {(result.Schema is null ? "reader.GetJson()" : values.ReadNullable(result.type, result.Schema, "reader"))}, ";
            var generic = result.type is null ? "" : $"<{result.type.Declaration}>";
            code.Line($"return {transport}.SendAsync{generic}(request, {read}cancellationToken);");
        }
    }

    private static void WriteBody(CodeWriter code, BodyPlan? body)
    {
        if (body is null)
            return;
        if (!body.IsRequired)
            code.Line($"if ({body.ArgumentName} is not null)");
        if (body.Type.Kind == CSharpKind.Model)
        {
            code.Line($"{(body.IsRequired ? "" : "    ")}request.SetBody({body.ArgumentName});");
            return;
        }

        using (code.Block("request.SetBody(writer =>", "});"))
            ValueCode.Write(code, body.Type, body.IsRequired || !body.Type.IsValueType ? body.ArgumentName : body.ArgumentName + ".Value");
    }

    private CodeWriter Begin() => plan.Options.ModelsNamespace is { } models
        ? SourceHeader.Begin(plan.Options.Namespace, models)
        : SourceHeader.Begin(plan.Options.Namespace);
}
