using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http;

/// <summary>Makes exceptions of responses, none of which shows a secret: neither one that the schemas mark nor one that was sent and echoed.</summary>
/// <param name="request">The request that was sent.</param>
/// <param name="baseAddress">The address before its path.</param>
internal sealed class FailureFactory(ApiRequest request, string baseAddress)
{
    private const int ShownText = 8 << 10;
    private const int ShownErrors = 3;

    public OperationDescriptor Operation => request.Operation;

    /// <summary>The exception for a status other than 2xx.</summary>
    public ApiException ErrorStatus(HttpResponseMessage response, ResponseBody body)
    {
        var declared = Operation.FindResponse((int)response.StatusCode);
        var isJson = ResponseBody.IsJson(response.Content.Headers.ContentType) && !body.IsCut && !body.Utf8.IsEmpty;
        object? error = null;
        if (isJson && declared?.Read is { } read)
            JsonModel.TryRead(body.Utf8.Span, read, out error, out _, options: ValidationOptions.OfResponses);
        else if (declared?.Body?.Format == BodyFormat.Text && !body.IsCut && !body.Utf8.IsEmpty)
            error = Decoded(response, body);

        var text = Text(response, body, isJson, declared);
        var said = isJson ? ErrorText.Find(text) : null;
        var message = said is null ? $"{Subject(response)}." : $"{Subject(response)}: {said}";
        return new ApiException(message, Operation, Summary(), response.StatusCode) { ResponseText = Cut(text), Error = error };
    }

    /// <summary>The exception for a successful status whose body is of no use.</summary>
    public ApiException Unusable(HttpResponseMessage response, ResponseBody body, string what, IReadOnlyList<ValidationError>? errors = null)
    {
        var first = errors is { Count: > 0 } ? $": {string.Join("; ", errors.Take(ShownErrors))}" : "";
        var rest = errors is { Count: > ShownErrors } ? $"; and {errors.Count - ShownErrors} more" : "";
        var isJson = ResponseBody.IsJson(response.Content.Headers.ContentType) && !body.IsCut && !body.Utf8.IsEmpty;
        return new ApiException($"{Subject(response)}, but the response {what}{first}{rest}.", Operation, Summary(), response.StatusCode)
        {
            ResponseText = Cut(Text(response, body, isJson, Operation.FindResponse((int)response.StatusCode))),
            Violations = errors ?? [],
        };
    }

    private ApiRequestSummary Summary()
    {
        var body = request.Payload switch
        {
            null => null,
            { Json: { } json, Media: var media } => Cut(SecretMask.Apply(media.Schema, json)),
            // What no schema looks into may hold anything: it is not shown.
            var payload => $"({payload.Media})",
        };
        return new ApiRequestSummary(Operation.Id, Operation.Method, baseAddress + RequestEncoder.MaskedPathAndQuery(request), body);
    }

    private string Subject(HttpResponseMessage response)
    {
        var status = response.StatusCode;
        var name = Enum.IsDefined(status) ? $" {status}" : "";
        return $"{Operation} ({Operation.Id}) answered {(int)status}{name}";
    }

    // What is not JSON, or only a part of it, cannot be searched by schema; what was sent as a secret is searched for in any text.
    private string Text(HttpResponseMessage response, ResponseBody body, bool isJson, ResponseDescriptor? declared)
    {
        var isWhole = isJson && IsParseable(body.Utf8);
        var text = isWhole ? SecretMask.Apply(declared?.Body?.Schema, body.Utf8.Span) : Decoded(response, body);
        foreach (var secret in SentSecrets())
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        return isWhole || declared?.Body?.Schema is not { } schema || !SchemaParts.HoldSecrets(schema) ? text : $"({body.Utf8.Length} bytes that are not JSON)";
    }

    // An error is never hidden behind a character set that is unknown here.
    private static string Decoded(HttpResponseMessage response, ResponseBody body)
    {
        var type = response.Content.Headers.ContentType?.ToString();
        return TextCharset.Read(body.Utf8.Span, TextCharset.IsKnown(type) ? type : null);
    }

    private IEnumerable<string> SentSecrets()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (request.Payload is { Json: { } json, Media.Schema: { } schema })
            found.UnionWith(SecretMask.Find(schema, json));
        foreach (var parameter in Operation.Parameters.Where(static parameter => SchemaParts.HoldSecrets(parameter.Schema)))
        {
            if (request.Find(parameter) is { } value)
                found.UnionWith(SecretMask.Find(parameter.Schema, value));
        }

        // The longest first: one secret may be the beginning of another.
        return found.OrderByDescending(static secret => secret.Length);
    }

    private static bool IsParseable(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Cut(string text) => text.Length <= ShownText ? text : text[..ShownText] + "…";
}
