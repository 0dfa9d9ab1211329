using System.Buffers.Text;

namespace EpasContracts.Runtime.Json;

/// <summary>Dates and times in the form of RFC 3339, section 5.6.</summary>
internal static class Rfc3339
{
    /// <summary>Reads <c>2024-05-17T00:23:17.5+09:00</c>; a time without a zone counts as UTC, since real services send such.</summary>
    /// <returns>False also for what the form allows but .NET does not hold: the year 0, zones beyond 14 hours.</returns>
    public static bool TryParseDateTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (!TryParse(text, zoneRequired: false, out var clock, out var zone) || !TryParseDate(text[..10], out var date))
            return false;
        var local = date.ToDateTime(TimeOnly.MinValue).Ticks + clock.Ticks;
        var utc = local - zone.Ticks;
        if (utc < DateTimeOffset.MinValue.Ticks || utc > DateTimeOffset.MaxValue.Ticks || Math.Abs(zone.Ticks) > 14 * TimeSpan.TicksPerHour)
            return false;
        value = new DateTimeOffset(local, zone);
        return true;
    }

    /// <summary>Whether the text is a <c>date-time</c>: a zone is needed, a leap second is allowed.</summary>
    public static bool IsDateTime(ReadOnlySpan<byte> text) => TryParse(text, zoneRequired: true, out _, out _);

    /// <summary>Whether the text is a <c>full-time</c>: a zone is needed, a leap second is allowed.</summary>
    public static bool IsTime(ReadOnlySpan<byte> text) =>
        TryParseClock(text, out var clock, out var leapSecond, out var rest) && TryParseZone(text[rest..], required: true, out var zone) && IsInstant(clock, leapSecond, zone);

    /// <summary>Reads <c>08:30:00.5+09:00</c>; a time without a zone counts as UTC, as that of a date does.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out TimeOnly time, out TimeSpan zone, out bool isLeapSecond)
    {
        (time, zone) = (default, default);
        if (!TryParseClock(text, out var clock, out isLeapSecond, out var rest) || !TryParseZone(text[rest..], required: false, out zone) || !IsInstant(clock, isLeapSecond, zone))
            return false;
        time = TimeOnly.FromTimeSpan(clock);
        return true;
    }

    /// <summary>Whether the text is a <c>full-date</c>; the year 0 is one.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) => TryParseDate(text, out _, out _, out _);

    /// <summary>Reads <c>2024-05-17</c>.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (!TryParseDate(text, out var year, out var month, out var day) || year == 0)
            return false;
        value = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryParseDate(ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        year = month = day = 0;
        return text.Length == 10 && text[4] == '-' && text[7] == '-'
            && Digits(text[..4], out year) && Digits(text[5..7], out month) && Digits(text[8..], out day)
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 4 : year, month);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, bool zoneRequired, out TimeSpan clock, out TimeSpan zone)
    {
        clock = zone = default;
        if (text.Length < 19 || text[10] is not ((byte)'T' or (byte)'t') || !IsDate(text[..10])
            || !TryParseClock(text[11..], out clock, out var leapSecond, out var rest)
            || !TryParseZone(text[(11 + rest)..], zoneRequired, out zone))
        {
            return false;
        }

        return IsInstant(clock, leapSecond, zone);
    }

    // A leap second is only ever inserted at 23:59:60 UTC.
    private static bool IsInstant(TimeSpan clock, bool leapSecond, TimeSpan zone) =>
        !leapSecond || Modulo(clock.Ticks - zone.Ticks) / TimeSpan.TicksPerMinute == 23 * 60 + 59;

    private static bool TryParseClock(ReadOnlySpan<byte> text, out TimeSpan clock, out bool leapSecond, out int length)
    {
        clock = default;
        leapSecond = false;
        length = 8;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !Digits(text[..2], out var hour) || !Digits(text[3..5], out var minute) || !Digits(text[6..8], out var second)
            || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        leapSecond = second == 60;
        clock = new TimeSpan(hour, minute, leapSecond ? 59 : second);
        if (text.Length > 8 && text[8] == '.')
        {
            var digits = 0;
            var scale = TimeSpan.TicksPerSecond;
            for (length = 9; length < text.Length && text[length] is >= (byte)'0' and <= (byte)'9'; length++, digits++)
            {
                scale /= 10;
                clock += TimeSpan.FromTicks((text[length] - '0') * scale);
            }

            return digits > 0;
        }

        return true;
    }

    private static bool TryParseZone(ReadOnlySpan<byte> text, bool required, out TimeSpan zone)
    {
        zone = default;
        if (text.Length == 0)
            return !required;
        if (text.Length == 1)
            return text[0] is (byte)'Z' or (byte)'z';
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !Digits(text[1..3], out var hours) || !Digits(text[4..], out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        zone = new TimeSpan(hours, minutes, 0);
        if (text[0] == '-')
            zone = -zone;
        return true;
    }

    private static long Modulo(long ticks) => (ticks % TimeSpan.TicksPerDay + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay;

    private static bool Digits(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out var consumed, 'D') && consumed == text.Length && text[0] is >= (byte)'0' and <= (byte)'9';
}
