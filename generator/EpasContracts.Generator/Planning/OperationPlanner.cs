using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>An operation whose schemas have sites, and whose types are still to be decided.</summary>
internal sealed record OpenedOperation(Operation Operation, string Id, string Method, SchemaHost Host, List<string> Fields);

/// <summary>Decides the names and types of operations, parameters, bodies and responses.</summary>
internal sealed class OperationPlanner
{
    private readonly SitePlanner _sites;
    private readonly TypePlanner _types;
    private readonly NameScope _typeNames;
    private readonly NameScope _methods = new([]);
    private readonly BodyChoice _choice;
    private readonly BodyPlanner _bodies;
    private readonly ResultPlanner _results;
    private readonly NestedParameters _nested;

    public OperationPlanner(ApiContract contract, SitePlanner sites, TypePlanner types, SetBy setBy, NameScope typeNames, string baseName)
    {
        _sites = sites;
        _types = types;
        _typeNames = typeNames;
        _choice = new BodyChoice(contract);
        _bodies = new BodyPlanner(contract, setBy, _choice, sites, types, typeNames, Findings);
        _nested = new NestedParameters(contract, _choice.Formats);
        _results = new ResultPlanner(_choice, types, typeNames, _methods);
        Headers = new HeaderSet(sites, types, typeNames, baseName);
    }

    /// <summary>What of the operations has no code.</summary>
    public List<Finding> Findings { get; } = [];

    public HeaderSet Headers { get; }

    /// <summary>Opens an operation's host, so that all its inline schemas have a site before types are planned.</summary>
    public OpenedOperation Open(Operation operation)
    {
        var id = operation.OperationId ?? $"{operation.Method.ToLowerInvariant()} {operation.Path}";
        var method = _methods.Claim(CustomNames.Of(operation.Extensions) ?? Identifier.Pascal(id, "Operation"));
        var host = _sites.AddHost(_typeNames.Claim(method + "Operation"), null);
        // The descriptors' fields first: they are what a reader of the code looks for, and validators get what is left.
        var fields = operation.Parameters.Select(parameter => _sites.Claim(host, NameOf(parameter))).ToList();
        foreach (var parameter in operation.Parameters)
            _sites.Add(host, parameter.Schema, $"Check{NameOf(parameter)}", parameter.Name);
        foreach (var (media, format) in _choice.Of(operation))
        {
            if (_choice.SchemaOf(media, format) is { } body)
                _sites.Add(host, body, "CheckBody", null);
        }

        foreach (var response in operation.Responses)
        {
            Headers.Open(response);
            foreach (var (media, format) in _choice.Of(response))
            {
                if (_choice.SchemaOf(media, format) is { } schema)
                    _sites.Add(host, schema, $"CheckResponse{Identifier.Pascal(response.Status, "Default").TrimStart('_')}", null);
            }
        }

        return new OpenedOperation(operation, id, method, host, fields);
    }

    /// <summary>Plans an operation that was opened.</summary>
    public OperationPlan Plan(OpenedOperation opened)
    {
        var (operation, id, method, host, fields) = opened;
        var arguments = new NameScope(["request", "cancellationToken", "call", "reader", "writer", "handler", "response", "item", "result"]);
        var parameters = operation.Parameters.Select((parameter, index) => new ParameterPlan(
            parameter, fields[index], arguments.Claim(Identifier.Camel(CustomNames.Of(parameter.Extensions) ?? parameter.Name, "parameter")),
            _types.TypeOf(parameter.Schema, method + NameOf(parameter)), parameter.Schema)).ToList();
        List<ResponsePlan> responses = [.. operation.Responses.Select(response => _results.PlanResponse(response, method))];
        var results = _results.Plan(responses, method, operation.Method == "HEAD");
        var bodies = _bodies.Plan(operation, method, arguments.Claim("body"));
        foreach (var media in (operation.RequestBody?.Content ?? default).Concat(operation.Responses.SelectMany(static response => response.Content)).Where(static media => !BodyFormats.IsWellFormed(media)))
            Findings.Add(GeneratorRules.BadMediaType.At(operation.Location, $"'{media.Name}' of {operation.Method} {operation.Path}"));
        foreach (var parameter in operation.Parameters)
        {
            if (_nested.In(parameter) is { } nested)
                Findings.Add(GeneratorRules.NestedParameter.At(parameter.Location, $"{parameter.Name} of {operation.Method} {operation.Path}: {nested}"));
        }

        var described = results[0].Kind == ResultKind.Nothing ? responses.Find(static response => response.IsSuccess)?.Response : results[0].Cases[0].Response;
        var headers = Headers.Plan(described, method);

        return new OperationPlan
        {
            Operation = operation,
            Id = id,
            Host = host,
            MethodName = method,
            Parameters = parameters,
            Bodies = bodies,
            Responses = responses,
            Results = results,
            Headers = headers,
            HeadersMethod = headers is null ? null : _methods.Claim(results[0].MethodName + "WithHeaders"),
            IsCallable = IsCallable(operation),
        };
    }

    private static string NameOf(Parameter parameter) => CustomNames.Of(parameter.Extensions) ?? Identifier.Pascal(parameter.Name, "Parameter");

    private bool IsCallable(Operation operation)
    {
        var why = _choice.WhyNotCallable(operation);
        if (why is not null)
            Findings.Add(GeneratorRules.UnsupportedRequest.At(operation.Location, $"{operation.Method} {operation.Path}: {why}"));
        return why is null;
    }
}
