using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Tests.Reading;

/// <summary>What YAML 1.2 allows is read as it says, also where the parser by itself reads it otherwise or not at all.</summary>
public class ParserTextTests
{
    public static TheoryData<string> LineEnds { get; } = ["\n", "\r\n", "\r"];

    // Each is the value of a key 'a' in the third column, and what it is. A dot is a space, so that it is seen.
    public static TheoryData<string, string> BlockScalars { get; } = new()
    {
        { "|\n....\n....x\n", "\nx\n" },
        { "|\n..\n....x\n", "\nx\n" },
        { "|\n\n...\n....x\n", "\n\nx\n" },
        { "|-\n....\n....x\n", "\nx" },
        { "|+\n....\n....x\n\n", "\nx\n\n" },
        { "|\t#.why\n....\n....x\n", "\nx\n" },
        { "|.#.a.|.b\n....\n....x\n", "\nx\n" },
        { "!!str.|\n....\n....x\n", "\nx\n" },
        { "&b.>\n....\n....x\n", "\nx\n" },
        { ">\n....\n....x\n....y\n", "\nx y\n" },
        { "|\n....\n", "" },
        { ">\n....\n", "" },
        { ">-\n..\n....\n", "" },
        { "|+\n....\n", "\n" },
        { "|2\n....\n.....x\n", "\n x\n" },
        { "|2\n......\n....x\n", "  \nx\n" },
        { "|2-\n.......\n....x\n", "   \nx" },
        { "|\n....|.a.|.b.|\n.......\n....x\n", "| a | b |\n   \nx\n" },
        { "|\n....b:.|\n.......\n....x\n", "b: |\n   \nx\n" },
        { ">\n....<b>\n.......\n....x\n", "<b>\n   \nx\n" },
        { "|\n....x\n....\t\n....y\n", "x\n\t\ny\n" },
        { "|\n....x\n......\t#.y\n", "x\n  \t# y\n" },
        { "\"x:.|\n.......\n....y\"\n", "x: |\ny" },
    };

