using System.Net.Http.Headers;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Http;

/// <summary>
/// Carries the calls of a generated client: checks a request before it leaves, sends it over an <see cref="HttpClient"/> and makes
/// a model or an <see cref="ApiException"/> of the answer. Signing, retries and logging are handlers of that client.
/// </summary>
/// <remarks>May be used from several threads at once.</remarks>
public sealed class ApiTransport
{
    /// <summary>Where handlers find the operation in <see cref="HttpRequestMessage.Options"/>.</summary>
    public static readonly HttpRequestOptionsKey<OperationDescriptor> OperationKey = new("EpasContracts.Operation");

    private const int MaxErrorBytes = 1 << 20;

    private readonly HttpClient _client;
    private readonly ApiTransportOptions _options;

    /// <summary>Makes a transport.</summary>
    /// <param name="client">The client; its <see cref="HttpClient.BaseAddress"/> is put before every path, with its own path and with or without a slash at its end.</param>
    /// <param name="options">How responses are treated; null takes the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The response bound is not positive, or beyond what an array holds.</exception>
    public ApiTransport(HttpClient client, ApiTransportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _options = options ?? new ApiTransportOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxResponseBytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(_options.MaxResponseBytes, Array.MaxLength, nameof(options));
    }

    /// <summary>Sends a request whose response has a body.</summary>
    /// <typeparam name="T">What the body becomes.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="read">How to read the body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The body.</returns>
    /// <exception cref="Validation.ContractValidationException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="ApiException">An error status, or a body that no model can be made of.</exception>
    /// <exception cref="HttpRequestException">The service was not reached, or the connection broke.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or timed out: then its inner exception is a <see cref="TimeoutException"/>.</exception>
    public Task<T> SendAsync<T>(ApiRequest request, PayloadRead<T> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return SendAsync(request, expectsBody: true, (failures, response, body) => Read(failures, response, body, read), cancellationToken);
    }

    /// <summary>Sends a request whose response has no body, or none that matters.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="Validation.ContractValidationException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="ApiException">An error status.</exception>
    /// <exception cref="HttpRequestException">The service was not reached, or the connection broke.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or timed out: then its inner exception is a <see cref="TimeoutException"/>.</exception>
    public Task SendAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(request, expectsBody: false, static (_, _, _) => true, cancellationToken);

    private async Task<T> SendAsync<T>(
        ApiRequest request, bool expectsBody, Func<FailureFactory, HttpResponseMessage, ResponseBody, T> complete, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var encoded = RequestEncoder.Encode(request);
        var address = BaseAddress();
        using var message = ToMessage(request, encoded, address);

        // The client's own timeout ends with the headers; a body that trickles in must not outlive it.
        using var timeout = new CancellationTokenSource(_client.Timeout);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var failures = new FailureFactory(request, address);
        var isSuccess = response.IsSuccessStatusCode;
        if (isSuccess && !expectsBody)
            return complete(failures, response, default);

        var limit = isSuccess ? _options.MaxResponseBytes : Math.Min(MaxErrorBytes, _options.MaxResponseBytes);
        ResponseBody body;
        try
        {
            body = await ResponseBody.ReadAsync(response.Content, limit, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var text = $"The body of {request.Operation} did not arrive within {_client.Timeout.TotalSeconds} seconds.";
            throw new TaskCanceledException(text, new TimeoutException(text, exception), exception.CancellationToken);
        }

        return isSuccess ? complete(failures, response, body) : throw failures.ErrorStatus(response, body);
    }

    private T Read<T>(FailureFactory failures, HttpResponseMessage response, ResponseBody body, PayloadRead<T> read)
    {
        if (body.IsCut)
            throw failures.Unusable(response, body, $"has a body of more than {_options.MaxResponseBytes} bytes");
        if (body.Utf8.IsEmpty)
            throw failures.Unusable(response, body, "has no body, although the contract declares one");
        if (!ResponseBody.IsJson(response.Content.Headers.ContentType))
            throw failures.Unusable(response, body, $"is not JSON but '{response.Content.Headers.ContentType?.MediaType ?? "of no content type"}'");

        if (!JsonModel.TryRead(body.Utf8.Span, read, out var value, out var errors))
            throw failures.Unusable(response, body, "cannot be read", errors);
        if (errors.Count == 0)
            return value!;
        if (_options.ResponseValidation == ResponseValidation.Strict)
            throw failures.Unusable(response, body, "violates the contract", errors);
        _options.OnResponseViolations?.Invoke(new ResponseViolations(failures.Operation, response.StatusCode, errors));
        return value!;
    }

    private string BaseAddress()
    {
        var address = _client.BaseAddress
            ?? throw new InvalidOperationException("The HttpClient has no BaseAddress: set it to the address of the service.");
        if (!address.IsAbsoluteUri || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new InvalidOperationException("The HttpClient's BaseAddress must be absolute and have neither a query nor a fragment.");
        return address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
    }

    private static HttpRequestMessage ToMessage(ApiRequest request, EncodedRequest encoded, string address)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Operation.Method), new Uri(address + encoded.PathAndQuery));
        message.Options.Set(OperationKey, request.Operation);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        foreach (var (name, value) in encoded.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                throw new InvalidOperationException($"'{name}' of {request.Operation} cannot be sent as a request header.");
        }

        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.Operation.RequestBody!.MediaType);
        }

        return message;
    }
}
