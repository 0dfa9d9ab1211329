namespace EpasContracts.Exoscale.Signing;

/// <summary>
/// Signs each request that passes. It belongs next to the network, inside of retries: every attempt is signed with its own time. The
/// body is part of what is signed, so it is held in memory.
/// </summary>
public sealed class Exo2SigningHandler : DelegatingHandler
{
    private const string Authorization = "Authorization";
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(10);

    private readonly Exo2Credentials _credentials;
    private readonly TimeProvider _time;
    private readonly TimeSpan _lifetime;

    /// <summary>Makes the handler.</summary>
    /// <param name="credentials">Who calls.</param>
    /// <param name="timeProvider">The clock; null is the system's.</param>
    /// <param name="lifetime">How long a signature is good for, in whole seconds; null is 10 minutes.</param>
    public Exo2SigningHandler(Exo2Credentials credentials, TimeProvider? timeProvider = null, TimeSpan? lifetime = null)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        _credentials = credentials;
        _time = timeProvider ?? TimeProvider.System;
        _lifetime = lifetime ?? DefaultLifetime;
        ArgumentOutOfRangeException.ThrowIfLessThan(_lifetime, TimeSpan.FromSeconds(1), nameof(lifetime));
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        // Read into the content's own buffer, so that what is signed is what is sent, by this attempt and by the next.
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        Sign(request, body);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Sign(request, Buffer(request, cancellationToken));
        return base.Send(request, cancellationToken);
    }

    /// <summary>The body, read without waiting on a task; the content is exchanged for one that can be read again.</summary>
    private static byte[] Buffer(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not { } content)
            return [];
        using var stream = new MemoryStream();
        content.CopyTo(stream, null, cancellationToken);
        var body = stream.ToArray();
        request.Content = new ByteArrayContent(body);
        foreach (var header in content.Headers)
            request.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return body;
    }

    private void Sign(HttpRequestMessage request, byte[] body)
    {
        var address = request.RequestUri ?? throw new InvalidOperationException("A request without an address cannot be signed.");
        var expires = (_time.GetUtcNow() + _lifetime).ToUnixTimeSeconds();
        var arguments = Exo2RequestSigner.SignedArguments(address.Query);
        var signature = Exo2RequestSigner.Sign(_credentials.ApiSecret, request.Method.Method, address.AbsolutePath, body, arguments, expires);
        request.Headers.Remove(Authorization);

        // As it is: the header's parser would take the commas for a list.
        request.Headers.TryAddWithoutValidation(Authorization, Exo2RequestSigner.Header(_credentials.ApiKey, arguments, expires, signature));
    }
}
