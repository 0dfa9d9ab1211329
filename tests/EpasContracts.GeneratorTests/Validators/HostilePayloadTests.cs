using System.Buffers;
using System.Text;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Tests.Validators;

/// <summary>Payloads that are no JSON, or more of it than anybody wants, on compiled validators: an error that says so, from memory and from a stream.</summary>
public sealed class HostilePayloadTests(HostilePayloadTests.Fixture fixture) : IClassFixture<HostilePayloadTests.Fixture>
{
    private const string Node = """{"type":["object","array","string","number"],"properties":{"name":{"type":"string","minLength":1},"next":{"$ref":"#/components/schemas/S0"}},"items":{"$ref":"#/components/schemas/S0"}}""";

    public sealed class Fixture
    {
        internal CompiledSchemas Schemas { get; } = new([Node]);
    }

    public static TheoryData<string, byte[], string> Cases { get; } = new()
    {
        { "an overlong slash", [.. "\""u8, 0xC0, 0xAF, .. "\""u8], "json" },
        { "a byte that is never UTF-8", [.. "{\"name\":\""u8, 0xFF, .. "\"}"u8], "json" },
        { "an encoded surrogate", [.. "{\"name\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8], "json" },
        { "a name that is no UTF-8", [.. "{\""u8, 0xFF, .. "\":1}"u8], "json" },
        { "a cut character", [.. "{\"name\":\""u8, 0xE2, 0x82, .. "\"}"u8], "json" },
        { "half a surrogate pair", [.. "{\"name\":\"\\ud800\"}"u8], "json" },
        { "the other half", [.. "{\"name\":\"\\udc00x\"}"u8], "json" },
        { "a name twice", [.. "{\"name\":\"a\",\"name\":\"b\"}"u8], "uniqueNames" },
        { "a name twice, escaped", [.. "{\"name\":\"a\",\"\\u006eame\":\"b\"}"u8], "uniqueNames" },
        { "trailing data", [.. "{\"name\":\"a\"} {}"u8], "json" },
        { "a trailing comma", [.. "{\"name\":\"a\",}"u8], "json" },
        { "a comment", [.. "{/* a */\"name\":\"a\"}"u8], "json" },
        { "a line comment", [.. "{\"name\":\"a\"} // b"u8], "json" },
        { "a byte order mark", [0xEF, 0xBB, 0xBF, .. "{}"u8], "json" },
        { "a bare control character", [.. "{\"name\":\"\u0001\"}"u8], "json" },
        { "NaN", [.. "[NaN]"u8], "json" },
        { "a number with a leading zero", [.. "[01]"u8], "json" },
        { "a cut payload", [.. "{\"name\":\"a\",\"next\":{"u8], "json" },
        { "nothing", [], "json" },
        { "65 levels", Levels(65), "maxDepth" },
        { "a million levels", Levels(1_000_000), "maxDepth" },
        { "a million open levels", [.. Enumerable.Repeat((byte)'[', 1_000_000)], "maxDepth" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_wrong_with_it_is_one_error(string what, byte[] payload, string keyword)
    {
        Assert.Equal((what, keyword), (what, Assert.Single(JsonModel.Validate(fixture.Schemas[Node], payload)).Keyword));
        Assert.Equal((what, keyword), (what, Assert.Single(await fixture.Schemas[Node].ValidateAsync(new MemoryStream(payload), cancellationToken: TestContext.Current.CancellationToken)).Keyword));
        Assert.Equal((what, keyword), (what, Assert.Single(fixture.Schemas[Node].Validate(new ReadOnlySequence<byte>(payload))).Keyword));
    }

    [Fact]
    public async Task The_depth_is_an_option()
    {
        var options = new ValidationOptions { MaxDepth = 900 };
        Assert.Empty(JsonModel.Validate(fixture.Schemas[Node], Levels(900), options: options));
        Assert.Empty(await fixture.Schemas[Node].ValidateAsync(new MemoryStream(Levels(900)), options, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("maxDepth", Assert.Single(JsonModel.Validate(fixture.Schemas[Node], Levels(901), options: options)).Keyword);
    }

    [Fact]
    public void Errors_are_bounded_and_the_verdict_is_not()
    {
        var payload = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("true", 100_000))}]");
        Assert.Equal(100, JsonModel.Validate(fixture.Schemas[Node], payload).Count);
        Assert.Single(JsonModel.Validate(fixture.Schemas[Node], payload, options: new ValidationOptions { MaxErrors = 1 }));
    }

    private static byte[] Levels(int depth) => [.. Enumerable.Repeat((byte)'[', depth), .. Enumerable.Repeat((byte)']', depth)];
}
