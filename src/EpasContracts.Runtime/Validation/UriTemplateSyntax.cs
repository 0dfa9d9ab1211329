using System.Buffers;

namespace EpasContracts.Runtime.Validation;

/// <summary>The grammar of RFC 6570, section 2. Of characters beyond ASCII any may stand between the expressions.</summary>
internal static class UriTemplateSyntax
{
    private const int LongestPrefix = 4;

    private static readonly SearchValues<byte> Literal =
        SearchValues.Create([.. Enumerable.Range(0x21, 0x100 - 0x21).Select(static code => (byte)code).Where(static b => !"\"%<>\\^`{|}\u007F"u8.Contains(b))]);

    private static readonly SearchValues<byte> Name = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    // Those that the RFC keeps for later are part of its grammar.
    private static ReadOnlySpan<byte> Operators => "+#./;?&=,!@|"u8;

    /// <summary>Whether the text is a template; one without expressions is a template, too.</summary>
    public static bool IsTemplate(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var open = text.IndexOf((byte)'{');
            if (!UriSyntax.Consists(open < 0 ? text : text[..open], Literal))
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

    private static bool IsName(ReadOnlySpan<byte> text) => AreAll(text, (byte)'.', static part => !part.IsEmpty && UriSyntax.Consists(part, Name));

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
