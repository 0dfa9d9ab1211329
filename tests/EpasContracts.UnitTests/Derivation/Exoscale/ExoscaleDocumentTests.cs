using System.Text.Json.Nodes;
using EpasContracts.Derivation;
using EpasContracts.Derivation.Checking;
using EpasContracts.Derivation.Documents;
using EpasContracts.Derivation.Overlays;
using EpasContracts.OpenApi.Reading;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace EpasContracts.Tests.Derivation.Exoscale;

/// <summary>spec/exoscale-dbaas/openapi.yaml: the page and the overlay together, as committed.</summary>
public class ExoscaleDocumentTests
{
    private static readonly string Path = SharedFiles.Repository("spec/exoscale-dbaas/openapi.yaml");
    private static readonly string OverlayPath = SharedFiles.Repository("spec/exoscale-dbaas/overlay.yaml");
    private static readonly JsonObject Document = (JsonObject)YamlText.ToJson("openapi.yaml", YamlText.Load("openapi.yaml", File.ReadAllText(Path)))!;

    private static string Page => SharedFiles.VendorPage("exoscale-dbaas-management.txt");

    private static IEnumerable<JsonNode> Operations => Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!));

    [Fact]
    public async Task Is_what_the_page_and_the_overlay_give_byte_for_byte()
    {
        var result = await DeriveRun.FromFilesAsync(Page, [OverlayPath], TestContext.Current.CancellationToken);
        Assert.Equal(20, result.Counts.Operations);
        Assert.Equal(await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken), result.ToYaml());
    }

    [Fact]
    public void Is_read_by_both_readers_without_a_word()
    {
        var read = OpenApiDocument.Parse(Document.ToJsonString(), OpenApiConstants.Json, new OpenApiReaderSettings());
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(21, read.Document!.Paths.Sum(path => path.Value.Operations!.Count));

        var ours = ContractReader.Read("openapi.yaml", File.ReadAllText(Path), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(ours.Findings, finding => finding.Severity != EpasContracts.OpenApi.Model.FindingSeverity.Info);
        Assert.Equal(21, ours.Contract!.Operations.Count);
    }

    [Fact]
    public void The_page_is_read_without_an_error_and_every_doubt_has_a_line()
    {
        var findings = PageDeriver.Derive(File.ReadAllText(Page), "page.txt").Findings;
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.All(findings, finding => Assert.NotNull(finding.Line));
        Assert.Contains(findings, finding => finding.Message.Contains("\"integrationsettings\" is read as \"integration\" and the name 'settings'", StringComparison.Ordinal) && finding.Line == 16);
    }

    [Fact]
    public void The_page_gives_the_names_that_the_vendors_client_has()
    {
        var page = Pages.Derive(Page).ToJson();
        Assert.All(Operations.Where(operation => (string?)operation["operationId"] != "get-operation"), operation =>
        {
            var own = page["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Single(other => (string?)other.Value!["operationId"] == (string?)operation["operationId"]).Value!;
            foreach (var (stated, curated) in new[] { (own["requestBody"], operation["requestBody"]), (own["responses"]!["200"], operation["responses"]!["200"]) })
                Assert.Equal(Names(page, stated), Names(Document, curated));
        });
    }

    [Fact]
    public void Every_operation_has_one_declared_tag_and_both_kinds_of_errors()
    {
        var declared = Document["tags"]!.AsArray().Select(tag => (string?)tag!["name"]).ToList();
        Assert.Equal(["services", "service types", "integrations", "external endpoints", "migrations", "operations"], declared);
        Assert.All(Operations, operation =>
        {
            Assert.Contains((string?)Assert.Single(operation["tags"]!.AsArray()), declared);
            Assert.Equal(["200", "4XX", "5XX"], operation["responses"]!.AsObject().Select(response => response.Key).Order());
        });
    }

    [Fact]
    public void Every_body_names_its_schema_and_has_an_example()
    {
        var bodies = Document.Objects().Where(o => o["content"] is JsonObject).Select(o => o["content"]!["application/json"]!).ToList();
        Assert.Equal(7 + (21 * 3), bodies.Count);
        Assert.All(bodies, body => Assert.StartsWith("#/components/schemas/", (string?)body["schema"]!["$ref"], StringComparison.Ordinal));
        Assert.All(bodies, body => Assert.NotNull(body["example"]));
    }

    [Fact]
    public void Every_example_and_default_is_accepted_by_its_schema()
    {
        var check = new InstanceCheck(Document);
        var examples = Document.Objects().SelectMany(CuratedExamples.Of).ToList();
        Assert.True(examples.Count > 100, $"only {examples.Count} examples");
        Assert.All(examples, example => Assert.Empty(check.Errors(example.Schema, example.Value)));
    }

    [Fact]
    public void Everything_is_described()
    {
        Assert.All(Document["components"]!["schemas"]!.AsObject(), schema =>
        {
            Assert.NotNull(schema.Value!["description"]);
            Assert.All(schema.Value["properties"]?.AsObject() ?? [], property => Assert.False(string.IsNullOrEmpty((string?)property.Value!["description"]), $"{schema.Key}.{property.Key}"));
        });
        Assert.All(Operations, operation =>
        {
            Assert.NotNull(operation["description"]);
            Assert.All(operation["parameters"]?.AsArray() ?? [], parameter => Assert.NotNull(parameter!["description"]));
        });
    }

    [Fact]
    public void The_zones_are_the_servers_and_every_call_is_signed()
    {
        var server = Assert.Single(Document["servers"]!.AsArray())!;
        Assert.Equal("https://api-{zone}.exoscale.com/v2", (string?)server["url"]);
        Assert.Equal("""["at-vie-1","at-vie-2","bg-sof-1","ch-dk-2","ch-gva-2","de-fra-1","de-muc-1","hr-zag-1"]""", server["variables"]!["zone"]!["enum"].Compact());
        Assert.Equal("""[{"EXO2":[]}]""", Document["security"].Compact());
        Assert.Equal("EXO2-HMAC-SHA256", (string?)Document["components"]!["securitySchemes"]!["EXO2"]!["scheme"]);
    }

    [Theory]
    [InlineData("get-dbaas-service-logs-request", "limit", """{"maximum":500,"minimum":1,"type":"integer","format":"int64","default":100}""")]
    [InlineData("dbaas-plan", "node-count", """{"exclusiveMinimum":0,"type":"integer","format":"int64","readOnly":true}""")]
    [InlineData("dbaas-backup-config", "max-count", """{"minimum":0,"type":"integer","format":"int64","readOnly":true}""")]
    [InlineData("dbaas-service-notification", "message", """{"maxLength":1024,"minLength":1,"type":"string"}""")]
    [InlineData("dbaas-service-type", "plans", """{"type":"array","items":{"$ref":"#/components/schemas/dbaas-plan"},"readOnly":true}""")]
    [InlineData("operation", "state", """{"readOnly":true,"$ref":"#/components/schemas/operation-state"}""")]
    [InlineData("attach-dbaas-service-to-endpoint-request", "dest-endpoint-id", """{"type":"string","format":"uuid"}""")]
    [InlineData("create-dbaas-task-migration-check-request", "source-service-uri", """{"maxLength":512,"minLength":1,"type":"string","format":"password","writeOnly":true}""")]
    public void Holds_the_facts_that_the_page_lacks(string schema, string property, string facts)
    {
        var stated = (JsonObject)Document.Property(schema, property).DeepClone();
        stated.Remove("description");
        stated.Remove("examples");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(facts), stated), stated.Compact());
    }

    [Fact]
    public void Every_action_of_the_overlay_gives_its_reason() =>
        Assert.All(Overlay.Parse("overlay.yaml", File.ReadAllText(OverlayPath)).Actions, action => Assert.True(action.Description?.Length > 20, $"line {action.Line}"));

    [Fact]
    public void A_page_that_drops_a_field_no_longer_fits_the_overlay()
    {
        var text = File.ReadAllText(Page).Replace("name(string)available-versions", "available-versions", StringComparison.Ordinal);
        var overlay = Overlay.Parse("overlay.yaml", File.ReadAllText(OverlayPath));
        Assert.Contains(PageDeriver.Derive(text, "page.txt", overlay).Findings, finding => finding.Id == FindingIds.OverlayMatchesNothing
            && finding.Severity == FindingSeverity.Error && finding.Message.Contains("available-versions", StringComparison.Ordinal));
    }

    private static string Names(JsonNode document, JsonNode? body)
    {
        var schema = body?["content"]?["application/json"]?["schema"];
        if ((string?)schema?["$ref"] is { } reference)
            schema = document["components"]!["schemas"]![reference.Split('/')[^1]];
        return string.Join(',', (schema?["properties"]?.AsObject() ?? []).Select(property => property.Key).Order(StringComparer.Ordinal));
    }
}
