using System.Diagnostics;
using System.Numerics;
using System.Text;
using EpasContracts.Runtime.Json;

namespace EpasContracts.UnitTests.Runtime;

public class ExactNumberTests
{
    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("1", "1e0", 0)]
    [InlineData("100", "1E+2", 0)]
    [InlineData("0", "-0.000", 0)]
    [InlineData("0", "0e999999999999999999999", 0)]
    [InlineData("0.1", "0.10000000000000000000000000000000001", -1)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("-2", "-1", -1)]
    [InlineData("-1", "0", -1)]
    [InlineData("-1e-400", "1e-400", -1)]
    [InlineData("1e400", "9e399", 1)]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567891", -1)]
    [InlineData("1e5000", "1e5001", -1)]
    [InlineData("10e5000", "1e5001", 0)]
    [InlineData("1e99999999999", "1e99999999998", 1)]
    [InlineData("12", "1.2", 1)]
    [InlineData("0.05", "0.5", -1)]
    [InlineData("1.5", "15e-1", 0)]
    [InlineData("100.0", "1e2", 0)]
    [InlineData("-1234567890123456789.0123456789012345670", "-12345678901234567890123456789012345670e-19", 0)]
    [InlineData("1234567890123456789.01", "1234567890123456789.009", 1)]
    [InlineData("1234567890123456789.01", "1234567890123456789", 1)]
    [InlineData("0.100000000000000000", "0.1000000000000000001", -1)]
    public void Numbers_compare_by_value(string left, string right, int expected)
    {
        Assert.Equal(expected, Math.Sign(Parse(left).CompareTo(Parse(right))));
        Assert.Equal(-expected, Math.Sign(Parse(right).CompareTo(Parse(left))));
        if (expected == 0)
            Assert.Equal(Parse(left).GetValueHash(), Parse(right).GetValueHash());
    }

    [Theory]
    [InlineData("0.3", "0.1", true)]
    [InlineData("0.0075", "0.0001", true)]
    [InlineData("0.00751", "0.0001", false)]
    [InlineData("1", "0.5", true)]
    [InlineData("0.75", "0.5", false)]
    [InlineData("1e308", "0.123456789", false)]
    [InlineData("12391239123", "1e-8", true)]
    [InlineData("104", "8", true)]
    [InlineData("1.04e2", "8", true)]
    [InlineData("105", "8", false)]
    [InlineData("-104", "8", true)]
    [InlineData("0", "8", true)]
    [InlineData("0.0", "0.01", true)]
    [InlineData("10", "100", false)]
    [InlineData("1e2147483648", "3", false)]
    [InlineData("3e2147483648", "3", true)]
    [InlineData("123456789012345678901234567890", "7", true)]
    [InlineData("123456789012345678901234567891", "7", false)]
    [InlineData("98765432109876543210987654321098765432110", "11", false)]
    [InlineData("123456789012345678901234567890", "12345678901234567890.123456789", true)]
    [InlineData("123456789012345678901234567891", "12345678901234567890.123456789", false)]
    [InlineData("24691357802469135780.246913578", "12345678901234567890.123456789", true)]
    [InlineData("12.35", "0.01", true)]
    [InlineData("12.355", "0.01", false)]
    [InlineData("1e400", "999999999999999989", false)]
    [InlineData("1e400", "976562500000000000", true)]
    public void Multiples_are_exact(string number, string divisor, bool expected) =>
        Assert.Equal(expected, Parse(number).IsMultipleOf(Parse(divisor)));

    [Fact]
    public void Multiples_agree_with_integer_arithmetic()
    {
        var random = new Random(20240517);
        for (var i = 0; i < 500; i++)
        {
            var divisor = random.Next(1, 1000);
            var value = BigInteger.Parse(string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(1, 10))));
            Assert.Equal(value % divisor == 0, Parse(value.ToString()).IsMultipleOf(From(divisor)));
            Assert.True(Parse((value * divisor).ToString()).IsMultipleOf(From(divisor)));
        }
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-9.223372036854775808e18", long.MinValue)]
    [InlineData("1.50e1", 15)]
    [InlineData("-0.0", 0)]
    [InlineData("0e500", 0)]
    [InlineData("1e18", 1_000_000_000_000_000_000)]
    public void Integers_are_found_however_they_are_spelled(string text, long expected)
    {
        Assert.True(Parse(text).IsInteger);
        Assert.True(Parse(text).TryGetInt64(out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("9223372036854775808", true)]
    [InlineData("-9223372036854775809", true)]
    [InlineData("1e19", true)]
    [InlineData("1e999999999999", true)]
    [InlineData("1.5", false)]
    [InlineData("1e-1", false)]
    [InlineData("10e-2", false)]
    public void What_fits_no_64_bits_is_refused(string text, bool isInteger)
    {
        Assert.Equal(isInteger, Parse(text).IsInteger);
        Assert.False(Parse(text).TryGetInt64(out _));
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    [InlineData(-100)]
    public void A_long_goes_through(long value)
    {
        Assert.True(From(value).TryGetInt64(out var back));
        Assert.Equal(value, back);
    }

    [Fact]
    public void A_number_of_a_million_digits_is_no_weapon()
    {
        var digits = Encoding.ASCII.GetBytes(new string('7', 1_000_000));
        var clock = Stopwatch.StartNew();

        Assert.True(ExactNumber.Parse(digits).CompareTo(From(5)) > 0);
        Assert.True(ExactNumber.Parse(digits).IsMultipleOf(From(7)));
        Assert.False(ExactNumber.Parse(digits).TryGetInt64(out _));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"It took {clock.Elapsed}.");
    }

    private static ExactNumber From(long value) => ExactNumber.From(value, new byte[ExactNumber.LongestInt64]);

    private static ExactNumber Parse(string text) => ExactNumber.Parse(Encoding.ASCII.GetBytes(text));
}
