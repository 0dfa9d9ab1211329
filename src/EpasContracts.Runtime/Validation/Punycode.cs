namespace EpasContracts.Runtime.Validation;

/// <summary>Punycode of RFC 3492, on code points.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int LeastDigit = 1;
    private const int GreatestDigit = 26;
    private const int FirstBias = 72;
    private const int FirstCodePoint = 0x80;
    private const int GreatestCodePoint = 0x10FFFF;

    /// <summary>
    /// Decodes letters, digits and hyphens of either case; letters of ASCII become small ones. What is decoded is encoded like that again,
    /// for a number has one spelling and a hyphen with nothing before it is a digit that there is not.
    /// </summary>
    /// <param name="text">What is encoded.</param>
    /// <param name="label">Becomes the code points; as long as the text at least.</param>
    /// <returns>How many code points there are; 0 when the text is no Punycode of something beyond ASCII.</returns>
    public static int Decode(ReadOnlySpan<int> text, Span<int> label)
    {
        var basic = Math.Max(text.LastIndexOf('-'), 0);
        for (var i = 0; i < basic; i++)
            label[i] = text[i] is >= 'A' and <= 'Z' ? text[i] | 0x20 : text[i];
        text = basic > 0 ? text[(basic + 1)..] : text;
        if (text.IsEmpty)
            return 0;
        var length = basic;
        var bias = FirstBias;
        long codePoint = FirstCodePoint, at = 0;
        while (!text.IsEmpty)
        {
            if (!ReadDelta(ref text, bias, out var delta))
                return 0;
            bias = Adapt(delta, length + 1, isFirst: length == basic);
            at += delta;
            codePoint += at / (length + 1);
            at %= length + 1;
            if (codePoint is > GreatestCodePoint or (>= 0xD800 and <= 0xDFFF))
                return 0;
            label[(int)at..length].CopyTo(label[((int)at + 1)..]);
            label[(int)at++] = (int)codePoint;
            length++;
        }

        return length;
    }

    /// <summary>How long the Punycode of the code points is.</summary>
    public static int LengthOf(ReadOnlySpan<int> label)
    {
        var basic = 0;
        foreach (var codePoint in label)
            basic += codePoint < FirstCodePoint ? 1 : 0;
        var (length, done, bias) = (basic > 0 ? basic + 1 : 0, basic, FirstBias);
        long delta = 0;
        for (var next = FirstCodePoint; done < label.Length; next++, delta++)
        {
            var least = LeastFrom(next, label);
            delta += (long)(least - next) * (done + 1);
            next = least;
            foreach (var codePoint in label)
            {
                if (codePoint < next)
                    delta++;
                if (codePoint != next)
                    continue;
                length += DigitsOf(delta, bias);
                bias = Adapt(delta, done + 1, isFirst: done == basic);
                delta = 0;
                done++;
            }
        }

        return length;
    }

    private static int LeastFrom(int bound, ReadOnlySpan<int> label)
    {
        var least = int.MaxValue;
        foreach (var codePoint in label)
            least = codePoint >= bound ? Math.Min(least, codePoint) : least;
        return least;
    }

    private static int DigitsOf(long delta, int bias)
    {
        var k = Base;
        for (; delta >= Threshold(k, bias); k += Base)
            delta = (delta - Threshold(k, bias)) / (Base - Threshold(k, bias));
        return k / Base;
    }

    private static bool ReadDelta(ref ReadOnlySpan<int> text, int bias, out long delta)
    {
        delta = 0;
        long weight = 1;
        for (var k = Base; !text.IsEmpty; k += Base)
        {
            var digit = text[0] switch
            {
                >= '0' and <= '9' and var c => c - '0' + GreatestDigit,
                >= 'a' and <= 'z' and var c => c - 'a',
                >= 'A' and <= 'Z' and var c => c - 'A',
                _ => Base,
            };
            text = text[1..];
            delta += digit * weight;
            if (digit == Base || delta > int.MaxValue)
                return false;
            if (digit < Threshold(k, bias))
                return true;
            weight *= Base - Threshold(k, bias);
        }

        return false;
    }

    private static int Threshold(int k, int bias) => Math.Clamp(k - bias, LeastDigit, GreatestDigit);

    private static int Adapt(long delta, int count, bool isFirst)
    {
        const int Damp = 700;
        const int Skew = 38;
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Base - LeastDigit) * GreatestDigit / 2; k += Base)
            delta /= Base - LeastDigit;
        return k + (int)((Base - LeastDigit + 1) * delta / (delta + Skew));
    }
}
