using EpasContracts.Derivation;

namespace EpasContracts.Tests.Derivation.Reading;

/// <summary>The page of our own: what a stranger's clone can check without the vendor's page.</summary>
public class ParcelsPageTests
{
    private static readonly DerivationResult Result = Pages.Derive(Pages.Fixture);
    private static readonly System.Text.Json.Nodes.JsonObject Document = Result.ToJson();

    [Fact]
    public void Counts_operations_models_and_repeated_enums() => Assert.Equal(new DerivationCounts(2, 3, 1), Result.Counts);

    [Fact]
    public void Lists_the_versions_and_pairs()
    {
        Assert.Equal("1.1", (string?)Document["info"]!["version"]);
        Assert.Equal("""[{"environment":"x","region":"kr-north1"},{"environment":"y","region":"kr-north2"},{"environment":"y","region":"kr-north1"}]""",
            Document["servers"]![0]!["x-environment-regions"].Compact());
        Assert.Equal("""["kr-north1","kr-north2"]""", Document["servers"]![0]!["variables"]!["region"]!["enum"].Compact());
    }

    [Theory]
    [InlineData("size", """{"type":["null","integer"],"default":20}""")]
    [InlineData("sort", """{"type":["null","string"],"default":"name:asc"}""")]
    [InlineData("fragile", """{"type":"boolean","default":false}""")]
    [InlineData("kind", """{"default":"box","$ref":"#/components/schemas/Kind"}""")]
    [InlineData("trace", """{"type":"string"}""")]
    public void Parts_a_parameters_type_from_its_default(string name, string schema) =>
        Assert.Equal(schema, Document.Operation("get", "/v1/parcels").Parameter(name)["schema"].Compact());

    [Fact]
    public void Keeps_a_description_that_reads_like_a_heading() =>
        Assert.Equal("Responses", (string?)Document.Operation("get", "/v1/parcels").Parameter("kind")["description"]);

    [Fact]
    public void Reads_enum_values_with_spaces_and_parentheses() =>
        Assert.Equal("""["box","roll of paper","crate (wood)"]""", Document["components"]!["schemas"]!["Kind"]!["enum"].Compact());

    [Theory]
    [InlineData("Parcel", "code", "pattern", "\"^([7-9]|^[1-2]\\\\d|^3[0-5])$\"")]
    [InlineData("Parcel", "code", "default", "\"7\"")]
    [InlineData("Parcel", "code", "examples", "[\"7\"]")]
    [InlineData("Parcel", "code", "minLength", "1")]
    [InlineData("Parcel", "code", "maxLength", "2")]
    [InlineData("Parcel", "weight", "minimum", "0.1")]
    [InlineData("Parcel", "weight", "maximum", "31.5")]
    [InlineData("Parcel", "weight", "type", "[\"null\",\"number\"]")]
    [InlineData("Parcel", "sent_at", "format", "\"date-time\"")]
    [InlineData("ParcelChange", "stops", "type", "[\"null\",\"array\"]")]
    [InlineData("ParcelChange", "stops", "examples", "[[\"Oslo\",\"Bergen\"]]")]
    [InlineData("ParcelChange", "next", "anyOf", "[{\"$ref\":\"#/components/schemas/Parcel\"},{\"type\":\"null\"}]")]
    [InlineData("ParcelChange", "others", "items", "{\"$ref\":\"#/components/schemas/Parcel\"}")]
    [InlineData("ParcelList", "contents", "type", "\"array\"")]
    public void Keeps_what_a_field_states(string model, string property, string keyword, string expected) =>
        Assert.Equal(expected, Document.Property(model, property)[keyword].Compact());

    [Fact]
    public void Takes_an_example_that_its_schema_accepts_and_reports_the_others_with_their_lines()
    {
        Assert.Equal("""{"stops":["Oslo"]}""",
            Document.Operation("put", "/v1/parcels/{parcel_id}")["requestBody"]!["content"]!["application/json"]!["example"].Compact());
        Assert.Null(Document.Property("Parcel", "kind")["examples"]);
        var lines = File.ReadAllLines(Pages.Fixture);
        Assert.Collection(Result.Findings,
            finding =>
            {
                Assert.Equal("page/example-rejected", finding.Id);
                Assert.Equal("Example : sphere", lines[finding.Line!.Value - 1]);
            },
            finding =>
            {
                Assert.Equal("page/body-example-rejected", finding.Id);
                Assert.Equal("Response 200", lines[finding.Line!.Value - 3]);
                Assert.Contains("/contents/0/kind", finding.Message, StringComparison.Ordinal);
            },
            finding => Assert.Equal((FindingIds.ErrorBodyUndocumented, "400Bad RequestNone"), (finding.Id, lines[finding.Line!.Value - 1])),
            finding => Assert.Equal((FindingIds.ErrorBodyUndocumented, "404Not FoundNone"), (finding.Id, lines[finding.Line!.Value - 1])));
    }

    [Fact]
    public void Keeps_state_version_and_end_of_support()
    {
        var change = Document.Operation("put", "/v1/parcels/{parcel_id}");
        Assert.Equal("ACTIVE (CURRENT)", (string?)change["x-state"]);
        Assert.Equal("1.1", (string?)change["x-api-version"]);
        Assert.Equal("20301231", (string?)change["x-supported-until"]);
    }

    [Fact]
    public void Every_fact_knows_its_line()
    {
        var lines = File.ReadAllLines(Pages.Fixture);
        var fields = Result.Page.Models.SelectMany(model => model.Fields).ToList();
        Assert.Equal(9, fields.Count);
        Assert.All(fields, field =>
        {
            Assert.Equal(field.Name.Value, lines[field.Name.Line - 1]);
            Assert.Equal(field.Required.Value ? "required" : "optional", lines[field.Required.Line - 1]);
            Assert.All(new[] { field.Pattern }, pattern => Assert.True(pattern is null || lines[pattern.Line - 1] == "Pattern : " + pattern.Value));
            Assert.EndsWith(field.Default?.Value ?? "", lines[field.Type.Line - 1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Writes_the_same_bytes_on_every_run()
    {
        var again = Pages.Derive(Pages.Fixture).ToYaml();
        Assert.Equal(Result.ToYaml(), again);
        Assert.EndsWith("\n", again, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', again);
    }
}
