using System.Globalization;
using System.Numerics;

namespace EpasContracts.OpenApi.Instances;

/// <summary>A number of a document without rounding: <c>Digits</c> × 10^<c>Exponent</c>.</summary>
internal readonly record struct ExactDecimal(BigInteger Digits, int Exponent)
{
    // Numbers beyond are legal in JSON, but nothing that anyone writes into a document by hand; work on them would not be bounded.
    private const int MostDigits = 400;

    /// <summary>The number; null when it is no JSON number or has more digits or a greater exponent than is compared exactly.</summary>
    public static ExactDecimal? Parse(string text)
    {
        var end = text.IndexOfAny(['e', 'E']);
        var mantissa = end < 0 ? text : text.Substring(0, end);
        var exponent = 0;
        if (mantissa.Length > MostDigits || (end >= 0 && !int.TryParse(text.Substring(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)))
            return null;
        var point = mantissa.IndexOf('.');
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        return Math.Abs((long)exponent) <= MostDigits && BigInteger.TryParse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits)
            ? new ExactDecimal(digits, exponent)
            : null;
    }

    public bool IsInteger => Exponent >= 0 || (Digits % BigInteger.Pow(10, -Exponent)).IsZero;

    /// <summary>Below zero when this number is the smaller one, zero when they are equal.</summary>
    public int CompareTo(ExactDecimal other)
    {
        var (left, right) = Align(this, other);
        return left.CompareTo(right);
    }

    /// <summary>Whether this is a whole multiple of <paramref name="factor"/>; of zero nothing is asked.</summary>
    public bool IsMultipleOf(ExactDecimal factor)
    {
        var (left, right) = Align(this, factor);
        return right.IsZero || (left % right).IsZero;
    }

    private static (BigInteger Left, BigInteger Right) Align(ExactDecimal left, ExactDecimal right)
    {
        var least = Math.Min(left.Exponent, right.Exponent);
        return (left.Digits * BigInteger.Pow(10, left.Exponent - least), right.Digits * BigInteger.Pow(10, right.Exponent - least));
    }
}
