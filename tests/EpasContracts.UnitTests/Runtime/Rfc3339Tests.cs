using System.Globalization;
using System.Text;
using EpasContracts.Runtime.Json;

namespace EpasContracts.UnitTests.Runtime;

public class Rfc3339Tests
{
    [Theory]
    [InlineData("2024-05-17T00:23:17Z", "2024-05-17T00:23:17.0000000+00:00")]
    [InlineData("2024-05-17t00:23:17z", "2024-05-17T00:23:17.0000000+00:00")]
    [InlineData("2024-05-17T00:23:17", "2024-05-17T00:23:17.0000000+00:00")]
    [InlineData("2006-01-02T15:04:05.123456789-07:30", "2006-01-02T15:04:05.1234567-07:30")]
    [InlineData("2024-02-29T23:59:59.9+09:00", "2024-02-29T23:59:59.9000000+09:00")]
    [InlineData("1998-12-31T23:59:60Z", "1998-12-31T23:59:59.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    public void A_time_is_read(string text, string expected)
    {
        Assert.True(Rfc3339.TryParseDateTime(Encoding.ASCII.GetBytes(text), out var value));
        Assert.Equal(expected, value.ToString("o", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2024-05-17 00:23:17Z")]
    [InlineData("2024-05-17T24:00:00Z")]
    [InlineData("2024-05-17T00:60:00Z")]
    [InlineData("2024-05-17T00:00:60Z")]
    [InlineData("2024-05-17T00:23Z")]
    [InlineData("2024-05-17T00:23:17.Z")]
    [InlineData("2024-05-17T00:23:17+0900")]
    [InlineData("2024-05-17T00:23:17Z ")]
    [InlineData("+024-05-17T00:23:17Z")]
    [InlineData("2024-5-17T00:23:17Z")]
    [InlineData("")]
    [InlineData("\u0662\u0660\u0662\u0664-05-17T00:23:17Z")]
    public void What_is_no_time_is_refused(string text)
    {
        Assert.False(Rfc3339.TryParseDateTime(Encoding.UTF8.GetBytes(text), out _));
        Assert.False(Rfc3339.IsDateTime(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("2024-05-17T00:23:17+15:00")]
    [InlineData("0000-02-29T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    public void A_time_that_NET_does_not_hold_is_one_all_the_same(string text)
    {
        Assert.True(Rfc3339.IsDateTime(Encoding.ASCII.GetBytes(text)));
        Assert.False(Rfc3339.TryParseDateTime(Encoding.ASCII.GetBytes(text), out _));
    }

    [Fact]
    public void A_format_asks_for_the_zone_that_reading_does_without() => Assert.False(Rfc3339.IsDateTime("2024-05-17T00:23:17"u8));
}
