using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace EpasContracts.Runtime.Json;

/// <summary>
/// A JSON number as it is written, sign × digits × 10^exponent without zeros at either end: compared without rounding and without a copy,
/// in time that is linear in its digits.
/// </summary>
internal readonly ref struct ExactNumber
{
    /// <summary>As many bytes as the longest integer of 64 bits has.</summary>
    public const int LongestInt64 = 20;

    // As many digits as always fit 64 bits.
    private const int DigitsAtOnce = 18;

    // Far beyond every exponent that a payload can spell with digits; sums of a few of them stay within 64 bits.
    private const long GreatestExponent = long.MaxValue / 16;

    private readonly int _sign;
    private readonly long _exponent;

    // From the first digit that is no zero to the last; a point may stand between them.
    private readonly ReadOnlySpan<byte> _digits;
    private readonly int _count;

    private ExactNumber(int sign, ReadOnlySpan<byte> digits, int count, long exponent)
    {
        _sign = sign;
        _digits = digits;
        _count = count;
        _exponent = exponent;
    }

    public bool IsInteger => _exponent >= 0;

    // Where the first digit stands: 1 for 5, 3 for 500, 0 for 0.5.
    private long Magnitude => _count + _exponent;

    /// <summary>An integer as a number.</summary>
    /// <param name="value">The integer.</param>
    /// <param name="buffer">Holds its digits; at least <see cref="LongestInt64"/> bytes.</param>
    public static ExactNumber From(long value, Span<byte> buffer)
    {
        Utf8Formatter.TryFormat(value, buffer, out var length);
        return Parse(buffer[..length]);
    }

    /// <summary>Parses a valid JSON number, which must stay where it is.</summary>
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

        var first = text.IndexOfAnyExcept((byte)'0', (byte)'.');
        if (first < 0)
            return default;
        var last = text.LastIndexOfAnyExcept((byte)'0', (byte)'.');
        var point = text.IndexOf((byte)'.') is >= 0 and var found ? found : text.Length;
        exponent += last < point ? point - 1 - last : point - last;
        return new ExactNumber(negative ? -1 : 1, text[first..(last + 1)], last + 1 - first - (point > first && point < last ? 1 : 0), exponent);
    }

    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (!TryGetDigits(out var digits) || digits > (UInt128)long.MaxValue + (_sign < 0 ? 1u : 0u))
            return false;
        value = _sign < 0 ? (long)-(Int128)digits : (long)digits;
        return true;
    }

    public bool TryGetUInt64(out ulong value)
    {
        value = 0;
        if (_sign < 0 || !TryGetDigits(out var digits) || digits > ulong.MaxValue)
            return false;
        value = (ulong)digits;
        return true;
    }

    // The number without its sign when it is an integer of about 64 bits.
    private bool TryGetDigits(out UInt128 digits)
    {
        digits = 0;
        if (_sign == 0)
            return true;
        if (!IsInteger || Magnitude > LongestInt64)
            return false;
        var at = 0;
        while (NextDigits(ref at, out var piece, out var power))
            digits = digits * power + piece;
        for (var zeros = _exponent; zeros > 0; zeros--)
            digits *= 10;
        return true;
    }

    public int CompareTo(scoped ExactNumber other)
    {
        if (_sign != other._sign || _sign == 0)
            return _sign.CompareTo(other._sign);
        var magnitude = Magnitude.CompareTo(other.Magnitude);
        return _sign * (magnitude != 0 ? magnitude : CompareDigits(other));
    }

    public bool IsMultipleOf(scoped ExactNumber divisor)
    {
        if (_sign == 0)
            return true;

        // With the zeros at its end dropped, a number with more decimals than the divisor is never a multiple of it.
        var shift = _exponent - divisor._exponent;
        if (divisor._sign == 0 || shift < 0)
            return false;
        var at = 0;
        return divisor._count <= DigitsAtOnce && divisor.NextDigits(ref at, out var modulus, out _) ? IsMultipleOf(modulus, shift) : IsMultipleOf(divisor.Digits(), shift);
    }

    /// <summary>Equal numbers have equal hashes, however they are spelled.</summary>
    public int GetValueHash()
    {
        var hash = default(HashCode);
        hash.Add(_sign);
        hash.Add(_exponent);
        var at = 0;
        while (NextDigits(ref at, out var piece, out _))
            hash.Add(piece);
        return hash.ToHashCode();
    }

    private bool IsMultipleOf(ulong modulus, long shift)
    {
        UInt128 rest = 0;
        var at = 0;
        while (NextDigits(ref at, out var piece, out var power))
            rest = (rest * power + piece) % modulus;
        UInt128 base10 = 10 % modulus;
        for (; shift > 0 && rest != 0; shift >>= 1)
        {
            if ((shift & 1) != 0)
                rest = rest * base10 % modulus;
            base10 = base10 * base10 % modulus;
        }

        return rest == 0;
    }

    // A divisor of more digits than 64 bits hold is nothing that people write.
    private bool IsMultipleOf(BigInteger modulus, long shift)
    {
        var rest = BigInteger.Zero;
        var at = 0;
        while (NextDigits(ref at, out var piece, out var power))
            rest = (rest * power + piece) % modulus;
        return (rest * BigInteger.ModPow(10, shift, modulus) % modulus).IsZero;
    }

    private BigInteger Digits() =>
        BigInteger.Parse(Encoding.ASCII.GetString(_digits).Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture);

    // The next digits as an integer, and the power of ten that makes room for them; false behind the last one.
    private bool NextDigits(ref int at, out ulong piece, out ulong power)
    {
        (piece, power) = (0, 1);
        for (var count = 0; count < DigitsAtOnce && at < _digits.Length; at++)
        {
            if (_digits[at] == '.')
                continue;
            piece = piece * 10 + _digits[at] - '0';
            power *= 10;
            count++;
        }

        return power > 1;
    }

    // Both begin at the same place: digit by digit, the points left out.
    private int CompareDigits(scoped ExactNumber other)
    {
        int left = 0, right = 0;
        while (true)
        {
            var (hasLeft, hasRight) = (NextDigits(ref left, out var mine, out var power), other.NextDigits(ref right, out var theirs, out var otherPower));
            if (!hasLeft || !hasRight)
                return hasLeft.CompareTo(hasRight);
            // The last digits of one are as many as those of the other once zeros follow them.
            var order = ((UInt128)mine * otherPower).CompareTo((UInt128)theirs * power);
            if (order != 0)
                return order;
        }
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
