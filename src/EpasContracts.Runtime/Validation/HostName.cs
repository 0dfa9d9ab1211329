using System.Buffers;
using System.Text;

namespace EpasContracts.Runtime.Validation;

/// <summary>The host names of RFC 1123 with the labels of IDNA 2008 (RFC 5890 to 5893), in Unicode or in ASCII; how long they are is counted in ASCII.</summary>
internal static class HostName
{
    private const int GreatestLength = 253;
    private const int GreatestLabelLength = 63;
    private const int PrefixLength = 4;

    /// <summary>Whether the text is a host name.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        Span<int> written = stackalloc int[GreatestLabelLength], decoded = stackalloc int[GreatestLabelLength];
        var (length, needsBidiRule, keepsBidiRule) = (-1, false, true);
        bool isLast;
        do
        {
            if (!ReadLabel(ref text, written, out var count, out isLast))
                return false;
            ReadOnlySpan<int> label = written[..count];
            if (IsAscii(label) && IsEncoded(label))
                label = decoded[..Punycode.Decode(label[PrefixLength..], decoded)];
            var labelLength = LengthOf(label);
            length += 1 + labelLength;
            if (labelLength is 0 or > GreatestLabelLength || length > GreatestLength)
                return false;
            needsBidiRule |= BidiRule.Needs(label);
            keepsBidiRule &= BidiRule.IsKept(label);
        }
        while (!isLast);

        return keepsBidiRule || !needsBidiRule;
    }

    // Takes off what stands before the next separator, and the separator. No label has more code points than its ASCII has letters.
    private static bool ReadLabel(ref ReadOnlySpan<byte> text, scoped Span<int> label, out int count, out bool isLast)
    {
        (count, isLast) = (0, false);
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(text, out var rune, out var length) != OperationStatus.Done)
                return false;
            text = text[length..];
            if (rune.Value is '.' or 0x3002 or 0xFF0E or 0xFF61)
                return true;
            if (count == label.Length)
                return false;
            label[count++] = rune.Value;
        }

        return isLast = true;
    }

    private static bool IsEncoded(ReadOnlySpan<int> label) =>
        label.Length >= PrefixLength && label[0] is 'x' or 'X' && label[1] is 'n' or 'N' && label[2] == '-' && label[3] == '-';

    private static bool IsAscii(ReadOnlySpan<int> label) => !label.ContainsAnyExceptInRange(0, 0x7F);

    // Of the label in ASCII; 0 when it is none.
    private static int LengthOf(ReadOnlySpan<int> label)
    {
        if (IsAscii(label))
            return IsPlain(label) ? label.Length : 0;
        return InternationalLabel.IsValid(label) ? PrefixLength + Punycode.LengthOf(label) : 0;
    }

    private static bool IsPlain(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (!char.IsAsciiLetterOrDigit((char)codePoint) && codePoint != '-')
                return false;
        }

        return !label.IsEmpty && label[0] != '-' && label[^1] != '-';
    }
}
