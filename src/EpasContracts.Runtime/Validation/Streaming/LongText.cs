using System.Globalization;
using System.Text.Unicode;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>Counts the characters of a text that is longer than the window, and checks that it is one.</summary>
internal struct LongText
{
    private const int EscapeLength = 6;

    /// <summary>How many Unicode code points were read.</summary>
    public long Length { get; private set; }

    /// <summary>Whether the closing quote was read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether what was read is no text: a bare control character, bytes that are not UTF-8, an escape that does not exist or names half a surrogate pair.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads on.</summary>
    /// <param name="utf8">What stands behind what was read, quotes and escapes as they are.</param>
    /// <returns>How much of it was read; a character or escape that is cut off at its end is left.</returns>
    public int Read(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (at < utf8.Length && !IsComplete && !IsBroken)
        {
            var rest = utf8[at..];
            var read = rest[0] switch
            {
                (byte)'"' => Close(),
                (byte)'\\' => ReadEscape(rest),
                _ => ReadPlain(rest),
            };
            if (read == 0)
                break;
            at += read;
        }

        return at;
    }

    private int Close()
    {
        IsComplete = true;
        return 1;
    }

    private int Break()
    {
        IsBroken = true;
        return 0;
    }

    private int ReadPlain(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAny((byte)'"', (byte)'\\');
        var run = end < 0 ? rest[..^CutOff(rest)] : rest[..end];
        if (run.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0 || !Utf8.IsValid(run))
            return Break();
        Length += CodePoints.Count(run);
        return run.Length;
    }

    // How many bytes at the end begin a character that is not all there.
    private static int CutOff(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var b = text[^back];
            if (b < 0x80)
                return 0;
            if (b >= 0xC0)
                return (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) > back ? back : 0;
        }

        return 0;
    }

    private int ReadEscape(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2)
            return 0;
        if (rest[1] != 'u')
        {
            Length++;
            return "\"\\/bfnrt"u8.Contains(rest[1]) ? 2 : Break();
        }

        if (rest.Length < EscapeLength)
            return 0;
        if (CodeUnit(rest) is not { } unit || char.IsLowSurrogate(unit))
            return Break();
        if (!char.IsHighSurrogate(unit))
        {
            Length++;
            return EscapeLength;
        }

        if (rest.Length < 2 * EscapeLength && rest[EscapeLength..].IndexOf((byte)'"') < 0)
            return 0;
        Length++;
        return rest.Length >= 2 * EscapeLength && CodeUnit(rest[EscapeLength..]) is { } low && char.IsLowSurrogate(low) ? 2 * EscapeLength : Break();
    }

    private static char? CodeUnit(ReadOnlySpan<byte> escape) =>
        escape[0] == '\\' && escape[1] == 'u' && ushort.TryParse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
