using System.Buffers.Text;
using System.Net;
using System.Text;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>The formats that validators assert. A format that is not listed here is an annotation.</summary>
public static class Formats
{
    /// <summary><c>date-time</c> of RFC 3339: a zone is needed.</summary>
    public static bool IsDateTime(ReadOnlySpan<byte> text) => Rfc3339.IsDateTime(text);

    /// <summary><c>date</c> of RFC 3339.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) => Rfc3339.TryParseDate(text, out _);

    /// <summary><c>uuid</c> of RFC 4122, with hyphens, either case.</summary>
    public static bool IsUuid(ReadOnlySpan<byte> text) =>
        text.Length == 36 && Utf8Parser.TryParse(text, out Guid _, out var consumed, 'D') && consumed == text.Length;

    /// <summary><c>ipv4</c>: four decimal numbers without leading zeros.</summary>
    public static bool IsIpv4(ReadOnlySpan<byte> text)
    {
        var parts = 0;
        while (true)
        {
            var dot = text.IndexOf((byte)'.');
            var part = dot < 0 ? text : text[..dot];
            if (part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0')
                || part.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0
                || !Utf8Parser.TryParse(part, out int value, out _) || value > 255)
            {
                return false;
            }

            parts++;
            if (dot < 0)
                return parts == 4;
            text = text[(dot + 1)..];
        }
    }

    /// <summary><c>ipv6</c> without a zone.</summary>
    public static bool IsIpv6(ReadOnlySpan<byte> text) =>
        text.Contains((byte)':') && text.IndexOfAny((byte)'%', (byte)'[', (byte)'/') < 0
        && IPAddress.TryParse(Encoding.UTF8.GetString(text), out var address)
        && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;

    /// <summary><c>uri</c>: an absolute address of RFC 3986.</summary>
    public static bool IsUri(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b is <= 0x20 or >= 0x7F or (byte)'<' or (byte)'>' or (byte)'"' or (byte)'\\' or (byte)'^' or (byte)'`' or (byte)'{' or (byte)'|' or (byte)'}')
                return false;
        }

        return Uri.TryCreate(Encoding.UTF8.GetString(text), UriKind.Absolute, out var uri) && uri.IsWellFormedOriginalString();
    }

    /// <summary><c>email</c>: something, an at sign, a host name.</summary>
    public static bool IsEmail(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        return at > 0 && text[..at].IndexOfAny((byte)' ', (byte)'\t') < 0 && text[0] != '.' && text[at - 1] != '.' && IsHostname(text[(at + 1)..]);
    }

    /// <summary><c>hostname</c> of RFC 1123.</summary>
    public static bool IsHostname(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 253)
            return false;
        var label = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            var last = i + 1 == text.Length || text[i + 1] == '.';
            if (b == '.' && label > 0)
            {
                label = 0;
                continue;
            }

            if (!(char.IsAsciiLetterOrDigit((char)b) || (b == '-' && label > 0 && !last)) || ++label > 63)
                return false;
        }

        return label > 0;
    }

    /// <summary><c>byte</c>: base64 of RFC 4648 with padding.</summary>
    public static bool IsBase64(ReadOnlySpan<byte> text) => Base64.IsValid(text);
}
