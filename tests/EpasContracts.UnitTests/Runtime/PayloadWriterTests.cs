using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EpasContracts.Epas;
using EpasContracts.Runtime.Json;

namespace EpasContracts.UnitTests.Runtime;

/// <summary>What is written is what <see cref="Utf8JsonWriter"/> writes, byte for byte.</summary>
public class PayloadWriterTests
{
    public static TheoryData<string> SomeTexts => new(
        "", "plain", "two\nlines", "quote\" back\\slash /", "tab\t nul\0 del\u007F nel\u0085", "결제 플랫폼", "😀 beyond the first plane", "\u2028\u2029\uFEFF", "<b>&'+`",
        "half \uD83D of a pair", "\uDE00", new string('x', 5000), new string('é', 5000), new string('x', 200_000), new string('x', 200_000) + "\"", new string('\u0001', 3000));

    [Theory]
    [MemberData(nameof(SomeTexts))]
    public void Texts_are_escaped(string text)
    {
        AssertSame(writer => writer.WriteStringValue(text), writer => writer.WriteStringValue(text));
        AssertSame(
            writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName(text);
                writer.WriteArray([text, text]);
                writer.WriteEndObject();
            },
            writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName(text);
                writer.WriteStartArray();
                writer.WriteStringValue(text);
                writer.WriteStringValue(text);
                writer.WriteEndArray();
                writer.WriteEndObject();
            });
    }

    [Fact]
    public void Every_character_is_escaped_as_before()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var text = $"a{(char)code}";
            AssertSame(writer => writer.WriteStringValue(text), writer => writer.WriteStringValue(text));
        }
    }

    [Fact]
    public void Numbers_have_the_same_spelling()
    {
        foreach (var number in (long[])[0, -1, 5444, long.MinValue, long.MaxValue])
            AssertSame(writer => writer.WriteNumberValue(number), writer => writer.WriteNumberValue(number));
        foreach (var number in (double[])[0, -0.0, 0.1, 0.1 + 0.2, 1e16, 1e21, -1.7976931348623157e308, 5e-324, 123456789.123])
        {
            AssertSame(writer => writer.WriteNumberValue(number), writer => writer.WriteNumberValue(number));
            AssertSame(writer => writer.WriteNumberValue((float)(number / 1e300)), writer => writer.WriteNumberValue((float)(number / 1e300)));
        }

        foreach (var number in (decimal[])[0, 1.10m, -0.0000000000000000000000000001m, decimal.MaxValue, decimal.MinValue])
            AssertSame(writer => writer.WriteNumberValue(number), writer => writer.WriteNumberValue(number));
        Assert.Throws<ArgumentException>(() => JsonModel.ToUtf8Bytes(static writer => writer.WriteNumberValue(double.NaN)));
        Assert.Throws<ArgumentException>(() => JsonModel.ToUtf8Bytes(static writer => writer.WriteNumberValue(float.PositiveInfinity)));
    }

    [Fact]
    public void Times_have_no_zeros_at_their_end_and_UTC_is_Z()
    {
        foreach (var fraction in (int[])[0, 1, 10, 1_234_567, 5_000_000, 9_999_999])
        {
            var start = new DateTimeOffset(2024, 5, 17, 0, 23, 17, TimeSpan.Zero).AddTicks(fraction);
            AssertSame(writer => writer.WriteStringValue(start), writer => writer.WriteStringValue(start.UtcDateTime));
            foreach (var zone in (int[])[9, -5])
            {
                var time = start.ToOffset(TimeSpan.FromHours(zone));
                AssertSame(writer => writer.WriteStringValue(time), writer => writer.WriteStringValue(time));
            }
        }
    }

    [Fact]
    public void Other_values_and_commas()
    {
        var id = new Guid("6513270e-269e-0d37-f2a7-4de452e6b438");
        var element = JsonElement.Parse("""{ "a" : [ 1.50, "\u00e9\n", null, {} ] }""");
        AssertSame(
            writer =>
            {
                writer.WriteStartArray();
                writer.WriteNullValue();
                writer.WriteStringValue((string?)null);
                writer.WriteBooleanValue(true);
                writer.WriteBooleanValue(false);
                writer.WriteStringValue(id);
                writer.WriteBase64StringValue([]);
                writer.WriteBase64StringValue([0xFB, 0xFF, 0xFE, 1]);
                writer.WriteJson(element);
                writer.WriteArray((IReadOnlyList<string>)new Queue<string>(["a", "b"]).ToList().AsReadOnly());
                writer.WriteStartObject();
                writer.WriteEndObject();
                writer.WriteNumberValue(1);
                writer.WriteEndArray();
            },
            writer =>
            {
                writer.WriteStartArray();
                writer.WriteNullValue();
                writer.WriteNullValue();
                writer.WriteBooleanValue(true);
                writer.WriteBooleanValue(false);
                writer.WriteStringValue(id);
                writer.WriteBase64StringValue([]);
                writer.WriteBase64StringValue([0xFB, 0xFF, 0xFE, 1]);
                element.WriteTo(writer);
                writer.WriteStartArray();
                writer.WriteStringValue("a");
                writer.WriteStringValue("b");
                writer.WriteEndArray();
                writer.WriteStartObject();
                writer.WriteEndObject();
                writer.WriteNumberValue(1);
                writer.WriteEndArray();
            });
    }

    [Fact]
    public void A_writer_that_failed_leaves_nothing_behind()
    {
        Assert.Throws<InvalidOperationException>(() => JsonModel.ToUtf8Bytes(static writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue("secret");
            // Another one within, on the same thread.
            Assert.Equal("[]"u8, JsonModel.ToUtf8Bytes(static inner => inner.WriteArray(Array.Empty<string>())));
            throw new InvalidOperationException();
        }));
        Assert.Equal("1"u8, JsonModel.ToUtf8Bytes(static writer => writer.WriteNumberValue(1)));
    }

    [Fact]
    public void A_model_takes_the_style_of_the_writer_that_it_is_written_to()
    {
        var tag = new Tag { Key = "k<>", Value = "é \"quoted\"\n😀" };
        foreach (var indented in (bool[])[false, true])
        {
            foreach (var encoder in (JavaScriptEncoder?[])[null, JavaScriptEncoder.UnsafeRelaxedJsonEscaping, JavaScriptEncoder.Default])
            {
                var options = new JsonWriterOptions { Indented = indented, Encoder = encoder };
                var actual = Written(options, writer =>
                {
                    writer.WriteStartArray();
                    JsonModel.Write(tag, writer);
                    JsonModel.Write(new Tag { Key = "plain", Value = "value" }, writer);
                    writer.WriteEndArray();
                });
                var expected = Written(options, static writer =>
                {
                    writer.WriteStartArray();
                    writer.WriteStartObject();
                    writer.WriteString("key", "k<>");
                    writer.WriteString("value", "é \"quoted\"\n😀");
                    writer.WriteEndObject();
                    writer.WriteStartObject();
                    writer.WriteString("key", "plain");
                    writer.WriteString("value", "value");
                    writer.WriteEndObject();
                    writer.WriteEndArray();
                });
                Assert.Equal(expected, actual);
            }
        }
    }

    private static void AssertSame(Action<PayloadWriter> actual, Action<Utf8JsonWriter> expected) =>
        Assert.Equal(
            Written(new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }, expected),
            Encoding.UTF8.GetString(JsonModel.ToUtf8Bytes(actual)));

    private static string Written(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
