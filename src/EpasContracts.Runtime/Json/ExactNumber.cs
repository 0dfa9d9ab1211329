using System.Globalization;
using System.Numerics;
using System.Text;

namespace EpasContracts.Runtime.Json;

/// <summary>A JSON number as it is written, significand × 10^exponent: compared without rounding.</summary>
internal readonly record struct ExactNumber : IComparable<ExactNumber>
{
    // 10^exponent is only ever computed within this range; beyond it the signs and the digit counts decide.
    private const int MaxShift = 4096;

    private readonly BigInteger _significand;
    private readonly long _exponent;

    private ExactNumber(BigInteger significand, long exponent)
    {
        _significand = significand;
        _exponent = significand.IsZero ? 0 : exponent;
    }

    public static ExactNumber From(long value) => new(value, 0);

    /// <summary>Parses a valid JSON number and drops the zeros at its end.</summary>
    public static ExactNumber Parse(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        var digits = new StringBuilder(text.Length);
        long exponent = 0;
        var fraction = false;
        for (var i = negative ? 1 : 0; i < text.Length; i++)
        {
            var c = (char)text[i];
            if (c == '.')
            {
                fraction = true;
            }
            else if (c is 'e' or 'E')
            {
                exponent += ParseExponent(text[(i + 1)..]);
                break;
            }
            else
            {
                digits.Append(c);
                exponent -= fraction ? 1 : 0;
            }
        }

        var length = digits.Length;
        while (length > 1 && digits[length - 1] == '0')
            length--;
        exponent += digits.Length - length;
        var significand = BigInteger.Parse(digits.ToString(0, length), NumberStyles.None, CultureInfo.InvariantCulture);
        return new ExactNumber(negative ? -significand : significand, exponent);
    }

    public bool IsInteger => _exponent >= 0;

    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (_exponent is < 0 or > 18)
            return false;
        var whole = _significand * BigInteger.Pow(10, (int)_exponent);
        if (whole < long.MinValue || whole > long.MaxValue)
            return false;
        value = (long)whole;
        return true;
    }

    public int CompareTo(ExactNumber other)
    {
        if (_significand.Sign != other._significand.Sign)
            return _significand.Sign.CompareTo(other._significand.Sign);

        var shift = _exponent - other._exponent;
        if (Math.Abs(shift) > MaxShift)
        {
            var magnitude = (Digits + _exponent).CompareTo(other.Digits + other._exponent);
            if (magnitude != 0)
                return _significand.Sign * magnitude;
        }

        return shift >= 0
            ? (_significand * BigInteger.Pow(10, ClampShift(shift))).CompareTo(other._significand)
            : _significand.CompareTo(other._significand * BigInteger.Pow(10, ClampShift(-shift)));
    }

    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (_significand.IsZero)
            return true;
        if (divisor._significand.IsZero)
            return false;

        var shift = _exponent - divisor._exponent;
        if (shift >= 0)
            return (_significand * BigInteger.ModPow(10, shift, BigInteger.Abs(divisor._significand)) % divisor._significand).IsZero;

        // The value has more decimals than the divisor: with its zeros dropped it can only be a multiple when the divisor's digits
        // give those decimals, which needs factors of ten in the significand; bounded, since each step removes a digit.
        return -shift <= MaxShift && (_significand % (divisor._significand * BigInteger.Pow(10, (int)-shift))).IsZero;
    }

    private long Digits => BigInteger.Abs(_significand).ToString(CultureInfo.InvariantCulture).Length;

    private static int ClampShift(long shift) => checked((int)shift);

    private static long ParseExponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        long value = 0;
        foreach (var b in text[0] is (byte)'-' or (byte)'+' ? text[1..] : text)
            value = Math.Min(value * 10 + (b - '0'), int.MaxValue);
        return negative ? -value : value;
    }
}
