using System.Globalization;

namespace EpasContracts.OpenApi.Reading.Objects;

/// <summary>Whole numbers of zero or more, in any spelling that JSON has for them (<c>3</c>, <c>3.0</c>, <c>3e0</c>).</summary>
internal static class Counts
{
    /// <summary>The number; the largest there is for one beyond it; null when it is negative or not whole.</summary>
    public static long? Parse(string number)
    {
        if (long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count;
        if (decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return value >= 0 && value == decimal.Truncate(value) ? (long)Math.Min(value, long.MaxValue) : null;

        // More digits or a larger exponent than a decimal holds: without fraction and sign it is whole and beyond every length.
        return number.IndexOfAny(['-', '.']) < 0 ? long.MaxValue : null;
    }
}
