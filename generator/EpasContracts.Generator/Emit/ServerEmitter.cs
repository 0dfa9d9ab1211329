using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the server's side: an interface with one method an operation, and the endpoints that call it.</summary>
internal sealed class ServerEmitter(ContractPlan plan, ValueCode values)
{
    private string InterfaceName => $"I{plan.Options.BaseName}Handler";

    private IEnumerable<OperationPlan> Operations => plan.Operations.Where(static operation => operation.IsCallable);

    public IEnumerable<SourceFile> Write()
    {
        yield return WriteInterface();
        yield return WriteEndpoints();
    }

    private SourceFile WriteInterface()
    {
        var code = Begin();
        code.Summary(null, $"What a server of {plan.Contract.Title} does: one method an operation. Everything that arrives here satisfies the contract.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public partial interface {InterfaceName}"))
        {
            foreach (var operation in Operations)
            {
                code.Summary(operation.Operation.Summary ?? operation.Operation.Description, $"{operation.Operation.Method} {operation.Operation.Path}");
                Arguments.Describe(code, operation);
                code.Line($"{Returns(operation)} {operation.MethodName}Async({Arguments.List(operation, withDefaults: false)});").Line();
            }
        }

        return new SourceFile($"{InterfaceName}.g.cs", code.ToString());
    }

    private SourceFile WriteEndpoints()
    {
        var code = Begin();
        code.Summary(null, $"Maps the operations of {plan.Contract.Title} to a handler.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public static class {plan.Options.BaseName}Endpoints"))
        {
            code.Line("/// <summary>Adds an endpoint for every operation: binds and checks what comes in, then calls the handler.</summary>");
            code.Line("/// <param name=\"endpoints\">Where to add them.</param>");
            code.Line("/// <param name=\"handler\">What answers.</param>");
            code.Line("/// <param name=\"options\">How requests are refused; null for problem details of RFC 9457.</param>");
            code.Line("/// <returns>The group of all endpoints, for filters and metadata.</returns>");
            using (code.Block($"public static RouteGroupBuilder Map{plan.Options.BaseName}(this IEndpointRouteBuilder endpoints, {InterfaceName} handler, ContractEndpointOptions? options = null)"))
            {
                code.Line("ArgumentNullException.ThrowIfNull(endpoints);\nArgumentNullException.ThrowIfNull(handler);");
                code.Line("var contract = new ContractEndpoints(endpoints, options);");
                foreach (var operation in Operations)
                    WriteEndpoint(code, operation);
                code.Line("return contract.Group;");
            }
        }

        return new SourceFile($"{plan.Options.BaseName}Endpoints.g.cs", code.ToString());
    }

    private void WriteEndpoint(CodeWriter code, OperationPlan operation)
    {
        var host = operation.Host.Name;
        using (code.Block($"contract.Map({host}.Descriptor, async call =>", "});"))
        {
            foreach (var parameter in operation.Parameters)
            {
                var read = ReadCode(parameter.Type, parameter.Schema, parameter.Parameter.Required, $"{host}.{parameter.FieldName}.Schema.Validator");
                code.Line($"var {parameter.ArgumentName} = call.Read<{Declared(parameter.Type, parameter.Parameter.Required)}>({host}.{parameter.FieldName}, {read});");
            }

            if (operation.Body is { } body)
            {
                var read = ReadCode(body.Type, body.MediaType.Schema, body.IsRequired, $"{host}.Descriptor.RequestBody!.Schema!.Validator");
                code.Line($"var {body.ArgumentName} = await call.ReadBodyAsync<{Declared(body.Type, body.IsRequired)}>({read}).ConfigureAwait(false);");
            }

            code.Line("if (call.IsRefused)\n    return call.Refusal();");
            var arguments = Arguments.Ordered(operation).Select(static argument => argument.Name + (argument.IsRequired ? "!" : "")).Append("call.CancellationToken");
            code.Line($"return await handler.{operation.MethodName}Async({string.Join(", ", arguments)}).ConfigureAwait(false);");
        }
    }

    // What is absent must not become a zero.
    private static string Declared(CSharpType type, bool isRequired) => !isRequired && type.IsValueType ? type.Name + "?" : type.Name;

    // The models may be those of another assembly: only the descriptors and what models offer can be reached from here.
    private string ReadCode(CSharpType type, SchemaNode? schema, bool isRequired, string validator)
    {
        var read = schema is null ? "reader.GetJson()"
            : isRequired && type.IsValueType ? values.Read(type, schema, "reader", validator)
            : values.ReadNullable(type, schema, "reader", validator);
        return $"static (ref PayloadReader reader) => {read}";
    }

    private static string Returns(OperationPlan operation) =>
        operation.Success?.Type is { } type ? $"Task<ApiResult<{type.Name}>>" : "Task<ApiResult>";

    private CodeWriter Begin()
    {
        var more = new List<string> { "EpasContracts.AspNetCore", "Microsoft.AspNetCore.Routing" };
        if (plan.Options.ModelsNamespace is { } models)
            more.Add(models);
        return SourceHeader.Begin(plan.Options.Namespace, [.. more]);
    }
}
