using System.Net;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http;

/// <summary>A successful response while generated code reads it; whatever is wrong with it becomes an <see cref="ApiException"/>.</summary>
public sealed class ReceivedResponse
{
    private readonly FailureFactory _failures;
    private readonly HttpResponseMessage _response;
    private readonly ResponseBody _body;
    private readonly ApiTransportOptions _options;

    internal ReceivedResponse(FailureFactory failures, HttpResponseMessage response, ResponseBody body, ApiTransportOptions options)
    {
        _failures = failures;
        _response = response;
        _body = body;
        _options = options;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode => _response.StatusCode;

    /// <summary>Whether there is no body.</summary>
    public bool IsEmpty => _body.Utf8.IsEmpty && !_body.IsCut;

    /// <summary>Reads a JSON body and checks it.</summary>
    /// <typeparam name="T">What it becomes.</typeparam>
    /// <param name="read">How to read it.</param>
    /// <exception cref="ApiException">There is none, it is too long, no model can be made of it, or it violates the contract and the client is strict.</exception>
    public T ReadJson<T>(PayloadRead<T> read)
    {
        Expect();
        if (!ResponseBody.IsJson(_response.Content.Headers.ContentType))
            throw _failures.Unusable(_response, _body, $"is not JSON but '{_response.Content.Headers.ContentType?.MediaType ?? "of no content type"}'");
        return ReadItem(_body, read, "");
    }

    /// <summary>Reads a body of text.</summary>
    /// <exception cref="ApiException">It is too long.</exception>
    public string ReadText()
    {
        if (_body.IsCut)
            Expect();
        var type = _response.Content.Headers.ContentType?.ToString();
        return TextCharset.IsKnown(type)
            ? TextCharset.Read(_body.Utf8.Span, type)
            : throw _failures.Unusable(_response, _body, $"is in the character set '{TextCharset.NameOf(type)}', which is unknown here");
    }

    /// <summary>Reads a header.</summary>
    /// <typeparam name="T">What it becomes.</typeparam>
    /// <param name="header">The header.</param>
    /// <param name="read">How to read it.</param>
    /// <returns>The value; the default when the header is absent, or when no value can be made of it.</returns>
    /// <exception cref="ApiException">It is absent though required, or violates the contract, and the client is strict.</exception>
    public T? ReadHeader<T>(ParameterDescriptor header, PayloadRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(header);
        var values = Header(_response.Headers, header.Name) ?? Header(_response.Content.Headers, header.Name) ?? [];
        // Another successful status may lack what the first one has, or have it in another form.
        var isPromised = _failures.Operation.FindResponse((int)StatusCode)?.Headers.Contains(header) ?? true;
        if (ParameterCodec.ReadHeader(header, values) is not { } json)
        {
            if (header.IsRequired && isPromised)
                Judge([new ValidationError(header.InstancePointer, header.Pointer, "required", "true", $"the header {header.Name} is required", null, 0)], default);
            return default;
        }

        var isMade = JsonModel.TryRead(json, read, out var value, out var errors, header.InstancePointer, ValidationOptions.OfResponses);
        if (isPromised)
            Judge(errors, default);
        return isMade ? value : default;
    }

    /// <summary>The exception for a status that the contract does not declare.</summary>
    public ApiException Undeclared() => _failures.Unusable(_response, _body, "has a status that the contract does not declare");

    /// <summary>Reads one value: the whole body, or an item of a stream.</summary>
    internal T ReadItem<T>(ResponseBody item, PayloadRead<T> read, string what)
    {
        if (!JsonModel.TryRead(item.Utf8.Span, read, out var value, out var errors, options: ValidationOptions.OfResponses))
            throw _failures.Unusable(_response, item, what + "cannot be read", errors);
        Judge(errors, item);
        return value!;
    }

    private static string[]? Header(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? [.. values] : null;

    private void Expect()
    {
        if (_body.IsCut)
            throw _failures.Unusable(_response, _body, $"has a body of more than {_options.MaxResponseBytes} bytes");
        if (_body.Utf8.IsEmpty)
            throw _failures.Unusable(_response, _body, "has no body, although the contract declares one");
    }

    private void Judge(IReadOnlyList<ValidationError> errors, ResponseBody body)
    {
        if (errors.Count == 0)
            return;
        if (_options.ResponseValidation == ResponseValidation.Strict)
            throw _failures.Unusable(_response, body, "violates the contract", errors);
        _options.OnResponseViolations?.Invoke(new ResponseViolations(_failures.Operation, StatusCode, errors));
    }
}
