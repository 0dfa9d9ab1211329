namespace EpasContracts.Tests.Generation;

/// <summary>Lists whose elements have a type each (<c>prefixItems</c>), exercised as the assembly that the generator and the compiler made.</summary>
public sealed class TupleTests(TupleTests.Fixture fixture) : IClassFixture<TupleTests.Fixture>
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Maps, version: "1"}
        paths: {}
        components:
          schemas:
            Latitude: {type: number, minimum: -90, maximum: 90}
            Position:
              type: array
              description: A place.
              prefixItems: [{$ref: "#/components/schemas/Latitude"}, {type: number, title: longitude}, {type: [string, "null"], x-csharp-name: label}, {type: integer}]
              items: false
              minItems: 2
            Row: {type: array, prefixItems: [{type: string, format: uuid}, {type: string, enum: [on, off]}], items: {type: [integer, "null"]}, minItems: 1}
            Loose: {type: array, prefixItems: [{type: string}, {type: string}]}
            Counted: {type: array, prefixItems: [{type: boolean}, {type: boolean}], minItems: 2, maxItems: 2}
            Tree: {type: array, prefixItems: [{type: string}, {$ref: "#/components/schemas/Tree"}], items: false, minItems: 1}
            Odd: {type: array, prefixItems: [{type: string, title: value}, {type: string, title: value}, {type: string, title: class}, {type: string, title: "\"; }"}], minItems: 4, maxItems: 4}
            Mixed: {allOf: [{type: array, prefixItems: [{type: string}]}, {type: array, items: {type: string}}]}
            Login: {type: array, prefixItems: [{type: string}, {type: string, format: password}], items: false, minItems: 2}
            Either: {oneOf: [{type: string}, {$ref: "#/components/schemas/Position"}]}
            Line:
              type: object
              required: [from]
              properties:
                from: {$ref: "#/components/schemas/Position"}
                to: {type: [array, "null"], prefixItems: [{type: number}], items: false, minItems: 1}
                via: {type: array, items: {$ref: "#/components/schemas/Position"}}
                named: {type: object, additionalProperties: {$ref: "#/components/schemas/Row"}}
        """;

    private readonly EmittedModels _models = fixture.Models;

    public sealed class Fixture
    {
        internal Generated Generated { get; } = GeneratorHarness.Run(Document).Clean();

        internal EmittedModels Models => field ??= new(Generated.Load());
    }

    [Theory]
    [InlineData("Position", "Latitude", "System.Double", true)]
    [InlineData("Position", "Longitude", "System.Double", true)]
    [InlineData("Position", "Label", "EpasContracts.Runtime.Optional`1[System.String]", false)]
    [InlineData("Position", "Item4", "System.Nullable`1[System.Int64]", false)]
    [InlineData("Position", "AdditionalItems", null, false)]
    [InlineData("Row", "Item1", "System.Guid", true)]
    [InlineData("Row", "Item2", "System.Nullable`1[Test.RowItem2]", false)]
    [InlineData("Row", "AdditionalItems", "System.Collections.Generic.IReadOnlyList`1[System.Nullable`1[System.Int64]]", false)]
    [InlineData("Loose", "AdditionalItems", "System.Collections.Generic.IReadOnlyList`1[System.Text.Json.JsonElement]", false)]
    [InlineData("Counted", "AdditionalItems", null, false)]
    [InlineData("Tree", "Tree2", "Test.Tree", false)]
    [InlineData("Odd", "Value", "System.String", true)]
    [InlineData("Odd", "Value2", "System.String", true)]
    [InlineData("Odd", "Class", "System.String", true)]
    [InlineData("Odd", "Item4", "System.String", true)]
    [InlineData("Line", "From", "Test.Position", true)]
    [InlineData("Line", "To", "EpasContracts.Runtime.Optional`1[Test.LineTo]", false)]
    [InlineData("Line", "Via", "System.Collections.Generic.IReadOnlyList`1[Test.Position]", false)]
    public void An_element_has_the_type_that_its_schema_asks_for(string model, string property, string? type, bool required)
    {
        var member = _models.Type(model).GetProperty(property);
        Assert.Equal(type, member?.PropertyType.ToString());
        Assert.Equal(required, member?.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute), false) ?? false);
    }

    [Theory]
    [InlineData("Position", "[1.5,2]")]
    [InlineData("Position", "[1.5,2,null]")]
    [InlineData("Position", "[1.5,2,\"x\",7]")]
    [InlineData("Row", "[\"6f1d8a52-1111-4111-8111-0123456789ab\"]")]
    [InlineData("Row", "[\"6f1d8a52-1111-4111-8111-0123456789ab\",\"on\",1,null,2]")]
    [InlineData("Loose", "[]")]
    [InlineData("Loose", "[\"a\",\"b\",{\"c\":[1.0]},null]")]
    [InlineData("Tree", "[\"a\",[\"b\",[\"c\"]]]")]
    [InlineData("Odd", "[\"a\",\"b\",\"c\",\"d\"]")]
    [InlineData("Line", "{\"from\":[0,0],\"to\":[1],\"via\":[[1,2],[3,4,\"x\"]],\"named\":{\"k\":[\"6f1d8a52-1111-4111-8111-0123456789ab\",\"off\"]}}")]
    [InlineData("Line", "{\"from\":[0,0],\"to\":null}")]
    [InlineData("Either", "[1,2]")]
    [InlineData("Either", "\"here\"")]
    public void What_is_read_is_written_again(string model, string json) => Assert.Equal(json, EmittedModels.Write(_models.Read(model, json)));

    [Theory]
    [InlineData("Position", "[91,0]", "maximum", "/0")]
    [InlineData("Position", "[0,\"x\"]", "type", "/1")]
    [InlineData("Position", "[0]", "minItems", "")]
    [InlineData("Position", "[0,0,\"x\",1,2]", "items", "/4")]
    [InlineData("Position", "{}", "type", "")]
    [InlineData("Counted", "[true,false,true]", "maxItems", "")]
    [InlineData("Line", "{\"from\":[91,0]}", "maximum", "/from/0")]
    public void Validating_and_reading_find_the_same(string model, string json, string keyword, string pointer)
    {
        var found = Assert.Single(_models.Validate(model, json));
        Assert.Equal((keyword, pointer), (found.Keyword == "false" ? "items" : found.Keyword, found.InstancePointer));
        _models.Read(model, json, out var errors);
        Assert.Equal(found.Keyword, errors[0].Keyword);
    }

    [Fact]
    public void An_element_that_is_missing_before_one_that_is_set_goes_out_as_null_and_is_refused()
    {
        var row = _models.Read("Row", "[\"6f1d8a52-1111-4111-8111-0123456789ab\",\"on\",1]");
        _models.Type("Row").GetProperty("Item2")!.SetValue((object)row, null);

        Assert.Equal("[\"6f1d8a52-1111-4111-8111-0123456789ab\",null,1]", EmittedModels.Write((object)row));
        Assert.Equal("/1", Assert.Single(_models.Validate("Row", EmittedModels.Write((object)row))).InstancePointer);
    }

    [Fact]
    public void Elements_are_taken_apart()
    {
        var method = _models.Type("Position").GetMethod("Deconstruct")!;
        object?[] parts = new object?[4];
        method.Invoke((object)_models.Read("Position", "[1.5,2]"), parts);
        Assert.Equal(1.5, parts[0]);
        Assert.Equal(2.0, parts[1]);
        Assert.Null(parts[3]);
        Assert.Equal("latitude longitude label element4", string.Join(' ', method.GetParameters().Select(static parameter => parameter.Name)));
    }

    [Fact]
    public void A_secret_among_the_elements_is_in_no_text_that_a_log_may_show() =>
        Assert.Equal("[\"ann\",\"***\"]", _models.Read("Login", "[\"ann\",\"hunter2\"]").ToString());

    [Fact]
    public void A_list_that_several_schemas_describe_stays_JSON_and_says_so()
    {
        Assert.Equal(["/components/schemas/Mixed"], fixture.Generated.Diagnostics.Where(static diagnostic => diagnostic.Id == "EPAS2001")
            .Select(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Split(' ', ':').First(static word => word.StartsWith('/')).TrimEnd('.')));
    }
}
