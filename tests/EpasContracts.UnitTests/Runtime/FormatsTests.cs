using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Validation;
using EpasContracts.Tests;

namespace EpasContracts.UnitTests.Runtime;

/// <summary>The formats against the JSON Schema test suite.</summary>
public class FormatsTests
{
    private delegate bool Check(ReadOnlySpan<byte> text);

    private static readonly Dictionary<string, Check> Checks = new()
    {
        ["date-time"] = Formats.IsDateTime,
        ["date"] = Formats.IsDate,
        ["uuid"] = Formats.IsUuid,
        ["ipv4"] = Formats.IsIpv4,
        ["ipv6"] = Formats.IsIpv6,
        ["uri"] = Formats.IsUri,
        ["uri-reference"] = Formats.IsUriReference,
        ["uri-template"] = Formats.IsUriTemplate,
        ["email"] = Formats.IsEmail,
        ["hostname"] = Formats.IsHostname,
        ["time"] = Formats.IsTime,
        ["duration"] = Formats.IsDuration,
        ["json-pointer"] = Formats.IsJsonPointer,
        ["relative-json-pointer"] = Formats.IsRelativeJsonPointer,
        ["regex"] = Formats.IsRegex,
    };

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_suite_agrees(string format)
    {
        var file = SharedFiles.Corpus($"json-schema-test-suite/tests/draft2020-12/optional/format/{format}.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var cases = document.RootElement.EnumerateArray()
            .Where(group => group.GetProperty("schema").TryGetProperty("format", out var name) && name.GetString() == format)
            .SelectMany(static group => group.GetProperty("tests").EnumerateArray())
            .Where(static test => test.GetProperty("data").ValueKind == JsonValueKind.String)
            .ToList();

        var wrong = cases
            .Where(test => Checks[format](Encoding.UTF8.GetBytes(test.GetProperty("data").GetString()!)) != test.GetProperty("valid").GetBoolean())
            .Select(static test => $"{test.GetProperty("description").GetString()}: {test.GetProperty("data")}")
            .ToList();

        Assert.NotEmpty(cases);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("https://api.example.com/users{/name}{?per_page,page}", true)]
    [InlineData("https://api.example.com/größe/{größe}", false)]
    [InlineData("https://api.example.com/größe/{%C3%B6:9999}", true)]
    [InlineData("https://api.example.com/{name*:3}", false)]
    [InlineData("https://api.example.com/{name:}", false)]
    [InlineData("https://api.example.com/{?}", false)]
    [InlineData("https://api.example.com/{{name}}", false)]
    [InlineData("https://api.example.com/%7Bname%7", false)]
    public void Templates_are_those_of_RFC_6570(string text, bool valid) => Assert.Equal(valid, Formats.IsUriTemplate(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("", true)]
    [InlineData("aGk=", true)]
    [InlineData("aGk", false)]
    [InlineData("aG k=", false)]
    [InlineData("aGk=\n", false)]
    [InlineData("a-_=", false)]
    public void Base64_is_that_of_RFC_4648_with_padding(string text, bool valid) => Assert.Equal(valid, Formats.IsBase64(Encoding.UTF8.GetBytes(text)));
}
