using EpasContracts.OpenApi.Reading;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Tests.Reading;

public class PositionTests
{
    private const string Yaml = """
        openapi: 3.1.0
        # a comment
        info:
          title: "A \"title\""
          version: '1'
        components:
          schemas:
            Tag:
              type: object
              properties:
                key: {type: string, maxLength: 128}
                value:
                  description: |
                    one
                    two
                  enum:
                    - a
                    -   b
              required: [ key ]
        """;

    private const string Json = "{\r\n\t\"openapi\": \"3.1.0\",\r\n\t\"info\": { \"title\": \"\\ud83d\\ude00 \\/\", \"version\": \"1\" },\r\n"
        + "\t\"components\": { \"schemas\": { \"Tag\": { \"type\": \"object\", \"minProperties\": 1 } } }\r\n}";

    [Theory]
    [InlineData("/openapi", 1, 1, 1, 15)]
    [InlineData("/info/title", 4, 3, 4, 23)]
    [InlineData("/info/version", 5, 3, 5, 15)]
    [InlineData("/components/schemas/Tag", 8, 5, 8, 8)]
    [InlineData("/components/schemas/Tag/properties/key", 11, 9, 11, 12)]
    [InlineData("/components/schemas/Tag/properties/key/maxLength", 11, 29, 11, 43)]
    [InlineData("/components/schemas/Tag/properties/value/description", 13, 11, 13, 25)]
    [InlineData("/components/schemas/Tag/properties/value/enum/1", 18, 17, 18, 18)]
    [InlineData("/components/schemas/Tag/required", 19, 7, 19, 15)]
    [InlineData("/components/schemas/Tag/properties/nothing/here", 10, 7, 10, 17)]
    [InlineData("", 1, 1, 1, 15)]
    public void A_pointer_has_its_place_in_yaml(string pointer, int line, int column, int endLine, int endColumn) =>
        AssertPlace(Document.Read(Yaml), pointer, line, column, endLine, endColumn);

    [Theory]
    [InlineData("/openapi", 2, 2, 2, 20)]
    [InlineData("/info/title", 3, 12, 3, 38)]
    [InlineData("/components/schemas/Tag", 4, 31, 4, 36)]
    [InlineData("/components/schemas/Tag/minProperties", 4, 58, 4, 76)]
    public void A_pointer_has_its_place_in_json_with_tabs_and_crlf(string pointer, int line, int column, int endLine, int endColumn) =>
        AssertPlace(Document.Read(Json, "openapi.json"), pointer, line, column, endLine, endColumn);

    [Fact]
    public void A_byte_order_mark_takes_no_column()
    {
        AssertPlace(Document.Read("\uFEFF" + Yaml), "/openapi", 1, 1, 1, 15);
        AssertPlace(Document.Read("\uFEFF" + Json, "openapi.json"), "/openapi", 2, 2, 2, 20);
    }

    [Fact]
    public void Crlf_does_not_move_columns() =>
        AssertPlace(Document.Read(Yaml.ReplaceLineEndings("\r\n")), "/components/schemas/Tag/properties/key/maxLength", 11, 29, 11, 43);

    [Fact]
    public void Records_know_their_places()
    {
        var contract = Document.Read(Yaml).Contract!;
        Assert.Equal("openapi.yaml:8:5", contract.Schemas[0].Schema.Location.ToString());
        Assert.Equal("openapi.yaml:12:9", contract.Schemas[0].Schema.Properties[1].Schema.Location.ToString());
    }

    [Fact]
    public void Every_plain_scalar_of_the_corpus_stands_where_its_span_says()
    {
        foreach (var file in Directory.EnumerateFiles(SharedFiles.Corpus("openapi"), "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file).TrimStart('\uFEFF');
            Visit(DocumentTree.Parse(file, text, TestContext.Current.CancellationToken).Root!, text);
        }

        static void Visit(DocumentNode node, string text)
        {
            foreach (var member in (node as MappingNode)?.Members ?? [])
            {
                Assert.Equal(member.Name, text[member.NameSpan.Start..member.NameSpan.End].Trim('"', '\''));
                Visit(member.Value, text);
            }

            foreach (var item in (node as SequenceNode)?.Items ?? [])
                Visit(item, text);
            if (node is ScalarNode { IsPlain: true, Kind: not OpenApi.Model.JsonKind.Null } scalar && !text[scalar.Span.Start..scalar.Span.End].Contains('\n'))
                Assert.Equal(scalar.Text, text[scalar.Span.Start..scalar.Span.End]);
        }
    }

    private static void AssertPlace(ContractDocument document, string pointer, int line, int column, int endLine, int endColumn)
    {
        var place = document.Locate(pointer);
        Assert.Equal((line, column, endLine, endColumn), (place.Line, place.Column, place.EndLine, place.EndColumn));
    }
}
