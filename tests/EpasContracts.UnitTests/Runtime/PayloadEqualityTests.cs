using System.Text;
using System.Text.Json.Nodes;
using EpasContracts.Runtime.Json;

namespace EpasContracts.UnitTests.Runtime;

/// <summary>Equality of JSON values (<c>const</c>, <c>enum</c>, <c>uniqueItems</c>), over the payload's bytes.</summary>
public class PayloadEqualityTests
{
    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("1", "10e-1", true)]
    [InlineData("-0", "0.0e5", true)]
    [InlineData("1.50", "15E-1", true)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("1e400", "10e399", true)]
    [InlineData("0.1", "0.10000000000000001", false)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("1", "true", false)]
    [InlineData("0", "false", false)]
    [InlineData("null", "null", true)]
    [InlineData("true", "false", false)]
    [InlineData("\"a\\u0062\\/\\ud83d\\ude00\"", "\"ab/😀\"", true)]
    [InlineData("\"é\"", "\"e\u0301\"", false)]
    [InlineData("\"\\ud800\"", "\"\\ud800\"", false)]
    [InlineData("[1,[2,{}],\"x\"]", "[1.0, [2 ,{ }],\"\\u0078\"]", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("[1]", "[1,1]", false)]
    [InlineData("[[]]", "[{}]", false)]
    [InlineData("{\"a\":1,\"b\":[{\"c\":2,\"d\":3}]}", "{\"b\":[{\"d\":3,\"c\":2.0}],\"\\u0061\":1}", true)]
    [InlineData("{\"a\":1,\"b\":2}", "{\"b\":1,\"a\":2}", false)]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":2}", false)]
    [InlineData("{\"x\":1,\"a\":1,\"a\":1}", "{\"a\":1,\"x\":1,\"b\":1}", false)]
    [InlineData("{\"a\":null}", "{\"b\":null}", false)]
    [InlineData("{\"z\":0,\"a\":{\"x\":1,\"y\":2},\"b\":3,\"c\":4}", "{\"z\":0,\"c\":4,\"b\":3,\"a\":{\"y\":2,\"x\":1}}", true)]
    public void Values_are_equal_by_what_they_mean(string left, string right, bool expected)
    {
        Assert.Equal(expected, AreEqual(left, right));
        Assert.Equal(expected, AreEqual(right, left));
        Assert.Equal(!expected, AreUnique($"[{left},{right}]"));
        Assert.Equal(!expected, AreUnique($"[\"other\", [{left}] , 5e-1,[{right}]]"));
    }

    [Fact]
    public void Values_at_random_are_equal_to_themselves_in_another_order_and_spelling()
    {
        var random = new Random(20261123);
        for (var i = 0; i < 2000; i++)
        {
            var value = Any(random, 4);
            var (spelled, changed) = (Respell(value, random), Change(value, random));
            Assert.True(AreEqual(value.ToJsonString(), spelled), $"{value.ToJsonString()} and {spelled}");
            Assert.False(AreUnique($"[0.5,{spelled},{value.ToJsonString()}]"), spelled);
            Assert.False(AreEqual(value.ToJsonString(), changed), changed);
            Assert.True(AreUnique($"[{spelled},{changed}]"), changed);
        }
    }

    [Theory]
    [InlineData("5")]
    [InlineData("12.75")]
    [InlineData("\"te\\u0078t\"")]
    [InlineData("[1,2.5,\"a\",{\"b\":[true]}]")]
    [InlineData("{\"b\":1,\"a\":\"x\"}")]
    public void Comparing_allocates_nothing(string json)
    {
        var payload = Encoding.UTF8.GetBytes(json);
        var list = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? $"{i}" : i % 3 == 1 ? $"{i}.5" : $"\"t{i}\""))},{json}]");
        Compare();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Compare();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Compare()
        {
            for (var i = 0; i < 100; i++)
            {
                var reader = new PayloadReader(payload);
                reader.Read();
                _ = reader.ValueEquals("12.750"u8) || reader.ValueEquals("\"text\""u8) || reader.ValueEquals("{\"a\":\"x\",\"b\":1}"u8);
                reader = new PayloadReader(list);
                reader.Read();
                _ = reader.HasUniqueItems();
            }
        }
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}.5")]
    [InlineData("\"k{0}\"")]
    [InlineData("{{\"a\":{0},\"b\":[{0}]}}")]
    public void A_hundred_thousand_elements_are_compared_in_time(string item)
    {
        var items = Enumerable.Range(0, 100_000).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, item, i)).ToList();
        Assert.True(AreUnique($"[{string.Join(',', items)}]"));
        Assert.False(AreUnique($"[{string.Join(',', items)},{items[50_000]}]"));
    }

    [Fact]
    public void Objects_with_a_hundred_thousand_members_in_another_order_are_compared_in_time()
    {
        var members = Enumerable.Range(0, 100_000).Select(static i => $"\"k{i}\":{i}").ToList();
        Assert.False(AreUnique($"[{{{string.Join(',', members)}}},{{{string.Join(',', Enumerable.Reverse(members))}}}]"));
    }

    [Fact]
    public void Elements_at_the_greatest_depth_are_compared()
    {
        var deep = new string('[', 63) + new string(']', 63);
        Assert.False(AreUnique($"[{deep},{deep}]"));
    }

    private static bool AreEqual(string left, string right)
    {
        var reader = new PayloadReader(Encoding.UTF8.GetBytes(left));
        reader.Read();
        var equal = reader.ValueEquals(Encoding.UTF8.GetBytes(right));
        Assert.Equal(0, reader.Offset);
        return equal;
    }

    private static bool AreUnique(string json)
    {
        var reader = new PayloadReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return reader.HasUniqueItems();
    }

    private static JsonNode Any(Random random, int depth) => random.Next(depth == 0 ? 4 : 6) switch
    {
        0 => JsonValue.Create(random.Next(100) / 4m),
        1 => JsonValue.Create("text" + random.Next(9) + "é\"\n"),
        2 => JsonValue.Create(random.Next(2) == 0),
        3 => JsonValue.Create(random.NextInt64()),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(6)).Select(i => KeyValuePair.Create<string, JsonNode?>("k" + i, Any(random, depth - 1)))),
    };

    // The same value with other blanks, numbers spelled otherwise, texts escaped, members in another order.
    private static string Respell(JsonNode value, Random random) => value switch
    {
        JsonArray array => $"[ {string.Join(" , ", array.Select(item => Respell(item!, random)))}]",
        JsonObject members => $"{{{string.Join(",", members.OrderBy(_ => random.Next()).Select(member => $"\"\\u006b{member.Key[1..]}\" : {Respell(member.Value!, random)}"))}}}",
        _ when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => random.Next(3) switch { 0 => $"{value.ToJsonString()}e0", 1 => value.ToJsonString() + (value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "00" : ".0"), _ => value.ToJsonString() },
        _ when value.GetValueKind() == System.Text.Json.JsonValueKind.String => value.ToJsonString().Replace("t", "\\u0074", StringComparison.Ordinal),
        _ => value.ToJsonString(),
    };

    // Another value: something in it is changed, or one more thing is there.
    private static string Change(JsonNode value, Random random) => value.DeepClone() switch
    {
        JsonArray { Count: > 0 } array when random.Next(3) > 0 && random.Next(array.Count) is var at =>
            $"[{string.Join(",", array.Select((item, index) => index == at ? Change(item!, random) : item!.ToJsonString()))}]",
        JsonArray array => $"[{string.Join(",", array.Select(static item => item!.ToJsonString()).Append("null"))}]",
        JsonObject { Count: > 0 } members when random.Next(3) > 0 && random.Next(members.Count) is var at =>
            $"{{{string.Join(",", members.Select((member, index) => $"\"{member.Key}\":{(index == at ? Change(member.Value!, random) : member.Value!.ToJsonString())}").Reverse())}}}",
        JsonObject members => $"{{{string.Join(",", members.Select(static member => $"\"{member.Key}\":{member.Value!.ToJsonString()}").Append("\"more\":1"))}}}",
        var scalar => $"[{scalar.ToJsonString()}]",
    };
}
