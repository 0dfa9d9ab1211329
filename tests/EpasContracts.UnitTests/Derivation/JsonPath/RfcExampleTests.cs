using System.Text.Json.Nodes;
using EpasContracts.Derivation.JsonPath;

namespace EpasContracts.Tests.Derivation.JsonPath;

/// <summary>The examples of RFC 9535, by section. Members of an object come in the order of the text here, which the RFC leaves open.</summary>
public class RfcExampleTests
{
    private const string Store = """
        { "store": {
            "book": [
              { "category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95 },
              { "category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99 },
              { "category": "fiction", "author": "Herman Melville", "title": "Moby Dick", "isbn": "0-553-21311-3", "price": 8.99 },
              { "category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings", "isbn": "0-395-19395-8", "price": 22.99 }
            ],
            "bicycle": { "color": "red", "price": 399 } } }
        """;

    private const string Names = """{"o": {"j j": {"k.k": 3}}, "'": {"@": 2}}""";
    private const string Wild = """{"o": {"j": 1, "k": 2}, "a": [5, 3]}""";
    private const string Letters = """["a", "b", "c", "d", "e", "f", "g"]""";
    private const string Filter = """{"a": [3, 5, 1, 2, 4, 6, {"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}], "o": {"p": 1, "q": 2, "r": 3, "s": 5, "t": {"u": 6}}, "e": "f"}""";
    private const string Deep = """{"o": {"j": 1, "k": 2}, "a": [5, 3, [{"j": 4}, {"k": 6}]]}""";
    private const string Nulls = """{"a": null, "b": [null], "c": [{}], "null": 1}""";

    [Theory]
    [InlineData("$.store.book[*].author", """["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]""")]
    [InlineData("$..author", """["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]""")]
    [InlineData("$.store..price", "[8.95,12.99,8.99,22.99,399]")]
    [InlineData("$..book[2].title", """["Moby Dick"]""")]
    [InlineData("$..book[2].publisher", "[]")]
    [InlineData("$..book[-1].title", """["The Lord of the Rings"]""")]
    [InlineData("$..book[0,1].title", """["Sayings of the Century","Sword of Honour"]""")]
    [InlineData("$..book[:2].title", """["Sayings of the Century","Sword of Honour"]""")]
    [InlineData("$..book[?@.isbn].title", """["Moby Dick","The Lord of the Rings"]""")]
    [InlineData("$..book[?@.price<10].title", """["Sayings of the Century","Moby Dick"]""")]
    public void Section_1_5(string path, string expected) => AssertSelects(Store, path, expected);

    [Fact]
    public void Section_1_5_counts()
    {
        Assert.Equal(2, JsonPathQuery.Parse("$.store.*").Select(JsonNode.Parse(Store)).Count);
        Assert.Equal(27, JsonPathQuery.Parse("$..*").Select(JsonNode.Parse(Store)).Count);
    }

    [Theory]
    [InlineData(Names, "$.o['j j']", """[{"k.k":3}]""")]
    [InlineData(Names, "$.o['j j']['k.k']", "[3]")]
    [InlineData(Names, "$.o[\"j j\"][\"k.k\"]", "[3]")]
    [InlineData(Names, "$[\"'\"][\"@\"]", "[2]")]
    [InlineData(Names, "$['\\'']['@']", "[2]")]
    [InlineData(Wild, "$[*]", """[{"j":1,"k":2},[5,3]]""")]
    [InlineData(Wild, "$.o[*]", "[1,2]")]
    [InlineData(Wild, "$.o[*, *]", "[1,2,1,2]")]
    [InlineData(Wild, "$.a[*]", "[5,3]")]
    [InlineData("""["a","b"]""", "$[1]", """["b"]""")]
    [InlineData("""["a","b"]""", "$[-2]", """["a"]""")]
    [InlineData("""["a","b"]""", "$[2]", "[]")]
    [InlineData(Letters, "$[1:3]", """["b","c"]""")]
    [InlineData(Letters, "$[5:]", """["f","g"]""")]
    [InlineData(Letters, "$[1:5:2]", """["b","d"]""")]
    [InlineData(Letters, "$[5:1:-2]", """["f","d"]""")]
    [InlineData(Letters, "$[::-1]", """["g","f","e","d","c","b","a"]""")]
    [InlineData(Letters, "$[-100:100:3]", """["a","d","g"]""")]
    [InlineData(Letters, "$[::0]", "[]")]
    public void Section_2_3_selectors(string document, string path, string expected) => AssertSelects(document, path, expected);

