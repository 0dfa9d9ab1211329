using System.Text.Json.Nodes;
using EpasContracts.Pacts;

namespace EpasContracts.ContractTests.PactCore;

/// <summary>What the core would take without a word and misread, said before it is asked.</summary>
public sealed class MatcherTests
{
    private static RequestBuilder Request() =>
        Pact.V4(Orders.Consumer, Orders.Provider).WithHttpInteractions().UponReceiving("something").WithRequest(HttpMethod.Post, "/orders");

    [Fact]
    public void Matchers_are_written_in_the_integration_format() => Assert.Equal(
        """{"pact:matcher:type":"type","min":2,"value":[{"pact:matcher:type":"regex","regex":"^a+$","value":"aa"},{"pact:matcher:type":"regex","regex":"^a+$","value":"aa"}]}""",
        Match.MinType(Match.Regex("aa", "^a+$"), 2).ToString());

    [Fact]
    public void A_pattern_that_does_not_compile_is_refused()
    {
        var failure = Assert.Throws<PactException>(() => Request().WithJsonBody(new { list = new[] { Match.Regex("a", "(unclosed") } }));
        Assert.Contains("'something': the body at $.list[0]", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'(unclosed' does not compile", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b", "^a$")]
    [InlineData("ab", "^a")]
    [InlineData("a\n", "^a$")]
    public void An_example_that_its_own_pattern_refuses_is_refused(string example, string regex) => Assert.Contains(
        $"the example '{example}' is not, as a whole, what the pattern '{regex}' describes",
        Assert.Throws<PactException>(() => Request().WithQuery("q", Match.Regex(example, regex))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("ab", "a|ab")]
    [InlineData("aa", @"^(a)\1$")]
    public void An_example_that_its_pattern_describes_is_taken(string example, string regex) =>
        Request().WithQuery("q", Match.Regex(example, regex));

    [Theory]
    [InlineData("""{"a":""", "not valid JSON")]
    [InlineData("""{"a":1,"a":2}""", "not valid JSON")]
    [InlineData("""{"a":{"pact:matcher:type":"regexp","regex":"a","value":"a"}}""", "at $.a: matcher \"regexp\": the Pact core does not know it")]
    [InlineData("""{"pact:matcher:type":"regex","value":"a"}""", "has no 'regex'")]
    [InlineData("""{"pact:matcher:type":"type"}""", "has no 'value'")]
    [InlineData("""{"pact:matcher:type":"type","min":1,"value":3}""", "must be an array")]
    [InlineData("""{"pact:matcher:type":"integer","value":1.5}""", "1.5 is not a integer")]
    [InlineData("""{"pact:matcher:type":"decimal","value":1}""", "1 is not a decimal")]
    [InlineData("""{"pact:matcher:type":7,"value":1}""", "does not know it")]
    [InlineData("""{"id":{"pact:generator:type":"Sequence","value":1}}""", "generator \"Sequence\" is unknown")]
    public void A_body_that_the_core_would_misread_is_refused(string json, string why)
    {
        Assert.Contains(why, Assert.Throws<PactException>(() => Request().WithRawJsonBody(json)).Message, StringComparison.Ordinal);
        Assert.Contains(why, Assert.Throws<PactException>(() => Request().WillRespond().WithRawJsonBody(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decimal_without_a_fraction_is_refused() =>
        Assert.Throws<PactException>(() => Request().WithJsonBody(new { price = Match.Decimal(2) }));

    [Fact]
    public void A_character_that_ends_a_C_string_is_refused()
    {
        Assert.Throws<PactException>(() => Request().WithHeader("X", "a\0b"));
        Assert.Throws<PactException>(() => Request().WithBody("a\0b", "text/plain"));
        Assert.Throws<PactException>(() => Request().Given("a\0b"));
    }

    [Fact]
    public void State_parameters_are_an_object() =>
        Assert.Throws<PactException>(() => Request().Given("order exists", 7));

    [Fact]
    public async Task Every_matcher_reaches_the_core()
    {
        using var folder = new TemporaryFolder();
        var pact = Orders.NewPact(folder);
        pact.UponReceiving("everything").WithRequest(HttpMethod.Get, Match.Regex("/all", "^/a.*$")).WillRespond().WithStatus(200).WithJsonBody(new
        {
            regex = Match.Regex("a", "a"),
            type = Match.Type("a"),
            min = Match.MinType(1, 1),
            max = Match.MaxType(1, 3),
            minmax = Match.MinMaxType(1, 1, 3),
            integer = Match.Integer(1),
            @decimal = Match.Decimal(1.5m),
            number = Match.Number(1),
            boolean = Match.Boolean(true),
            equality = Match.Equality("a"),
            @null = Match.Null(),
            include = Match.Include("a"),
        });

        await pact.VerifyAsync(
            async context =>
            {
                using var http = new HttpClient();
                (await http.GetAsync(new Uri(context.MockServerUri, "another"), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
            },
            TestContext.Current.CancellationToken);

        var interaction = JsonNode.Parse(File.ReadAllText(folder.File(Orders.FileName)))!["interactions"]![0]!;
        var rules = interaction["response"]!["matchingRules"]!["body"]!.AsObject().ToDictionary(
            static rule => rule.Key, static rule => rule.Value!["matchers"]![0]!.ToJsonString());
        Assert.Equal("/all", interaction["request"]!["path"]!.GetValue<string>());
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["$.regex"] = """{"match":"regex","regex":"a"}""",
                ["$.type"] = """{"match":"type"}""",
                ["$.min"] = """{"match":"type","min":1}""",
                ["$.max"] = """{"match":"type","max":3}""",
                ["$.minmax"] = """{"match":"type","max":3,"min":1}""",
                ["$.integer"] = """{"match":"integer"}""",
                ["$.decimal"] = """{"match":"decimal"}""",
                ["$.number"] = """{"match":"number"}""",
                ["$.boolean"] = """{"match":"boolean"}""",
                ["$.equality"] = """{"match":"equality"}""",
                ["$.null"] = """{"match":"null"}""",
                ["$.include"] = """{"match":"include","value":"a"}""",
            }.OrderBy(static rule => rule.Key, StringComparer.Ordinal),
            rules.OrderBy(static rule => rule.Key, StringComparer.Ordinal));
    }
}
