using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Json;

namespace EpasContracts.UnitTests.Runtime;

public class PropertyNamesTests
{
    private static readonly string[] Known = ["id", "name", "a\":1,\"b", "back\\slash", "한글", "a name of more than sixteen bytes", "a name of more than sixteen bytex", ""];

    [Theory]
    [InlineData("{\"id\":1,\"name\":2,\"한글\":3}", "id name 한글")]
    [InlineData("{\"name\":1,\"id\":2}", "name id")]
    [InlineData("{ \"name\" : 1 , \"id\" :2}", "name id")]
    [InlineData("{\"other\":1,\"id\":2,\"other\":3,\"\":4,\"nam\":5,\"name2\":6}", "? id ?  ? ?")]
    [InlineData("{\"\\u0069d\":1,\"a name of more than sixteen bytex\":2}", "id a name of more than sixteen bytex")]
    [InlineData("{\"a\":1,\"b\":2}", "? ?")]
    [InlineData("{\"a\\\":1,\\\"b\":2,\"back\\\\slash\":3,\"back\\slash\":4}", "a\":1,\"b back\\slash !")]
    [InlineData("{\"id\" 1}", "!")]
    [InlineData("{\"id\":1,}", "id !")]
    [InlineData("{}", "")]
    public void Names_are_found_in_any_order_and_spelling(string json, string expected)
    {
        var names = new PropertyNames(Known);
        // Twice and after others, since a guess must change the time only.
        foreach (var payload in (string[])["{\"name\":1,\"id\":2,\"other\":3,\"id\":4}", json, "{\"a name of more than sixteen bytes\":1}", json, json])
        {
            var found = Walk(payload, names);
            if (payload == json)
                Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void Every_name_is_found_and_nothing_else()
    {
        var many = Enumerable.Range(0, 2_000).Select(static i => $"p{i * 7}").ToArray();
        var names = new PropertyNames(many);

        Assert.All(many.Select(static (name, index) => (name, index)), entry => Assert.Equal(entry.index, names.IndexOf(Encoding.UTF8.GetBytes(entry.name))));
        Assert.Equal(-1, names.IndexOf("p1"u8));
        Assert.Equal(-1, names.IndexOf(""u8));
        Assert.Equal(-1, new PropertyNames().IndexOf("x"u8));
    }

    private static string Walk(string json, PropertyNames names)
    {
        var reader = new PayloadReader(Encoding.UTF8.GetBytes(json));
        var found = new List<string>();
        try
        {
            reader.Read();
            var property = -1;
            while (reader.NextProperty(names, ref property))
            {
                var offset = reader.Offset;
                found.Add(property == names.Count ? "?" : Known[property]);
                Assert.Equal((byte)'"', Encoding.UTF8.GetBytes(json)[offset]);
                if (property < names.Count)
                    Assert.Equal(Known[property], reader.GetName());
                reader.SkipProperty();
            }

            Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
        }
        catch (JsonException)
        {
            found.Add("!");
        }

        return string.Join(' ', found);
    }
}
