using System.Text;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using EpasContracts.Tests.Generation;

namespace EpasContracts.Tests.Validators;

/// <summary>Values that must never be shown, whichever schema finds them wrong.</summary>
public sealed class SecretTests(SecretTests.Fixture fixture) : IClassFixture<SecretTests.Fixture>
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths: {}
        components:
          schemas:
            Text: {type: string, minLength: 20}
            Pin: {type: string, format: password, minLength: 20}
            Pair: {type: object, properties: {left: {type: string, minLength: 20}, code: {enum: [a]}}, additionalProperties: {$ref: "#/components/schemas/Text"}}
            Page: {type: object, properties: {next: {$ref: "#/components/schemas/Text"}}}
            Login:
              type: object
              properties:
                plain: {$ref: "#/components/schemas/Text"}
                pin: {$ref: "#/components/schemas/Pin"}
                api_key: {$ref: "#/components/schemas/Text"}
                client_secret: {allOf: [{$ref: "#/components/schemas/Text"}]}
                written: {$ref: "#/components/schemas/Text", writeOnly: true}
                pair: {$ref: "#/components/schemas/Pair", writeOnly: true}
                old_password: {anyOf: [{$ref: "#/components/schemas/Text"}, {type: "null"}]}
                either: {oneOf: [{$ref: "#/components/schemas/Pin"}, {type: integer}]}
                secret: {$ref: "#/components/schemas/Page"}
        """;

    public sealed class Fixture
    {
        internal EmittedModels Models { get; } = new(GeneratorHarness.Run(Document).Clean().Load());
    }

    [Theory]
    [InlineData("pin", "\"hunter2\"")]
    [InlineData("pin", "[\"hunter2\"]")]
    [InlineData("api_key", "\"hunter2\"")]
    [InlineData("client_secret", "\"hunter2\"")]
    [InlineData("written", "\"hunter2\"")]
    [InlineData("pair", """{"left":"hunter2"}""")]
    [InlineData("pair", """{"code":"hunter2","more":"hunter2"}""")]
    [InlineData("pair", "\"hunter2\"")]
    [InlineData("old_password", "\"hunter2\"")]
    [InlineData("either", "\"hunter2\"")]
    public async Task No_form_of_an_error_shows_it(string property, string value)
    {
        var payload = $$"""{"{{property}}":{{value}}}""";
        var schema = fixture.Models.Schema("Login");
        var errors = fixture.Models.Validate("Login", payload);
        var streamed = await schema.ValidateAsync(new MemoryStream(Encoding.UTF8.GetBytes(payload)), cancellationToken: TestContext.Current.CancellationToken);
        object? model = fixture.Models.Read("Login", payload, out var read);

        Assert.NotEmpty(errors);
        Assert.Equal(errors, streamed);
        Assert.Contains(read, static error => error.Value == "\"***\"");
        foreach (var list in new[] { errors, streamed, read })
        {
            Assert.All(new[] { list.ToText(), list.ToBasicOutput(schema), list.ToProblemDetails(), list.ToVendorErrors(), string.Concat(list.Select(static error => error.Describe(ErrorSentences.Korean))) },
                static text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("hunter2", SecretMask.Apply(schema, Encoding.UTF8.GetBytes(payload)) + model, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_part_of_a_long_one_is_shown()
    {
        var members = string.Join(',', Enumerable.Range(0, 500).Select(static i => $"\"k{i}\":\"hunter2\""));
        var payload = "{\"pair\":{" + members + "}}";
        var errors = await fixture.Models.Schema("Login").ValidateAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(payload)), new ValidationOptions { MaxBufferedBytes = 1024 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEmpty(errors);
        Assert.DoesNotContain("hunter2", errors.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"plain":"shown"}""")]
    [InlineData("""{"api_key":"hunter2","plain":"shown"}""")]
    [InlineData("""{"secret":{"next":"shown"}}""")]
    public void What_is_no_secret_is_shown(string payload) =>
        Assert.Contains("was \"shown\"", string.Join(" ", fixture.Models.Validate("Login", payload).Select(static error => error.Message)), StringComparison.Ordinal);
}
