using EpasContracts.OpenApi.Model;

namespace EpasContracts.Tests.Reading;

/// <summary>OpenAPI 3.0's spellings become what 3.1 would say.</summary>
public class NormalisationTests
{
    [Theory]
    [InlineData("{type: string, nullable: true}", "{type: [string, 'null']}")]
    [InlineData("{type: string, nullable: false}", "{type: string}")]
    [InlineData("{nullable: true}", "{}")]
    [InlineData("{type: string, nullable: true, enum: [a, null]}", "{type: [string, 'null'], enum: [a, null]}")]
    [InlineData("{type: string, nullable: true, enum: [a]}", "{type: [string, 'null'], enum: [a, null]}")]
    [InlineData("{$ref: '#/components/schemas/Other', nullable: true}", "{anyOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}")]
    [InlineData("{$ref: '#/components/schemas/Other', description: D, deprecated: true}", "{$ref: '#/components/schemas/Other', description: D, deprecated: true}")]
    [InlineData("{$ref: '#/components/schemas/Other', maxLength: 3}", "{$ref: '#/components/schemas/Other'}")]
    [InlineData("{nullable: true, description: D, anyOf: [{type: string}]}", "{description: D, anyOf: [{type: string}, {type: 'null'}]}")]
    [InlineData("{type: number, minimum: 1.50, exclusiveMinimum: true}", "{type: number, exclusiveMinimum: 1.50}")]
    [InlineData("{type: number, maximum: 9, exclusiveMaximum: false}", "{type: number, maximum: 9}")]
    [InlineData("{type: string, example: a}", "{type: string, examples: [a]}")]
    public void A_3_0_schema_equals_its_3_1_spelling(string before, string after) =>
        Assert.Equal(Document.Schema(after), Document.Schema(before, "3.0.3"));

    [Theory]
    [InlineData("allOf: [{$ref: '#/components/schemas/Other'}]")]
    [InlineData("oneOf: [{$ref: '#/components/schemas/Other'}, {type: string}]")]
    [InlineData("type: object, allOf: [{$ref: '#/components/schemas/Other'}]")]
    public void A_nullable_composition_is_that_or_null(string composition)
    {
        var schema = Document.Schema("{nullable: true, description: D, " + composition + "}", "3.0.3");

        Assert.Equal("D", schema.Description);
        Assert.True(schema.AllOf.IsEmpty && schema.OneOf.IsEmpty);
        Assert.Equal(2, schema.AnyOf.Count);
        Assert.Equal("/components/schemas/Other", schema.AnyOf[0].AllOf.Concat(schema.AnyOf[0].OneOf).First().Reference);
        Assert.Equal(JsonTypes.Null, schema.AnyOf[1].Types);
        Assert.True(schema.Types is JsonTypes.Any or (JsonTypes.Object | JsonTypes.Null));
    }

    [Fact]
    public void Every_schema_of_a_nullable_composition_is_found_by_its_pointer()
    {
        var contract = Document.WithSchema("{nullable: true, oneOf: [{type: string}], anyOf: [{maxLength: 3}]}", "3.0.3").Contract!;
        Assert.Equal(3, contract.Resolve("/components/schemas/S/anyOf/0")!.MaxLength);
        Assert.Equal(JsonTypes.String, contract.Resolve("/components/schemas/S/oneOf/0")!.Types);
        Assert.Equal(contract.AllSchemas().Count, contract.AllSchemas().Select(schema => schema.Pointer).Distinct().Count());
    }

    [Fact]
    public void Nullable_and_boolean_bounds_are_honoured_in_3_1_with_a_warning()
    {
        var schema = Document.Schema("{type: integer, nullable: true, minimum: 0, exclusiveMinimum: true}", worst: FindingSeverity.Warning);
        Assert.Equal(JsonTypes.Integer | JsonTypes.Null, schema.Types);
        Assert.Equal(("0", null), (schema.ExclusiveMinimum, schema.Minimum));
    }

    [Theory]
    [InlineData("4xx 5Xx", "4XX 5XX")]
    [InlineData("5xx 5XX", "5XX")]
    [InlineData("5xx 5Xx", "5XX")]
    [InlineData("2x0 6xx default", "default")]
    public void A_range_in_small_letters_is_the_range(string written, string statuses)
    {
        var responses = string.Join(", ", written.Split(' ').Select(static status => $"'{status}': {{description: {status}}}"));
        var document = Document.WithOperation($"responses: {{{responses}}}");
        Assert.Equal(statuses.Split(' '), document.Contract!.Operations[0].Responses.Select(static response => response.Status));
    }

    [Theory]
    [InlineData("1_000", null)]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("+.5", "0.5")]
    [InlineData("007", "7")]
    [InlineData("-0.10", "-0.10")]
    [InlineData("1e400", "1e400")]
    [InlineData("12345678901234567890.123456789", "12345678901234567890.123456789")]
    [InlineData("'5'", null)]
    public void Bounds_keep_every_digit_in_json_spelling(string spelling, string? expected) =>
        Assert.Equal(expected, Document.WithSchema($"{{maximum: {spelling}}}").Contract!.Resolve("/components/schemas/S")!.Maximum);

    [Theory]
    [InlineData("yes", JsonKind.String, "\"yes\"")]
    [InlineData("off", JsonKind.String, "\"off\"")]
    [InlineData("True", JsonKind.Boolean, "true")]
    [InlineData("~", JsonKind.Null, "null")]
    [InlineData("2020-01-01", JsonKind.String, "\"2020-01-01\"")]
    [InlineData("12:30:45", JsonKind.String, "\"12:30:45\"")]
    [InlineData("!!str 5", JsonKind.String, "\"5\"")]
    [InlineData("'5'", JsonKind.String, "\"5\"")]
    [InlineData("5", JsonKind.Number, "5")]
    [InlineData("{b: [1, x], a: {c: null}}", JsonKind.Object, "{\"b\":[1,\"x\"],\"a\":{\"c\":null}}")]
    [InlineData("\"a\\\"\\x01\\n\"", JsonKind.String, "\"a\\\"\\u0001\\n\"")]
    public void A_constant_is_what_the_core_schema_says(string yaml, JsonKind kind, string json)
    {
        var constant = Document.Schema($"{{const: {yaml}}}").Const!;
        Assert.Equal((kind, json), (constant.Kind, constant.Json));
    }

    [Fact]
    public void A_contract_is_equal_when_only_its_layout_changes()
    {
        var text = File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.GeneratorTests/Reading/Fixtures/library.yaml"));
        var before = Document.Read(text).Contract!;
        var moved = Document.Read("# a comment\n\n" + text.Replace("{type: string}", "{  type:   string }", StringComparison.Ordinal).ReplaceLineEndings(" # moved\r\n\r\n")).Contract!;
        var changed = Document.Read(text.Replace("maxLength: 13", "maxLength: 14", StringComparison.Ordinal)).Contract!;

        Assert.Equal(before, moved);
        Assert.Equal(before.GetHashCode(), moved.GetHashCode());
        Assert.NotEqual(before, changed);
    }
}
