using System.Text;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Json;
using static EpasContracts.Runtime.Description.ParameterPlace;
using static EpasContracts.Runtime.Description.ParameterStyle;
using static EpasContracts.UnitTests.Http.TinyContract;

namespace EpasContracts.UnitTests.Http;

/// <summary>The expected texts are the style table of the OpenAPI specification 3.1.1, and for cookies 3.2.0, section "Style Examples".</summary>
public class ParameterCodecTests
{
    private const string List = """["blue","black","brown"]""";
    private const string Map = """{"R":100,"G":200,"B":150}""";

    [Theory]
    [InlineData(ParameterPlace.Path, Matrix, false, "\"\"", ";color")]
    [InlineData(ParameterPlace.Path, Matrix, false, "\"blue\"", ";color=blue")]
    [InlineData(ParameterPlace.Path, Matrix, false, List, ";color=blue,black,brown")]
    [InlineData(ParameterPlace.Path, Matrix, false, Map, ";color=R,100,G,200,B,150")]
    [InlineData(ParameterPlace.Path, Matrix, true, "\"blue\"", ";color=blue")]
    [InlineData(ParameterPlace.Path, Matrix, true, List, ";color=blue;color=black;color=brown")]
    [InlineData(ParameterPlace.Path, Matrix, true, Map, ";R=100;G=200;B=150")]
    [InlineData(ParameterPlace.Path, Label, false, "\"blue\"", ".blue")]
    [InlineData(ParameterPlace.Path, Label, false, List, ".blue,black,brown")]
    [InlineData(ParameterPlace.Path, Label, false, Map, ".R,100,G,200,B,150")]
    [InlineData(ParameterPlace.Path, Label, true, List, ".blue.black.brown")]
    [InlineData(ParameterPlace.Path, Label, true, Map, ".R=100.G=200.B=150")]
    [InlineData(ParameterPlace.Path, Simple, false, "\"blue\"", "blue")]
    [InlineData(ParameterPlace.Path, Simple, false, List, "blue,black,brown")]
    [InlineData(ParameterPlace.Path, Simple, false, Map, "R,100,G,200,B,150")]
    [InlineData(ParameterPlace.Path, Simple, true, List, "blue,black,brown")]
    [InlineData(ParameterPlace.Path, Simple, true, Map, "R=100,G=200,B=150")]
    [InlineData(Header, Simple, false, List, "blue,black,brown")]
    [InlineData(Header, Simple, true, Map, "R=100,G=200,B=150")]
    [InlineData(Query, Form, false, "\"\"", "color=")]
    [InlineData(Query, Form, false, "\"blue\"", "color=blue")]
    [InlineData(Query, Form, false, List, "color=blue,black,brown")]
    [InlineData(Query, Form, false, Map, "color=R,100,G,200,B,150")]
    [InlineData(Query, Form, true, "\"\"", "color=")]
    [InlineData(Query, Form, true, List, "color=blue&color=black&color=brown")]
    [InlineData(Query, Form, true, Map, "R=100&G=200&B=150")]
    [InlineData(Query, SpaceDelimited, false, List, "color=blue%20black%20brown")]
    [InlineData(Query, SpaceDelimited, false, Map, "color=R%20100%20G%20200%20B%20150")]
    [InlineData(Query, PipeDelimited, false, List, "color=blue%7Cblack%7Cbrown")]
    [InlineData(Query, PipeDelimited, false, Map, "color=R%7C100%7CG%7C200%7CB%7C150")]
    [InlineData(Query, DeepObject, true, Map, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")]
    [InlineData(Query, Content, false, Map, "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D")]
    [InlineData(ParameterPlace.Cookie, Form, false, List, "color=blue,black,brown")]
    [InlineData(ParameterPlace.Cookie, Form, true, List, "color=blue; color=black; color=brown")]
    [InlineData(ParameterPlace.Cookie, ParameterStyle.Cookie, true, "\"50%25\"", "color=50%25")]
    [InlineData(ParameterPlace.Cookie, ParameterStyle.Cookie, true, List, "color=blue; color=black; color=brown")]
    [InlineData(ParameterPlace.Cookie, ParameterStyle.Cookie, true, Map, "R=100; G=200; B=150")]
    public void The_style_table_holds_in_both_directions(ParameterPlace place, ParameterStyle style, bool explode, string json, string wire)
    {
        var schema = json[0] switch { '[' => ListOf(Text), '{' => ObjectOf(("R", Whole), ("G", Whole), ("B", Whole)), _ => Text };
        var parameter = Parameter(place, style, explode, schema);

        Assert.Equal(wire, ParameterCodec.Write(parameter, Encoding.UTF8.GetBytes(json)));
        Assert.Equal(json, Encoding.UTF8.GetString(Read(parameter, wire)!));
    }

    [Theory]
    [InlineData("created_at:desc", "created_at%3Adesc")]
    [InlineData("a b+c&d=e/f?g#h%20", "a%20b%2Bc%26d%3De%2Ff%3Fg%23h%2520")]
    [InlineData("한국 é 😀", "%ED%95%9C%EA%B5%AD%20%C3%A9%20%F0%9F%98%80")]
    [InlineData("-._~", "-._~")]
    public void Everything_but_unreserved_characters_is_escaped(string value, string escaped)
    {
        var query = Parameter(Query, Form, true, Text, "q");
        var path = Parameter(ParameterPlace.Path, Simple, false, Text, "q");
        var json = JsonModel.Write(writer => writer.WriteStringValue(value));

        Assert.Equal($"q={escaped}", ParameterCodec.Write(query, json));
        Assert.Equal(escaped, ParameterCodec.Write(path, json));
        Assert.Equal(json, ParameterCodec.ReadQuery(query, RawPairs.FromQuery($"?q={escaped}")));
        Assert.Equal(json, ParameterCodec.ReadPath(path, escaped));
    }

    [Fact]
    public void Allowed_reserved_characters_stay_except_those_that_would_change_the_query()
    {
        var parameter = new ParameterDescriptor
        {
            Name = "q", Pointer = "/q", Place = Query, Style = Form, Explode = true, AllowReserved = true, Schema = Text,
        };

        Assert.Equal("q=/a:b,c%23d%26e%2Bf%25", ParameterCodec.Write(parameter, "\"/a:b,c#d&e+f%\""u8));
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("-0.5e+3", "-0.5e+3")]
    [InlineData("007", "\"007\"")]
    [InlineData("1,5", "\"1,5\"")]
    [InlineData(" 5", "\" 5\"")]
    [InlineData("0x10", "\"0x10\"")]
    [InlineData("1.", "\"1.\"")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("", "\"\"")]
    public void A_number_is_one_only_when_it_is_spelled_as_one(string text, string json)
    {
        var parameter = Parameter(Query, Form, true, Number, "n");

        Assert.Equal(json, Encoding.UTF8.GetString(ParameterCodec.ReadQuery(parameter, RawPairs.FromQuery("n=" + text.Replace("+", "%2B", StringComparison.Ordinal)))!));
    }

    [Fact]
    public void A_truth_value_is_one_only_in_lower_case_and_a_text_is_never_anything_else()
    {
        var truth = Parameter(Query, Form, true, Truth, "t");
        var text = Parameter(Query, Form, true, Text, "t");

        Assert.Equal("true"u8, ParameterCodec.ReadQuery(truth, RawPairs.FromQuery("t=true"))!);
        Assert.Equal("\"True\""u8, ParameterCodec.ReadQuery(truth, RawPairs.FromQuery("t=True"))!);
        Assert.Equal("\"true\""u8, ParameterCodec.ReadQuery(text, RawPairs.FromQuery("t=true"))!);
        Assert.Equal("\"5\""u8, ParameterCodec.ReadQuery(text, RawPairs.FromQuery("t=5"))!);
    }

    [Fact]
    public void A_scalar_that_is_given_twice_is_a_list_that_its_validator_refuses()
    {
        var parameter = Parameter(Query, Form, true, Whole, "size");
        var json = ParameterCodec.ReadQuery(parameter, RawPairs.FromQuery("size=1&size=2"))!;

        Assert.Equal("[1,2]", Encoding.UTF8.GetString(json));
        var error = Assert.Single(JsonModel.Validate(parameter.Schema, json, "/query/size"));
        Assert.Equal("/query/size", error.InstancePointer);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_an_error_of_the_parameter()
    {
        var parameter = Parameter(Query, Form, true, Text, "q");
        var json = ParameterCodec.ReadQuery(parameter, RawPairs.FromQuery("q=a%FF%fe"))!;

        var error = Assert.Single(JsonModel.Validate(parameter.Schema, json, "/query/q"));
        Assert.Equal("/query/q", error.InstancePointer);
        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Absent_is_null_and_an_empty_list_is_not_written()
    {
        var list = Parameter(Query, Form, true, ListOf(Text));

        Assert.Null(ParameterCodec.ReadQuery(list, RawPairs.FromQuery("?other=1")));
        Assert.Null(ParameterCodec.ReadHeader(Parameter(Header, Simple, false, Text), []));
        Assert.Null(ParameterCodec.Write(list, "[]"u8));
        Assert.Null(ParameterCodec.Write(list, "null"u8));
    }

    [Theory]
    [InlineData("color[a][from]=1&color[a][to]=2&color[b]=x", """{"a":{"from":1,"to":2},"b":["x"]}""")]
    [InlineData("color[b]=x&color[b]=y&color[c]=z", """{"b":["x","y"],"c":"z"}""")]
    [InlineData("color[b][]=x&color[a][to]=two", """{"b":["x"],"a":{"to":"two"}}""")]
    [InlineData("color[c][d]=1&color[c][e][f]=2", """{"c":{"d":"1","e":{"f":"2"}}}""")]
    [InlineData("color[a]=5", """{"a":"5"}""")]
    [InlineData("color[a]=5&color[a][to]=6", """{"a":{"to":6}}""")]
    [InlineData("color[]=5&color=6&colored[a]=7", null)]
    public void Keys_in_keys_are_objects_in_objects(string query, string? json)
    {
        var parameter = Parameter(Query, DeepObject, true, ObjectOf(("a", ObjectOf(("from", Whole), ("to", Whole))), ("b", ListOf(Text)), ("c", Text)));
        Assert.Equal(json, ParameterCodec.ReadQuery(parameter, RawPairs.FromQuery(query)) is { } read ? Encoding.UTF8.GetString(read) : null);
    }

    [Theory]
    [InlineData("color[a][0][to]=1&color[a][1][from]=2&color[a][1][to]=3", """{"a":[{"to":1},{"from":2,"to":3}]}""")]
    [InlineData("color[b][0]=1&color[b][0]=2&color[b][1]=3", """{"b":[[1,2],[3]]}""")]
    [InlineData("color[c]=x&color[c]=y", """{"c":["x","y"]}""")]
    public void Objects_and_lists_in_lists_have_their_places_as_keys(string query, string json)
    {
        var range = ObjectOf(("from", Whole), ("to", Whole));
        var parameter = Parameter(Query, DeepObject, true, ObjectOf(("a", ListOf(range)), ("b", ListOf(ListOf(Whole))), ("c", ListOf(Text))));

        Assert.Equal(query, Uri.UnescapeDataString(ParameterCodec.Write(parameter, Encoding.UTF8.GetBytes(json))!));
        Assert.Equal(json, Encoding.UTF8.GetString(ParameterCodec.ReadQuery(parameter, RawPairs.FromQuery(query))!));
    }

    [Theory]
    [InlineData("color[0][to]=1&color[1][from]=2", """[{"to":1},{"from":2}]""", true)]
    [InlineData("color[10][to]=3&color[9][to]=2", """[{"to":2},{"to":3}]""", false)]
    [InlineData("color[999999999][to]=1", """[{"to":1}]""", false)]
    [InlineData("color[x][to]=1", """{"x":{"to":"1"}}""", false)]
    public void A_parameter_may_be_a_list_of_objects(string query, string json, bool isWritten)
    {
        var parameter = Parameter(Query, DeepObject, true, ListOf(ObjectOf(("from", Whole), ("to", Whole))));

        Assert.Equal(json, Encoding.UTF8.GetString(ParameterCodec.ReadQuery(parameter, RawPairs.FromQuery(query))!));
        if (isWritten)
            Assert.Equal(query, Uri.UnescapeDataString(ParameterCodec.Write(parameter, Encoding.UTF8.GetBytes(json))!));
    }

    [Theory]
    [InlineData("color=a&color=b", """["a","b"]""")]
    [InlineData("color=a", """["a"]""")]
    public void A_list_of_texts_repeats_its_name(string query, string json)
    {
        var parameter = Parameter(Query, DeepObject, true, ListOf(Text));
        Assert.Equal(query, ParameterCodec.Write(parameter, Encoding.UTF8.GetBytes(json)));
        Assert.Equal(json, Encoding.UTF8.GetString(ParameterCodec.ReadQuery(parameter, RawPairs.FromQuery(query))!));
    }

    [Fact]
    public void A_key_of_a_thousand_brackets_is_nobodys()
    {
        var parameter = Parameter(Query, DeepObject, true, ObjectOf(("a", Text)));
        Assert.Null(ParameterCodec.ReadQuery(parameter, RawPairs.FromQuery($"color{string.Concat(Enumerable.Repeat("[a]", 1000))}=1")));
    }

    [Theory]
    [InlineData(Query, "page=2&sort=name,desc&sort=a%26b", """{"page":2,"sort":["name,desc","a&b"]}""")]
    [InlineData(Query, "sort=name", """{"sort":["name"]}""")]
    [InlineData(ParameterPlace.Cookie, "page=2; sort=a; sort=b", """{"page":2,"sort":["a","b"]}""")]
    public void A_list_in_an_object_that_is_spread_repeats_its_name(ParameterPlace place, string wire, string json)
    {
        var parameter = Parameter(place, Form, true, ObjectOf(("page", Whole), ("sort", ListOf(Text))));

        Assert.Equal(wire.Replace(",", "%2C", StringComparison.Ordinal), ParameterCodec.Write(parameter, Encoding.UTF8.GetBytes(json)));
        Assert.Equal(json, Encoding.UTF8.GetString(Read(parameter, wire)!));
    }

    [Fact]
    public void A_list_in_an_object_that_is_written_as_one_value_is_refused() =>
        Assert.Throws<FormatException>(() => ParameterCodec.Write(Parameter(Query, Form, false, ObjectOf(("sort", ListOf(Text)))), """{"sort":["a"]}"""u8));

    [Fact]
    public void A_percent_sign_in_a_header_is_data()
    {
        var parameter = Parameter(Header, Simple, false, Text);

        Assert.Equal("50%25", ParameterCodec.Write(parameter, "\"50%25\""u8));
        Assert.Equal("\"50%25\""u8, ParameterCodec.ReadHeader(parameter, ["50%25"])!);
    }

    [Theory]
    [InlineData(Header, Simple, "\"a\\r\\nX-Evil: 1\"")]
    [InlineData(Header, Simple, "\"caf\u00e9\"")]
    [InlineData(Header, Simple, "[\"a,b\"]")]
    [InlineData(Query, SpaceDelimited, "[\"a b\"]")]
    [InlineData(Query, PipeDelimited, "[\"a|b\"]")]
    [InlineData(Query, Form, "[[\"nested\"]]")]
    [InlineData(Query, DeepObject, "{\"a\":[{\"b\":1},{}]}")]
    [InlineData(Query, DeepObject, "[[]]")]
    [InlineData(Query, DeepObject, "{\"a][b\":1}")]
    [InlineData(ParameterPlace.Cookie, ParameterStyle.Cookie, "\"a b\"")]
    [InlineData(ParameterPlace.Cookie, ParameterStyle.Cookie, "\"a;b\"")]
    [InlineData(ParameterPlace.Cookie, ParameterStyle.Cookie, "\"caf\u00e9\"")]
    public void What_a_style_cannot_carry_is_refused(ParameterPlace place, ParameterStyle style, string json)
    {
        var parameter = Parameter(place, style, false, Text);

        Assert.Contains("color", Assert.Throws<FormatException>(() => ParameterCodec.Write(parameter, Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
    }

    private static byte[]? Read(ParameterDescriptor parameter, string wire) => parameter.Place switch
    {
        ParameterPlace.Path => ParameterCodec.ReadPath(parameter, wire),
        Query => ParameterCodec.ReadQuery(parameter, RawPairs.FromQuery(wire)),
        ParameterPlace.Cookie => ParameterCodec.ReadCookie(parameter, RawPairs.FromCookies(wire)),
        _ => ParameterCodec.ReadHeader(parameter, [wire]),
    };
}
