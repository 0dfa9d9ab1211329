namespace EpasContracts.Runtime.Validation;

/// <summary>The grammar of RFC 3987, section 2.2, as it stands. What it admits of ASCII alone is what RFC 3986 admits.</summary>
internal static class UriSyntax
{
    private const string Unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    private const string SubDelimiters = "!$&'()*+,;=";

    private static readonly UriCharacters Scheme = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.", UriCharacters.IsNone);
    private static readonly UriCharacters Path = new(Unreserved + SubDelimiters + ":@/", UriCharacters.IsUcs);
    private static readonly UriCharacters Query = new(Unreserved + SubDelimiters + ":@/?", UriCharacters.IsUcsOrPrivate);
    private static readonly UriCharacters Fragment = new(Unreserved + SubDelimiters + ":@/?", UriCharacters.IsUcs);
    private static readonly UriCharacters UserInfo = new(Unreserved + SubDelimiters + ":", UriCharacters.IsUcs);
    private static readonly UriCharacters RegisteredName = new(Unreserved + SubDelimiters, UriCharacters.IsUcs);

    /// <summary>Whether the text is an IRI, which has a scheme.</summary>
    public static bool IsIri(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        return colon > 0 && char.IsAsciiLetter((char)text[0]) && Scheme.MakeBare(text[..colon]) && IsBehindScheme(text[(colon + 1)..]);
    }

    /// <summary>Whether the text is an IRI or a reference that is relative to one.</summary>
    public static bool IsReference(ReadOnlySpan<byte> text)
    {
        // With a colon in it, the first segment is a scheme.
        var end = text.IndexOfAny(":/?#"u8);
        return end >= 0 && text[end] == ':' ? IsIri(text) : IsBehindScheme(text);
    }

    private static bool IsBehindScheme(ReadOnlySpan<byte> text) => Cut(ref text, '#', Fragment) && Cut(ref text, '?', Query) && IsHierarchy(text);

    // Takes off what follows a mark, and says whether that is made of these characters.
    private static bool Cut(ref ReadOnlySpan<byte> text, char mark, UriCharacters allowed)
    {
        var at = text.IndexOf((byte)mark);
        if (at < 0)
            return true;
        var rest = text[(at + 1)..];
        text = text[..at];
        return allowed.Make(rest);
    }

    private static bool IsHierarchy(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("//"u8))
            return Path.Make(text);
        text = text[2..];
        var end = text.IndexOf((byte)'/');
        return IsAuthority(end < 0 ? text : text[..end]) && (end < 0 || Path.Make(text[end..]));
    }

    private static bool IsAuthority(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf((byte)'@');
        if (at >= 0 && !UserInfo.Make(text[..at]))
            return false;
        text = text[(at + 1)..];
        var hostEnd = text.IndexOf((byte)']') + 1;
        var colon = text[hostEnd..].IndexOf((byte)':');
        var host = colon < 0 ? text : text[..(hostEnd + colon)];
        if (colon >= 0 && text[(hostEnd + colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
            return false;
        return host.StartsWith("["u8) ? host[^1] == ']' && IsAddress(host[1..^1]) : RegisteredName.Make(host);
    }

    private static bool IsAddress(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] is not ((byte)'v' or (byte)'V'))
            return Formats.IsIpv6(text);
        var dot = text.IndexOf((byte)'.');
        if (dot < 2 || dot + 1 == text.Length || !UserInfo.MakeBare(text[(dot + 1)..]))
            return false;
        foreach (var b in text[1..dot])
        {
            if (!char.IsAsciiHexDigit((char)b))
                return false;
        }

        return true;
    }
}
