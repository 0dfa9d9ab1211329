using System.Reflection;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Tests.Generation;

/// <summary>The file that knows the lines of a document's keywords, held against the document.</summary>
public sealed class SourceLinesTests
{
    // Names that sort on either side of the slash between two tokens, that need escapes, and that take several bytes; a line each.
    private const string Text = """
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {
        "A": {
          "type": "object",
          "minProperties": 1,
          "items-x": 1,
          "items": {
            "type": "string",
            "maxLength": 3},
          "properties": {
            "a": {
              "type": "object", "minProperties": 1,
              "properties": {"b": {
                "type": "string"}}},
            "a-b": {
              "type": "string"},
            "a/b": {
              "type": "string", "pattern": "^a$"},
            "a~b": {
              "type": "integer",
              "minimum": 3},
            "é": {
              "type": "string"},
            "😀": {
              "type": "string",
              "format": "uuid"},
            "😁": {
              "type": "string"}}},
        "A-B": {
          "type": "integer",
          "maximum": 3}
        }}}
        """;

    [Fact]
    public void Every_schema_and_keyword_has_the_line_where_it_stands()
    {
        var document = ContractReader.Read("t.json", Text, TestContext.Current.CancellationToken);
        var lines = Lines(GeneratorHarness.Run(Text));
        foreach (var schema in document.Contract!.AllSchemas())
        {
            var keywords = new[] { "", "/type", "/minProperties", "/items", "/maxLength", "/pattern", "/minimum", "/maximum", "/format" }.Select(keyword => schema.Pointer + keyword);
            Assert.All(keywords.Where(pointer => document.Tree.Find(pointer) is not null), pointer => Assert.Equal(document.Locate(pointer).Line, lines.FindLine(pointer)));
        }
    }

    [Fact]
    public void A_line_can_be_told_by_eye()
    {
        var lines = Lines(GeneratorHarness.Run(Text));
        Assert.Equal(2, lines.FindLine("/components/schemas/A"));
        Assert.Equal(4, lines.FindLine("/components/schemas/A/minProperties"));
        Assert.Equal(8, lines.FindLine("/components/schemas/A/items/maxLength"));
        Assert.Equal(12, lines.FindLine("/components/schemas/A/properties/a/properties/b"));
        Assert.Equal(17, lines.FindLine("/components/schemas/A/properties/a~1b/pattern"));
        Assert.Equal(26, lines.FindLine("/components/schemas/A/properties/😁"));
        Assert.Equal(30, lines.FindLine("/components/schemas/A-B/maximum"));
    }

    [Fact]
    public void Pointers_are_in_order_and_each_stands_once()
    {
        // The whole document as a schema, whose pointer is empty, stands first.
        var file = GeneratorHarness.Run("""{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {"A": {"properties": {"b": {"$ref": "#"}}}, "A-B": {"type": "string"}}}}""")
            .Files["Test.TestSource.g.cs"];
        var table = file[(file.IndexOf("    \"", StringComparison.Ordinal) + 5)..].Split("\\n").SkipLast(1).ToList();
        Assert.StartsWith("0,1,", table[0], StringComparison.Ordinal);
        var pointers = new List<string>();
        foreach (var entry in table.Select(static entry => entry.Split(',', 3)))
            pointers.Add((pointers.Count == 0 ? "" : pointers[^1][..int.Parse(entry[0], System.Globalization.CultureInfo.InvariantCulture)]) + entry[2]);
        Assert.Equal("", pointers[0]);
        Assert.Equal(pointers.Distinct().Order(StringComparer.Ordinal), pointers);
        Assert.Contains("/components/schemas/A-B/type", pointers);
    }

    private static SchemaSource Lines(Generated generated) =>
        (SchemaSource)generated.Clean().Load().GetTypes().Single(static type => type.Name == "TestSource").GetProperty("Lines", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
}
