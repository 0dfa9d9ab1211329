using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http;

/// <summary>Holds what an <see cref="HttpClient"/> sends and receives against a contract, whoever wrote or generated the client.</summary>
/// <example><code>services.AddHttpClient("vendor").AddHttpMessageHandler(() => new ContractValidationHandler(EpasContract.Descriptor));</code></example>
/// <remarks>JSON bodies are held in memory up to a bound; bodies that the contract does not describe as JSON are not touched.</remarks>
public sealed class ContractValidationHandler : DelegatingHandler
{
    private readonly ContractValidator _validator;
    private readonly ContractValidationHandlerOptions _options;

    /// <summary>Makes a handler.</summary>
    /// <param name="contract">The contract, such as <c>EpasContract.Descriptor</c>.</param>
    /// <param name="options">What becomes of violations; null takes the defaults.</param>
    public ContractValidationHandler(ApiDescriptor contract, ContractValidationHandlerOptions? options = null)
    {
        _options = options ?? new ContractValidationHandlerOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxBodyBytes, nameof(options));
        _validator = new ContractValidator(contract, _options.Validation);
    }

    /// <inheritdoc/>
    /// <exception cref="ContractValidationException">The request or the response violates the contract, and the options say to throw.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Find(request) is not { } found)
        {
            Tell(_options.UnknownOperations, new ContractViolation(null, null, [_validator.Error("", "/paths", "operation", $"{request.Method} {request.RequestUri?.AbsolutePath}", null)]));
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (_options.Requests != ViolationPolicy.Ignore)
            await CheckAsync(request, found.Match, found.Head, cancellationToken).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (_options.Responses != ViolationPolicy.Ignore)
                await CheckAsync(response, found.Match.Operation, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private (OperationMatch Match, RequestHead Head)? Find(HttpRequestMessage request)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } address)
            return null;
        var path = "/" + address.GetComponents(UriComponents.Path, UriFormat.UriEscaped);
        var prefix = _options.BasePath.TrimEnd('/');
        if (!path.StartsWith(prefix, StringComparison.Ordinal) || _validator.Find(request.Method.Method, path[prefix.Length..]) is not { } match)
            return null;
        return (match, new RequestHead(request.Method.Method, path[prefix.Length..], address.GetComponents(UriComponents.Query, UriFormat.UriEscaped), Header));

        IReadOnlyList<string> Header(string name) => request.Headers.TryGetValues(name, out var values) ? [.. values] : [];
    }

    private async Task CheckAsync(HttpRequestMessage request, OperationMatch match, RequestHead head, CancellationToken cancellationToken)
    {
        var errors = _validator.ValidateParameters(match, head).ToList();
        var policy = _options.Requests;
        var mediaType = request.Content?.Headers.ContentType?.ToString();
        if (request.Content is not { } content)
            errors.AddRange(_validator.ValidateRequestBody(match.Operation, default, null, "/body"));
        else if (!LooksInto(match.Operation.RequestBodies, content, isAnswer: false))
            errors.AddRange(content.Headers.ContentLength == 0 ? [] : WrongMediaType(match.Operation.RequestBodies, mediaType, isAnswer: false));
        else if (await BufferAsync(content, cancellationToken).ConfigureAwait(false) is { } body)
            errors.AddRange(_validator.ValidateRequestBody(match.Operation, body, mediaType, "/body"));
        else
        {
            errors.Add(_validator.TooLong(match.Operation.RequestBody!, _options.MaxBodyBytes));
            policy = content.Headers.ContentLength is null ? ViolationPolicy.Throw : policy;
        }

        if (errors.Count > 0)
            Tell(policy, new ContractViolation(match.Operation, null, errors));
    }

    private async Task CheckAsync(HttpResponseMessage response, OperationDescriptor operation, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var declared = operation.FindResponse(status)?.Bodies ?? [];
        IReadOnlyList<ValidationError> errors;
        var mediaType = response.Content.Headers.ContentType?.ToString();
        if (response.Content.Headers.ContentLength == 0 || declared.Count == 0)
            errors = _validator.ValidateResponse(operation, status, default, null, "/body");
        else if (!LooksInto(declared, response.Content, isAnswer: true))
            errors = WrongMediaType(declared, mediaType, isAnswer: true);
        else if (await ReceivedBody.TakeAsync(response, _options.MaxBodyBytes, cancellationToken).ConfigureAwait(false) is { } body)
            errors = _validator.ValidateResponse(operation, status, body.Span, mediaType, "/body");
        else
            errors = [_validator.TooLong(declared[0], _options.MaxBodyBytes)];

        if (errors.Count > 0)
            Tell(errors[0].Keyword == "maxBodyBytes" ? ViolationPolicy.Report : _options.Responses, new ContractViolation(operation, status, errors));
    }

    private IReadOnlyList<ValidationError> WrongMediaType(IReadOnlyList<BodyDescriptor> declared, string? mediaType, bool isAnswer) =>
        _validator.ValidateMediaType(declared, mediaType ?? "", "/body", isAnswer) is { } wrong ? [wrong] : [];

    // A body is read only when it is declared as JSON and comes as JSON; a stream of events would never end.
    private static bool LooksInto(IReadOnlyList<BodyDescriptor> declared, HttpContent content, bool isAnswer) =>
        ResponseBody.IsJson(content.Headers.ContentType) && ContractValidator.LooksInto(ContractValidator.Choose(declared, content.Headers.ContentType?.ToString(), isAnswer));

    private async Task<byte[]?> BufferAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > _options.MaxBodyBytes)
            return null;
        try
        {
#if NET9_0_OR_GREATER
            await content.LoadIntoBufferAsync(_options.MaxBodyBytes, cancellationToken).ConfigureAwait(false);
#else
            await content.LoadIntoBufferAsync(_options.MaxBodyBytes).ConfigureAwait(false);
#endif
        }
        catch (HttpRequestException) when (content.Headers.ContentLength is null)
        {
            return null;
        }

        return await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Tell(ViolationPolicy policy, ContractViolation violation)
    {
        if (policy == ViolationPolicy.Ignore)
            return;
        _options.OnViolation?.Invoke(violation);
        if (policy == ViolationPolicy.Throw)
            throw new ContractValidationException(violation.Subject, violation.Errors);
    }
}
