using System.Globalization;
using System.Numerics;
using System.Text;

namespace EpasContracts.Runtime.Json;

/// <summary>
/// A JSON number as it is written, sign × digits × 10^exponent without zeros at either end: compared without rounding, in time that
/// is linear in its digits. Equal numbers are equal values, however they are spelled.
/// </summary>
internal readonly record struct ExactNumber : IComparable<ExactNumber>
{
    // As many digits as a step of the division below takes in: a power of ten that fits 64 bits.
    private const int DigitsAtOnce = 18;

    // Far beyond every exponent that a payload can spell with digits; sums of a few of them stay within 64 bits.
    private const long GreatestExponent = long.MaxValue / 16;

    private readonly int _sign;
    private readonly string _digits;
    private readonly long _exponent;

    private ExactNumber(int sign, string digits, long exponent)
    {
        _sign = digits.Length == 0 ? 0 : sign;
        _digits = digits;
        _exponent = digits.Length == 0 ? 0 : exponent;
    }

    public bool IsInteger => _exponent >= 0;

    // Where the first digit stands: 1 for 5, 3 for 500, 0 for 0.5.
    private long Magnitude => _digits.Length + _exponent;

    public static ExactNumber From(long value) => Parse(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Parses a valid JSON number.</summary>
    public static ExactNumber Parse(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        if (negative)
            text = text[1..];
        long exponent = 0;
        if (text.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var e)
        {
            exponent = ParseExponent(text[(e + 1)..]);
            text = text[..e];
        }

        var digits = Encoding.ASCII.GetString(text);
        if (digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        var significant = digits.TrimEnd('0');
        return new ExactNumber(negative ? -1 : 1, significant.TrimStart('0'), exponent + digits.Length - significant.Length);
    }

    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (_sign == 0)
            return true;
        return IsInteger && Magnitude <= 19
            && long.TryParse(
                $"{(_sign < 0 ? "-" : "")}{_digits}{new string('0', (int)_exponent)}",
                NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    public int CompareTo(ExactNumber other)
    {
        if (_sign != other._sign || _sign == 0)
            return _sign.CompareTo(other._sign);
        var magnitude = Magnitude.CompareTo(other.Magnitude);
        return _sign * (magnitude != 0 ? magnitude : string.CompareOrdinal(_digits, other._digits));
    }

    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (_sign == 0)
            return true;

        // With the zeros at its end dropped, a number with more decimals than the divisor is never a multiple of it.
        var shift = _exponent - divisor._exponent;
        if (divisor._sign == 0 || shift < 0)
            return false;

        var modulus = BigInteger.Parse(divisor._digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var rest = BigInteger.Zero;
        for (var start = 0; start < _digits.Length; start += DigitsAtOnce)
        {
            var piece = _digits.AsSpan(start, Math.Min(DigitsAtOnce, _digits.Length - start));
            rest = (rest * BigInteger.Pow(10, piece.Length) + ulong.Parse(piece, NumberStyles.None, CultureInfo.InvariantCulture)) % modulus;
        }

        return (rest * BigInteger.ModPow(10, shift, modulus) % modulus).IsZero;
    }

    private static long ParseExponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        long value = 0;
        foreach (var b in text[0] is (byte)'-' or (byte)'+' ? text[1..] : text)
            value = value >= GreatestExponent / 10 ? GreatestExponent : value * 10 + (b - '0');
        return negative ? -value : value;
    }
}
