using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EpasContracts.Exoscale.Signing;

/// <summary>
/// The signature EXO2-HMAC-SHA256: base64 of HMAC-SHA256 over five parts with a line feed between them: method and path, the body, the
/// values of the signed query arguments, nothing, and when the signature expires.
/// </summary>
public static class Exo2RequestSigner
{
    /// <summary>The name of the scheme, with which the header begins.</summary>
    public const string Scheme = "EXO2-HMAC-SHA256";

    /// <summary>Signs a request.</summary>
    /// <param name="apiSecret">The secret half of the key pair.</param>
    /// <param name="method">The HTTP method, in upper case as it is sent.</param>
    /// <param name="path">The escaped path as it goes on the wire, with the endpoint's <c>/v2</c> and without the query.</param>
    /// <param name="body">The body exactly as sent; empty when there is none.</param>
    /// <param name="arguments">The signed query arguments, in the order of their names; see <see cref="SignedArguments"/>.</param>
    /// <param name="expires">When the signature ends, in seconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>The signature in base64.</returns>
    public static string Sign(string apiSecret, string method, string path, ReadOnlySpan<byte> body, IReadOnlyList<KeyValuePair<string, string>> arguments, long expires)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiSecret);
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(arguments);

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(apiSecret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{method} {path}\n"));
        hash.AppendData(body);
        hash.AppendData("\n"u8);
        foreach (var argument in arguments)
            hash.AppendData(Encoding.UTF8.GetBytes(argument.Value));

        // The third line feed ends the arguments, the fourth the signed headers, of which there are none.
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n\n{expires}")));
        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    /// <summary>
    /// The query arguments that are signed: every name that occurs exactly once, decoded, in the order of the names. A name with a
    /// comma or a semicolon, which the header could not tell apart, is left unsigned.
    /// </summary>
    /// <param name="query">The query as it goes on the wire, with or without its question mark.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> SignedArguments(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return [.. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .GroupBy(static pair => Decode(pair[0]), static pair => pair.Length == 2 ? Decode(pair[1]) : "", StringComparer.Ordinal)
            .Where(static argument => argument.Count() == 1 && argument.Key.AsSpan().IndexOfAny(',', ';') < 0)
            .OrderBy(static argument => argument.Key, StringComparer.Ordinal)
            .Select(static argument => KeyValuePair.Create(argument.Key, argument.First()))];
    }

    /// <summary>The value of the <c>Authorization</c> header.</summary>
    /// <param name="apiKey">The public half of the key pair.</param>
    /// <param name="arguments">The signed query arguments.</param>
    /// <param name="expires">When the signature ends, in seconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="signature">The signature.</param>
    public static string Header(string apiKey, IReadOnlyList<KeyValuePair<string, string>> arguments, long expires, string signature)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiKey);
        ArgumentNullException.ThrowIfNull(arguments);
        var names = arguments.Count == 0 ? "" : $",signed-query-args={string.Join(';', arguments.Select(static argument => argument.Key))}";
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme} credential={apiKey}{names},expires={expires},signature={signature}");
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
