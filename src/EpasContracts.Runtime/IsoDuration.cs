using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EpasContracts.Runtime;

/// <summary>
/// A length of time in years, months, weeks, days, hours, minutes and seconds: <c>duration</c> of RFC 3339 (ISO 8601), such as
/// <c>P1Y2M</c> or <c>PT90M</c>. It is kept as it is spelled: a month is no number of days.
/// </summary>
public readonly struct IsoDuration : IEquatable<IsoDuration>, IParsable<IsoDuration>
{
    private const string DateUnits = "YMWD";
    private const string TimeUnits = "HMS";

    private readonly string? _text;

    private IsoDuration(string text) => _text = text;

    /// <summary>Makes a duration of days, hours, minutes and seconds.</summary>
    /// <param name="time">Its length. RFC 3339 has neither fractions of a second nor a sign; ISO 8601, in which those are written, has both.</param>
    public IsoDuration(TimeSpan time)
    {
        // The shortest time span is longer than the longest: as a decimal it has an absolute value, too.
        var ticks = Math.Abs((decimal)time.Ticks);
        var days = (int)(ticks / TimeSpan.TicksPerDay);
        var seconds = ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerSecond;
        // Units that stand between two others are written even when they are zero: RFC 3339 skips none.
        var clock = seconds == 0 && days > 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"T{(int)seconds / 3600}H{(int)seconds / 60 % 60}M{seconds % 60:0.#######}S");
        _text = (time < TimeSpan.Zero ? "-P" : "P") + (days > 0 ? days.ToString(CultureInfo.InvariantCulture) + "D" : "") + clock;
    }

    /// <summary>The years; a part that the text does not name is zero.</summary>
    /// <exception cref="OverflowException">The number is beyond the type.</exception>
    public long Years => checked((long)Date('Y'));

    /// <summary>The months.</summary>
    /// <exception cref="OverflowException">The number is beyond the type.</exception>
    public long Months => checked((long)Date('M'));

    /// <summary>The weeks.</summary>
    /// <exception cref="OverflowException">The number is beyond the type.</exception>
    public long Weeks => checked((long)Date('W'));

    /// <summary>The days.</summary>
    /// <exception cref="OverflowException">The number is beyond the type.</exception>
    public long Days => checked((long)Date('D'));

    /// <summary>The hours.</summary>
    /// <exception cref="OverflowException">The number is beyond the type.</exception>
    public long Hours => checked((long)Time('H'));

    /// <summary>The minutes.</summary>
    /// <exception cref="OverflowException">The number is beyond the type.</exception>
    public long Minutes => checked((long)Time('M'));

    /// <summary>The seconds with their fraction.</summary>
    /// <exception cref="OverflowException">The number is beyond the type.</exception>
    public decimal Seconds => Time('S');

    /// <summary>The length as a time span: weeks are seven days, days are 24 hours.</summary>
    /// <returns>False when it has years or months, whose length depends on where they begin, or is too long.</returns>
    public bool TryGetTimeSpan(out TimeSpan time)
    {
        time = default;
        try
        {
            if (Date('Y') != 0 || Date('M') != 0)
                return false;
            time = TimeSpan.FromTicks(ClockTicks());
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>The moment that is this long after another: years and months by the calendar first, then the rest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment is beyond what the type holds.</exception>
    /// <exception cref="OverflowException">A part is beyond what the type holds.</exception>
    public DateTimeOffset AddTo(DateTimeOffset start) => start.AddMonths(checked((int)(Date('Y') * 12 + Date('M')))).AddTicks(ClockTicks());

    /// <inheritdoc cref="TryParse(string?, out IsoDuration)"/>
    /// <exception cref="FormatException">It is none.</exception>
    public static IsoDuration Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no duration, such as P1Y2M or PT90M.");
    }

    /// <summary>Reads a duration of RFC 3339, or one of ISO 8601 with a sign, with units left out in between or with fractions of a second.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IsoDuration value)
    {
        value = default;
        if (text is null || !IsDuration(text))
            return false;
        value = new IsoDuration(text);
        return true;
    }

    static IsoDuration IParsable<IsoDuration>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<IsoDuration>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IsoDuration result) => TryParse(s, out result);

    /// <summary>Whether both are spelled alike: PT60M and PT1H are two durations.</summary>
    public bool Equals(IsoDuration other) => ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IsoDuration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The text in ISO 8601's form.</summary>
    public override string ToString() => _text ?? "PT0S";

    /// <summary>Whether both are spelled alike.</summary>
    public static bool operator ==(IsoDuration left, IsoDuration right) => left.Equals(right);

    /// <summary>Whether they are not.</summary>
    public static bool operator !=(IsoDuration left, IsoDuration right) => !left.Equals(right);

    private long ClockTicks() => (long)(((((Date('W') * 7 + Date('D')) * 24 + Time('H')) * 60 + Time('M')) * 60 + Time('S')) * TimeSpan.TicksPerSecond);

    private decimal Date(char unit) => Part(unit, ToString().IndexOf('T') is >= 0 and var clock ? ToString().AsSpan(0, clock) : ToString());

    private decimal Time(char unit) => ToString().IndexOf('T') is >= 0 and var clock ? Part(unit, ToString().AsSpan(clock)) : 0;

    // The number before a unit, with the sign of the whole.
    private decimal Part(char unit, ReadOnlySpan<char> parts)
    {
        var end = parts.IndexOf(unit);
        if (end < 0)
            return 0;
        // A letter stands before every number: that of the unit before it, P or T.
        var begin = end;
        while (!char.IsAsciiLetter(parts[begin - 1]))
            begin--;
        var value = decimal.Parse(parts[begin..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return ToString()[0] == '-' ? -value : value;
    }

    private static bool IsDuration(ReadOnlySpan<char> text)
    {
        if (text is ['-' or '+', ..])
            text = text[1..];
        if (text is not ['P', _, ..])
            return false;
        text = text[1..];
        var clock = text.IndexOf('T');
        return clock < 0
            ? AreParts(text, DateUnits)
            : AreParts(text[..clock], DateUnits) && clock + 1 < text.Length && AreParts(text[(clock + 1)..], TimeUnits);
    }

    // Numbers with units, each unit behind the one before it; only seconds have a fraction.
    private static bool AreParts(ReadOnlySpan<char> text, ReadOnlySpan<char> units)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAnyExceptInRange('0', '9');
            if (end > 0 && text[end] == '.')
            {
                var fraction = text[(end + 1)..].IndexOfAnyExceptInRange('0', '9');
                end = fraction > 0 && text[end + 1 + fraction] == 'S' ? end + 1 + fraction : -1;
            }

            if (end <= 0 || units.IndexOf(text[end]) is var unit && unit < 0)
                return false;
            units = units[(unit + 1)..];
            text = text[(end + 1)..];
        }

        return true;
    }
}