    [Theory]
    [InlineData("$.absent1 == $.absent2", true)]
    [InlineData("$.absent1 <= $.absent2", true)]
    [InlineData("$.absent == 'g'", false)]
    [InlineData("$.absent1 != $.absent2", false)]
    [InlineData("$.absent != 'g'", true)]
    [InlineData("1 <= 2", true)]
    [InlineData("1 > 2", false)]
    [InlineData("13 == '13'", false)]
    [InlineData("'a' <= 'b'", true)]
    [InlineData("'a' > 'b'", false)]
    [InlineData("$.obj == $.arr", false)]
    [InlineData("$.obj != $.arr", true)]
    [InlineData("$.obj == $.obj", true)]
    [InlineData("$.obj != $.obj", false)]
    [InlineData("$.arr == $.arr", true)]
    [InlineData("$.arr != $.arr", false)]
    [InlineData("$.obj == 17", false)]
    [InlineData("$.obj != 17", true)]
    [InlineData("$.obj <= $.arr", false)]
    [InlineData("$.obj < $.arr", false)]
    [InlineData("$.obj <= $.obj", true)]
    [InlineData("$.arr <= $.arr", true)]
    [InlineData("1 <= $.arr", false)]
    [InlineData("1 >= $.arr", false)]
    [InlineData("true <= true", true)]
    [InlineData("true > true", false)]
    public void Section_2_3_5_comparisons(string condition, bool holds) =>
        Assert.Equal(holds ? 2 : 0, JsonPathQuery.Parse($"$[?{condition}]").Select(JsonNode.Parse("""{"obj": {"x": "y"}, "arr": [2, 3]}""")).Count);

    [Theory]
    [InlineData("$.a[?@.b == 'kilo']", """[{"b":"kilo"}]""")]
    [InlineData("$.a[?(@.b == 'kilo')]", """[{"b":"kilo"}]""")]
    [InlineData("$.a[?@>3.5]", "[5,4,6]")]
    [InlineData("$.a[?@.b]", """[{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]""")]
    [InlineData("$.o[?@<3, ?@<3]", "[1,2,1,2]")]
    [InlineData("$.a[?@<2 || @.b == \"k\"]", """[1,{"b":"k"}]""")]
    [InlineData("$.a[?match(@.b, \"[jk]\")]", """[{"b":"j"},{"b":"k"}]""")]
    [InlineData("$.a[?search(@.b, \"[jk]\")]", """[{"b":"j"},{"b":"k"},{"b":"kilo"}]""")]
    [InlineData("$.o[?@>1 && @<4]", "[2,3]")]
    [InlineData("$.o[?@.u || @.x]", """[{"u":6}]""")]
    [InlineData("$.a[?@.b == $.x]", "[3,5,1,2,4,6]")]
    [InlineData("$.a[?!(@.b) && !(@ > 2)]", "[1,2]")]
    [InlineData("$.a[?!@.b && @ > 5]", "[6]")]
    [InlineData("$.a[?length(@.b) == 4]", """[{"b":"kilo"}]""")]
    [InlineData("$[?count(@.*) == 5]", """[{"p":1,"q":2,"r":3,"s":5,"t":{"u":6}}]""")]
    [InlineData("$[?value(@..u) == 6].p", "[1]")]
    public void Section_2_3_5_filters(string path, string expected) => AssertSelects(Filter, path, expected);

