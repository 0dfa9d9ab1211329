using System.Globalization;
using System.Text;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Tests.Generation;

/// <summary><c>readOnly</c> and <c>writeOnly</c>: what a request or a response may lack although it is required.</summary>
public sealed class DirectionTests(DirectionTests.Fixture fixture) : IClassFixture<DirectionTests.Fixture>
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        paths:
          /accounts:
            post:
              operationId: openAccount
              requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Account"}}}}
              responses: {"201": {description: Opened, content: {application/json: {schema: {$ref: "#/components/schemas/Account"}}}}}
            get:
              operationId: showReport
              responses: {"200": {description: All, content: {application/json: {schema: {$ref: "#/components/schemas/Report"}}}}}
            put:
              operationId: logIn
              requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}}
              responses: {"204": {description: Done}}
        components:
          schemas:
            Stamp: {type: string, readOnly: true}
            Account:
              type: object
              required: [id, name, secret, made, inner]
              properties:
                id: {type: integer, readOnly: true}
                name: {type: string}
                secret: {type: string, writeOnly: true}
                made: {$ref: "#/components/schemas/Stamp"}
                there: {type: boolean}
                inner: {type: object, required: [etag], properties: {etag: {type: [string, "null"], readOnly: true}}}
            Report: {type: object, required: [id, key], properties: {id: {type: integer, readOnly: true}, key: {type: string, writeOnly: true}}}
            Login: {type: object, required: [user, at], properties: {user: {type: string, writeOnly: true}, at: {type: string, readOnly: true}}}
            Unused: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}}}
            Gold: {allOf: [{$ref: "#/components/schemas/Account"}, {type: object, required: [points], properties: {points: {type: integer, readOnly: true}}}]}
        """;

    private readonly EmittedModels _models = fixture.Models;

    public sealed class Fixture
    {
        internal EmittedModels Models { get; } = new(GeneratorHarness.Run(Document, ("Server", "true")).Clean().Load());
    }

    // A class that goes both ways has nothing that one of them may lack; one that goes one way has what it must have there.
    [Theory]
    [InlineData("Account", "Id", "System.Nullable`1[System.Int64]", false)]
    [InlineData("Account", "Name", "System.String", true)]
    [InlineData("Account", "Secret", "System.String", false)]
    [InlineData("Account", "Made", "System.String", false)]
    [InlineData("AccountInner", "Etag", "EpasContracts.Runtime.Optional`1[System.String]", false)]
    [InlineData("Report", "Id", "System.Int64", true)]
    [InlineData("Report", "Key", "System.String", false)]
    [InlineData("Login", "User", "System.String", true)]
    [InlineData("Login", "At", "System.String", false)]
    [InlineData("Unused", "Id", "System.Int64", true)]
    [InlineData("Gold", "Points", "System.Int64", true)]
    public void A_property_is_required_where_no_way_may_lack_it(string model, string property, string type, bool required)
    {
        var member = _models.Type(model).GetProperty(property)!;
        Assert.Equal(type, member.PropertyType.ToString());
        Assert.Equal(required, member.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute), inherit: false));
    }

    [Theory]
    [InlineData(PayloadDirection.Request, """{"name":"n","secret":"s","inner":{}}""", "")]
    [InlineData(PayloadDirection.Request, """{"id":1,"name":"n","secret":"s","made":"m","inner":{"etag":null}}""", "")]
    [InlineData(PayloadDirection.Request, """{"name":"n","inner":{}}""", "secret")]
    [InlineData(PayloadDirection.Response, """{"id":1,"name":"n","made":"m","inner":{"etag":"e"}}""", "")]
    [InlineData(PayloadDirection.Response, """{"name":"n","inner":{}}""", "id made etag")]
    [InlineData(PayloadDirection.None, """{"inner":{}}""", "id name secret made etag")]
    public async Task A_way_may_lack_what_the_other_side_sets(PayloadDirection direction, string json, string missing)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var options = new ValidationOptions { Direction = direction };
        var expected = missing.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order();

        Assert.Equal(expected, JsonModel.Validate(_models.Schema("Account"), utf8, options: options).Select(static error => error.Property).Order());
        using var stream = new MemoryStream(utf8);
        Assert.Equal(expected, (await _models.Schema("Account").ValidateAsync(stream, options, cancellationToken: TestContext.Current.CancellationToken)).Select(static error => error.Property).Order());
        Assert.Equal(missing.Length == 0, EmittedModels.TryRead(_models.Type("Account"), utf8, options) is not null);
    }

    [Fact]
    public void Payloads_of_an_operation_have_their_way()
    {
        Assert.Empty(_models.Descriptor.Validate("openAccount", """{"name":"n","secret":"s","inner":{}}"""u8));
        Assert.Equal(["", "/inner"], _models.Descriptor.Validate("openAccount", 201, """{"id":1,"name":"n","inner":{}}"""u8).Select(static error => error.InstancePointer).Distinct().Order());
    }

    [Fact]
    public void A_nullable_of_a_document_of_3_1_is_honoured_and_told()
    {
        var generated = GeneratorHarness.Run("""
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            paths: {}
            components:
              schemas:
                Order: {type: object, required: [note], properties: {note: {type: string, nullable: true}, count: {type: integer, nullable: true}}}
            """).Clean();

        Assert.Equal(2, generated.Diagnostics.Count(static diagnostic => diagnostic.Id == "EPAS1030"));
        Assert.All(generated.Diagnostics, static diagnostic => Assert.Contains("nullable", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var models = new EmittedModels(generated.Load());
        Assert.Equal("""{"note":null,"count":null}""", EmittedModels.Write((object)models.Read("Order", """{"note":null,"count":null}""")));
    }
}
