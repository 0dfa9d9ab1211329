using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>What a server of a list of operations is called.</summary>
/// <param name="Interface">The handler's interface.</param>
/// <param name="Class">The class of the extension method.</param>
/// <param name="Method">The extension method.</param>
/// <param name="What">What the handler does, in a sentence's beginning.</param>
internal sealed record ServerNames(string Interface, string Class, string Method, string What);

/// <summary>Writes the server's side of operations: an interface with one method an operation, and the endpoints that call it.</summary>
internal sealed class ServerEmitter(ContractPlan plan, ValueCode values)
{
    private readonly EndpointEmitter _endpoints = new(values);

    /// <summary>The interface and the endpoints.</summary>
    /// <param name="all">The operations.</param>
    /// <param name="names">What the handler and its endpoints are called.</param>
    public IEnumerable<SourcePart> Parts(IEnumerable<OperationPlan> all, ServerNames names)
    {
        var operations = all.Where(static operation => operation.IsCallable).ToList();
        var usings = new List<string> { "EpasContracts.AspNetCore", "Microsoft.AspNetCore.Routing" };
        if (plan.Options.ModelsNamespace is { } models)
            usings.Add(models);
        yield return new SourcePart(names.Interface, code => WriteInterface(code, operations, names)) { Usings = usings };
        yield return new SourcePart(names.Class, code => WriteEndpoints(code, operations, names)) { Usings = usings };
    }

    private static void WriteInterface(CodeWriter code, List<OperationPlan> operations, ServerNames names)
    {
        code.Summary(null, $"{names.What}: one method an operation. Everything that arrives here satisfies the contract.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public partial interface {names.Interface}"))
        {
            foreach (var call in operations.SelectMany(static operation => operation.Calls))
            {
                var operation = call.Operation.Operation;
                code.Summary(operation.Summary ?? operation.Description, $"{operation.Method} {operation.Path}");
                Arguments.Describe(code, call);
                code.Line($"{EndpointEmitter.Returns(call.Result)} {call.MethodName}Async({Arguments.List(call, withDefaults: false)});").Line();
            }
        }
    }

    private void WriteEndpoints(CodeWriter code, List<OperationPlan> operations, ServerNames names)
    {
        code.Summary(null, $"Maps operations of {plan.Contract.Title} to a handler.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public static partial class {names.Class}"))
        {
            code.Line("/// <summary>Adds an endpoint for every operation: binds and checks what comes in, then calls the handler.</summary>");
            code.Line("/// <param name=\"endpoints\">Where to add them.</param>");
            code.Line("/// <param name=\"handler\">What answers.</param>");
            code.Line("/// <param name=\"options\">How requests are refused; null for problem details of RFC 9457.</param>");
            code.Line("/// <returns>The group of all endpoints, for filters and metadata.</returns>");
            using (code.Block($"public static RouteGroupBuilder {names.Method}(this IEndpointRouteBuilder endpoints, {names.Interface} handler, ContractEndpointOptions? options = null)"))
            {
                code.Line("ArgumentNullException.ThrowIfNull(endpoints);\nArgumentNullException.ThrowIfNull(handler);");
                code.Line("var contract = new ContractEndpoints(endpoints, options);");
                foreach (var operation in operations)
                    _endpoints.Write(code, operation);
                code.Line("return contract.Group;");
            }
        }
    }
}