    [Fact]
    public void Section_2_3_5_filters_that_select_containers()
    {
        Assert.Equal(["a", "o"], JsonPathQuery.Parse("$[?@.*]").Select(JsonNode.Parse(Filter)).Select(node => node.Name));
        Assert.Equal(["a"], JsonPathQuery.Parse("$[?@[?@.b]]").Select(JsonNode.Parse(Filter)).Select(node => node.Name));
        Assert.Equal(10, JsonPathQuery.Parse("$.a[?@ == @]").Select(JsonNode.Parse(Filter)).Count);
    }

    [Theory]
    [InlineData(Letters, "$[0, 3]", """["a","d"]""")]
    [InlineData(Letters, "$[0:2, 5]", """["a","b","f"]""")]
    [InlineData(Letters, "$[0, 0]", """["a","a"]""")]
    [InlineData(Deep, "$..j", "[1,4]")]
    [InlineData(Deep, "$..[0]", """[5,{"j":4}]""")]
    [InlineData(Deep, "$..o", """[{"j":1,"k":2}]""")]
    [InlineData(Deep, "$.o..[*, *]", "[1,2,1,2]")]
    [InlineData(Deep, "$.a..[0, 1]", """[5,3,{"j":4},{"k":6}]""")]
    [InlineData(Nulls, "$.a", "[null]")]
    [InlineData(Nulls, "$.a[0]", "[]")]
    [InlineData(Nulls, "$.a.d", "[]")]
    [InlineData(Nulls, "$.b[0]", "[null]")]
    [InlineData(Nulls, "$.b[*]", "[null]")]
    [InlineData(Nulls, "$.b[?@]", "[null]")]
    [InlineData(Nulls, "$.b[?@==null]", "[null]")]
    [InlineData(Nulls, "$.c[?@.d==null]", "[]")]
    [InlineData(Nulls, "$.null", "[1]")]
    public void Section_2_5_and_2_6(string document, string path, string expected) => AssertSelects(document, path, expected);

    [Theory]
    [InlineData("""{"a":1}""", "$.a", "$['a']")]
    [InlineData("[0,1]", "$[1]", "$[1]")]
    [InlineData("[0,1,2,3,4]", "$[-3]", "$[2]")]
    [InlineData("""{"a":{"b":[0,null]}}""", "$.a.b[1:2]", "$['a']['b'][1]")]
    [InlineData("{\"\\u000b\":1}", "$[\"\\u000B\"]", "$['\\u000b']")]
    [InlineData("""{"a":1}""", "$[\"\\u0061\"]", "$['a']")]
    [InlineData("""{"it's \\ \n":1}""", "$.*", "$['it\\'s \\\\ \\n']")]
    [InlineData("{}", "$", "$")]
    public void Section_2_7_normalized_paths(string document, string path, string expected) =>
        Assert.Equal(expected, Assert.Single(JsonPathQuery.Parse(path).Select(JsonNode.Parse(document))).NormalizedPath);

    [Theory]
    [InlineData("$[?@.n == 1]", 4)]
    [InlineData("$[?@.n == 1.0]", 4)]
    [InlineData("$[?@.n == 100e-2]", 4)]
    [InlineData("$[?@.n == -1]", 0)]
    [InlineData("$[?@.n >= 1]", 4)]
    [InlineData("$[?@ == $[0]]", 4)]
    [InlineData("$[?count(@.*) == 1.0]", 4)]
    public void Numbers_are_compared_by_value(string path, int expected) =>
        Assert.Equal(expected, JsonPathQuery.Parse(path).Select(JsonNode.Parse("""[{"n":1},{"n":1.0},{"n":1e0},{"n":10E-1}]""")).Count);

