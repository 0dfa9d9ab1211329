namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>JSON Pointers (RFC 6901) as text.</summary>
public static class JsonPointer
{
    /// <summary>The pointer of the member <paramref name="token"/> of what <paramref name="pointer"/> points to.</summary>
    public static string Append(string pointer, string token) => pointer + "/" + Escape(token);

    /// <summary>The pointer of an element of what <paramref name="pointer"/> points to.</summary>
    public static string Append(string pointer, int index) => FormattableString.Invariant($"{pointer}/{index}");

    /// <summary>The unescaped tokens of <paramref name="pointer"/>; null when it is no pointer.</summary>
    public static string[]? Split(string pointer)
    {
        if (pointer.Length == 0)
            return [];
        if (pointer[0] != '/')
            return null;
        var tokens = pointer.Substring(1).Split('/');
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Unescape(tokens[i]) is not { } token)
                return null;
            tokens[i] = token;
        }

        return tokens;
    }

    private static string Escape(string token) =>
        token.IndexOfAny(['~', '/']) < 0 ? token : token.Replace("~", "~0").Replace("/", "~1");

    private static string? Unescape(string token)
    {
        for (var i = token.IndexOf('~'); i >= 0; i = token.IndexOf('~', i + 1))
        {
            if (i + 1 == token.Length || token[i + 1] is not ('0' or '1'))
                return null;
        }

        return token.Replace("~1", "/").Replace("~0", "~");
    }
}
