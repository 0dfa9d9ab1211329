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
        ["iri"] = Formats.IsIri,
        ["iri-reference"] = Formats.IsIriReference,
        ["uri-template"] = Formats.IsUriTemplate,
        ["email"] = Formats.IsEmail,
        ["idn-email"] = Formats.IsIdnEmail,
        ["hostname"] = Formats.IsHostname,
        ["idn-hostname"] = Formats.IsIdnHostname,
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
    [InlineData("https://api.example.com/\uE000", true)]
    [InlineData("https://api.example.com/\uFFFF", false)]
    public void Templates_are_those_of_RFC_6570(string text, bool valid) => Assert.Equal(valid, Formats.IsUriTemplate(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("http://jürgen@größe.example/ä?é#ü", true)]
    [InlineData("http://example.com/\u009F", false)]
    [InlineData("http://example.com/\u00A0\uD7FF\uF900\uFDCF\uFDF0\uFFEF", true)]
    [InlineData("http://example.com/\uFDD0", false)]
    [InlineData("http://example.com/\uFFFD", false)]
    [InlineData("http://example.com/\U0001FFFD\U000E1000\U000EFFFD", true)]
    [InlineData("http://example.com/\U0001FFFE", false)]
    [InlineData("http://example.com/\U000E0FFF", false)]
    [InlineData("http://example.com/?\uE000\uF8FF\U000FFFFD\U0010FFFD", true)]
    [InlineData("http://example.com/?\U0010FFFE", false)]
    [InlineData("http://example.com/\uE000", false)]
    [InlineData("http://example.com/#\U000F0000", false)]
    [InlineData("http://\uE000.example/", false)]
    [InlineData("http://größe.example:８０/", false)]
    [InlineData("http://[v1.é]/", false)]
    [InlineData("http://[::１]/", false)]
    [InlineData("schéma:a", false)]
    [InlineData("http://example.com/é%4", false)]
    public void Iris_are_those_of_RFC_3987_and_none_beyond_ASCII_is_a_uri(string text, bool valid)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Assert.Equal(valid, Formats.IsIri(utf8));
        Assert.Equal(valid, Formats.IsIriReference(utf8));
        Assert.False(Formats.IsUri(utf8));
        Assert.False(Formats.IsUriReference(utf8));
    }

    [Theory]
    [InlineData("é:a", false)]
    [InlineData("./é:a", true)]
    [InlineData("é?:", true)]
    [InlineData("//é:80", true)]
    public void References_without_a_scheme_have_no_colon_in_their_first_segment(string text, bool valid) =>
        Assert.Equal(valid, Formats.IsIriReference(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("bücher.example", true)]
    [InlineData("Bücher.example", false)]
    [InlineData("bü_cher.example", false)]
    [InlineData("bücher-.example", false)]
    [InlineData("büc--her.example", true)]
    [InlineData("bü--cher.example", false)]
    [InlineData("EXAMPLE.bücher", true)]
    [InlineData("xn--bcher-kva.example", true)]
    [InlineData("XN--BCHER-KVA.bücher", true)]
    [InlineData("xn--bücher-kva", false)]
    [InlineData("xn--b_cher-kva", false)]
    [InlineData("xn--", false)]
    [InlineData("bücher..example", false)]
    [InlineData("实例", true)]
    [InlineData("א1", true)]
    [InlineData("א-1", true)]
    [InlineData("1א", false)]
    [InlineData("אa", false)]
    [InlineData("aא", false)]
    [InlineData("سلام١", true)]
    [InlineData("سلام١1", false)]
    [InlineData("ab١", false)]
    [InlineData("א.b1-c", true)]
    [InlineData("א.1c", false)]
    [InlineData("1c.xn--4db", false)]
    [InlineData("1c.bücher", true)]
    [InlineData("שָׁלוֹם", true)]
    [InlineData("α\u0375β", true)]
    [InlineData("α\u0375\u03E3", false)]
    [InlineData("\u13A0\u13B6", true)]
    [InlineData("\u13F8\u13FD", false)]
    [InlineData("a\u034Fb", false)]
    [InlineData("葛\U000E0100", false)]
    [InlineData("♥\uFE0F", false)]
    [InlineData("\u20DD", false)]
    [InlineData("ａｂｃ", false)]
    [InlineData("\U0001D44E\U0001D44F", false)]
    [InlineData("\uFB01n", false)]
    [InlineData("\uFEFB", false)]
    [InlineData("\uF900", false)]
    [InlineData("\uFA0E", true)]
    [InlineData("\U0002F800", false)]
    public void Labels_beyond_ASCII_are_those_of_IDNA_2008(string name, bool valid) => Assert.Equal(valid, Formats.IsIdnHostname(Encoding.UTF8.GetBytes(name)));

    // The Punycode of these ends with -8yf and -t2f, and is xn-- and 59 or 60 letters; bücher is xn--bcher-kva.
    [Fact]
    public void Names_and_their_labels_are_as_long_as_in_ASCII()
    {
        Assert.True(IsName(new string('a', 55) + "ü"));
        Assert.False(IsName(new string('a', 56) + "ü"));
        Assert.True(IsName(new string('실', 56)));
        Assert.False(IsName(new string('실', 57)));
        var label = new string('a', 63);
        Assert.True(IsName($"bücher.{label}。{label}.{label}.{label[..47]}"));
        Assert.False(IsName($"bücher.{label}。{label}.{label}.{label[..48]}"));

        static bool IsName(string name) => Formats.IsIdnHostname(Encoding.UTF8.GetBytes(name));
    }

    [Theory]
    [InlineData("jürgen@example.com", true)]
    [InlineData("j.ü@bücher.example", true)]
    [InlineData("j..ü@bücher.example", false)]
    [InlineData("ü.@bücher.example", false)]
    [InlineData("j ü@bücher.example", false)]
    [InlineData("\"j ü\"@bücher.example", true)]
    [InlineData("\"j\"ü\"@bücher.example", false)]
    [InlineData("\"j\\\"ü\"@bücher.example", true)]
    [InlineData("\"j\\ü\"@bücher.example", false)]
    [InlineData("ü@-bücher.example", false)]
    [InlineData("ü@", false)]
    [InlineData("@bücher.example", false)]
    [InlineData("ü@[127.0.0.1]", true)]
    [InlineData("ü@[IPv6:::１]", false)]
    public void Mailboxes_beyond_ASCII_are_those_of_RFC_6531_and_none_is_an_email(string text, bool valid)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Assert.Equal(valid, Formats.IsIdnEmail(utf8));
        Assert.False(Formats.IsEmail(utf8));
    }

    [Theory]
    [InlineData("\"j\\\u0001\"@example.com", false)]
    [InlineData("\"j\u0001\"@example.com", false)]
    [InlineData("\"j\\ \"@example.com", true)]
    public void Control_characters_are_in_no_mailbox(string text, bool valid) => Assert.Equal(valid, Formats.IsEmail(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("實")]
    [InlineData("a.")]
    [InlineData("é.")]
    [InlineData("א0.")]
    [InlineData("@")]
    [InlineData("[")]
    [InlineData("://[")]
    [InlineData("%20")]
    public void Texts_of_any_length_and_any_bytes_are_checked_without_much_time(string part)
    {
        var much = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, 200_000)));
        foreach (var (name, check) in Checks)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            check(much);
            for (var cut = 0; cut < 4; cut++)
                check([.. "a@http://é"u8[..^cut], 0xFF, .. much.AsSpan(0, 10 - cut), 0xC3]);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), name);
        }
    }

    [Theory]
    [InlineData("iri", "https://user@host.example.org:80/a/b%20?c=d#e")]
    [InlineData("iri-reference", "../a/b%20?c=d#e")]
    [InlineData("idn-email", "\"joe b\"@host.example.org")]
    [InlineData("idn-hostname", "db-1.host.example.org")]
    public void Nothing_is_allocated_for_a_text_of_ASCII(string format, string text)
    {
        var (check, utf8) = (Checks[format], Encoding.UTF8.GetBytes(text));
        Assert.True(check(utf8));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            check(utf8);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
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
