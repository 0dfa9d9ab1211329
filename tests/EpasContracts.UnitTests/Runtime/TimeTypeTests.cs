using System.Globalization;
using System.Text;
using EpasContracts.Runtime;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.UnitTests.Runtime;

/// <summary>The values of <c>time</c>, <c>duration</c> and <c>uri</c>: what comes in goes out as it came.</summary>
public class TimeTypeTests
{
    [Theory]
    [InlineData("08:30:06Z", "08:30:06", 0)]
    [InlineData("08:30:06.283185Z", "08:30:06.2831850", 0)]
    [InlineData("08:30:06.28318530718Z", "08:30:06.2831853", 0)]
    [InlineData("08:30:06.500+09:00", "08:30:06.5000000", 540)]
    [InlineData("08:30:06-23:59", "08:30:06", -1439)]
    [InlineData("08:30:06z", "08:30:06", 0)]
    [InlineData("08:30:06-00:00", "08:30:06", 0)]
    [InlineData("23:59:60Z", "23:59:59", 0)]
    [InlineData("15:59:60-08:00", "15:59:59", -480)]
    [InlineData("08:30:06", "08:30:06", 0)]
    public void A_time_is_written_as_it_came(string text, string time, int offset)
    {
        var value = OffsetTime.Parse(text);

        Assert.Equal(TimeOnly.Parse(time, CultureInfo.InvariantCulture), value.Time);
        Assert.Equal(TimeSpan.FromMinutes(offset), value.Offset);
        Assert.Equal(text.Contains(":60", StringComparison.Ordinal), value.IsLeapSecond);
        Assert.Equal(text, value.ToString());
        Assert.Equal($"\"{text}\"", Written(writer => writer.WriteStringValue(value)));
        Assert.Equal(text, Read($"\"{text}\"", static (ref PayloadReader reader) => reader.GetOffsetTime().ToString()));
    }

    [Theory]
    [InlineData("24:00:00Z")]
    [InlineData("12:00Z")]
    [InlineData("12:00:60Z")]
    [InlineData("12:00:00 Z")]
    [InlineData("12:00:00+0900")]
    [InlineData("")]
    public void What_is_no_time_breaks_the_model(string text)
    {
        Assert.False(OffsetTime.TryParse(text, out _));
        Assert.Throws<FormatException>(() => OffsetTime.Parse(text));
        Assert.Equal("broken", Read($"\"{text}\"", static (ref PayloadReader reader) => reader.GetOffsetTime().ToString()));
    }

