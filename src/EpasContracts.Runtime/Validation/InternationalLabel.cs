using System.Globalization;

namespace EpasContracts.Runtime.Validation;

/// <summary>
/// The labels beyond ASCII that IDNA 2008 allows: code points and contexts of RFC 5892. Normalization is not looked at.
/// </summary>
internal static class InternationalLabel
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    // Canonical combining class 9, in ascending order.
    private static ReadOnlySpan<int> Viramas =>
    [
        0x94D, 0x9CD, 0xA4D, 0xACD, 0xB4D, 0xBCD, 0xC4D, 0xCCD, 0xD3B, 0xD3C, 0xD4D, 0xDCA, 0xE3A, 0xEBA, 0xF84, 0x1039, 0x103A, 0x1714, 0x1715, 0x1734, 0x17D2, 0x1A60,
        0x1B44, 0x1BAA, 0x1BAB, 0x1BF2, 0x1BF3, 0x2D7F, 0xA806, 0xA82C, 0xA8C4, 0xA953, 0xA9C0, 0xAAF6, 0xABED, 0x10A3F, 0x11046, 0x11070, 0x1107F, 0x110B9, 0x11133, 0x11134,
        0x111C0, 0x11235, 0x112EA, 0x1134D, 0x11442, 0x114C2, 0x115BF, 0x1163F, 0x116B6, 0x1172B, 0x11839, 0x1193D, 0x1193E, 0x119E0, 0x11A34, 0x11A47, 0x11A99, 0x11C3F,
        0x11D44, 0x11D45, 0x11D97,
    ];

    /// <summary>Whether a label with something beyond ASCII in it is allowed; its length and its direction are not looked at.</summary>
    public static bool IsValid(ReadOnlySpan<int> label)
    {
        if (label[0] == '-' || label[^1] == '-' || (label.Length > 3 && label[2] == '-' && label[3] == '-') || IsMark(label[0]))
            return false;
        for (var i = 0; i < label.Length; i++)
        {
            if (!IsAllowed(label, i))
                return false;
        }

        return true;
    }

    // RFC 5892: exceptions (section 2.6), contexts (appendix A), then what its category says.
    private static bool IsAllowed(ReadOnlySpan<int> label, int at) => label[at] switch
    {
        // Capitals are for names that are all ASCII.
        < 0x80 and var ascii => char.IsAsciiLetterLower((char)ascii) || char.IsAsciiDigit((char)ascii) || ascii == '-',
        0xDF or 0x3C2 or 0x6FD or 0x6FE or 0xF0B or 0x3007 => true,
        // Cherokee capitals, which its small letters fold to.
        >= 0x13A0 and <= 0x13F5 => true,
        0x640 or 0x7FA or 0x302E or 0x302F or (>= 0x3031 and <= 0x3035) or 0x303B => false,
        0xB7 => at > 0 && label[at - 1] == 'l' && at + 1 < label.Length && label[at + 1] == 'l',
        0x375 => at + 1 < label.Length && label[at + 1] is (>= 0x370 and <= 0x3FF and not (>= 0x3E2 and <= 0x3EF)) or (>= 0x1F00 and <= 0x1FFF),
        0x5F3 or 0x5F4 => at > 0 && label[at - 1] is >= 0x590 and <= 0x5FF,
        0x30FB => HasJapanese(label),
        >= 0x660 and <= 0x669 => !label.ContainsAnyInRange(0x6F0, 0x6F9),
        >= 0x6F0 and <= 0x6F9 => !label.ContainsAnyInRange(0x660, 0x669),
        ZeroWidthNonJoiner => FollowsVirama(label, at) || IsBetweenJoined(label, at),
        ZeroWidthJoiner => FollowsVirama(label, at),
        // Conjoining Hangul: a syllable has a code point of its own.
        (>= 0x1100 and <= 0x11FF) or (>= 0xA960 and <= 0xA97F) or (>= 0xD7B0 and <= 0xD7FF) => false,
        var other => !IsIgnorable(other) && !IsForCompatibility(other) && CharUnicodeInfo.GetUnicodeCategory(other) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber,
    };

    // Sections 2.4 and 2.5, of what the categories would let through.
    private static bool IsIgnorable(int codePoint) => codePoint is 0x34F or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x20D0 and <= 0x20FF)
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0x1D100 and <= 0x1D24F) or (>= 0xE0100 and <= 0xE01EF);

    // Section 2.2: the blocks of letters that stand for others. Such letters of other blocks are not looked up.
    private static bool IsForCompatibility(int codePoint) => codePoint is (>= 0x13F8 and <= 0x13FD) or (>= 0x3131 and <= 0x318E) or (>= 0xAB70 and <= 0xABBF)
        or (>= 0xF900 and <= 0xFAFF and not (0xFA0E or 0xFA0F or 0xFA11 or 0xFA13 or 0xFA14 or 0xFA1F or 0xFA21 or 0xFA23 or 0xFA24 or (>= 0xFA27 and <= 0xFA29)))
        or (>= 0xFB00 and <= 0xFDFF and not 0xFB1E) or (>= 0xFE70 and <= 0xFEFF and not 0xFE73) or (>= 0xFF00 and <= 0xFFEF)
        or (>= 0x1D400 and <= 0x1D7FF) or (>= 0x1EE00 and <= 0x1EEFF) or (>= 0x2F800 and <= 0x2FA1F);

    private static bool FollowsVirama(ReadOnlySpan<int> label, int at) => at > 0 && Viramas.BinarySearch(label[at - 1]) >= 0;

    // Letters of scripts that are joined, marks between them left out; which of these letters do not join on that side is not looked up.
    private static bool IsBetweenJoined(ReadOnlySpan<int> label, int at)
    {
        var (before, behind) = (at - 1, at + 1);
        while (before >= 0 && IsMark(label[before]))
            before--;
        while (behind < label.Length && IsMark(label[behind]))
            behind++;
        return before >= 0 && behind < label.Length && IsJoined(label[before]) && IsJoined(label[behind]);
    }

    private static bool IsJoined(int codePoint) =>
        codePoint is (>= 0x620 and <= 0x7FF) or (>= 0x840 and <= 0x8FF) or (>= 0x1807 and <= 0x18AA) or (>= 0xA840 and <= 0xA872)
        && CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter;

    private static bool HasJapanese(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (codePoint is (>= 0x3041 and <= 0x309F and not (>= 0x3099 and <= 0x309C)) or (>= 0x30A1 and <= 0x30FF and not (0x30FB or 0x30FC)) or (>= 0x31F0 and <= 0x31FF)
                or (>= 0x2E80 and <= 0x2FD5) or 0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
