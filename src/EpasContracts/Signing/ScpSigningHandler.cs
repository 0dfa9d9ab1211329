using System.Globalization;

namespace EpasContracts.Signing;

/// <summary>
/// Signs each request that passes. It belongs next to the network, inside of retries: every attempt is signed with its own time.
/// </summary>
public sealed class ScpSigningHandler : DelegatingHandler
{
    private readonly ScpCredentials _credentials;
    private readonly string _apiVersion;
    private readonly string _language;
    private readonly TimeProvider _time;

    /// <summary>Makes the handler.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="apiVersion">The service and its version, such as <c>epas 1.0</c>.</param>
    /// <param name="language">The language of messages: <c>en-US</c> or <c>ko-KR</c>.</param>
    /// <param name="timeProvider">The clock; null is the system's.</param>
    public ScpSigningHandler(ScpCredentials credentials, string apiVersion, string language = "en-US", TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentException.ThrowIfNullOrEmpty(apiVersion);
        ArgumentException.ThrowIfNullOrEmpty(language);
        _credentials = credentials;
        _apiVersion = apiVersion;
        _language = language;
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sign(request);
        return base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sign(request);
        return base.Send(request, cancellationToken);
    }

    private void Sign(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var address = request.RequestUri ?? throw new InvalidOperationException("A request without an address cannot be signed.");
        var timestamp = _time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var signature = ScpRequestSigner.Sign(
            _credentials.SecretKey, request.Method.Method, ScpRequestSigner.WireUrl(address), timestamp, _credentials.AccessKey, _credentials.AccountId);

        Set(ScpHeaders.AccessKey, _credentials.AccessKey);
        Set(ScpHeaders.Timestamp, timestamp);
        Set(ScpHeaders.ClientType, ScpHeaders.OpenApiClientType);
        Set(ScpHeaders.AccountId, _credentials.AccountId);
        Set(ScpHeaders.ApiVersion, _apiVersion);
        Set(ScpHeaders.Language, _language);
        Set(ScpHeaders.Signature, signature);

        void Set(string name, string? value)
        {
            request.Headers.Remove(name);
            if (!string.IsNullOrEmpty(value))
                request.Headers.Add(name, value);
        }
    }
}
