using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Http;

/// <summary>
/// Carries the calls of a generated client: checks a request before it leaves, sends it over an <see cref="HttpClient"/> and makes
/// a model or an <see cref="ApiException"/> of the answer. Signing, retries and logging are handlers of that client.
/// </summary>
/// <remarks>May be used from several threads at once.</remarks>
public sealed partial class ApiTransport
{
    /// <summary>Where handlers find the operation in <see cref="HttpRequestMessage.Options"/>.</summary>
    public static readonly HttpRequestOptionsKey<OperationDescriptor> OperationKey = new("EpasContracts.Operation");

    private const int MaxErrorBytes = 1 << 20;

    private readonly HttpClient _client;
    private readonly ApiTransportOptions _options;
    private readonly Uri? _documentServer;

    /// <summary>Makes a transport.</summary>
    /// <param name="client">The client; its <see cref="HttpClient.BaseAddress"/> is put before every path, with its own path and with or without a slash at its end.</param>
    /// <param name="options">Where to call and how responses are treated; null takes the defaults.</param>
    /// <param name="documentServer">Where to call when neither the options nor the client say it; null for nowhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">The response bound is not positive, or beyond what an array holds.</exception>
    public ApiTransport(HttpClient client, ApiTransportOptions? options = null, Uri? documentServer = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _options = options ?? new ApiTransportOptions();
        _documentServer = documentServer;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxResponseBytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(_options.MaxResponseBytes, Array.MaxLength, nameof(options));
    }

    /// <summary>Sends a request whose response has a JSON body.</summary>
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
        return SendAsync(request, expectsBody: true, response => response.ReadJson(read), cancellationToken);
    }

    /// <summary>Sends a request whose response takes more than one step to read: its status decides, it may be empty, or it is text.</summary>
    /// <typeparam name="T">What the response becomes.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the response; it has a successful status.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What <paramref name="read"/> made.</returns>
    /// <exception cref="Validation.ContractValidationException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="ApiException">An error status, or a body that no model can be made of.</exception>
    /// <exception cref="HttpRequestException">The service was not reached, or the connection broke.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or timed out: then its inner exception is a <see cref="TimeoutException"/>.</exception>
    public Task<T> SendAsync<T>(ApiRequest request, Func<ReceivedResponse, T> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return SendAsync(request, expectsBody: true, read, cancellationToken);
    }

    /// <summary>Sends a request whose response has no body, or none that matters.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="Validation.ContractValidationException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="ApiException">An error status.</exception>
    /// <exception cref="HttpRequestException">The service was not reached, or the connection broke.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or timed out: then its inner exception is a <see cref="TimeoutException"/>.</exception>
    public Task SendAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(request, expectsBody: false, static _ => true, cancellationToken);

    private async Task<T> SendAsync<T>(ApiRequest request, bool expectsBody, Func<ReceivedResponse, T> read, CancellationToken cancellationToken)
    {
        // The client's own timeout ends with the headers; a body that trickles in must not outlive it.
        using var timeout = new CancellationTokenSource(_client.Timeout);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var (response, failures) = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
        using var _ = response;
        var isSuccess = response.IsSuccessStatusCode;
        if (isSuccess && !expectsBody)
            return read(new ReceivedResponse(failures, response, default, _options));

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

        return isSuccess ? read(new ReceivedResponse(failures, response, body, _options)) : throw failures.ErrorStatus(response, body);
    }

    /// <summary>Checks and sends a request; the response's body is still to be read.</summary>
    private async Task<(HttpResponseMessage Response, FailureFactory Failures)> ExchangeAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var encoded = RequestEncoder.Encode(request);
        var address = AddressOf(request.Operation);
        using var message = ToMessage(request, encoded, address);
        if (_options.OnRequest is { } onRequest)
            await onRequest(message, cancellationToken).ConfigureAwait(false);
        var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (_options.OnResponse is { } onResponse)
            await onResponse(response, cancellationToken).ConfigureAwait(false);
        return (response, new FailureFactory(request, address));
    }

    // A service that was chosen is never left: an operation's own server counts only where the document's servers do.
    private string AddressOf(OperationDescriptor operation)
    {
        var address = _options.BaseAddress ?? _client.BaseAddress ?? operation.Server ?? _documentServer
            ?? throw new InvalidOperationException("The HttpClient has no BaseAddress: set it, or the BaseAddress of the ApiTransportOptions, to the address of the service.");
        if (!address.IsAbsoluteUri || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new InvalidOperationException("The BaseAddress must be absolute and have neither a query nor a fragment.");
        return address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
    }

    private static HttpRequestMessage ToMessage(ApiRequest request, EncodedRequest encoded, string address)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Operation.Method), new Uri(address + encoded.PathAndQuery)) { Content = encoded.Content };
        message.Options.Set(OperationKey, request.Operation);
        message.Headers.Accept.ParseAdd(request.Accept);
        foreach (var (name, value) in encoded.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                throw new InvalidOperationException($"'{name}' of {request.Operation} cannot be sent as a request header.");
        }

        return message;
    }
}
