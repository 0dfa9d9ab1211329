using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Text;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>The formats that validators assert. A format that is not listed here is an annotation.</summary>
public static class Formats
{
    // Eight groups of which the last two are an IPv4 address.
    private const int LongestIpv6 = 45;

    private static readonly SearchValues<byte> MailAtom = SearchValues.Create(
        [.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~."u8, .. Enumerable.Range(0x80, 0x80).Select(static code => (byte)code)]);

    private static readonly SearchValues<byte> Base64UrlDigits =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"u8);

    /// <summary><c>date-time</c> of RFC 3339: a zone is needed.</summary>
    public static bool IsDateTime(ReadOnlySpan<byte> text) => Rfc3339.IsDateTime(text);

    /// <summary><c>date</c> of RFC 3339.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) => Rfc3339.IsDate(text);

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
    public static bool IsIpv6(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestIpv6)
            return false;
        // .NET takes leading zeros in an embedded IPv4 address; RFC 4291 does not.
        if (text.Contains((byte)'.') && !IsIpv4(text[(text.LastIndexOf((byte)':') + 1)..]))
            return false;
        Span<char> characters = stackalloc char[LongestIpv6];
        return text.Contains((byte)':') && text.IndexOfAny((byte)'%', (byte)'[', (byte)'/') < 0
            && Ascii.ToUtf16(text, characters, out var length) == OperationStatus.Done && IPAddress.TryParse(characters[..length], out var address)
            && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
    }

    /// <summary><c>uri</c>: an absolute address of RFC 3986.</summary>
    public static bool IsUri(ReadOnlySpan<byte> text) => Ascii.IsValid(text) && UriSyntax.IsIri(text);

    /// <summary><c>uri-reference</c>: an address of RFC 3986, absolute or relative.</summary>
    public static bool IsUriReference(ReadOnlySpan<byte> text) => Ascii.IsValid(text) && UriSyntax.IsReference(text);

    /// <summary><c>iri</c>: an absolute address of RFC 3987.</summary>
    public static bool IsIri(ReadOnlySpan<byte> text) => UriSyntax.IsIri(text);

    /// <summary><c>iri-reference</c>: an address of RFC 3987, absolute or relative.</summary>
    public static bool IsIriReference(ReadOnlySpan<byte> text) => UriSyntax.IsReference(text);

    /// <summary><c>uri-template</c> of RFC 6570.</summary>
    public static bool IsUriTemplate(ReadOnlySpan<byte> text) => UriTemplateSyntax.IsTemplate(text);

    /// <summary><c>email</c>: a mailbox of RFC 5321, section 4.1.2.</summary>
    public static bool IsEmail(ReadOnlySpan<byte> text) => Ascii.IsValid(text) && IsIdnEmail(text);

    /// <summary><c>idn-email</c>: a mailbox of RFC 6531: anything beyond ASCII in its local part, a host name of any script.</summary>
    public static bool IsIdnEmail(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        return at > 0 && (IsDotString(text[..at]) || IsQuotedString(text[..at])) && IsMailDomain(text[(at + 1)..]);
    }

    private static bool IsDotString(ReadOnlySpan<byte> text) =>
        text[0] != '.' && text[^1] != '.' && text.IndexOf(".."u8) < 0 && text.IndexOfAnyExcept(MailAtom) < 0;

    private static bool IsQuotedString(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
            return false;
        text = text[1..^1];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < 0x20 or 0x7F or (byte)'"' || (text[i] == '\\' && (++i == text.Length || text[i] is < 0x20 or >= 0x7F)))
                return false;
        }