    [Theory]
    [InlineData("match(@, '.')", "[\"\\ud83d\\ude00\",\"a\"]")]
    [InlineData("match(@, '[^b]')", "[\"\\ud83d\\ude00\",\"a\"]")]
    [InlineData("match(@, 'a.c')", "[\"abc\"]")]
    [InlineData("search(@, '^a')", "[\"a\",\"abc\",\"a\\rc\",\"a\\n\"]")]
    [InlineData("search(@, 'a$')", "[\"a\"]")]
    [InlineData("match(@, '(')", "[]")]
    [InlineData("match(@, '[a-c]+')", "[\"a\",\"abc\"]")]
    [InlineData("match(@, '\\\\p{L}')", "[\"a\"]")]
    public void Regular_expressions_are_I_Regexp(string condition, string expected)
    {
        var selected = JsonPathQuery.Parse($"$[?{condition}]").Select(JsonNode.Parse("[\"\\ud83d\\ude00\",\"a\",\"abc\",\"a\\rc\",\"a\\n\"]")).Select(node => node.Value?.DeepClone());
        Assert.Equal(JsonNode.Parse(expected).Compact(), new JsonArray([.. selected]).Compact());
    }

    [Theory]
    [InlineData("$[7:0:-3]", "[\"g\",\"d\"]")]
    [InlineData("$[-1:-4:-1]", "[\"g\",\"f\",\"e\"]")]
    [InlineData("$[:2:-1]", "[\"g\",\"f\",\"e\",\"d\"]")]
    [InlineData("$[2::-1]", "[\"c\",\"b\",\"a\"]")]
    [InlineData("$[1:5:-1]", "[]")]
    [InlineData("$[9007199254740991::-9007199254740991]", "[\"g\"]")]
    [InlineData("$[0, 0:1, -7]", "[\"a\",\"a\",\"a\"]")]
    public void Slices_go_backwards_and_unions_keep_what_comes_twice(string path, string expected) => AssertSelects(Letters, path, expected);

    /// <summary>Section 2.4.9, and the grammar: each with the column that a message points to.</summary>
    [Theory]
    [InlineData("", 1)]
    [InlineData("store", 1)]
    [InlineData("$.", 3)]
    [InlineData("$..", 4)]
    [InlineData("$[", 3)]
    [InlineData("$['a", 3)]
    [InlineData("$['a'", 6)]
    [InlineData("$.a b", 4)]
    [InlineData("$[01]", 3)]
    [InlineData("$[-0]", 3)]
    [InlineData("$[9007199254740993]", 3)]
    [InlineData("$['\\x']", 4)]
    [InlineData("$[?length(@.*) < 3]", 4)]
    [InlineData("$[?count(1) == 1]", 4)]
    [InlineData("$[?count(foo(@.*)) == 1]", 10)]
    [InlineData("$[?match(@.timezone, 'Europe/.*') == true]", 35)]
    [InlineData("$[?value(@..color)]", 4)]
    [InlineData("$[?@.* == 1]", 4)]
    [InlineData("$[?1]", 4)]
    [InlineData("$[?(@.a]", 8)]
    [InlineData("$['\\uD800']", 4)]
    [InlineData("$['\\uDC00']", 4)]
    [InlineData("$['\\uD800\\u0061']", 4)]
    [InlineData("$[?true]", 4)]
    [InlineData("$[?count (@.*) == 1]", 4)]
    [InlineData("$[?!@.a == 1]", 5)]
    [InlineData("$[?@['a','b'] == 1]", 4)]
    [InlineData("$[?@.a == 01]", 11)]
    public void Ill_formed_paths_are_refused_with_their_column(string path, int column) =>
        Assert.Equal(column, Assert.Throws<JsonPathException>(() => JsonPathQuery.Parse(path)).Column);

    [Fact]
    public void A_filter_without_end_is_refused() =>
        Assert.Throws<JsonPathException>(() => JsonPathQuery.Parse("$[?" + new string('(', 100_000)));

    private static void AssertSelects(string document, string path, string expected)
    {
        var selected = JsonPathQuery.Parse(path).Select(JsonNode.Parse(document)).Select(node => node.Value?.DeepClone());
        Assert.Equal(expected, new JsonArray([.. selected]).Compact());
    }
}
