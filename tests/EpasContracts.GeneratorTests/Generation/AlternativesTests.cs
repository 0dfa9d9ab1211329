using System.Text.Json;
using System.Text.Json.Nodes;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Tests.Generation;

/// <summary>
/// <c>oneOf</c> and <c>anyOf</c>: the alternative that a type or a property leaves over tells what is wrong with a value, and no verdict is
/// another than that of trying them all.
/// </summary>
public sealed class AlternativesTests : IClassFixture<AlternativesTests.Fixture>
{
    private const string Card = """{"type":"object","required":["kind","number"],"properties":{"kind":{"const":"card"},"number":{"type":"string","minLength":4}}}""";
    private const string Iban = """{"type":"object","required":["kind"],"properties":{"kind":{"enum":["iban","bic"]},"account":{"type":"string"}},"additionalProperties":false}""";
    private const string Cash = """{"allOf":[{"required":["kind"]},{"$ref":"#/components/schemas/CashKind"}],"properties":{"amount":{"type":"integer","minimum":1}}}""";

    private static readonly (string Name, string Keyword, string[] Alternatives, string? Discriminator)[] Choices =
    [
        ("Paid", "oneOf", [Card, Iban, Cash], null),
        ("PaidOrNot", "anyOf", [Card, Iban, """{"type":"null"}""", """{"type":"string","maxLength":3}""", """{"type":"array","items":{"$ref":"#/components/schemas/Paid"}}"""], null),
        ("Numbers", "oneOf", ["""{"type":"integer"}""", """{"type":"number","minimum":5}""", """{"type":["string","null"],"minLength":2}"""], null),
        ("Untyped", "oneOf", ["""{"required":["kind"],"properties":{"kind":{"const":"a"},"x":{"type":"integer"}}}""", """{"required":["kind"],"properties":{"kind":{"const":"b"}}}"""], null),
        ("SomeRequired", "oneOf", ["""{"type":"object","required":["kind"],"properties":{"kind":{"const":"a"}}}""", """{"type":"object","properties":{"kind":{"const":"b"}}}"""], null),
        ("SameText", "oneOf", ["""{"type":"object","required":["kind"],"properties":{"kind":{"enum":["a","b"]}}}""", """{"type":"object","required":["kind"],"properties":{"kind":{"enum":["b","c"]}}}"""], null),
        ("Mapped", "oneOf", ["""{"$ref":"#/components/schemas/Cat"}""", """{"$ref":"#/components/schemas/Dog"}"""], """{"propertyName":"pet","mapping":{"meow":"#/components/schemas/Cat"}}"""),
        ("NullKind", "oneOf", ["""{"type":"object","required":["kind"],"properties":{"kind":{"enum":["a",null]}}}""", """{"type":"object","required":["kind"],"properties":{"kind":{"enum":["b",null]}}}"""], null),
        ("Scalars", "anyOf", ["""{"enum":["a",1]}""", """{"const":true}""", """{"const":1.0}"""], null),
        ("All", "oneOf", ["true", """{"type":"string"}"""], null),
        ("None", "anyOf", ["false", """{"type":"string"}"""], null),
    ];

    private static readonly string[] Payloads =
    [
        "null", "true", "1", "1.0", "1.5", "5", "7.5", "\"a\"", "\"abcd\"", "\"\"", "[]", "{}", """{"kind":null}""", """{"kind":5}""", """{"kind":"a"}""", """{"kind":"b"}""", """{"kind":"c"}""",
        """{"kind":"a","x":"no"}""", """{"x":1,"kind":"\u0061"}""", """{"kind":"card"}""", """{"kind":"card","number":"123"}""", """{"kind":"card","number":"1234"}""",
        """{"kind":"iban","account":"x"}""", """{"kind":"bic","account":5}""", """{"kind":"iban","more":1}""", """{"kind":"cash","amount":0}""", """{"amount":2,"kind":"cash"}""", """{"kind":"cheque"}""",
        """[{"kind":"cash"},{"kind":"card","number":"1234"}]""", """[{"kind":"cash"},{"kind":"card"}]""", """{"kind":"card","kind":"iban","number":"1234"}""",
        """{"pet":"meow","lives":9}""", """{"pet":"meow","lives":"nine"}""", """{"pet":"Dog","lives":"nine"}""", """{"pet":"bird"}""", """{"lives":9,"tricks":1}""", """{"tricks":true,"lives":true}""",
    ];

    private readonly EmittedModels _models;

    public AlternativesTests(Fixture fixture) => _models = fixture.Models;

    public sealed class Fixture
    {
        internal EmittedModels Models { get; } = new(GeneratorHarness.Run(Document(), ("Client", "false")).Clean().Load());

