using EpasContracts.Derivation;

namespace EpasContracts.Tests.Derivation.Reading;

/// <summary>Pages of services that no page on this machine describes, written to mislead: their words look like headings, flags and types.</summary>
public class OtherServiceTests
{
    private const string Vpc = "vpc-versions.txt";

    [Theory]
    [InlineData("path", """{"type":["null","string"]}""")]
    [InlineData("filter[name]", """{"maxLength":20,"minLength":3,"pattern":"^[a-z|A-Z ]{3,20}$","type":"string"}""")]
    [InlineData("id-list", """{"type":"array","items":{"type":["null","string"],"format":"uuid"},"default":[]}""")]
    [InlineData("X-Trace-Id", """{"type":"string","format":"uuid"}""")]
    [InlineData("state", """{"enum":["ACTIVE","IN PROGRESS","ERROR (FATAL)"],"type":"string","default":"ACTIVE"}""")]
    [InlineData("ratio", """{"type":"number","format":"float","default":0.5}""")]
    [InlineData("sort", """{"anyOf":[{"enum":["created_at:asc","created_at:desc"],"type":"string"},{"type":"null"}],"default":"created_at:desc"}""")]
    [InlineData("absent", """{"type":["null","boolean"]}""")]
    public void Reads_parameters_whose_words_mislead(string name, string schema)
    {
        var actual = Derive(Vpc).ToJson().Operation("get", "/v1/vpcs").Parameter(name)["schema"]!;
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(schema), actual), actual.Compact());
    }

    [Fact]
    public void A_description_that_looks_like_a_heading_or_a_flag_stays_one()
    {
        var document = Derive(Vpc).ToJson();
        Assert.Equal("The path, required\nwhen sorting", (string?)document.Operation("get", "/v1/vpcs").Parameter("path")["description"]);
        Assert.Equal("Range\n1.5 - 2.5", (string?)document.Property("SubnetCreateRequest", "cidr")["description"]);
        Assert.Equal(["cidr", "type", "tags", "dns", "count"], document["components"]!["schemas"]!["SubnetCreateRequest"]!["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(["8.8.8.8", "1.1.1.1"], document.Property("SubnetCreateRequest", "dns")["default"]!.AsArray().Select(value => (string?)value));
        Assert.Equal(["id", "name", "description", "None", "string", "required", "labels", "default_gateway"], document["components"]!["schemas"]!["Vpc"]!["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal("Delete VPC - all of it", (string?)document.Operation("delete", "/v1/vpcs/{vpc_id}")["summary"]);
    }

    [Fact]
    public void Takes_one_version_of_each_operation_and_every_kind_of_response()
    {
        var result = Derive(Vpc);
        var document = result.ToJson();
        Assert.Equal("1.2", (string?)document["info"]!["version"]);
        Assert.Equal("1.1", (string?)Assert.Single(PageDeriver.DeriveAll(Text(Vpc), "p", new DerivationOptions { ApiVersion = "1.1" })).ToJson().Operation("get", "/v1/vpcs")["x-api-version"]);
        Assert.Equal(["20260630", "", "20261231"], result.Page.Versions.Select(version => version.SupportedUntil ?? ""));
        Assert.Equal(["new", "changed", "new", "changed"], result.Page.History.Select(change => change.Kind));
        var responses = document.Operation("post", "/v1/subnets")["responses"]!;
        Assert.Equal("array", (string?)responses["201"]!["content"]!["application/json"]!["schema"]!["type"]);
        Assert.Equal(2, responses["202"]!["content"]!["application/json"]!["schema"]!["anyOf"]!.AsArray().Count);
        Assert.True((bool?)document.Operation("delete", "/v1/vpcs/{vpc_id}")["deprecated"]);
        Assert.Equal([FindingIds.ModelWithoutFields], result.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Id));
    }

    [Fact]
    public void Reads_a_Korean_section_in_markdown_with_tables_that_a_crawl_has_mutilated()
    {
        var results = PageDeriver.DeriveAll(Text("management-section.md"), "p");
        Assert.Equal(["iam", "support"], results.Select(result => result.FileName));
        var iam = results[0].ToJson();
        Assert.Equal("https://iam.{environment}.samsungsdscloud.com", (string?)iam["servers"]![0]!["url"]);
        Assert.Equal("접근 키 목록 조회", (string?)iam.Operation("get", "/v1/access-keys")["description"]);
        Assert.Equal("0", iam.Operation("get", "/v1/access-keys").Parameter("page")["schema"]!["minimum"].Compact());
        Assert.Equal("application/json", (string?)iam.Operation("get", "/v1/access-keys").Parameter("accept")["schema"]!["default"]);
        Assert.Equal("^[\\w가-힣 +=.@:/-]{1,128}$", (string?)iam.Property("Tag", "key")["pattern"]);
        Assert.Equal(128, (int?)iam.Property("Tag", "key")["maxLength"]);
        Assert.Equal("[]", iam.Property("AccessKey", "tags")["default"].Compact());
    }

    [Fact]
    public void A_status_that_only_its_example_shows_is_a_response_even_without_a_body()
    {
        var iam = PageDeriver.DeriveAll(Text("management-section.md"), "p")[0];
        Assert.Equal("""{"204":{"description":"No Content"}}""", iam.ToJson().Operation("delete", "/v1/access-keys/{access_key_id}")["responses"].Compact());
        Assert.Contains(iam.Findings, finding => finding.Id == FindingIds.NoResponses && finding.Message.Contains("the statuses of its examples are taken", StringComparison.Ordinal));
    }

    private static string Text(string fixture) => File.ReadAllText(Pages.FixtureNamed(fixture));

    private static DerivationResult Derive(string fixture) => Pages.Derive(Pages.FixtureNamed(fixture));
}
