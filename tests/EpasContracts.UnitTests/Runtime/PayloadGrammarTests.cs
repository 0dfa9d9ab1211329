using System.Globalization;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Json;

namespace EpasContracts.UnitTests.Runtime;

/// <summary>The reader of payloads against <see cref="Utf8JsonReader"/>: the same payloads are JSON, and the same tokens are in them.</summary>
public class PayloadGrammarTests
{
    private const int Mutants = 60_000;

    private static readonly string[] Seeds =
    [
        """{"allowable_ip_addresses":["10.10.0.0/24","192.168.201.7/32"],"ha_enabled":true,"options":{"port":5444,"none":null,"size":-1.5e+10},"list":[],"o":{}}""",
        """ [ 0 , -0 , 1.0 , 0.5 , 1e5 , 1E-5 , 123456789012345678 , 1234567890123456789 , 12345678901234567890 , -9223372036854775808 ] """,
        "{\r\n  \"name\" : \"결제 플랫폼 😀\",\t\"escaped\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\ud800\", \"long text that is longer than a vector\":\"0123456789abcdef0123456789abcdef0123456789\"}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "\"é\"", "true", "false", "null", "", " ", "\uFEFF1",
    ];

    private static readonly byte[] Interesting = [.. "{}[]:,\"\\0123456789-+.eEtfnu \t\r\n/x\0\u001F"u8, 0x7F, 0x80, 0xC0, 0xC3, 0xA9, 0xED, 0xA0, 0xF0, 0xFF];

    [Theory]
    [InlineData(64)]
    [InlineData(3)]
    [InlineData(1000)]
    public void The_same_payloads_are_JSON(int maxDepth)
    {
        var random = new Random(20240517 + maxDepth);
        var accepted = 0;
        foreach (var seed in Seeds)
            Compare(Encoding.UTF8.GetBytes(seed));
        for (var i = 0; i < Mutants; i++)
            Compare(Mutate(random, Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)])));
        Assert.InRange(accepted, Mutants / 100, Mutants);

        void Compare(byte[] payload)
        {
            var expected = Reference(payload, maxDepth);
            var actual = Walked(payload, maxDepth, skips: false);
            Assert.True(expected == actual, $"{Convert.ToHexString(payload)} ({Encoding.UTF8.GetString(payload)}): {expected} / {actual}");
            Assert.Equal(expected is null, Walked(payload, maxDepth, skips: true) is null);
            accepted += expected is null ? 0 : 1;
        }
    }

    [Fact]
    public void Nesting_beyond_a_word_of_levels_is_skipped()
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":[1,", 200)) + "{}" + string.Concat(Enumerable.Repeat("],\"b\":{}}", 200)));

        Assert.NotNull(Walked(deep, 401, skips: true));
        Assert.Null(Walked(deep, 400, skips: true));
        Assert.Null(Walked(deep[..^1], 401, skips: true));
    }

    private static byte[] Mutate(Random random, byte[] payload)
    {
        for (var edits = random.Next(3); edits >= 0; edits--)
        {
            var at = random.Next(payload.Length + 1);
            var piece = Interesting[random.Next(Interesting.Length)];
            payload = random.Next(4) switch
            {
                0 when at < payload.Length => [.. payload[..at], .. payload[(at + 1)..]],
                1 when at < payload.Length => [.. payload[..at], piece, .. payload[(at + 1)..]],
                2 => payload[..at],
                _ => [.. payload[..at], piece, .. payload[at..]],
            };
        }

        return payload;
    }

    // All tokens with their places and texts; null when the payload is not JSON.
    private static string? Reference(byte[] payload, int maxDepth)
    {
        if (!System.Text.Unicode.Utf8.IsValid(payload))
            return null;
        var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = maxDepth });
        var tokens = new StringBuilder();
        try
        {
            while (reader.Read())
            {
                tokens.Append(reader.TokenType).Append('@').Append(reader.TokenStartIndex);
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    tokens.Append(Text(reader));
                else if (reader.TokenType == JsonTokenType.Number)
                    tokens.Append(Integer(reader)).Append(' ').Append(double.IsFinite(reader.GetDouble()) ? reader.GetDouble() : 0);
                tokens.Append(' ');
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return tokens.ToString();
    }

    // Only of plain digits: System.Text.Json knows no other integers.
    private static string? Integer(Utf8JsonReader reader) =>
        reader.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static string Text(Utf8JsonReader reader)
    {
        try
        {
            return $"'{reader.GetString()}'";
        }
        catch (InvalidOperationException)
        {
            return "''";
        }
    }

    private static string? Walked(byte[] payload, int maxDepth, bool skips)
    {
        var reader = new PayloadReader(payload, maxDepth);
        var tokens = new StringBuilder();
        try
        {
            reader.Read();
            if (skips)
                reader.Skip();
            else
                Walk(ref reader, tokens, payload);
            reader.ReadEnd();
        }
        catch (JsonException)
        {
            return null;
        }

        return tokens.ToString();
    }

    private static void Walk(ref PayloadReader reader, StringBuilder tokens, byte[] payload)
    {
        var type = reader.TokenType;
        Append(ref reader, tokens, payload);
        if (type == JsonTokenType.StartObject)
        {
            while (reader.NextProperty())
            {
                Append(ref reader, tokens, payload);
                reader.Read();
                Walk(ref reader, tokens, payload);
            }
        }
        else if (type == JsonTokenType.StartArray)
        {
            while (reader.NextItem())
                Walk(ref reader, tokens, payload);
        }

        if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
            Append(ref reader, tokens, payload);
    }

    private static void Append(ref PayloadReader reader, StringBuilder tokens, byte[] payload)
    {
        tokens.Append(reader.TokenType).Append('@').Append(reader.Offset);
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            tokens.Append($"'{Encoding.UTF8.GetString(reader.Text)}'");
        else if (reader.TokenType == JsonTokenType.Number)
            tokens.Append(Integer(reader, payload)).Append(' ').Append(reader.GetDouble());
        tokens.Append(' ');
    }

    // Forks, since what is no integer breaks the payload.
    private static string? Integer(in PayloadReader reader, byte[] payload)
    {
        var fork = reader.Fork();
        var value = fork.GetInt64();
        var end = payload.AsSpan((int)reader.Offset + 1).IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var isPlain = end < 0 || (char)payload[reader.Offset + 1 + end] is not ('.' or 'e' or 'E');
        return fork.IsBroken || !isPlain ? null : value.ToString(CultureInfo.InvariantCulture);
    }
}
