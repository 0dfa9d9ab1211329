using System.Text;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http;

/// <summary>A request as it goes on the wire.</summary>
/// <param name="PathAndQuery">The path and the query, encoded.</param>
/// <param name="Headers">The header parameters, the cookies among them.</param>
/// <param name="Content">The body, or null.</param>
internal sealed record EncodedRequest(string PathAndQuery, IReadOnlyList<KeyValuePair<string, string>> Headers, HttpContent? Content);

/// <summary>Checks a request against its operation and writes its parameters.</summary>
internal sealed class RequestEncoder
{
    // OpenAPI ignores header parameters of these names: media types and security say what they hold.
    private static readonly string[] IgnoredHeaders = ["Accept", "Content-Type", "Authorization"];

    private readonly ApiRequest _request;
    private readonly List<ValidationError> _errors = [];
    private readonly Dictionary<ParameterDescriptor, string> _texts = new(ReferenceEqualityComparer.Instance);

    private HttpContent? _content;

    private RequestEncoder(ApiRequest request) => _request = request;

    /// <summary>Checks and writes a request.</summary>
    /// <exception cref="ContractValidationException">It violates the contract; the exception lists every violation.</exception>
    public static EncodedRequest Encode(ApiRequest request)
    {
        var encoder = new RequestEncoder(request);
        encoder.EncodeParameters();
        encoder.CheckPath();
        encoder.CheckBody();
        return encoder._errors.Count == 0
            ? encoder.Compose()
            : throw new ContractValidationException(request.Operation.ToString(), encoder._errors);
    }

    /// <summary>The path and the query of a request that was encoded before, with its secrets masked.</summary>
    public static string MaskedPathAndQuery(ApiRequest request)
    {
        var encoder = new RequestEncoder(request);
        foreach (var parameter in request.Operation.Parameters)
        {
            if (request.Find(parameter) is { } json && ParameterCodec.Write(parameter, json) is { } text)
                encoder._texts[parameter] = SchemaParts.HoldSecrets(parameter.Schema) ? Masked(parameter) : text;
        }

        return encoder.Compose().PathAndQuery;
    }

    private static string Masked(ParameterDescriptor parameter) => parameter.Place == ParameterPlace.Query ? $"{parameter.Name}=***" : "***";

    private void EncodeParameters()
    {
        foreach (var parameter in _request.Operation.Parameters)
        {
            var json = _request.Find(parameter);
            if (json is null)
            {
                if (parameter.IsRequired)
                    Fail(parameter, "required", "true", $"{parameter.Name} is required");
                continue;
            }

            var errors = JsonModel.Validate(parameter.Schema, json, parameter.InstancePointer, ValidationOptions.OfRequests);
            _errors.AddRange(errors);
            if (errors.Count == 0)
                Write(parameter, json);
        }
    }

    private void Write(ParameterDescriptor parameter, byte[] json)
    {
        try
        {
            if (ParameterCodec.Write(parameter, json) is { } text)
                _texts[parameter] = text;
            else if (parameter.IsRequired)
                Fail(parameter, "required", "true", $"{parameter.Name} is required and must not be empty");
        }
        catch (FormatException exception)
        {
            Fail(parameter, "style", $"\"{parameter.Style}\"", exception.Message);
        }
    }

    /// <summary>Refuses values that would make the path another one: an empty segment, or one that means this or the upper folder.</summary>
    private void CheckPath()
    {
        foreach (var segment in _request.Operation.Path.Split('/'))
        {
            var parameters = _request.Operation.Parameters
                .Where(parameter => parameter.Place == ParameterPlace.Path && segment.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal))
                .ToList();
            if (parameters.Count == 0 || !parameters.TrueForAll(_texts.ContainsKey))
                continue;
            if (parameters.Find(parameter => _texts[parameter].Length == 0) is { } empty)
                Fail(empty, "minLength", "1", $"{empty.Name} must not be empty: it is part of the path");
            else if (Expand(segment) is "." or "..")
                Fail(parameters[0], "style", "\"Simple\"", $"{parameters[0].Name} must not make the path segment '.' or '..': it would lead to another path");
        }
    }

    private void CheckBody()
    {
        if (_request.Payload is { } payload)
        {
            var errors = payload is { Media.Schema: { } schema, Json: { } json } ? FormCodec.WithoutFiles(JsonModel.Validate(schema, json, options: ValidationOptions.OfRequests), payload.Media).ToList() : [];
            _errors.AddRange(errors);
            if (errors.Count == 0)
                WriteBody(payload);
        }
        else if (_request.Operation.RequestBody is { IsRequired: true } descriptor)
        {
            _errors.Add(new ValidationError("", descriptor.Pointer, "required", "true", "the body is required", null, 0));
        }
    }

    private void WriteBody(RequestPayload payload)
    {
        try
        {
            _content = RequestContent.Create(payload, _request.Operation);
        }
        catch (FormatException exception)
        {
            _errors.Add(new ValidationError("", payload.Media.Pointer, "encoding", "true", exception.Message, null, 0));
        }
    }

    private EncodedRequest Compose()
    {
        // A path may hold a query of its own, although OpenAPI has parameters for that: it is always sent. A fragment, which tells operations
        // of one path apart in some documents, never is.
        var template = _request.Operation.Path.Split('#')[0].Split('?', 2);
        // One that does not begin with a slash would be the end of the address's host or port.
        var path = string.Join('/', (template[0].StartsWith('/') ? template[0] : "/" + template[0]).Split('/').Select(Expand));
        var query = string.Join('&', template.Skip(1).Select(Expand).Concat(Texts(ParameterPlace.Query).Concat(Texts(ParameterPlace.QueryString)).Select(static text => text.Value)));
        var headers = Texts(ParameterPlace.Header)
            .Where(static text => !IgnoredHeaders.Contains(text.Key, StringComparer.OrdinalIgnoreCase))
            .ToList();
        var cookies = string.Join("; ", Texts(ParameterPlace.Cookie).Select(static text => text.Value));
        if (cookies.Length > 0)
            headers.Add(new("Cookie", cookies));
        return new EncodedRequest(query.Length == 0 ? path : $"{path}?{query}", headers, _content);
    }

    private IEnumerable<KeyValuePair<string, string>> Texts(ParameterPlace place) =>
        from parameter in _request.Operation.Parameters
        where parameter.Place == place && _texts.ContainsKey(parameter)
        select new KeyValuePair<string, string>(parameter.Name, _texts[parameter]);

    /// <summary>Puts the path parameters into one segment of the template.</summary>
    private string Expand(string segment)
    {
        var result = new StringBuilder();
        while (segment.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open && segment.IndexOf('}', open) is >= 0 and var close)
        {
            var name = segment[(open + 1)..close];
            var parameter = _request.Operation.Parameters.FirstOrDefault(p => p.Place == ParameterPlace.Path && p.Name == name)
                ?? throw new InvalidOperationException($"{_request.Operation} declares no path parameter '{name}'.");
            if (!_texts.TryGetValue(parameter, out var text))
                throw new InvalidOperationException($"The path parameter '{name}' of {_request.Operation} is not required, but a path needs it.");
            result.Append(PercentEncoding.EncodeLiteral(segment[..open])).Append(text);
            segment = segment[(close + 1)..];
        }

        return result.Append(PercentEncoding.EncodeLiteral(segment)).ToString();
    }

    private void Fail(ParameterDescriptor parameter, string keyword, string argument, string message) =>
        _errors.Add(new ValidationError(parameter.InstancePointer, $"{parameter.Pointer}/{keyword}", keyword, argument, message, null, 0));
}