        return true;
    }

    private static bool IsMailDomain(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != '[')
            return HostName.IsValid(text);
        if (text[^1] != ']')
            return false;
        text = text[1..^1];
        return text.StartsWith("IPv6:"u8) ? IsIpv6(text["IPv6:".Length..]) : IsIpv4(text);
    }

    /// <summary><c>hostname</c> of RFC 1123; an <c>xn--</c> label must be one that IDNA 2008 allows.</summary>
    public static bool IsHostname(ReadOnlySpan<byte> text) => Ascii.IsValid(text) && HostName.IsValid(text);

    /// <summary><c>idn-hostname</c> of RFC 5890: a host name whose labels may have any script; they need not be normalized.</summary>
    public static bool IsIdnHostname(ReadOnlySpan<byte> text) => HostName.IsValid(text);

    /// <summary><c>time</c> of RFC 3339: a zone is needed, a leap second is allowed.</summary>
    public static bool IsTime(ReadOnlySpan<byte> text) => Rfc3339.IsTime(text);

    /// <summary><c>duration</c> of RFC 3339, appendix A.</summary>
    public static bool IsDuration(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != 'P')
            return false;
        text = text[1..];
        var weeks = text;
        if (AreUnits(ref weeks, "W"u8))
            return weeks.IsEmpty;
        var hasDate = AreUnits(ref text, "YMD"u8);
        if (text.IsEmpty)
            return hasDate;
        if (text[0] != 'T')
            return false;
        text = text[1..];
        return AreUnits(ref text, "HMS"u8) && text.IsEmpty;
    }

    // Numbers with units, each unit the next one after the one before it.
    private static bool AreUnits(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> units)
    {
        var last = -1;
        while (true)
        {
            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits <= 0 || units.IndexOf(text[digits]) is var unit && (unit < 0 || (last >= 0 && unit != last + 1)))
                return last >= 0;
            last = unit;
            text = text[(digits + 1)..];
        }
    }

    /// <summary><c>json-pointer</c> of RFC 6901.</summary>
    public static bool IsJsonPointer(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return true;
        if (text[0] != '/')
            return false;
        for (var i = text.IndexOf((byte)'~'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ((byte)'0' or (byte)'1')))
                return false;
        }

        return true;
    }

    /// <summary><c>relative-json-pointer</c>: how many levels up, then a JSON Pointer, or <c>#</c> for the name or index there.</summary>
    public static bool IsRelativeJsonPointer(ReadOnlySpan<byte> text)
    {
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : text.Length;
        return digits > 0 && (digits == 1 || text[0] != '0') && (text[digits..].SequenceEqual("#"u8) || IsJsonPointer(text[digits..]));
    }

    /// <summary><c>regex</c>: a pattern of ECMA-262 in Unicode mode; the names of Unicode properties are not looked up.</summary>
    public static bool IsRegex(ReadOnlySpan<byte> text) => EcmaPatternSyntax.IsPattern(text);

    /// <summary><c>byte</c>: base64 of RFC 4648 with padding.</summary>
    public static bool IsBase64(ReadOnlySpan<byte> text) => text.IndexOfAny(" \t\r\n"u8) < 0 && Base64.IsValid(text);

    /// <summary><c>base64url</c>: base64 of RFC 4648, section 5, with padding or without.</summary>
    public static bool IsBase64Url(ReadOnlySpan<byte> text)
    {
        var digits = text.IndexOfAnyExcept(Base64UrlDigits) is >= 0 and var end ? end : text.Length;
        var padding = text.Length - digits;
        return digits % 4 != 1 && !text[digits..].ContainsAnyExcept((byte)'=') && (padding == 0 || (padding <= 2 && text.Length % 4 == 0));
    }

    /// <summary><c>int64</c> of a string: an integer of 64 bits as JSON would have it.</summary>
    public static bool IsInt64(ReadOnlySpan<byte> text) => IsPlainInteger(text) && Utf8Parser.TryParse(text, out long _, out var consumed) && consumed == text.Length;

    /// <summary><c>uint64</c> of a string: an integer of 64 bits without a sign.</summary>
    public static bool IsUInt64(ReadOnlySpan<byte> text) => IsPlainInteger(text) && Utf8Parser.TryParse(text, out ulong _, out var consumed) && consumed == text.Length;

    // No plus sign, no zeros in front.
    private static bool IsPlainInteger(ReadOnlySpan<byte> text)
    {
        var digits = text.StartsWith("-"u8) ? text[1..] : text;
        return !digits.IsEmpty && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && (digits.Length == 1 || digits[0] != '0');
    }
}
