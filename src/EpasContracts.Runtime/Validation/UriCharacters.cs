using System.Buffers;
using System.Text;

namespace EpasContracts.Runtime.Validation;

/// <summary>The characters that may stand as they are in a part of an address; any byte may when it is escaped with a percent sign.</summary>
/// <param name="ascii">Those of ASCII.</param>
/// <param name="isBeyond">Tells those beyond ASCII.</param>
internal sealed class UriCharacters(string ascii, Func<Rune, bool> isBeyond)
{
    private readonly SearchValues<byte> _ascii = SearchValues.Create(Encoding.ASCII.GetBytes(ascii));

    /// <summary>None beyond ASCII.</summary>
    public static bool IsNone(Rune rune) => false;

    /// <summary><c>ucschar</c> of RFC 3987.</summary>
    public static bool IsUcs(Rune rune) => rune.Value switch
    {
        (>= 0xE000 and <= 0xF8FF) or (>= 0xFDD0 and <= 0xFDEF) or (>= 0xFFF0 and <= 0xFFFF) => false,
        // The last two of each plane are no characters; plane 14 begins with tags.
        var value => value is (>= 0xA0 and < 0xE0000) or (>= 0xE1000 and < 0xF0000) && (value & 0xFFFF) < 0xFFFE,
    };

    /// <summary><c>ucschar</c> or <c>iprivate</c> of RFC 3987.</summary>
    public static bool IsUcsOrPrivate(Rune rune) =>
        IsUcs(rune) || rune.Value is >= 0xE000 and <= 0xF8FF || (rune.Value >= 0xF0000 && (rune.Value & 0xFFFF) < 0xFFFE);

    /// <summary>Whether the text is made of these.</summary>
    public bool Make(ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAnyExcept(_ascii) is >= 0 and var other)
        {
            text = text[other..];
            var length = text[0] == '%' ? EscapeLength(text) : CharacterLength(text);
            if (length == 0)
                return false;
            text = text[length..];
        }

        return true;
    }

    /// <summary>The same, of ASCII alone and without escapes.</summary>
    public bool MakeBare(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(_ascii) < 0;

    private static int EscapeLength(ReadOnlySpan<byte> text) =>
        text.Length > 2 && char.IsAsciiHexDigit((char)text[1]) && char.IsAsciiHexDigit((char)text[2]) ? 3 : 0;

    private int CharacterLength(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out var rune, out var length) == OperationStatus.Done && isBeyond(rune) ? length : 0;
}
