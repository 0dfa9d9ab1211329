using System.Text;
using EpasContracts.Runtime;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.UnitTests.Runtime;

public class PayloadReaderTests
{
    [Theory]
    [InlineData("\"a\"", 1)]
    [InlineData("\"\"", 0)]
    [InlineData("\"é한😀\"", 3)]
    [InlineData("\"\\u00e9\\ud83d\\ude00\\n\"", 3)]
    [InlineData("\"e\u0301\"", 2)]
    public void A_length_is_one_of_code_points(string json, int length) => Assert.Equal(length, Read(json, static (ref PayloadReader reader) => (int?)reader.GetLength()));

    [Fact]
    public void A_text_is_what_its_escapes_say() =>
        Assert.Equal("a\"/\u00e9\n", Read("\"a\\\"\\/\\u00e9\\n\"", static (ref PayloadReader reader) => Encoding.UTF8.GetString(reader.Text)));

    [Fact]
    public void A_short_escaped_text_after_a_long_one_has_nothing_of_it()
    {
        var texts = Read($"[\"\\n{new string('x', 5000)}\",\"\\ty\"]", static (ref PayloadReader reader) =>
        {
            var found = new List<string>();
            while (reader.NextItem())
                found.Add(Encoding.UTF8.GetString(reader.Text));
            return found;
        });

        Assert.Equal("\ty", texts![1]);
        Assert.Equal(5001, texts[0].Length);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        AssertBroken("\"\\ud800\"", static (ref PayloadReader reader) => reader.GetString());
        AssertBroken("\"\\udc00x\"", static (ref PayloadReader reader) => reader.Text.Length);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.0", 5)]
    [InlineData("5e2", 500)]
    [InlineData("-0", 0)]
    public void An_integer_may_be_spelled_as_a_number(string json, long value) => Assert.Equal(value, Read(json, static (ref PayloadReader reader) => (long?)reader.GetInt64()));

    [Fact]
    public void What_fits_no_value_breaks_the_model()
    {
        AssertBroken("9223372036854775808", static (ref PayloadReader reader) => reader.GetInt64());
        AssertBroken("1.5", static (ref PayloadReader reader) => reader.GetInt64());
        AssertBroken("2147483648", static (ref PayloadReader reader) => reader.GetInt32());
        AssertBroken("1e400", static (ref PayloadReader reader) => reader.GetDouble());
        AssertBroken("1e40", static (ref PayloadReader reader) => reader.GetSingle());
        AssertBroken("1e30", static (ref PayloadReader reader) => reader.GetDecimal());
        AssertBroken("\"today\"", static (ref PayloadReader reader) => reader.GetDateTimeOffset());
        AssertBroken("\"2024-02-30\"", static (ref PayloadReader reader) => reader.GetDateOnly());
        AssertBroken("\"{}\"", static (ref PayloadReader reader) => reader.GetGuid());
        AssertBroken("\"???\"", static (ref PayloadReader reader) => reader.GetBytes());
        AssertBroken("\"true\"", static (ref PayloadReader reader) => reader.GetBoolean());
        AssertBroken("5", static (ref PayloadReader reader) => reader.GetString());
    }

    [Theory]
    [InlineData("5", "5", 0)]
    [InlineData("5.0", "5", 0)]
    [InlineData("4.999999999999999999999", "5", -1)]
    [InlineData("9223372036854775808", "9223372036854775807", 1)]
    public void Bounds_are_exact(string json, string bound, int expected)
    {
        var utf8 = Encoding.ASCII.GetBytes(bound);
        Assert.Equal(expected, Read(json, (ref PayloadReader reader) => (int?)Math.Sign(reader.CompareTo(utf8))));
        Assert.Equal(expected, Read(json, (ref PayloadReader reader) => (int?)Math.Sign(reader.CompareTo(long.Parse(bound)))));
    }

    [Fact]
    public void A_fork_leaves_no_trace()
    {
        Read("{\"a\":[1,2]}", static (ref PayloadReader reader) =>
        {
            var fork = reader.Fork();
            fork.Skip();
            fork.Fail(EpasContracts.Runtime.Validation.Constraint.UniqueNames);

            Assert.Equal(1, fork.FailureCount);
            Assert.Empty(fork.Failures);
            Assert.Equal(0, reader.FailureCount);
            Assert.Equal(0, reader.Offset);
            reader.Skip();
            return "";
        });
    }

    [Fact]
    public void Absent_null_and_present_are_three_things()
    {
        Optional<string?> absent = default;
        Optional<string?> none = null;
        Optional<string?> some = "x";

        Assert.Equal([false, true, true], new[] { absent.IsSet, none.IsSet, some.IsSet });
        Assert.NotEqual(absent, none);
        Assert.Equal(new Optional<string?>("x"), some);
        Assert.Equal(some.GetHashCode(), new Optional<string?>("x").GetHashCode());
        Assert.Throws<InvalidOperationException>(() => absent.Value);
        Assert.Null(none.Value);
        Assert.Equal("y", absent.GetValueOrDefault("y"));
        Assert.Null(none.GetValueOrDefault("y"));
    }

    private static T? Read<T>(string json, PayloadRead<T> read)
    {
        Assert.True(JsonModel.TryRead(Encoding.UTF8.GetBytes(json), read, out var value, out var errors), string.Join(';', errors));
        return value;
    }

    private static void AssertBroken<T>(string json, PayloadRead<T> read) =>
        Assert.False(JsonModel.TryRead(Encoding.UTF8.GetBytes(json), read, out _, out _));
}
