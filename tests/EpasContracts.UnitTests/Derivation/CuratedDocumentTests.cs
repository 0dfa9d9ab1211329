using System.Text.Json.Nodes;
using EpasContracts.Derivation;
using EpasContracts.Derivation.Checking;
using EpasContracts.Derivation.Documents;
using EpasContracts.Derivation.Overlays;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace EpasContracts.Tests.Derivation;

/// <summary>spec/epas/openapi.yaml: the page and the overlay together, as committed.</summary>
public class CuratedDocumentTests
{
    private static readonly JsonObject Document = (JsonObject)YamlText.ToJson("openapi.yaml", YamlText.Load("openapi.yaml", File.ReadAllText(Pages.EpasDocument)))!;

    private static IEnumerable<(string Name, JsonNode Operation)> Operations => Document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(operation => ($"{operation.Key} {path.Key}", operation.Value!)));

    [Fact]
    public async Task Is_what_the_page_and_the_overlay_give_byte_for_byte()
    {
        var result = await DeriveRun.FromFilesAsync(Pages.Epas, [Pages.EpasOverlay], TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllBytesAsync(Pages.EpasDocument, TestContext.Current.CancellationToken), System.Text.Encoding.UTF8.GetBytes(result.ToYaml()));
    }

    [Fact]
    public void Is_read_by_Microsoft_OpenApi_without_a_diagnostic()
    {
        var read = OpenApiDocument.Parse(Document.ToJsonString(), OpenApiConstants.Json, new OpenApiReaderSettings());
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(45, read.Document!.Paths.Sum(path => path.Value.Operations!.Count));
    }

    [Fact]
    public void Holds_45_operations_and_the_schemas_of_page_and_overlay()
    {
        Assert.Equal(45, Operations.Count());
        Assert.Equal(55 + 10 + 1, Document["components"]!["schemas"]!.AsObject().Count);
    }

    [Fact]
    public void Every_operation_id_is_its_title_in_camel_case() => Assert.All(Operations, operation =>
    {
        var title = ((string)operation.Operation["summary"]!).Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(char.ToLowerInvariant(title[0]) + title[1..], (string?)operation.Operation["operationId"]);
    });

    [Fact]
    public void Every_operation_has_one_declared_tag()
    {
        var declared = Document["tags"]!.AsArray().Select(tag => (string?)tag!["name"]).ToList();
        Assert.Equal(["clusters", "backups", "archive", "log export", "parameters", "replicas", "maintenance", "instances", "engines", "requests"], declared);
        Assert.All(Operations, operation => Assert.Contains((string?)Assert.Single(operation.Operation["tags"]!.AsArray()), declared));
        Assert.Equal(declared.Count, Operations.Select(operation => (string?)operation.Operation["tags"]![0]).Distinct().Count());
    }

    [Fact]
    public void Every_operation_declares_400_with_the_error_list() => Assert.All(Operations, operation => Assert.Equal(
        """{"type":"array","items":{"$ref":"#/components/schemas/ValidationErrorItem"}}""",
        operation.Operation["responses"]!["400"]!["content"]!["application/json"]!["schema"].Compact()));

    [Fact]
    public void Everything_is_described_in_words_that_are_not_the_page()
    {
        var page = Pages.Derive(Pages.Epas).ToJson();
        Assert.All(Document["components"]!["schemas"]!.AsObject(), schema =>
        {
            Assert.NotNull(schema.Value!["description"]);
            Assert.All(schema.Value["properties"]?.AsObject() ?? [], property =>
            {
                var words = (string?)property.Value!["description"];
                Assert.False(string.IsNullOrEmpty(words), $"{schema.Key}.{property.Key} is not described.");
                Assert.NotEqual((string?)page["components"]!["schemas"]![schema.Key]?["properties"]![property.Key]!["description"], words);
            });
        });
        Assert.All(Operations, operation =>
        {
            var (method, path) = (operation.Name.Split(' ')[0], operation.Name.Split(' ')[1]);
            Assert.NotEqual((string?)page.Operation(method, path)["description"], (string?)operation.Operation["description"]);
            Assert.All(operation.Operation["parameters"]?.AsArray() ?? [], parameter => Assert.NotEqual(
                (string?)page.Operation(method, path).Parameter((string)parameter!["name"]!)["description"], (string?)parameter["description"]));
        });
    }

    [Fact]
    public void Every_example_and_default_is_accepted_by_its_schema()
    {
        var check = new InstanceCheck(Document);
        var examples = Document.Objects().SelectMany(CuratedExamples.Of).ToList();
        Assert.True(examples.Count > 250, $"only {examples.Count} examples");
        Assert.All(examples, example => Assert.Empty(check.Errors(example.Schema, example.Value)));
    }

    [Fact]
    public void Every_body_has_an_example()
    {
        var bodies = Document.Objects().Where(o => o["content"] is JsonObject).Select(o => o["content"]!["application/json"]!);
        Assert.All(bodies, body => Assert.NotNull(body["example"]));
    }

    [Theory]
    [InlineData("AddBlockStoragesRequest", "size_gb", "multipleOf", "8")]
    [InlineData("BlockStorageGroupRequest", "size_gb", "multipleOf", "8")]
    [InlineData("ResizeBlockStorageGroupRequest", "size_gb", "multipleOf", "8")]
    [InlineData("BlockStorageGroupResponse", "size_gb", "multipleOf", "null")]
    [InlineData("ArchiveConfigSetRequest", "retention_period_day", "maximum", "35")]
    [InlineData("ArchiveConfigDetailResponse", "retention_period_day", "minimum", "1")]
    [InlineData("EpasInitConfigOptionRequest", "database_port", "minimum", "1024")]
    [InlineData("EpasInitConfigOptionDetail", "database_port", "maximum", "65535")]
    [InlineData("BackupHistoryApiItem", "backup_size_gb", "type", "\"number\"")]
    [InlineData("EpasClusterDetailResponse", "product_type", "$ref", "\"#/components/schemas/ProductType\"")]
    [InlineData("RequestStateResponse", "state", "type", "\"string\"")]
    [InlineData("ReplicasCreateRequest", "allowable_ip_addresses", "type", "[\"null\",\"array\"]")]
    [InlineData("EpasInitConfigOptionRequest", "database_user_password", "format", "\"password\"")]
    [InlineData("LogExportConfigCreateRequest", "access_key", "format", "\"password\"")]
    [InlineData("LogExportConfigModifyRequest", "secret_key", "writeOnly", "true")]
    [InlineData("BackupSettingRequest", "retention_period_day", "pattern", "\"^([7-9]|^[1-2]\\\\d|^3[0-5])$\"")]
    public void Holds_the_facts_that_the_page_lacks(string model, string property, string keyword, string expected) =>
        Assert.Equal(expected, Document.Property(model, property)[keyword].Compact());

    [Theory]
    [InlineData("get", "/v1/clusters", "size", "minimum", "0")]
    [InlineData("get", "/v1/parameters", "page", "minimum", "0")]
    [InlineData("get", "/v1/clusters", "sort", "pattern", "\"^(name|service_state|created_at):(asc|desc)$\"")]
    [InlineData("delete", "/v1/clusters/{cluster_id}/log-export-configs/{log_type}", "log_type", "$ref", "\"#/components/schemas/LogType\"")]
    [InlineData("post", "/v1/clusters/{cluster_id}/log-export-configs/{log_type}/export", "log_type", "anyOf", "null")]
    [InlineData("get", "/v1/engine-versions", "product_image_type", "anyOf", "[{\"$ref\":\"#/components/schemas/ProductImageType\"},{\"type\":\"null\"}]")]
    public void Holds_the_facts_on_parameters_that_the_page_lacks(string method, string path, string name, string keyword, string expected) =>
        Assert.Equal(expected, Document.Operation(method, path).Parameter(name)["schema"]![keyword].Compact());

    [Fact]
    public void The_types_that_the_overlay_names_list_what_the_page_lists()
    {
        var page = Pages.Derive(Pages.Epas).ToJson();
        Assert.Equal(page.Property("EpasClusterDetailResponse", "product_type")["enum"].Compact(), Document["components"]!["schemas"]!["ProductType"]!["enum"].Compact());
        Assert.Equal(page.Operation("get", "/v1/engine-versions").Parameter("product_image_type")["schema"]!["anyOf"]![0]!["enum"].Compact(),
            Document["components"]!["schemas"]!["ProductImageType"]!["enum"].Compact());
    }

    [Fact]
    public void Asks_for_the_four_signing_headers_together()
    {
        Assert.Equal(["ScpAccesskey", "ScpSignature", "ScpTimestamp", "ScpClientType"], Assert.Single(Document["security"]!.AsArray())!.AsObject().Select(scheme => scheme.Key));
        Assert.All(Document["components"]!["securitySchemes"]!.AsObject(), scheme => Assert.Equal("header", (string?)scheme.Value!["in"]));
    }

    [Fact]
    public void Every_action_of_the_overlay_gives_its_reason() =>
        Assert.All(Overlay.Parse("overlay.yaml", File.ReadAllText(Pages.EpasOverlay)).Actions, action => Assert.True(action.Description?.Length > 20, $"line {action.Line}"));
}
