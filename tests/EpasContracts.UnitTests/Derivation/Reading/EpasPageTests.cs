using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EpasContracts.Derivation;

namespace EpasContracts.Tests.Derivation.Reading;

/// <summary>The vendor's page without an overlay: all that it says, and nothing else.</summary>
public partial class EpasPageTests
{
    private static readonly Lazy<DerivationResult> Result = new(() => Pages.Derive(Pages.Epas));
    private static readonly Lazy<JsonObject> Document = new(() => Result.Value.ToJson());

    [Fact]
    public void Holds_45_operations_55_models_and_8_repeated_enums()
    {
        Assert.Equal(new DerivationCounts(45, 55, 8), Result.Value.Counts);
        Assert.Equal(45, Operations(Document.Value).Count());
        Assert.Equal(55 + 8, Document.Value["components"]!["schemas"]!.AsObject().Count);
    }

    [Fact]
    public void Names_the_repeated_enums_as_the_vendor_does()
    {
        var enums = Document.Value["components"]!["schemas"]!.AsObject().Where(schema => schema.Value!["enum"] is not null).Select(schema => schema.Key);
        Assert.Equal(
            ["BlockStorageGroupRoleType", "ClusterRoleType", "DayOfWeek", "InstanceGroupRoleType", "InstanceRoleType", "LogType", "ServiceState", "VolumeType"],
            enums.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lists_the_seven_pairs_and_no_other() => Assert.Equal(
        ["s kr-west1", "s kr-east1", "g kr-south1", "g kr-south2", "g kr-south3", "e kr-west1", "e kr-east1"],
        Result.Value.Page.EnvironmentRegions.Select(pair => $"{pair.Environment} {pair.Region}"));

    [Theory]
    [InlineData("get", "/v1/clusters", "size", """{"type":["null","integer"],"default":20}""")]
    [InlineData("get", "/v1/clusters", "sort", """{"type":["null","string"],"default":"name:asc"}""")]
    [InlineData("get", "/v1/engine-versions", "eos_included", """{"type":"boolean","default":false}""")]
    [InlineData("delete", "/v1/clusters/{cluster_id}/archive", "type", """{"type":["null","string"],"default":"ALL"}""")]
    [InlineData("get", "/v1/clusters/{cluster_id}/log-export-configs", "type", """{"anyOf":[{"$ref":"#/components/schemas/LogType"},{"type":"null"}]}""")]
    [InlineData("put", "/v1/clusters/{cluster_id}/log-export-configs/{log_type}", "log_type", """{"anyOf":[{"$ref":"#/components/schemas/LogType"},{"type":"null"}]}""")]
    [InlineData("get", "/v1/parameters", "dbaas_parameter_group_id", """{"type":"string"}""")]
    public void Keeps_a_parameters_schema(string method, string path, string name, string expected) =>
        Assert.Equal(expected, Document.Value.Operation(method, path).Parameter(name)["schema"].Compact());

    [Theory]
    [InlineData("BackupSettingRequest", "retention_period_day", "pattern", @"^([7-9]|^[1-2]\d|^3[0-5])$")]
    [InlineData("BackupSettingRequest", "starting_time_hour", "pattern", @"^(\d|1\d|2[0-3])$")]
    [InlineData("LogExportConfigCreateRequest", "schedule_day_of_month", "pattern", "^(-1|[1-9]|1[0-9]|2[0-9]|3[0-1])$")]
    [InlineData("MaintenanceOption", "period_hour", "pattern", @"^(0\.5|[1-5]\.5|[1-9]|1[0-9]|2[0-4])$")]
    [InlineData("EpasClusterCreateRequest", "instance_name_prefix", "pattern", @"^[a-z][a-zA-Z0-9\-]*$")]
    [InlineData("Replicas", "name", "pattern", @"^[a-z][a-z0-9\-]*[a-z0-9]$")]
    [InlineData("EpasBackupOption", "archive_frequency_minute", "default", "60")]
    [InlineData("EpasInitConfigOptionDetail", "database_encoding", "default", "UTF-8")]
    [InlineData("AddBlockStoragesRequest", "volume_type", "default", "SSD")]
    [InlineData("AddBlockStoragesRequest", "volume_type", "$ref", "#/components/schemas/VolumeType")]
    [InlineData("RdbClusterResponse", "created_at", "format", "date-time")]
    [InlineData("BackupHistoryApiItem", "backup_size_gb", "type", "object")]
    public void Keeps_a_text_of_a_field(string model, string property, string keyword, string expected) =>
        Assert.Equal(expected, (string?)Document.Value.Property(model, property)[keyword]);

    [Theory]
    [InlineData("AddBlockStoragesRequest", "size_gb", "minimum", 16)]
    [InlineData("AddBlockStoragesRequest", "size_gb", "maximum", 5120)]
    [InlineData("ClusterRestoreRequest", "instance_name_prefix", "maxLength", 16)]
    [InlineData("EpasClusterCreateRequest", "instance_name_prefix", "maxLength", 13)]
    [InlineData("EpasInitConfigOptionRequest", "database_user_password", "minLength", 8)]
    [InlineData("ArchiveConfigSetRequest", "retention_period_day", "default", 1)]
    [InlineData("EpasInitConfigOptionRequest", "database_port", "default", 2866)]
    public void Keeps_a_number_of_a_field(string model, string property, string keyword, int expected) =>
        Assert.Equal(expected, (int?)Document.Value.Property(model, property)[keyword]);

    [Theory]
    [InlineData("ClusterRestoreRequest", "backup_recovery_time", """["null","string"]""", "type")]
    [InlineData("ClusterRestoreRequest", "maintenance_option", """[{"$ref":"#/components/schemas/MaintenanceOption"},{"type":"null"}]""", "anyOf")]
    [InlineData("ClusterRestoreRequest", "block_storage_groups", """["null","array"]""", "type")]
    [InlineData("RdbClusterResponse", "role_type", """[{"$ref":"#/components/schemas/ClusterRoleType"},{"type":"null"}]""", "anyOf")]
    [InlineData("RdbClusterPageResponse", "sort", """[["created_at:asc"]]""", "examples")]
    [InlineData("LogExportConfig", "delete_on_export", """[true]""", "examples")]
    public void Keeps_a_union_and_understands_python_literals(string model, string property, string expected, string keyword) =>
        Assert.Equal(expected, Document.Value.Property(model, property)[keyword].Compact());

    /// <summary>Counted in the page's text by plain patterns that share nothing with the reader.</summary>
    [Fact]
    public void Loses_nothing_that_the_page_states()
    {
        var text = File.ReadAllText(Pages.Epas);
        var objects = Document.Value.Objects().ToList();
        var models = Document.Value["components"]!["schemas"]!.AsObject().Where(schema => schema.Value!["enum"] is null).Select(schema => schema.Value!.AsObject()).ToList();
        var parameters = Operations(Document.Value).SelectMany(operation => operation["parameters"]?.AsArray() ?? []).ToList();
        var bodies = Operations(Document.Value).Count(operation => operation["requestBody"] is not null);
        var requiredFields = models.Sum(model => model["required"]?.AsArray().Count ?? 0);
        var enumReferences = objects.Count(o => o["$ref"] is JsonValue reference && Document.Value["components"]!["schemas"]![((string)reference!).Split('/')[^1]]!["enum"] is not null);
        var nullable = objects.Count(o => o["type"] is JsonArray types && types.Any(type => (string?)type == "null")) + objects.Count(o => o["anyOf"] is not null);

        Assert.Multiple(
            () => Assert.Equal(Count(text, @"^Pattern : "), objects.Count(o => o["pattern"] is not null)),
            () => Assert.Equal(Count(text, @"^Minimum : "), objects.Count(o => o["minimum"] is not null)),
            () => Assert.Equal(Count(text, @"^Maximum : "), objects.Count(o => o["maximum"] is not null)),
            () => Assert.Equal(Count(text, @"^Minimum length : "), objects.Count(o => o["minLength"] is not null)),
            () => Assert.Equal(Count(text, @"^Maximum length : "), objects.Count(o => o["maxLength"] is not null)),
            () => Assert.Equal(Count(text, @"^required$"), requiredFields + bodies + parameters.Count(p => (bool?)p!["required"] == true)),
            () => Assert.Equal(Count(text, @"^optional$"),
                models.Sum(model => model["properties"]!.AsObject().Count) - requiredFields + parameters.Count(p => (bool?)p!["required"] != true)),
            () => Assert.Equal(Count(text, @"enum \("), enumReferences + objects.Count(o => o["enum"] is JsonArray && o["default"] is null) - 8),
            () => Assert.Equal(Count(text, @", null\]"), nullable),
            () => Assert.Equal(Count(text, @"\(date-time\)"), objects.Count(o => (o["format"] as JsonValue)?.ToString() == "date-time")),
            () => Assert.Equal(Count(text, @"array\["), objects.Count(o => o["items"] is not null)),
            () => Assert.Equal(Count(text, @"^[2-5]\d\d[A-Z]"), Operations(Document.Value).Sum(operation => operation["responses"]!.AsObject().Count)),
            () => Assert.Equal(Count(text, @"^State ACTIVE \(CURRENT\)$"), objects.Count(o => o["x-state"] is not null)),
            () => Assert.Equal(Count(text, @"^(path|query)[a-z_]+$"), parameters.Count));
    }

    [Fact]
    public void Keeps_the_value_of_every_enum_of_the_page()
    {
        var printed = Enums().Matches(File.ReadAllText(Pages.Epas)).Select(match => string.Join('|', match.Groups[1].Value.Split(", "))).Distinct();
        var derived = Document.Value.Objects().Where(o => o["enum"] is JsonArray && o["type"] is not null)
            .Select(o => string.Join('|', o["enum"]!.AsArray().Select(value => (string?)value)));
        Assert.Equal(printed.Order(StringComparer.Ordinal), derived.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Says_nothing_that_the_page_does_not_say()
    {
        var objects = Document.Value.Objects().ToList();
        Assert.All(new[] { "operationId", "security", "securitySchemes", "multipleOf", "writeOnly", "contact", "license", "const" },
            curated => Assert.DoesNotContain(objects, o => o.ContainsKey(curated)));
        Assert.All(Operations(Document.Value), operation => Assert.Null(operation["tags"]));
        Assert.DoesNotContain(objects, o => (o["format"] as JsonValue)?.ToString() == "password");
        Assert.All(Operations(Document.Value), operation => Assert.Null(operation["responses"]!["400"]?["content"]));
    }

    [Fact]
    public void Reports_the_examples_that_their_own_schema_rejects()
    {
        var rejected = Result.Value.Findings.Where(finding => finding.Id == "page/body-example-rejected").ToList();
        Assert.Equal(13, rejected.Count);
        Assert.Contains(rejected, finding => finding.Message.Contains("/use_audit_log is \"\", not boolean", StringComparison.Ordinal) && finding.Line == 1785);
        Assert.Contains(rejected, finding => finding.Message.Contains("/replica_count is \"\", not integer", StringComparison.Ordinal));
    }

    /// <summary>What a reader of the page would trip over, by kind; every one has its line.</summary>
    [Fact]
    public void Judges_the_page_itself()
    {
        var byId = Result.Value.Findings.CountBy(finding => finding.Id).ToDictionary();
        Assert.Equal(
            [FindingIds.BodyExampleRejected, FindingIds.EnumWithTwoLists, FindingIds.ErrorBodyUndocumented, FindingIds.NameWithTwoTypes, FindingIds.NullablePathParameter],
            byId.Keys.Order(StringComparer.Ordinal));
        Assert.All(Result.Value.Findings, finding => Assert.NotNull(finding.Line));
        Assert.DoesNotContain(Result.Value.Findings, finding => finding.Severity == FindingSeverity.Error);
    }

    private static IEnumerable<JsonNode> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!));

    private static int Count(string text, string pattern) => Regex.Count(text, pattern, RegexOptions.Multiline);

    [GeneratedRegex(@"enum \(([^)]*)\)")]
    private static partial Regex Enums();
}
