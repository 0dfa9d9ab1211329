using EpasContracts.Derivation;

namespace EpasContracts.Tests.Derivation.Reading;

/// <summary>The shapes in which a page is printed, each with a small page of our own.</summary>
public class ShapeTests
{
    private const string Firings = "/v1/firings";

    [Fact]
    public void Takes_the_current_version_of_an_operation_and_names_the_others()
    {
        var result = Derive("kiln-not-before.txt");
        var operation = result.ToJson().Operation("get", Firings);
        Assert.Equal("1.10", (string?)operation["x-api-version"]);
        Assert.Null(operation["description"]);
        var other = Assert.Single(result.Findings, finding => finding.Id == FindingIds.OtherVersion);
        Assert.Contains("1.9", other.Message, StringComparison.Ordinal);
        Assert.Equal("get /v1/firings", Lines("kiln-not-before.txt")[other.Line!.Value - 1]);
    }

    [Fact]
    public void Takes_the_version_that_is_wanted_and_says_where_it_does_not_exist()
    {
        var result = Assert.Single(PageDeriver.DeriveAll(Text("kiln-not-before.txt"), "p", new DerivationOptions { ApiVersion = "1.9" }));
        var document = result.ToJson();
        Assert.Equal("1.9", (string?)document["info"]!["version"]);
        Assert.Equal("1.9", (string?)document.Operation("get", Firings)["x-api-version"]);
        Assert.Equal("20260630", (string?)document.Operation("get", Firings)["x-supported-until"]);
        Assert.True((bool?)document.Operation("get", Firings)["deprecated"]);
        Assert.Contains(result.Findings, finding => finding.Id == FindingIds.NotInVersion && finding.Message.Contains("post /v1/firings", StringComparison.Ordinal));
        Assert.Contains(result.Findings, finding => finding.Id == FindingIds.UnusedModel && finding.Message.Contains("FiringListV1Dot10", StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_a_version_that_the_page_does_not_have()
    {
        var refusal = Assert.Throws<DerivationInputException>(() => PageDeriver.DeriveAll(Text("kiln-not-before.txt"), "p", new DerivationOptions { ApiVersion = "7.0" }));
        Assert.Equal("p: Kiln has no API version 7.0; the page has 1.0, 1.9, 1.10.", refusal.Message);
    }

    [Theory]
    [InlineData("accept", """{"type":"string","default":"application/json"}""", "null")]
    [InlineData("cones", """{"type":"array","items":{"type":["null","string"]},"default":[]}""", """["06",null]""")]
    [InlineData("glazed", """{"type":["null","boolean"],"default":true}""", "true")]
    [InlineData("order", """{"default":"asc","anyOf":[{"enum":["asc","desc"],"type":"string"},{"type":"null"}]}""", "null")]
    public void Reads_header_parameters_array_defaults_and_the_words_of_Python(string name, string schema, string example)
    {
        var parameter = Derive("kiln-not-before.txt").ToJson().Operation("get", Firings).Parameter(name);
        Assert.Equal(Sorted(schema), Sorted(parameter["schema"].Compact()));
        Assert.Equal(example, parameter["example"].Compact());
    }

    [Fact]
    public void Reads_the_table_and_the_history_of_versions()
    {
        var page = Derive("kiln-not-before.txt").Page;
        Assert.Equal(["1.0 SUPPORTED 20271231", "1.10 CURRENT ", "1.9 DEPRECATED 20260630"], page.Versions.Select(row => $"{row.Version} {row.Status} {row.SupportedUntil}"));
        Assert.Equal(["1.10 new get /kiln/1.10/firings List Firings", "1.10 changed post /v1/firings Start Firing"],
            page.History.Select(change => $"{change.Version} {change.Kind} {change.Method} {change.Path} {change.Name}"));
        Assert.Equal("en kr-west1", Assert.Single(page.EnvironmentRegions) is { } pair ? $"{pair.Environment} {pair.Region}" : "");
    }

    [Fact]
    public void Reports_every_line_that_it_does_not_understand()
    {
        var result = Derive("kiln-not-before.txt");
        var errors = result.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => (finding.Id, Lines("kiln-not-before.txt")[finding.Line!.Value - 1]));
        Assert.Equal([(FindingIds.UnreadableResponse, "default"), (FindingIds.MissingModel, "any of [array[Pot], null]")], errors);
        Assert.Contains(result.Findings, finding => finding.Id == FindingIds.ProseLeftOut && finding.Line == 9);
    }

    [Fact]
    public void Reads_markdown_with_broken_rows_short_separators_and_bars_in_patterns()
    {
        var document = Derive("kiln-markdown.txt").ToJson();
        var get = document.Operation("get", "/v2/pots/{pot_id}");
        Assert.Equal("""{"pattern":"^(p\\d|q\\d)$","type":"string"}""", Sorted(get.Parameter("pot_id")["schema"].Compact()));
        Assert.Equal("p1", (string?)get.Parameter("pot_id")["example"]);
        Assert.Equal(("Number of pots", "5", "20"), ((string?)get.Parameter("size")["description"], get.Parameter("size")["example"].Compact(), get.Parameter("size")["schema"]!["default"].Compact()));
        Assert.Equal("#/components/schemas/Pot", (string?)document.Operation("post", "/v2/pots")["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]);
        Assert.NotNull(document.Operation("post", "/v2/pots")["requestBody"]!["content"]!["application/json"]!["example"]);
        Assert.Equal("20301231", (string?)document.Operation("post", "/v2/pots")["x-supported-until"]);
        Assert.Equal(["X-Key", "Accept-Language"], document["x-request-headers"]!.AsArray().Select(header => (string?)header!["name"]));
    }

    [Theory]
    [InlineData("name", "pattern", "\"^(bowl|cup | jug)$\"")]
    [InlineData("name", "description", "\"Name, at the Maximum a word\"")]
    [InlineData("name", "minLength", "3")]
    [InlineData("name", "maxLength", "9")]
    [InlineData("name", "examples", "[\"bowl\"]")]
    [InlineData("weight", "minimum", "1")]
    [InlineData("weight", "maximum", "31.5")]
    [InlineData("weight", "default", "2")]
    [InlineData("glaze", "enum", "[\"ash\",\"salt\"]")]
    [InlineData("glaze", "default", "\"ash\"")]
    [InlineData("marks", "default", "[]")]
    [InlineData("strange", "type", "\"string\"")]
    public void Parts_the_facets_that_a_markdown_cell_runs_together(string property, string keyword, string expected) =>
        Assert.Equal(expected, Derive("kiln-markdown.txt").ToJson().Property("Pot", property)[keyword].Compact());

    [Fact]
    public void Reports_the_headings_tables_and_flags_that_a_crawl_has_lost()
    {
        var result = Derive("kiln-markdown.txt");
        Assert.Equal(
            [FindingIds.NoTitle, FindingIds.NoResponses, FindingIds.NoFlag],
            result.Findings.Where(finding => finding.Id is FindingIds.NoTitle || finding.Severity == FindingSeverity.Error).Select(finding => finding.Id));
        Assert.Equal("GET /v2/pots/{pot_id}", (string?)result.ToJson().Operation("get", "/v2/pots/{pot_id}")["summary"]);
        Assert.Equal("""{"200":{"description":"OK"}}""", result.ToJson().Operation("get", "/v2/pots/{pot_id}")["responses"].Compact());
    }

    [Fact]
    public void Reads_a_Korean_page()
    {
        var result = Derive("kiln-korean.txt");
        Assert.Empty(result.Findings);
        var operation = result.ToJson().Operation("get", "/v1/pots");
        Assert.Equal(("ACTIVE (CURRENT)", "20271231", "그릇 목록을 조회합니다."), ((string?)operation["x-state"], (string?)operation["x-supported-until"], (string?)operation["description"]));
        Assert.Equal("그릇 이름", (string?)operation.Parameter("name")["description"]);
        Assert.Equal(("Kiln", "가마 서비스의 API입니다."), (result.Page.Title.Value, result.Page.Overview?.Value));
    }

    [Fact]
    public void Makes_a_document_for_each_service_of_a_section()
    {
        var results = PageDeriver.DeriveAll(Text("yard-section.txt"), "p");
        Assert.Equal(["kiln", "wheel"], results.Select(result => result.FileName));
        Assert.Equal(["Fires pots.", "Turns clay."], results.Select(result => result.Page.Overview?.Value));
        Assert.Equal(["1.0", "3.0"], results.Select(result => (string?)result.ToJson()["info"]!["version"]));
        Assert.Equal([["name"], ["height"]], results.Select(result => result.ToJson()["components"]!["schemas"]!["Pot"]!["properties"]!.AsObject().Select(property => property.Key)));
        Assert.Equal("https://kiln.example.test", (string?)results[0].ToJson()["servers"]![0]!["url"]);
        Assert.All(results, result => Assert.DoesNotContain(result.Findings, finding => finding.Severity == FindingSeverity.Error));
        Assert.Equal(FindingIds.NoServerValues, Assert.Single(results[1].Findings).Id);
    }

    [Fact]
    public void Does_not_take_a_section_for_one_service() =>
        Assert.Contains("2 services (Kiln, Wheel)", Assert.Throws<DerivationInputException>(() => PageDeriver.Derive(Text("yard-section.txt"), "p")).Message, StringComparison.Ordinal);

    [Fact]
    public void Reads_the_operations_alone()
    {
        var result = Derive("kiln-apis.txt");
        Assert.Equal(("kiln", 2, 0), (result.Page.Title.Value, result.Counts.Operations, result.Counts.Models));
        Assert.Equal(["PotFilter", "PotList"], result.ToJson()["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Order(StringComparer.Ordinal));
        Assert.Equal("List Pots", (string?)result.ToJson().Operation("get", "/v1/pots")["summary"]);
        Assert.Equal(2, result.Findings.Count(finding => finding.Id == FindingIds.MissingModel));
    }

    [Fact]
    public void Reads_the_models_alone()
    {
        var result = Derive("kiln-models.txt");
        Assert.Equal(["Pot", "Shelf"], result.Page.Models.Select(model => model.Name.Value));
        Assert.Equal("1 - the name, 2 - nothing else", (string?)result.ToJson().Property("Pot", "name")["description"]);
        Assert.Contains(result.Findings, finding => finding.Id == FindingIds.NoOperations);
    }

    [Fact]
    public void Reads_an_overview_alone()
    {
        var result = Derive("kiln-overview.txt");
        Assert.Equal(("Kiln", "1.0"), (result.Page.Title.Value, (string?)result.ToJson()["info"]!["version"]));
        Assert.Equal(FindingIds.NoOperations, Assert.Single(result.Findings).Id);
    }

    [Fact]
    public void Reads_HTML_with_its_lines()
    {
        var result = Derive("kiln.html");
        Assert.Empty(result.Findings);
        var document = result.ToJson();
        var get = document.Operation("get", "/v1/pots/{pot_id}");
        Assert.Equal("^(p|q)\\d$", (string?)get.Parameter("pot_id")["schema"]!["pattern"]);
        Assert.Equal("""{"name":"bowl","marks":["x  y"]}""", get["responses"]!["200"]!["content"]!["application/json"]!["example"].Compact());
        Assert.Equal("Fires pots & pans in kilns.", (string?)document["info"]!["description"]);
        Assert.Equal("[]", document.Property("Pot", "marks")["default"].Compact());
        var lines = Lines("kiln.html");
        Assert.Contains("<h1>1.1 - Show Pot", lines[result.LineOf("/paths/~1v1~1pots~1{pot_id}/get/summary") - 1], StringComparison.Ordinal);
        Assert.StartsWith("<tr><td>name", lines[result.LineOf("/components/schemas/Pot/properties/name/maxLength") - 1], StringComparison.Ordinal);
        Assert.Contains("Accept-Language", lines[result.LineOf("/x-request-headers/1") - 1], StringComparison.Ordinal);
    }

    private static string Text(string fixture) => File.ReadAllText(Pages.FixtureNamed(fixture));

    private static string[] Lines(string fixture) => File.ReadAllLines(Pages.FixtureNamed(fixture));

    private static DerivationResult Derive(string fixture) => Pages.Derive(Pages.FixtureNamed(fixture));

    /// <summary>The order of keywords means nothing.</summary>
    private static string Sorted(string json) =>
        new System.Text.Json.Nodes.JsonObject(System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).Compact();
}
