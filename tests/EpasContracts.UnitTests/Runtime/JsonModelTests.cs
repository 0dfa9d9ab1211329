using System.Text;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using static EpasContracts.UnitTests.Http.TinyContract;

namespace EpasContracts.UnitTests.Runtime;

public class JsonModelTests
{
    private static readonly SchemaDescriptor Nested =
        ObjectOf(("a/b~c", ListOf(ObjectOf(("n", Whole)))), ("list", ListOf(Whole)), ("secret", Password), ("text", Text));

    [Theory]
    [InlineData("""{"list":[1,"two",3,"four"]}""", "/list/1", "/list/3")]
    [InlineData("""{"a/b~c":[{"n":1},{"x":[[]],"n":"no"}]}""", "/a~1b~0c/1/n")]
    [InlineData("""{ "x" : {"y":[1,[2]]}, "list" : [ [1], {} ] }""", "/list/0", "/list/1")]
    [InlineData("""{"\u006cist":[true]}""", "/list/0")]
    [InlineData("""{"text":5,"list":null}""", "/text", "/list")]
    [InlineData("5", "")]
    public void Each_error_has_the_pointer_of_its_value(string json, params string[] pointers)
    {
        var errors = Validate(json);

        Assert.Equal(pointers, errors.Select(static error => error.InstancePointer));
        Assert.Equal(pointers.Select(static pointer => "/query/q" + pointer), JsonModel.Validate(Nested, Encoding.UTF8.GetBytes(json), "/query/q").Select(static error => error.InstancePointer));
    }

    [Fact]
    public void An_error_tells_the_value_and_its_byte()
    {
        var error = Assert.Single(Validate("""{"text":"é","list":[12.50]}"""));

        Assert.Equal("12.50", error.Value);
        Assert.Equal(21, error.Offset);
        Assert.Equal("/list/0: 0 must be an integer, was 12.50", error.ToString());
    }

    [Fact]
    public void A_secret_value_is_never_told()
    {
        var error = Assert.Single(Validate("""{"secret":123456}"""));

        Assert.Equal("\"***\"", error.Value);
        Assert.DoesNotContain("123456", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_cut_between_characters()
    {
        var error = Assert.Single(Validate($$"""{"list":["{{new string('x', 99)}}😀 and so on"]}"""));

        Assert.Equal($"\"{new string('x', 99)}…\"", error.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("""{"list":[1""")]
    [InlineData("""{"list":[1,]}""")]
    [InlineData("""{"text":"unterminated}""")]
    [InlineData("{} {}")]
    [InlineData("{} x")]
    [InlineData("{'text':1}")]
    [InlineData("""{"text":"\x"}""")]
    [InlineData("// comment\n{}")]
    [InlineData("{\"text\":NaN}")]
    [InlineData("\uFEFF{}")]
    public void What_is_not_JSON_is_one_error_and_no_model(string json)
    {
        var error = Assert.Single(Validate(json), static error => error.Keyword == "json");
        Assert.Contains("not valid", error.Message, StringComparison.Ordinal);

        Assert.False(JsonModel.TryRead<object>(Encoding.UTF8.GetBytes(json), Walk, out _, out var errors));
        Assert.Contains(errors, static error => error.Keyword == "json");
    }

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xFF, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xE2, 0x82, (byte)'"' })]
    public void What_is_not_UTF_8_is_refused(byte[] payload) =>
        Assert.Equal("json", Assert.Single(JsonModel.Validate(Text, payload)).Keyword);

    [Fact]
    public void Errors_before_the_end_of_a_cut_payload_stand()
    {
        var errors = Validate("""{"list":["one",2""");

        Assert.Equal(["type", "json"], errors.Select(static error => error.Keyword));
        Assert.Equal("/list/0", errors[0].InstancePointer);
    }

    [Fact]
    public void Depth_is_bounded()
    {
        var deep = Encoding.UTF8.GetBytes($$"""{"x":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""");

        Assert.Equal("maxDepth", Assert.Single(JsonModel.Validate(Nested, deep)).Keyword);
    }

    [Fact]
    public void The_number_of_errors_is_bounded()
    {
        var errors = Validate($$"""{"list":[{{string.Join(',', Enumerable.Repeat("\"x\"", 5000))}}]}""");

        Assert.Equal(PayloadReader.DefaultMaxFailures, errors.Count);
    }

    [Fact]
    public void A_broken_value_is_no_model_even_when_it_is_zero()
    {
        Assert.True(JsonModel.TryRead("0"u8, static (ref PayloadReader reader) => reader.GetInt64(), out var zero, out _));
        Assert.Equal(0, zero);
        Assert.False(JsonModel.TryRead("9223372036854775808"u8, static (ref PayloadReader reader) => reader.GetInt64(), out _, out var errors));
        Assert.Equal("representable", Assert.Single(errors).Keyword);
    }

    [Fact]
    public void Valid_payloads_cost_no_allocation()
    {
        var schema = ListOf(Whole);
        var plain = "[1,2,3,4]"u8.ToArray();
        Assert.Empty(JsonModel.Validate(schema, plain));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            JsonModel.Validate(schema, plain);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("""["\ud800","\ud800"]""")]
    [InlineData("""[{"\udc00":1},{"\udc00":1}]""")]
    public void Half_a_surrogate_pair_stops_nothing(string json)
    {
        var payload = Encoding.UTF8.GetBytes(json);
        JsonModel.TryRead<object>(payload, static (ref PayloadReader reader) => reader.HasUniqueItems() && !reader.ValueEquals("[\"\\ud800\"]"u8), out var unique, out _);

        Assert.Equal(true, unique);
        Assert.Contains("not JSON", SecretMask.Apply(null, payload), StringComparison.Ordinal);
    }

    private static IReadOnlyList<ValidationError> Validate(string json) => JsonModel.Validate(Nested, Encoding.UTF8.GetBytes(json));

    private static object? Walk(ref PayloadReader reader)
    {
        Nested.Validator(ref reader);
        return Nested;
    }
}
