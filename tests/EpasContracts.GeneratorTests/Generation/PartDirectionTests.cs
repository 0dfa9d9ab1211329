using System.Text;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Tests.Generation;

/// <summary><c>readOnly</c> and <c>writeOnly</c> where one schema requires a property and another one of the same <c>allOf</c> says who sets it.</summary>
public sealed class PartDirectionTests(PartDirectionTests.Fixture fixture) : IClassFixture<PartDirectionTests.Fixture>
{
    private const string Schemas = """
            Keyed: {required: [id]}
            Stamp: {type: integer, readOnly: true}
            Stamped: {type: object, properties: {id: {$ref: "#/components/schemas/Stamp"}, name: {type: string}}}
            Base: {type: object, required: [id, pin], properties: {id: {type: integer}, pin: {type: string}}}
            Inline: {allOf: [{required: [id]}, {type: object, properties: {id: {type: integer, readOnly: true}}}]}
            Referring: {allOf: [{$ref: "#/components/schemas/Keyed"}, {$ref: "#/components/schemas/Stamped"}]}
            Whole: {type: object, required: [id], allOf: [{properties: {id: {type: integer, readOnly: true}}}]}
            Part: {type: object, properties: {id: {type: integer, readOnly: true}}, allOf: [{required: [id, name]}]}
            Nested: {allOf: [{allOf: [{$ref: "#/components/schemas/Keyed"}]}, {allOf: [{$ref: "#/components/schemas/Stamped"}]}]}
            Derived: {allOf: [{$ref: "#/components/schemas/Base"}, {type: object, properties: {id: {type: integer, readOnly: true}, pin: {type: string, writeOnly: true}}}]}
            Twice: {allOf: [{$ref: "#/components/schemas/Derived"}, {required: [etag]}, {type: object, properties: {etag: {type: string, readOnly: true}}}]}
            Beside: {$ref: "#/components/schemas/Keyed", type: object, properties: {id: {type: integer, readOnly: true}}}
            Inner: {allOf: [{$ref: "#/components/schemas/Keyed"}, {type: object, properties: {id: {type: integer, readOnly: true}, inner: {$ref: "#/components/schemas/Keyed"}}}]}
            Holder: {type: object, required: [a, b], properties: {a: {$ref: "#/components/schemas/Referring"}, b: {$ref: "#/components/schemas/Keyed"}}}
            Choice: {type: object, properties: {id: {type: integer, readOnly: true}}, allOf: [{required: [id]}, {anyOf: [{required: [id]}, {required: [name]}]}]}
            Not: {type: object, properties: {id: {type: integer, readOnly: true}}, allOf: [{required: [id]}, {not: {required: [id]}}]}
            Kind: {type: object, required: [kind, id], discriminator: {propertyName: kind}, properties: {kind: {type: string}, id: {type: integer}}}
            Ticket: {allOf: [{$ref: "#/components/schemas/Kind"}, {type: object, properties: {id: {type: integer, readOnly: true}}}]}
            OtherSide: {type: object, properties: {otherSide: {type: string}, selfOtherSide: {type: string}}}
        """;

    public sealed class Fixture
    {
        internal EmittedModels Models { get; } = new(GeneratorHarness.Run(Document(), ("Server", "true")).Clean().Load());

        // Every schema goes both ways.
        private static string Document()
        {
            var names = Schemas.Split('\n').Select(static line => line.Trim().Split(':')[0]).Where(static name => name.Length > 0);
            const string path = """
                  /NAME: {post: {operationId: sendNAME, requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/NAME"}}}}, responses: {"200": {description: Done, content: {application/json: {schema: {$ref: "#/components/schemas/NAME"}}}}}}}
                """;
            var paths = names.Select(static name => path.Replace("NAME", name, StringComparison.Ordinal));
            return $"openapi: 3.1.0\ninfo: {{title: Shop, version: \"1\"}}\npaths:\n{string.Join('\n', paths)}\ncomponents:\n  schemas:\n{Schemas}\n";
        }
    }

    [Theory]
    [InlineData("Keyed", "{}", "/id", "/id")]
    [InlineData("Base", "{}", "/id /pin", "/id /pin")]
    [InlineData("Inline", "{}", "", "/id")]
    [InlineData("Referring", "{}", "", "/id")]
    [InlineData("Whole", "{}", "", "/id")]
    [InlineData("Part", "{}", "/name", "/id /name")]
    [InlineData("Nested", "{}", "", "/id")]
    [InlineData("Derived", "{}", "/pin", "/id")]
    [InlineData("Twice", "{}", "/pin", "/etag /id")]
    [InlineData("Beside", "{}", "", "/id")]
    [InlineData("Inner", """{"inner":{}}""", "/inner/id", "/id /inner/id")]
    [InlineData("Holder", """{"a":{},"b":{}}""", "/b/id", "/a/id /b/id")]
    [InlineData("Ticket", """{"kind":"Ticket"}""", "", "/id")]
    public async Task A_part_may_lack_what_another_part_leaves_to_the_other_side(string schema, string json, string ofRequest, string ofResponse)
    {
        var models = fixture.Models;
        var utf8 = Encoding.UTF8.GetBytes(json);
        foreach (var (options, missing) in new[] { (ValidationOptions.OfRequests, ofRequest), (ValidationOptions.OfResponses, ofResponse) })
        {
            var expected = missing.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(expected, Missing(JsonModel.Validate(models.Schema(schema), utf8, options: options)));
            using var stream = new MemoryStream(utf8);
            Assert.Equal(expected, Missing(await models.Schema(schema).ValidateAsync(stream, options, cancellationToken: TestContext.Current.CancellationToken)));
            if (models.Schema(schema).ModelType is { } model)
                Assert.Equal(expected.Length == 0, EmittedModels.TryRead(model, utf8, options) is not null);
        }
    }

    // Whichever way a payload goes is not known: the schemas hold as they are written.
    [Theory]
    [InlineData("Referring", "/id")]
    [InlineData("Derived", "/id /pin")]
    [InlineData("Twice", "/etag /id /pin")]
    public void Without_a_way_everything_is_required(string schema, string missing) =>
        Assert.Equal(missing.Split(' '), Missing(fixture.Models.Validate(schema, "{}")));

    // A choice among requirements, and one that is excluded, mean the properties that are there.
    [Theory]
    [InlineData("Choice", "{}", "anyOf")]
    [InlineData("Choice", """{"name":1}""", "")]
    [InlineData("Not", "{}", "")]
    [InlineData("Not", """{"id":1}""", "not")]
    public void What_is_chosen_or_excluded_is_no_part(string schema, string json, string keywords) =>
        Assert.Equal(keywords, string.Join(' ', JsonModel.Validate(fixture.Models.Schema(schema), Encoding.UTF8.GetBytes(json), options: ValidationOptions.OfRequests).Select(static error => error.Keyword)));

    private static IEnumerable<string> Missing(IEnumerable<ValidationError> errors) =>
        errors.Select(static error => $"{error.InstancePointer}/{error.Property}").Distinct().Order(StringComparer.Ordinal);
}
