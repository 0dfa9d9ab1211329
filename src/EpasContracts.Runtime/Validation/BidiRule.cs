using System.Globalization;

namespace EpasContracts.Runtime.Validation;

/// <summary>
/// The Bidi rule of RFC 5893, section 2. Directions are those of blocks: which letters have none (such as U+02C6)
/// is not looked up, they count as written from left to right, nor which marks have one.
/// </summary>
internal static class BidiRule
{
    private enum Direction
    {
        Left,
        Right,
        EuropeanNumber,
        ArabicNumber,
        Neutral,
        Mark,
    }

    /// <summary>Whether something in a label is written from right to left, so that the rule holds for each label of the name.</summary>
    public static bool Needs(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (Of(codePoint) is Direction.Right or Direction.ArabicNumber)
                return true;
        }

        return false;
    }

    /// <summary>Whether a label keeps the rule.</summary>
    public static bool IsKept(ReadOnlySpan<int> label)
    {
        var first = Of(label[0]);
        var last = first;
        var (hasEuropean, hasArabic) = (false, false);
        foreach (var codePoint in label)
        {
            var direction = Of(codePoint);
            if (direction == Direction.Mark)
                continue;
            if (first == Direction.Left ? direction is Direction.Right or Direction.ArabicNumber : direction == Direction.Left)
                return false;
            hasEuropean |= direction == Direction.EuropeanNumber;
            hasArabic |= direction == Direction.ArabicNumber;
            last = direction;
        }

        return first is Direction.Left or Direction.Right && last != Direction.Neutral && !(hasEuropean && hasArabic);
    }

    private static Direction Of(int codePoint) => codePoint switch
    {
        (>= '0' and <= '9') or (>= 0x6F0 and <= 0x6F9) => Direction.EuropeanNumber,
        (>= 0x660 and <= 0x669) or (>= 0x10D30 and <= 0x10D39) => Direction.ArabicNumber,
        // What contexts allow.
        '-' or 0xB7 or 0x375 or 0x30FB or 0x200C or 0x200D => Direction.Neutral,
        < 0x80 => Direction.Left,
        _ when CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.NonSpacingMark => Direction.Mark,
        (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => Direction.Right,
        _ => Direction.Left,
    };
}
