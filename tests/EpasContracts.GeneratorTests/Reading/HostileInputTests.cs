using System.Diagnostics;
using System.Text;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Tests.Reading;

/// <summary>No document makes the reader fail, hang or take all memory: it ends with a finding, soon.</summary>
public class HostileInputTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private const string Noise = "{}[]:,&*!|>'\"%@`#-? \n\t\\\uD800é~";
    private const string Head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";

    public static TheoryData<string, string> DeepDocuments { get; } = new()
    {
        { "flow lists", new string('[', 10_000) },
        { "closed flow lists", Head + "x-a: " + new string('[', 10_000) + new string(']', 10_000) },
        { "objects", string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) },
        { "block lists", Head + "x-a:\n  " + string.Concat(Enumerable.Repeat("- ", 10_000)) + "a" },
        { "block objects", string.Join("\n", Enumerable.Range(0, 2_000).Select(i => new string(' ', i) + "a:")) },
        { "aliases", Head + "x-a0: &a0 a\n" + string.Join("\n", Enumerable.Range(1, 10_000).Select(i => $"x-a{i}: &a{i} [*a{i - 1}]")) },
    };

    [Theory]
    [MemberData(nameof(DeepDocuments))]
    public void Depth_is_limited(string kind, string text)
    {
        var findings = ReadSoon(text, "deep.yaml").Findings.Concat(ReadSoon(text, "deep.json").Findings);
        Assert.True(findings.Any(finding => finding.Id == "EPAS1004"), kind);
    }

    [Fact]
    public void The_deepest_schema_that_is_allowed_fits_a_small_stack()
    {
        var nots = string.Concat(Enumerable.Repeat("{\"not\":", 248)) + "{}" + new string('}', 248);
        var text = "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"components\":{\"schemas\":{\"S\":" + nots + "}}}";
        bool? equal = null;
        var token = TestContext.Current.CancellationToken;
        var thread = new Thread(
            () =>
            {
                var left = ContractReader.Read("a.json", text, token);
                var right = ContractReader.Read("a.json", text, token);
                equal = left.Contract is not null && left.Contract == right.Contract;
            },
            maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.True(equal);
    }

    [Fact]
    public void An_alias_bomb_ends_soon()
    {
        var text = new StringBuilder(Head).Append("x-0: &x0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 100; i++)
            text.Append($"x-{i}: &x{i} [").AppendJoin(", ", Enumerable.Repeat("*x" + (i - 1), 10)).Append("]\n");
        Assert.Contains(ReadSoon(text.ToString(), "bomb.yaml").Findings, finding => finding.Id == "EPAS1005");
    }

    [Fact]
    public void A_million_members_are_read()
    {
        var members = string.Join(',', Enumerable.Range(0, 1_000_000));
        var text = "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"components\":{\"schemas\":{\"S\":{\"enum\":[" + members + "]}}}}";
        Assert.Equal(1_000_000, ReadSoon(text, "many.json").Contract!.Schemas[0].Schema.Enum.Count);
    }

    [Fact]
    public void A_text_cut_anywhere_is_read_or_refused()
    {
        var text = File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.GeneratorTests/Reading/Fixtures/library.yaml"));
        for (var length = 0; length < text.Length; length += 7)
        {
            var document = Document.Read(text[..length]);
            Assert.True(document.Contract is not null || document.HasErrors);
        }
    }

    [Fact]
    public void A_json_text_cut_anywhere_is_refused()
    {
        const string text = """{"openapi":"3.1.0","info":{"title":"T\u0041","version":"1"},"x-a":[1.5e3,true,null,{"b":"\n"}]}""";
        Assert.NotNull(Document.Read(text, "a.json").Contract);
        for (var length = 0; length < text.Length; length++)
        {
            var document = Document.Read(text[..length], "a.json");
            Assert.Null(document.Contract);
            Assert.True(document.HasErrors);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Noise_is_refused_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        var fixture = File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.GeneratorTests/Reading/Fixtures/library.yaml"));
        for (var round = 0; round < 150; round++)
        {
            var text = new StringBuilder(fixture);
            for (var i = 0; i < 5; i++)
                text[random.Next(text.Length)] = Noise[random.Next(Noise.Length)];
            var document = Document.Read(text.ToString());
            Assert.True(document.Contract is not null || document.HasErrors);
        }
    }

    [Theory]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":\"\t\"}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":nul}")]
    [InlineData("{} {}")]
    [InlineData("// no\n{}")]
    public void What_is_not_json_is_refused_in_a_json_file(string text)
    {
        if (text[0] == '{')
            Assert.Equal("EPAS1001", Assert.Single(Document.Read(text, "a.json").Findings).Id);
        else
            Assert.Null(Document.Read(text, "a.json").Contract);
    }

    // § marks the place; a character that is not seen is named.
    [Theory]
    [InlineData("{\"a\":\"b§\n\"}", "U+000A stands")]
    [InlineData("{\r\n\"a\":§\u00A01}", "U+00A0 stands")]
    [InlineData("{\"a\":1§\u2028}", "U+2028 stands")]
    [InlineData("{§\uFEFF}", "U+FEFF stands")]
    [InlineData("{\"a\":§\U0001F600}", "U+D83D stands")]
    [InlineData("{\r\r\"a\":§ü}", "'ü' stands")]
    [InlineData("{\"a\":1§", "the text ends")]
    public void What_is_wrong_in_json_is_named_and_placed(string marked, string found)
    {
        var before = marked[..marked.IndexOf('§', StringComparison.Ordinal)].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var finding = Assert.Single(Document.Read(marked.Replace("§", "", StringComparison.Ordinal), "a.json").Findings);
        Assert.Equal((before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n')), (finding.Location.Line, finding.Location.Column));
        Assert.Contains(found, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Circular_references_of_schemas_are_kept() =>
        Assert.Equal("/components/schemas/S", Document.Schema("{$ref: '#/components/schemas/S'}").Reference);

    [Fact]
    public void Cancellation_ends_the_reading()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ContractReader.Read("a.yaml", Head + "components: {schemas: {S: {}}}", source.Token));
    }

    private static ContractDocument ReadSoon(string text, string file)
    {
        var clock = Stopwatch.StartNew();
        var document = Document.Read(text, file);
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
        return document;
    }
}
