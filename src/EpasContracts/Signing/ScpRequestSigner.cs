using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace EpasContracts.Signing;

/// <summary>
/// The signature of Samsung Cloud Platform: base64 of HMAC-SHA256 over method, URL, timestamp, access key, account and client type,
/// with nothing between them. The body is not signed.
/// </summary>
public static class ScpRequestSigner
{
    private const int StackLimit = 512;

    /// <summary>Signs a request.</summary>
    /// <param name="secretKey">The secret half of the key pair.</param>
    /// <param name="method">The HTTP method, in upper case as it is sent.</param>
    /// <param name="url">The whole URL as it goes on the wire, see <see cref="WireUrl"/>.</param>
    /// <param name="timestamp">The text of <see cref="ScpHeaders.Timestamp"/>.</param>
    /// <param name="accessKey">The text of <see cref="ScpHeaders.AccessKey"/>.</param>
    /// <param name="accountId">The text of <see cref="ScpHeaders.AccountId"/>; null or empty when the header is not sent.</param>
    /// <param name="clientType">The text of <see cref="ScpHeaders.ClientType"/>.</param>
    /// <returns>The text of <see cref="ScpHeaders.Signature"/>.</returns>
    public static string Sign(
        string secretKey, string method, string url, string timestamp, string accessKey, string? accountId = null, string clientType = ScpHeaders.OpenApiClientType)
    {
        ArgumentException.ThrowIfNullOrEmpty(secretKey);
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentException.ThrowIfNullOrEmpty(timestamp);
        ArgumentException.ThrowIfNullOrEmpty(accessKey);

        ReadOnlySpan<string?> parts = [method, url, timestamp, accessKey, accountId, clientType];
        var messageLength = 0;
        foreach (var part in parts)
            messageLength += Encoding.UTF8.GetByteCount(part ?? "");
        var keyLength = Encoding.UTF8.GetByteCount(secretKey);

        var rented = keyLength + messageLength > StackLimit ? ArrayPool<byte>.Shared.Rent(keyLength + messageLength) : null;
        var buffer = rented ?? stackalloc byte[StackLimit];
        try
        {
            var key = buffer[..Encoding.UTF8.GetBytes(secretKey, buffer)];
            var message = buffer[keyLength..];
            var written = 0;
            foreach (var part in parts)
                written += Encoding.UTF8.GetBytes(part ?? "", message[written..]);

            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(key, message[..written], hash);
            return Convert.ToBase64String(hash);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer[..keyLength]);
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// The URL as an HTTP client puts it on the wire: scheme, host in its ASCII form, the port unless it is the scheme's own, and the
    /// escaped path and query; neither user information nor a fragment.
    /// </summary>
    /// <param name="uri">An absolute address.</param>
    public static string WireUrl(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost;
        return uri.IsDefaultPort
            ? $"{uri.Scheme}://{host}{uri.PathAndQuery}"
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{uri.Scheme}://{host}:{uri.Port}{uri.PathAndQuery}");
    }
}
