namespace EpasContracts.Runtime.Validation;

/// <summary>The grammar of RFC 6570, section 2.</summary>
internal static class UriTemplateSyntax
{
    private const int LongestPrefix = 4;

    private static readonly UriCharacters Literal =
        new(string.Concat(Enumerable.Range(0x21, 0x7F - 0x21).Select(static code => (char)code).Except("\"%<>\\^`{|}")), UriCharacters.IsUcsOrPrivate);

    private static readonly UriCharacters Name = new("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", UriCharacters.IsNone);

    // Those that the RFC keeps for later are part of its grammar.
    private static ReadOnlySpan<byte> Operators => "+#./;?&=,!@|"u8;

    /// <summary>Whether the text is a template; one without expressions is a template, too.</summary>
    public static bool IsTemplate(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var open = text.IndexOf((byte)'{');
            if (!Literal.Make(open < 0 ? text : text[..open]))
                return false;
            if (open < 0)
                return true;
            text = text[(open + 1)..];
            var close = text.IndexOf((byte)'}');
            if (close <= 0 || !AreAll(Operators.Contains(text[0]) ? text[1..close] : text[..close], (byte)',', IsVariable))
                return false;
            text = text[(close + 1)..];
        }
    }

    private static bool IsVariable(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon >= 0)
            return IsPrefixLength(text[(colon + 1)..]) && IsName(text[..colon]);
        return IsName(text.EndsWith("*"u8) ? text[..^1] : text);
    }

    private static bool IsPrefixLength(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= LongestPrefix && text[0] != '0' && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static bool IsName(ReadOnlySpan<byte> text) => AreAll(text, (byte)'.', static part => !part.IsEmpty && Name.Make(part));

    private static bool AreAll(ReadOnlySpan<byte> text, byte separator, Test test)
    {
        while (true)
        {
            var end = text.IndexOf(separator);
            if (!test(end < 0 ? text : text[..end]))
                return false;
            if (end < 0)
                return true;
            text = text[(end + 1)..];
        }
    }

    private delegate bool Test(ReadOnlySpan<byte> text);
}
