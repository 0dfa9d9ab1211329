using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Decides the names and types of operations, parameters and bodies.</summary>
internal sealed class OperationPlanner(SitePlanner sites, TypePlanner types, NameScope typeNames)
{
    private readonly NameScope _methods = new([]);

    /// <summary>What of the operations has no code yet.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Opens an operation's host, so that all its inline schemas have a site before types are planned.</summary>
    public (Operation Operation, string Id, string Method, SchemaHost Host, List<string> Fields) Open(Operation operation)
    {
        var id = operation.OperationId ?? $"{operation.Method.ToLowerInvariant()} {operation.Path}";
        var method = _methods.Claim(Identifier.Pascal(id, "Operation"));
        var host = sites.AddHost(typeNames.Claim(method + "Operation"), null);
        // The descriptors' fields first: they are what a reader of the code looks for, and validators get what is left.
        var fields = operation.Parameters.Select(parameter => sites.Claim(host, Identifier.Pascal(parameter.Name, "Parameter"))).ToList();
        foreach (var parameter in operation.Parameters)
            sites.Add(host, parameter.Schema, $"Check{Identifier.Pascal(parameter.Name, "Parameter")}", parameter.Name);
        if (JsonOf(operation.RequestBody?.Content) is { Schema: { } body })
            sites.Add(host, body, "CheckBody", null);
        foreach (var response in operation.Responses)
        {
            if (JsonOf(response.Content) is { Schema: { } schema })
                sites.Add(host, schema, $"CheckResponse{Identifier.Pascal(response.Status, "Default").TrimStart('_')}", null);
        }

        return (operation, id, method, host, fields);
    }

    /// <summary>Plans an operation whose host was opened.</summary>
    public OperationPlan Plan((Operation Operation, string Id, string Method, SchemaHost Host, List<string> Fields) opened)
    {
        var (operation, id, method, host, fields) = opened;
        var arguments = new NameScope(["request", "cancellationToken", "call", "reader", "handler"]);
        var parameters = operation.Parameters.Select((parameter, index) =>
        {
            var name = Identifier.Pascal(parameter.Name, "Parameter");
            return new ParameterPlan(
                parameter, fields[index], arguments.Claim(Identifier.Camel(parameter.Name, "parameter")),
                types.TypeOf(parameter.Schema, method + name), parameter.Schema);
        }).ToList();

        return new OperationPlan
        {
            Operation = operation,
            Id = id,
            Host = host,
            MethodName = method,
            Parameters = parameters,
            Body = PlanBody(operation, method, arguments),
            Responses = [.. operation.Responses.Select(response => PlanResponse(response, method))],
            IsCallable = IsCallable(operation, parameters),
        };
    }

    private BodyPlan? PlanBody(Operation operation, string method, NameScope arguments) =>
        operation.RequestBody is { } body && JsonOf(body.Content) is { } media
            ? new BodyPlan(media, media.Schema is { } schema ? types.TypeOf(schema, method + "Body") : CSharpType.Json, body.Required, arguments.Claim("body"))
            : null;

    private ResponsePlan PlanResponse(Response response, string method)
    {
        var media = JsonOf(response.Content);
        var type = media is null ? null : media.Schema is { } schema ? types.TypeOf(schema, $"{method}{ResponseName(response.Status)}Response") : CSharpType.Json;
        return new ResponsePlan(response, media ?? (response.Content.IsEmpty ? null : response.Content[0]), type);
    }

    private bool IsCallable(Operation operation, List<ParameterPlan> parameters)
    {
        var why = operation.RequestBody is { Content.IsEmpty: false } body && JsonOf(body.Content) is null
            ? $"its body is {body.Content[0].Name}"
            : parameters.FirstOrDefault(static parameter => !IsTextual(parameter.Type)) is { } odd
                ? $"its parameter {odd.Parameter.Name} is neither a scalar nor a list of scalars"
                : null;
        if (why is not null)
            Findings.Add(GeneratorRules.UnsupportedRequest.At(operation.Location, $"{operation.Method} {operation.Path}: {why}"));
        return why is null;
    }

    private static bool IsTextual(CSharpType type) => type.Kind switch
    {
        CSharpKind.Model or CSharpKind.Dictionary or CSharpKind.Json or CSharpKind.Bytes => false,
        CSharpKind.List => type.Element is { Kind: not CSharpKind.List } element && IsTextual(element),
        _ => true,
    };

    private static string ResponseName(string status) => status.StartsWith("2", StringComparison.Ordinal) ? "" : Identifier.Pascal(status, "Default").TrimStart('_');

    private static MediaType? JsonOf(EquatableArray<MediaType>? content) =>
        content?.FirstOrDefault(static media => media.Name.Split(';')[0].Trim() is "application/json")
        ?? content?.FirstOrDefault(static media => media.Name.Split(';')[0].Trim() is var name && (name.EndsWith("+json", StringComparison.OrdinalIgnoreCase) || name == "*/*"));

}
