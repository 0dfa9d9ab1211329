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
        ["email"] = Formats.IsEmail,
        ["hostname"] = Formats.IsHostname,
        ["time"] = Formats.IsTime,
        ["duration"] = Formats.IsDuration,
        ["json-pointer"] = Formats.IsJsonPointer,
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
    [InlineData("", true)]
    [InlineData("aGk=", true)]
    [InlineData("aGk", false)]
    [InlineData("aG k=", false)]
    [InlineData("aGk=\n", false)]
    [InlineData("a-_=", false)]
    public void Base64_is_that_of_RFC_4648_with_padding(string text, bool valid) => Assert.Equal(valid, Formats.IsBase64(Encoding.UTF8.GetBytes(text)));
}
