namespace EpasContracts.Tests.Validators;

/// <summary>Formats on compiled validators: asserted or not, as the contract's item says.</summary>
public sealed class FormatTests(FormatTests.Fixture fixture) : IClassFixture<FormatTests.Fixture>
{
    public sealed class Fixture
    {
        internal CompiledSchemas Asserted { get; } = new(Cases.Select(static row => row.Data.Item1), ("Formats", "assert"));

        internal CompiledSchemas Annotated { get; } = new(Cases.Select(static row => row.Data.Item1), ("Formats", "annotate"));
    }

    /// <summary>A schema, a value of the format, and one of the same type that is none.</summary>
    public static TheoryData<string, string, string> Cases { get; } = new()
    {
        { Text("date-time"), "\"2016-12-31T23:59:60Z\"", "\"2024-01-01T00:00:00\"" },
        { Text("date"), "\"2024-02-29\"", "\"2023-02-29\"" },
        { Text("time"), "\"12:30:45+09:00\"", "\"24:00:00Z\"" },
        { Text("duration"), "\"P1Y2M3DT4H5M6S\"", "\"P1W1D\"" },
        { Text("uuid"), "\"2eb8aa08-aa98-11ea-b4aa-73b441d16380\"", "\"2eb8aa08aa9811eab4aa73b441d16380\"" },
        { Text("uri"), "\"http://example.com/a?b#c\"", "\"/relative\"" },
        { Text("uri-reference"), "\"../a?b#c\"", "\"a b\"" },
        { Text("iri"), "\"http://größe.example/ä?é#ü\"", "\"/größe\"" },
        { Text("iri-reference"), "\"../größe\"", "\"größe ä\"" },
        { Text("uri-template"), "\"http://example.com/{user}{/repo:3}{?page,size*}\"", "\"http://example.com/{user\"" },
        { Text("email"), "\"joe@example.com\"", "\"joe\"" },
        { Text("idn-email"), "\"jürgen@größe.example\"", "\"jürgen@größe-.example\"" },
        { Text("hostname"), "\"db-1.example.com\"", "\"-db.example.com\"" },
        { Text("idn-hostname"), "\"größe。example\"", "\"größe。-example\"" },
        { Text("ipv4"), "\"127.0.0.1\"", "\"127.0.0.256\"" },
        { Text("ipv6"), "\"2001:db8::1\"", "\"1::2::3\"" },
        { Text("byte"), "\"aGVsbG8=\"", "\"a===\"" },
        { Text("base64url"), "\"aGVsbG8_-w\"", "\"aGVsbG8/\"" },
        { Text("int64"), "\"-9223372036854775808\"", "\"9223372036854775808\"" },
        { Text("uint64"), "\"18446744073709551615\"", "\"-1\"" },
        { Text("regex"), "\"^a{2,3}$\"", "\"(\"" },
        { Text("json-pointer"), "\"/a~0b\"", "\"a\"" },
        { Text("relative-json-pointer"), "\"2/a~0b\"", "\"/a\"" },
        { """{"type":"integer","format":"int32"}""", "-2147483648", "2147483648" },
        { """{"type":"integer","format":"int64"}""", "9223372036854775807.0", "9223372036854775808" },
        { """{"type":"integer","format":"int8"}""", "-128", "128" },
        { """{"type":"integer","format":"int16"}""", "32767", "-32769" },
        { """{"type":"integer","format":"uint8"}""", "255", "256" },
        { """{"type":"integer","format":"uint16"}""", "65535.0", "-1" },
        { """{"type":"integer","format":"uint32"}""", "4294967295", "4294967296" },
        { """{"type":"integer","format":"uint64"}""", "18446744073709551615", "18446744073709551616" },
        { """{"type":["integer","string"],"format":"int64"}""", "\"42\"", "\"0x2A\"" },
        { """{"type":"number","format":"float"}""", "3.4e38", "3.5e38" },
        { """{"type":"number","format":"double"}""", "1.7e308", "1.8e308" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_format_is_an_assertion_where_the_contract_says_so(string schema, string value, string other)
    {
        Assert.Empty(fixture.Asserted.Validate(schema, value));
        Assert.Equal("format", Assert.Single(fixture.Asserted.Validate(schema, other)).Keyword);
        Assert.Empty(fixture.Annotated.Validate(schema, value));
        Assert.Empty(fixture.Annotated.Validate(schema, other));
    }

    private static string Text(string format) => $$"""{"type":"string","format":"{{format}}"}""";
}