        // Each choice twice: as it is, and with its alternatives behind a double negation, where nothing can be told of them beforehand.
        private static string Document()
        {
            var schemas = new JsonObject
            {
                ["CashKind"] = JsonNode.Parse("""{"type":"object","properties":{"kind":{"type":"string","const":"cash"}}}"""),
                ["Cat"] = JsonNode.Parse("""{"type":"object","properties":{"pet":{"type":"string"},"lives":{"type":"integer"}}}"""),
                ["Dog"] = JsonNode.Parse("""{"type":"object","required":["tricks"],"properties":{"pet":{"type":"string"},"tricks":{"type":"boolean"}}}"""),
            };
            foreach (var (name, keyword, alternatives, discriminator) in Choices)
            {
                schemas[name] = new JsonObject { [keyword] = new JsonArray([.. alternatives.Select(static text => JsonNode.Parse(text))]) };
                schemas[name + "Tried"] = new JsonObject { [keyword] = new JsonArray([.. alternatives.Select(static text => JsonNode.Parse($$$"""{"not":{"not":{{{text}}}}}"""))]) };
                // Beside other assertions the value is walked over twice.
                schemas[name + "Beside"] = new JsonObject { ["$ref"] = "#/components/schemas/" + name, ["maxProperties"] = 9 };
                schemas[name + "Within"] = new JsonObject { ["maxProperties"] = 9, [keyword] = schemas[name]![keyword]!.DeepClone() };
                foreach (var form in discriminator is null ? [] : (string[])[name, name + "Within"])
                    schemas[form]!["discriminator"] = JsonNode.Parse(discriminator!);
            }

            return new JsonObject
            {
                ["openapi"] = "3.1.0", ["info"] = new JsonObject { ["title"] = "T", ["version"] = "1" }, ["paths"] = new JsonObject(),
                ["components"] = new JsonObject { ["schemas"] = schemas },
            }.ToJsonString();
        }
    }

    [Fact]
    public void Verdicts_are_those_of_trying_all_alternatives()
    {
        var valid = 0;
        foreach (var (name, payload) in Choices.SelectMany(static choice => Payloads.Select(payload => (choice.Name, payload))))
        {
            var tried = _models.Validate(name + "Tried", payload).Count == 0;
            valid += tried ? 1 : 0;
            foreach (var form in new[] { name, name + "Beside", name + "Within" })
                Assert.True(tried == (_models.Validate(form, payload).Count == 0), $"{form}: {payload}");
        }

        Assert.InRange(valid, 60, 300);
    }

    [Theory]
    [InlineData("Paid", """{"kind":"card","number":"12"}""", "/oneOf/0/properties/number/minLength", "/number")]
    [InlineData("Paid", """{"kind":"cheque"}""", "/oneOf", "/kind")]
    [InlineData("Paid", """{"number":"1234"}""", "/oneOf", "")]
    [InlineData("PaidOrNot", """[{"kind":"iban","more":1}]""", "/anyOf/4/items/$ref/oneOf/1/additionalProperties", "/0/more")]
    public void Basic_output_names_the_way_through_the_alternatives(string schema, string payload, string keyword, string instance)
    {
        using var basic = JsonDocument.Parse(_models.Validate(schema, payload).ToBasicOutput(_models.Schema(schema)));
        var error = basic.RootElement.GetProperty("errors").EnumerateArray().Last();
        Assert.Equal((keyword, instance), (error.GetProperty("keywordLocation").GetString(), error.GetProperty("instanceLocation").GetString()));
    }

    [Theory]
    [InlineData("Paid", """{"kind":"card","number":"12"}""", "/number: number must have at least 4 character(s), was \"12\"")]
    [InlineData("Paid", """{"kind":"iban","more":1}""", "/more: more is not a known property of this object")]
    [InlineData("Paid", """{"number":"1234","kind":"cash","amount":0}""", "/amount: amount must be at least 1, was 0")]
    [InlineData("Paid", """{"kind":"cheque"}""", """/kind: kind must be one of "card", "iban", "bic", "cash", was "cheque" """)]
    [InlineData("Paid", """{"kind":5}""", """/kind: kind must be one of "card", "iban", "bic", "cash", was 5""")]
    [InlineData("Paid", """{"number":"1234"}""", """kind is required and must be one of "card", "iban", "bic", "cash" """)]
    [InlineData("PaidOrNot", "\"four\"", "the payload must have at most 3 character(s), was \"four\"")]
    [InlineData("PaidOrNot", """[{"kind":"cash"},{"kind":"card","number":""}]""", "/1/number: number must have at least 4 character(s), was \"\"")]
    [InlineData("PaidOrNot", "true", "the payload must match at least one of the alternatives, was true")]
    [InlineData("Mapped", """{"pet":"meow","lives":"nine"}""", "/lives: lives must be an integer, was \"nine\"")]
    [InlineData("Mapped", """{"pet":"Dog","lives":"nine","tricks":1}""", "/tricks: tricks must be a boolean, was 1")]
    [InlineData("Mapped", """{"pet":"bird","lives":"nine"}""", """/pet: pet must be one of "meow", "Dog", was "bird" """)]
    [InlineData("Mapped", """{"pet":"meow","lives":9,"tricks":true}""", "the payload must match exactly one of the alternatives, was {…}")]
    public void Errors_are_those_of_the_alternative_that_is_left(string schema, string payload, string expected)
    {
        Assert.Equal(expected.Trim(), Assert.Single(_models.Validate(schema, payload)).ToString());
        Assert.Equal(expected.Trim(), Assert.Single(_models.Validate(schema + "Within", payload)).ToString());
    }
}
