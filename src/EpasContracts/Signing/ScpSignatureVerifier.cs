using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EpasContracts.Signing;

/// <summary>What became of a signature.</summary>
public enum ScpVerificationResult
{
    /// <summary>It is right.</summary>
    Valid,

    /// <summary>A header is missing, empty or given more than once.</summary>
    MissingHeader,

    /// <summary>The client type is not <see cref="ScpHeaders.OpenApiClientType"/>.</summary>
    UnknownClientType,

    /// <summary>The timestamp is not a number of milliseconds.</summary>
    MalformedTimestamp,

    /// <summary>The timestamp is too far from now, before or after.</summary>
    StaleTimestamp,

    /// <summary>Nobody has the access key.</summary>
    UnknownAccessKey,

    /// <summary>The signature belongs to another request or another key.</summary>
    WrongSignature,
}

/// <summary>The verdict on one request.</summary>
/// <param name="Result">What became of the signature.</param>
/// <param name="Message">One sentence for the caller; it names the header at fault, never the right signature.</param>
public sealed record ScpVerification(ScpVerificationResult Result, string Message)
{
    /// <summary>Whether the request may pass.</summary>
    public bool IsValid => Result == ScpVerificationResult.Valid;
}

/// <summary>Checks signatures where requests arrive: in a sandbox, a gateway or a test.</summary>
public sealed class ScpSignatureVerifier
{
    private readonly Func<string, string?> _findSecretKey;
    private readonly TimeProvider _time;
    private readonly TimeSpan _maxAge;

    /// <summary>Makes a verifier.</summary>
    /// <param name="findSecretKey">Gives the secret key of an access key, or null when nobody has it.</param>
    /// <param name="timeProvider">The clock; null is the system's.</param>
    /// <param name="maxAge">How far a timestamp may be from now, before or after; null is 15 minutes.</param>
    public ScpSignatureVerifier(Func<string, string?> findSecretKey, TimeProvider? timeProvider = null, TimeSpan? maxAge = null)
    {
        ArgumentNullException.ThrowIfNull(findSecretKey);
        _findSecretKey = findSecretKey;
        _time = timeProvider ?? TimeProvider.System;
        _maxAge = maxAge ?? TimeSpan.FromMinutes(15);
        ArgumentOutOfRangeException.ThrowIfLessThan(_maxAge, TimeSpan.Zero, nameof(maxAge));
    }

    /// <summary>Checks one request.</summary>
    /// <param name="method">The HTTP method as it came.</param>
    /// <param name="url">The whole URL as the caller sent it: scheme, <c>Host</c> header, and the raw target with its escapes.</param>
    /// <param name="headers">All headers; names in any case.</param>
    public ScpVerification Verify(string method, string url, IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentNullException.ThrowIfNull(headers);
        var found = headers
            .Where(static header => header.Key.StartsWith("Scp-", StringComparison.OrdinalIgnoreCase))
            .ToLookup(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase);

        foreach (var name in (string[])[ScpHeaders.AccessKey, ScpHeaders.Timestamp, ScpHeaders.ClientType, ScpHeaders.Signature])
        {
            if (found[name].Count() != 1 || found[name].First().Length == 0)
                return new(ScpVerificationResult.MissingHeader, $"The header {name} must be there once and must not be empty.");
        }

        if (found[ScpHeaders.AccountId].Count() > 1)
            return new(ScpVerificationResult.MissingHeader, $"The header {ScpHeaders.AccountId} must be there at most once.");
        if (found[ScpHeaders.ClientType].First() is not ScpHeaders.OpenApiClientType)
            return new(ScpVerificationResult.UnknownClientType, $"The header {ScpHeaders.ClientType} must be '{ScpHeaders.OpenApiClientType}'.");

        var timestamp = found[ScpHeaders.Timestamp].First();
        return CheckAge(timestamp)
            ?? CheckSignature(method, url, timestamp, found[ScpHeaders.AccessKey].First(), found[ScpHeaders.AccountId].FirstOrDefault(), found[ScpHeaders.Signature].First());
    }

    private ScpVerification? CheckAge(string timestamp)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return new(ScpVerificationResult.MalformedTimestamp, $"The header {ScpHeaders.Timestamp} must be a number of milliseconds since 1970-01-01T00:00:00Z.");
        var age = Math.Abs(_time.GetUtcNow().ToUnixTimeMilliseconds() - milliseconds);
        return age <= _maxAge.TotalMilliseconds
            ? null
            : new(ScpVerificationResult.StaleTimestamp, $"The header {ScpHeaders.Timestamp} is more than {_maxAge.TotalMinutes:0.##} minute(s) from the service's time: check the clock.");
    }

    private ScpVerification CheckSignature(string method, string url, string timestamp, string accessKey, string? accountId, string signature)
    {
        if (_findSecretKey(accessKey) is not { Length: > 0 } secretKey)
            return new(ScpVerificationResult.UnknownAccessKey, $"Nobody has the key in {ScpHeaders.AccessKey}.");

        var expected = ScpRequestSigner.Sign(secretKey, method, url, timestamp, accessKey, accountId);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature))
            ? new(ScpVerificationResult.Valid, "The signature is right.")
            : new(ScpVerificationResult.WrongSignature, $"The header {ScpHeaders.Signature} does not fit this request: check the secret key and that the URL is signed as it is sent.");
    }
}
