using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime;

/// <summary>
/// A time of day with its offset from UTC: <c>time</c> of RFC 3339, such as <c>08:30:00+09:00</c>. What was read is written as it came.
/// </summary>
public readonly struct OffsetTime : IEquatable<OffsetTime>, IParsable<OffsetTime>
{
    // HH:mm:ss.fffffff+HH:mm
    private const int LongestText = 22;

    /// <summary>Makes a time.</summary>
    /// <param name="time">The local time.</param>
    /// <param name="offset">What was added to UTC: whole minutes, less than a day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset has seconds, or is a day or longer.</exception>
    public OffsetTime(TimeOnly time, TimeSpan offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset.Duration(), TimeSpan.FromDays(1), nameof(offset));
        ArgumentOutOfRangeException.ThrowIfNotEqual(offset.Ticks % TimeSpan.TicksPerMinute, 0, nameof(offset));
        (Time, Offset) = (time, offset);
    }

    private OffsetTime(TimeOnly time, TimeSpan offset, bool isLeapSecond, string? text) => (Time, Offset, IsLeapSecond, KeptText) = (time, offset, isLeapSecond, text);

    /// <summary>The local time, to 100 nanoseconds; 23:59:59 for a leap second.</summary>
    public TimeOnly Time { get; }

    /// <summary>What the local time is ahead of UTC; zero also where the text names none.</summary>
    public TimeSpan Offset { get; }

    /// <summary>Whether it is the second that is inserted behind 23:59:59 UTC.</summary>
    public bool IsLeapSecond { get; }

    /// <summary>The text that was read, where the parts alone would be spelled otherwise: more digits, another spelling of UTC, a leap second.</summary>
    internal string? KeptText { get; }

    /// <inheritdoc cref="TryParse(string?, out OffsetTime)"/>
    /// <exception cref="FormatException">It is none.</exception>
    public static OffsetTime Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no time of RFC 3339, such as 08:30:00+09:00.");
    }

    /// <summary>Reads a time of RFC 3339; one without an offset counts as UTC, since real services send such.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OffsetTime value)
    {
        value = default;
        return text is not null && TryParse(Encoding.UTF8.GetBytes(text), out value);
    }

    static OffsetTime IParsable<OffsetTime>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<OffsetTime>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OffsetTime result) => TryParse(s, out result);

    /// <summary>Reads a time of RFC 3339.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out OffsetTime value)
    {
        value = default;
        if (!Rfc3339.TryParseTime(text, out var time, out var offset, out var isLeapSecond))
            return false;
        value = new OffsetTime(time, offset, isLeapSecond, null);
        Span<byte> canonical = stackalloc byte[LongestText];
        if (!canonical[..value.Format(canonical)].SequenceEqual(text))
            value = new OffsetTime(time, offset, isLeapSecond, Encoding.ASCII.GetString(text));
        return true;
    }

    /// <summary>Whether time and offset are the same, however they are spelled.</summary>
    public bool Equals(OffsetTime other) => Time == other.Time && Offset == other.Offset && IsLeapSecond == other.IsLeapSecond;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OffsetTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Time, Offset, IsLeapSecond);

    /// <summary>The text in RFC 3339's form.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[LongestText];
        return KeptText ?? Encoding.ASCII.GetString(text[..Format(text)]);
    }

    /// <summary>Whether time and offset are the same.</summary>
    public static bool operator ==(OffsetTime left, OffsetTime right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(OffsetTime left, OffsetTime right) => !left.Equals(right);

    /// <summary>Writes time and offset.</summary>
    /// <returns>How many bytes were written.</returns>
    internal int Format(Span<byte> target)
    {
        Time.TryFormat(target, out var written, "HH':'mm':'ss.FFFFFFF", CultureInfo.InvariantCulture);
        if (Offset == TimeSpan.Zero)
        {
            target[written] = (byte)'Z';
            return written + 1;
        }

        target[written] = Offset < TimeSpan.Zero ? (byte)'-' : (byte)'+';
        Offset.Duration().TryFormat(target[(written + 1)..], out var zone, @"hh\:mm", CultureInfo.InvariantCulture);
        return written + 1 + zone;
    }
}