    [Theory]
    [MemberData(nameof(BlockScalars))]
    public void A_block_scalar_is_what_its_lines_say(string yaml, string expected)
    {
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            var tree = Parse($"k:\n  a: {yaml.Replace('.', ' ')}  z: &z y\n".Replace("\n", end, StringComparison.Ordinal));
            Assert.Empty(tree.Findings);
            Assert.Equal(expected, ((ScalarNode)tree.Find("/k/a")!).Text);
            Assert.Equal("y", ((ScalarNode)tree.Find("/k/z")!).Text);
        }
    }

    [Fact]
    public void A_block_scalar_in_a_list_ends_with_its_object()
    {
        var tree = Parse("k:\n  - a: |\n     \n      x\n    b: |2\n        \n      y\n  - |2\n      \n    z\n");
        Assert.Empty(tree.Findings);
        Assert.Equal("{\"k\":[{\"a\":\"\\nx\\n\",\"b\":\"  \\ny\\n\"},\"  \\nz\\n\"]}", tree.Root!.ToJson());
    }

    [Theory]
    [MemberData(nameof(LineEnds))]
    public void What_stands_behind_is_found_where_it_is(string end)
    {
        const string schemas = """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths: {}
            components:
              schemas:
                S:
                  description: | # why
                    ~~
                    a
                  title: >-
            ~~~~~~~~
            ~
                    b
            ~t~
                  minlength: 3
                  items: [a: b]
            """;
        var text = schemas.ReplaceLineEndings(end).Replace('~', ' ').Replace(" t ", "\t", StringComparison.Ordinal);

        var document = Document.Read(text);
        var unknown = Assert.Single(document.Findings, finding => finding.Id == "EPAS1027");
        Assert.Equal((15, 7, 15, 16), (unknown.Location.Line, unknown.Location.Column, unknown.Location.EndLine, unknown.Location.EndColumn));
        Assert.Equal("\na\n", document.Contract!.Schemas[0].Schema.Description);
        Assert.Equal("openapi.yaml:6:5", document.Contract!.Schemas[0].Schema.Location.ToString());
        Assert.Equal(16, document.Locate("/components/schemas/S/items/0").Line);
    }

    [Theory]
    [InlineData('\u0085')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    public void Separators_of_unicode_end_no_line(char separator)
    {
        var texts = new[] { "b{0}c", "\"b {0} c\"", "'b{0}c'", "|-\n  b{0}c\n  d", ">-\n  b{0}c{0}", "b # c{0}d: e" };
        var values = new[] { "b{0}c", "b {0} c", "b{0}c", "b{0}c\nd", "b{0}c{0}", "b" };
        for (var i = 0; i < texts.Length; i++)
        {
            var text = $"\"x{{0}}\": '{{0}}'\na: {texts[i]}\nz: [\uFDD0]\n".Replace("{0}", separator.ToString(), StringComparison.Ordinal);
            var tree = Parse(text + "z: y\n");
            Assert.Equal($"a.yaml:{text.Count(c => c == '\n') + 1}:1", Assert.Single(tree.Findings).Location.ToString());
            Assert.Equal(values[i].Replace("{0}", separator.ToString(), StringComparison.Ordinal), ((ScalarNode)tree.Find("/a")!).Text);
            Assert.Equal(separator.ToString(), ((ScalarNode)tree.Find("/x" + separator)!).Text);
            Assert.Equal("\uFDD0", ((ScalarNode)tree.Find("/z/0")!).Text);
        }
    }

    [Theory]
    [InlineData("a: b\n\t\nz: 1\n")]
    [InlineData("a: b\n\t# c\nz: 1\n")]
    [InlineData("a: \"b\"\n \t \nz: 1\n")]
    [InlineData("\t\na: b # c\n\t\nz: 1\n")]
    [InlineData("a:\n\t\n  b\nz: 1\n")]
    [InlineData("a: 'b'\t\n\t\t# c\t|\nz: 1\n")]
    public void Lines_may_hold_tabs_and_nothing_else(string yaml)
    {
        var tree = Parse(yaml);
        Assert.Empty(tree.Findings);
        Assert.Equal("{\"a\":\"b\",\"z\":1}", tree.Root!.ToJson());
    }

    [Fact]
    public void A_pair_in_a_list_stands_where_its_key_does()
    {
        const string text = "k:\n  l: [x, a: b, {c: d}]\n";
        var list = (SequenceNode)Parse(text).Find("/k/l")!;
        Assert.Equal(["x", "a: b", "{c: d}"], list.Items.Select(item => text[item.Span.Start..item.Span.End]));
        Assert.Equal("[x, a: b, {c: d}]", text[list.Span.Start..list.Span.End]);
    }

    // § marks the place that the finding must name; behind the text is what it must say to do.
    [Theory]
    [InlineData("a:\n  b: c\n§\td: e\n", "spaces")]
    [InlineData("a: \"b\"\n§\tc: d\n", "spaces")]
    [InlineData("a: b\nc: d§: e\n", "quotes")]
    [InlineData("a: b\nc: §@d\n", "quotes")]
    [InlineData("a: b\n§\t- c\n", "spaces")]
    [InlineData("a: b\nc: \"d §\\w\"\n", "backslash")]
    [InlineData("a: b\nc: \"d \\u§12\"\n", "four")]
    [InlineData("a: b\nc: \"\\uD83D§d\"\n", "both halves")]
    [InlineData("a: b\nc: \"\\uD83D\\uD83D§\"\n", "both halves")]
    [InlineData("a: b\nc: \"d\n§e\"\n", "indent")]
    [InlineData("a: b\nc: \"d\" §e\n", "closing quote")]
    [InlineData("a:\n  - b\n §c: d\n", "column")]
    [InlineData("a:\n  - b\n  §c: d\n", "'- '")]
    [InlineData("  a: b\n§c: d\n", "indent")]
    [InlineData("a: [b\n§c: d\n", "brackets")]
    [InlineData("a: {b: c\n§d: e\n", "braces")]
    [InlineData("a: b\nc: §\"d\n", "quote")]
    [InlineData("a: b\n§c\nd: e\n", "colon")]
    [InlineData("a: [\n§b\n]\n", "brackets")]
    [InlineData("a: [\"b\" §\"c\"]\n", "comma")]
    public void What_is_no_yaml_is_told_where_and_how_to_mend_it(string marked, string remedy)
    {
        var tree = Parse(marked.Replace("§", "", StringComparison.Ordinal));
        var before = marked[..marked.IndexOf('§', StringComparison.Ordinal)];
        var finding = Assert.Single(tree.Findings);
        Assert.Equal(("EPAS1001", before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n')), (finding.Id, finding.Location.Line, finding.Location.Column));
        Assert.Contains(remedy, finding.Message, StringComparison.Ordinal);
    }

    private static DocumentTree Parse(string text) => DocumentTree.Parse("a.yaml", text, TestContext.Current.CancellationToken);
}
