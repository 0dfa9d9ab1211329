using System.Buffers;

namespace EpasContracts.Runtime.Validation;

/// <summary>The grammar of RFC 3986, appendix A, as it stands.</summary>
internal static class UriSyntax
{
    private const string Unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    private const string SubDelimiters = "!$&'()*+,;=";

    private static readonly SearchValues<byte> Scheme = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."u8);
    private static readonly SearchValues<byte> Path = Of(Unreserved + SubDelimiters + ":@/");
    private static readonly SearchValues<byte> Query = Of(Unreserved + SubDelimiters + ":@/?");
    private static readonly SearchValues<byte> UserInfo = Of(Unreserved + SubDelimiters + ":");
    private static readonly SearchValues<byte> RegisteredName = Of(Unreserved + SubDelimiters);

    /// <summary>Whether the text is a URI, which has a scheme.</summary>
    public static bool IsUri(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon <= 0 || !char.IsAsciiLetter((char)text[0]) || text[..colon].IndexOfAnyExcept(Scheme) >= 0)
            return false;
        text = text[(colon + 1)..];
        return Cut(ref text, '#', Query) && Cut(ref text, '?', Query) && IsHierarchy(text);
    }

    /// <summary>Whether the text is a URI or a reference that is relative to one.</summary>
    public static bool IsReference(ReadOnlySpan<byte> text)
    {
        if (IsUri(text))
            return true;
        if (!Cut(ref text, '#', Query) || !Cut(ref text, '?', Query) || !IsHierarchy(text))
            return false;
        // With a colon in it, the first segment would be a scheme.
        var slash = text.IndexOf((byte)'/');
        return !(slash < 0 ? text : text[..slash]).Contains((byte)':');
    }

    // Takes off what follows a mark, and says whether that is made of these characters.
    private static bool Cut(ref ReadOnlySpan<byte> text, char mark, SearchValues<byte> allowed)
    {
        var at = text.IndexOf((byte)mark);
        if (at < 0)
            return true;
        var rest = text[(at + 1)..];
        text = text[..at];
        return Consists(rest, allowed);
    }

    private static bool IsHierarchy(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("//"u8))
            return Consists(text, Path);
        text = text[2..];
        var end = text.IndexOf((byte)'/');
        return IsAuthority(end < 0 ? text : text[..end]) && (end < 0 || Consists(text[end..], Path));
    }

    private static bool IsAuthority(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf((byte)'@');
        if (at >= 0 && !Consists(text[..at], UserInfo))
            return false;
        text = text[(at + 1)..];
        var hostEnd = text.IndexOf((byte)']') + 1;
        var colon = text[hostEnd..].IndexOf((byte)':');
        var host = colon < 0 ? text : text[..(hostEnd + colon)];
        if (colon >= 0 && text[(hostEnd + colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
            return false;
        return host.StartsWith("["u8) ? host[^1] == ']' && IsAddress(host[1..^1]) : Consists(host, RegisteredName);
    }

    private static bool IsAddress(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] is not ((byte)'v' or (byte)'V'))
            return Formats.IsIpv6(text);
        var dot = text.IndexOf((byte)'.');
        if (dot < 2 || dot + 1 == text.Length || text[(dot + 1)..].IndexOfAnyExcept(UserInfo) >= 0)
            return false;
        foreach (var b in text[1..dot])
        {
            if (!char.IsAsciiHexDigit((char)b))
                return false;
        }

        return true;
    }

    /// <summary>Whether the text is made of these characters and of bytes that are escaped with a percent sign.</summary>
    public static bool Consists(ReadOnlySpan<byte> text, SearchValues<byte> allowed)
    {
        while (text.IndexOfAnyExcept(allowed) is >= 0 and var other)
        {
            if (text[other] != '%' || other + 2 >= text.Length || !char.IsAsciiHexDigit((char)text[other + 1]) || !char.IsAsciiHexDigit((char)text[other + 2]))
                return false;
            text = text[(other + 3)..];
        }

        return true;
    }

    private static SearchValues<byte> Of(string characters) => SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(characters));
}