    [Fact]
    public void A_time_of_parts_has_the_form_of_RFC_3339()
    {
        Assert.Equal("08:30:00Z", new OffsetTime(new TimeOnly(8, 30), TimeSpan.Zero).ToString());
        Assert.Equal("08:30:00.25-03:30", new OffsetTime(new TimeOnly(8, 30, 0, 250), new TimeSpan(-3, -30, 0)).ToString());
        Assert.True(Formats.IsTime(Encoding.ASCII.GetBytes(default(OffsetTime).ToString())));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new OffsetTime(default, TimeSpan.FromSeconds(90)));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new OffsetTime(default, TimeSpan.FromDays(-1)));
    }

    [Fact]
    public void Times_are_equal_whatever_their_spelling_but_for_the_leap_second()
    {
        Assert.Equal(OffsetTime.Parse("08:30:00Z"), OffsetTime.Parse("08:30:00.000+00:00"));
        Assert.Equal(OffsetTime.Parse("08:30:00Z").GetHashCode(), OffsetTime.Parse("08:30:00.000+00:00").GetHashCode());
        Assert.True(OffsetTime.Parse("08:30:00Z") != OffsetTime.Parse("09:30:00+01:00"));
        Assert.True(OffsetTime.Parse("23:59:59Z") != OffsetTime.Parse("23:59:60Z"));
    }

    [Fact]
    public void A_time_in_the_usual_spelling_costs_no_memory()
    {
        var json = "\"08:30:06.5+09:00\""u8.ToArray();
        ReadOnce(json);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadOnce(json);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void ReadOnce(byte[] json)
        {
            var reader = new PayloadReader(json);
            reader.Read();
            _ = reader.GetOffsetTime();
            reader.Dispose();
        }
    }

    [Theory]
    [InlineData("P1Y2M3DT4H5M6S", 1, 2, 0, 3, 4, 5, "6")]
    [InlineData("P4W", 0, 0, 4, 0, 0, 0, "0")]
    [InlineData("PT36H", 0, 0, 0, 0, 36, 0, "0")]
    [InlineData("P2M", 0, 2, 0, 0, 0, 0, "0")]
    [InlineData("PT2M", 0, 0, 0, 0, 0, 2, "0")]
    [InlineData("-P1DT0.250S", 0, 0, 0, -1, 0, 0, "-0.250")]
    [InlineData("P1Y1D", 1, 0, 0, 1, 0, 0, "0")]
    [InlineData("PT0S", 0, 0, 0, 0, 0, 0, "0")]
    public void A_duration_is_written_as_it_came(string text, int years, int months, int weeks, int days, int hours, int minutes, string seconds)
    {
        var value = IsoDuration.Parse(text);

        Assert.Equal([years, months, weeks, days, hours, minutes], new[] { value.Years, value.Months, value.Weeks, value.Days, value.Hours, value.Minutes });
        Assert.Equal(decimal.Parse(seconds, CultureInfo.InvariantCulture), value.Seconds);
        Assert.Equal($"\"{text}\"", Written(writer => writer.WriteStringValue(value)));
        Assert.Equal(text, Read($"\"{text}\"", static (ref PayloadReader reader) => reader.GetIsoDuration().ToString()));
    }

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("1D")]
    [InlineData("P1")]
    [InlineData("P1D1M")]
    [InlineData("PT1D")]
    [InlineData("P1H")]
    [InlineData("P1.5D")]
    [InlineData("PT1.S")]
    [InlineData("PT1STT1S")]
    [InlineData("")]
    public void What_is_no_duration_breaks_the_model(string text)
    {
        Assert.False(IsoDuration.TryParse(text, out _));
        Assert.Throws<FormatException>(() => IsoDuration.Parse(text));
        Assert.Equal("broken", Read($"\"{text}\"", static (ref PayloadReader reader) => reader.GetIsoDuration().ToString()));
    }

    [Theory]
    [InlineData("PT1H30M", "01:30:00")]
    [InlineData("P1W1D", "8.00:00:00")]
    [InlineData("-PT0.5S", "-00:00:00.5000000")]
    [InlineData("P1M", null)]
    [InlineData("P99999999999999999999999999999D", null)]
    public void A_duration_is_a_time_span_where_its_length_is_known(string text, string? span)
    {
        Assert.Equal(span is not null, IsoDuration.Parse(text).TryGetTimeSpan(out var time));
        Assert.Equal(span is null ? default : TimeSpan.Parse(span, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("00:00:00", "PT0H0M0S")]
    [InlineData("01:30:00", "PT1H30M0S")]
    [InlineData("3.00:00:00", "P3D")]
    [InlineData("3.00:00:01", "P3DT0H0M1S")]
    [InlineData("-00:00:00.0000001", "-PT0H0M0.0000001S")]
    [InlineData("10675199.02:48:05.4775807", "P10675199DT2H48M5.4775807S")]
    [InlineData("-10675199.02:48:05.4775808", "-P10675199DT2H48M5.4775808S")]
    public void A_time_span_is_a_duration(string span, string text)
    {
        var time = TimeSpan.Parse(span, CultureInfo.InvariantCulture);
        var value = new IsoDuration(time);

        Assert.Equal(text, value.ToString());
        Assert.True(value.TryGetTimeSpan(out var back));
        Assert.Equal(time, back);
        // A sign and fractions are ISO 8601's, not RFC 3339's.
        Assert.Equal(!text.Contains('-', StringComparison.Ordinal) && !text.Contains('.', StringComparison.Ordinal), Formats.IsDuration(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void Months_are_added_by_the_calendar()
    {
        var start = new DateTimeOffset(2024, 1, 31, 12, 0, 0, TimeSpan.FromHours(9));
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 13, 0, 0, TimeSpan.FromHours(9)), IsoDuration.Parse("P1MT1H").AddTo(start));
        Assert.Equal(new DateTimeOffset(2023, 1, 17, 12, 0, 0, TimeSpan.FromHours(9)), IsoDuration.Parse("-P1Y2W").AddTo(start));
        Assert.Throws<OverflowException>(static () => IsoDuration.Parse("P99999999999999999999Y").Years);
        Assert.Equal("PT0S", default(IsoDuration).ToString());
        Assert.True(IsoDuration.Parse("PT60M") != IsoDuration.Parse("PT1H"));
    }

    [Theory]
    [InlineData("https://Example.COM:443/a%2Fb/../c?q=%7e#f", true)]
    [InlineData("urn:isbn:0451450523", true)]
    [InlineData("mailto:John.Doe@example.com", true)]
    [InlineData("/a/b?c", false)]
    [InlineData("//example.com/a", false)]
    [InlineData("../a", false)]
    [InlineData("#part", false)]
    [InlineData("", false)]
    [InlineData("https://\u00e9xample.com/\u00fc", true)]
    public void An_address_is_written_as_it_came(string text, bool isAbsolute)
    {
        Assert.Equal($"{isAbsolute} {text}", Read(Written(writer => writer.WriteStringValue(text)), static (ref PayloadReader reader) => reader.GetUri() is { } uri ? $"{uri.IsAbsoluteUri} {uri.OriginalString}" : null));
        Assert.Equal($"\"{text}\"", Written(writer => writer.WriteStringValue(new Uri(text, isAbsolute ? UriKind.Absolute : UriKind.Relative))));
    }

    [Fact]
    public void An_address_that_NET_does_not_hold_breaks_the_model()
    {
        Assert.True(Formats.IsUri("http://[v1.x]/"u8));
        Assert.Equal("broken", Read("\"http://[v1.x]/\"", static (ref PayloadReader reader) => reader.GetUri()?.OriginalString));
        Assert.Equal("broken", Read("1", static (ref PayloadReader reader) => reader.GetUri()?.OriginalString));
    }

    private static string Written(Action<PayloadWriter> write) => Encoding.UTF8.GetString(JsonModel.ToUtf8Bytes(write));

    private static string? Read(string json, PayloadRead<string> read)
    {
        var reader = new PayloadReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var value = read(ref reader);
        var isBroken = reader.IsBroken;
        reader.Dispose();
        return isBroken ? "broken" : value;
    }
}
