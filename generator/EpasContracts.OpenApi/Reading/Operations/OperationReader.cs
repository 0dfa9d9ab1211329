using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>Reads operations and holds them against their path and each other.</summary>
internal sealed class OperationReader(
    ReadingContext context, ParameterReader parameters, BodyReader bodies, SecurityReader security, InfoReader info,
    EquatableArray<SecurityRequirement> defaultSecurity)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The callbacks of the operations that were read so far, by name; they are read when those are.</summary>
    public Queue<(string Name, Cursor At)> Callbacks { get; } = new();

    /// <param name="item">What the path's operations share.</param>
    /// <param name="method">The method as it is sent.</param>
    /// <param name="key">The pointer of the operation from its path item on.</param>
    /// <param name="at">The operation.</param>
    public Operation? Read(PathItem item, string method, string key, Cursor at)
    {
        if (ObjectReader.Open(context, at, ObjectKinds.Operation) is not { } reader)
            return null;
        var servers = info.ReadServers(reader);
        foreach (var callback in reader.Members("callbacks"))
            Callbacks.Enqueue(callback);
        return new Operation
        {
            Pointer = item.Pointer + "/" + key,
            Location = context.Locate(at),
            Method = method,
            Path = item.Path,
            OperationId = ReadId(reader),
            Tags = reader.Strings("tags").Distinct(StringComparer.Ordinal).ToEquatableArray(),
            Summary = reader.String("summary"),
            Description = reader.String("description"),
            Deprecated = reader.Boolean("deprecated") ?? false,
            Parameters = MatchPath(item, at, Merge(item.Parameters, ReadParameters(reader))),
            RequestBody = reader.Value("requestBody") is { } body ? bodies.ReadRequest(body) : null,
            Responses = ReadResponses(at, reader),
            Servers = servers.IsEmpty ? item.Servers : servers,
            Security = security.ReadRequirements(reader) ?? defaultSecurity,
            Extensions = reader.Extensions,
        };
    }

    /// <summary>The parameters that an operation or a path item lists itself.</summary>
    public IReadOnlyList<Parameter> ReadParameters(ObjectReader owner)
    {
        var list = new List<Parameter>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var at in owner.Items("parameters"))
        {
            if (parameters.Read(at) is not { } parameter)
                continue;
            if (known.Add(KeyOf(parameter)))
                list.Add(parameter);
            else
                context.Report(ReadingRules.DuplicateParameter, at, $"The {ParameterStyles.Word(parameter.Place)} parameter '{parameter.Name}' stands twice");
        }

        return list;
    }

    private static IEnumerable<Parameter> Merge(IReadOnlyList<Parameter> shared, IReadOnlyList<Parameter> own)
    {
        var byKey = own.ToDictionary(KeyOf, StringComparer.Ordinal);
        var replaced = shared.Select(parameter => byKey.TryGetValue(KeyOf(parameter), out var winner) ? winner : parameter).ToList();
        var known = new HashSet<string>(shared.Select(KeyOf), StringComparer.Ordinal);
        return replaced.Concat(own.Where(parameter => !known.Contains(KeyOf(parameter))));
    }

    /// <summary>The name that makes a parameter one of its place; headers are the same in any case.</summary>
    private static string KeyOf(Parameter parameter) =>
        $"{ParameterStyles.Word(parameter.Place)} {(parameter.Place == ParameterPlace.Header ? parameter.Name.ToUpperInvariant() : parameter.Name)}";

    private EquatableArray<Parameter> MatchPath(PathItem item, Cursor at, IEnumerable<Parameter> all)
    {
        var template = PathTemplate.Parameters(item.Path) ?? [];
        var kept = new List<Parameter>();
        foreach (var parameter in all)
        {
            if (parameter.Place != ParameterPlace.Path || template.Contains(parameter.Name))
                kept.Add(parameter);
            else
                ReportUnused(item, parameter);
        }

        foreach (var name in template.Where(name => !kept.Exists(parameter => parameter.Place == ParameterPlace.Path && parameter.Name == name)))
            context.Report(ReadingRules.UndeclaredPathParameter, at, $"The path '{item.Path}' has '{{{name}}}', which the operation does not declare");
        return kept.ToEquatableArray();
    }

    private void ReportUnused(PathItem item, Parameter parameter)
    {
        if (context.Find(parameter.Pointer) is { } at)
            context.Report(ReadingRules.UnusedPathParameter, at, $"The path parameter '{parameter.Name}' is not in the path '{item.Path}'");
    }

    private string? ReadId(ObjectReader reader)
    {
        var id = reader.String("operationId");
        if (id is not null && !_ids.Add(id))
            context.Report(ReadingRules.DuplicateOperationId, reader.Value("operationId")!.Value, $"The operationId '{id}' is not unique");
        return id;
    }

    private EquatableArray<Response> ReadResponses(Cursor at, ObjectReader reader)
    {
        var responses = new List<Response>();
        var all = reader.Members("responses").ToList();
        var statuses = new HashSet<string>(all.Select(static response => response.Name), StringComparer.Ordinal);
        foreach (var (key, value) in all)
        {
            var status = SpelledRange(key) is { } range && statuses.Add(range) ? range : key;
            if (status != key)
                context.Report(ReadingRules.OtherSpelling, value, $"The status '{key}' is spelled '{status}' in OpenAPI");
            if (status.StartsWith("x-", StringComparison.Ordinal))
                context.Report(ReadingRules.NotCarried, value, $"'{status}' of responses has no effect in the contract");
            else if (!IsStatus(status))
                context.Report(ReadingRules.WrongValue, value, $"'{status}' is not a status", "Use three digits, a range such as 4XX, or default; the response was left out.");
            else if (bodies.ReadResponse(status, value) is { } response)
                responses.Add(response);
        }

        if (at.Child("responses") is null or { Node: ScalarNode { Kind: JsonKind.Null } or MappingNode { Members.Count: 0 } })
            context.Report(ReadingRules.MissingResponses, at, "The operation has no responses");
        return responses.ToEquatableArray();
    }

    // A range in small letters is a slip that many documents have.
    private static string? SpelledRange(string status) => IsStatus(status) || !IsStatus(status.ToUpperInvariant()) ? null : status.ToUpperInvariant();

    private static bool IsStatus(string status) =>
        status == "default" ||
        (status.Length == 3 && status[0] is >= '1' and <= '5' && (status.EndsWith("XX", StringComparison.Ordinal) || (char.IsDigit(status[1]) && char.IsDigit(status[2]))));
}
