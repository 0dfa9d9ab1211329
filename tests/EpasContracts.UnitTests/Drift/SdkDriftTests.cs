using EpasContracts.Drift;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.UnitTests.Drift;

public sealed class SdkDriftTests
{
    private const string Create = "\n    EpasClusterCreateRequest:";

    [Fact]
    public void The_committed_document_and_its_sdk_agree()
    {
        var report = Compare(EpasPair.Document);

        Assert.Empty(report.Findings.Select(finding => $"{finding.Id} {finding.Message} {finding.First} {finding.Second}"));
    }

    [Theory]
    [InlineData("bound", Create, "maxLength: 20", "maxLength: 21", "DRIFT203", "EpasClusterCreateRequest/properties/name/maxLength", "EpasClusterCreateRequest.Name")]
    [InlineData("pattern", Create, "pattern: '^[a-zA-Z]*$'", "pattern: '^[a-z]*$'", "DRIFT203", "EpasClusterCreateRequest/properties/name/pattern", "EpasClusterCreateRequest.Name")]
    [InlineData("pattern gone", Create, "pattern: '^[a-zA-Z]*$'", "x-none: 1", "DRIFT202", "EpasClusterCreateRequest/properties/name", "EpasClusterCreateRequest.Name")]
    [InlineData("required gone", Create, "        - timezone\n", "", "DRIFT203", "EpasClusterCreateRequest/properties/timezone", "EpasClusterCreateRequest.Timezone")]
    [InlineData("required more", Create, "        - timezone\n", "        - timezone\n        - tags\n", "DRIFT203", "EpasClusterCreateRequest/required/7", "EpasClusterCreateRequest.Tags")]
    [InlineData("type", Create, "          type: boolean", "          type: string", "DRIFT203", "EpasClusterCreateRequest/properties/ha_enabled/type", "EpasClusterCreateRequest.HaEnabled")]
    [InlineData("null", Create, "          type: boolean", "          type: [boolean, 'null']", "DRIFT203", "EpasClusterCreateRequest/properties/ha_enabled/type", "EpasClusterCreateRequest.HaEnabled")]
    [InlineData("value gone", "\n    ServiceState:", "        - MIGRATING\n", "", "DRIFT202", "ServiceState/enum", "ServiceState")]
    [InlineData("value more", "\n    ServiceState:", "        - MIGRATING\n", "        - MIGRATING\n        - MOVING\n", "DRIFT201", "ServiceState/enum/15", "ServiceState")]
    public void One_change_gives_one_finding_at_its_place(string what, string anchor, string old, string replacement, string id, string pointer, string symbol)
    {
        var (document, line) = EpasPair.Edit(anchor, old, replacement);

        var findings = Compare(document).Findings;
        Assert.True(findings.Count == 1, what + "\n" + string.Join("\n", findings.Select(f => $"{f.Id} {f.Message} {f.First} {f.First.Pointer} {f.Second}")));
        var finding = findings[0];
        Assert.Equal((id, "/components/schemas/" + pointer, "EpasContracts.Epas." + symbol), (finding.Id, finding.First.Pointer, finding.Second.Symbol));
        Assert.Equal(DriftSeverity.Error, finding.Severity);
        if (!what.EndsWith("gone", StringComparison.Ordinal))
            Assert.Equal(line + (what.EndsWith("more", StringComparison.Ordinal) ? 1 : 0), finding.First.Line);
    }

    [Fact]
    public void A_property_by_another_name_is_missing_on_both_sides()
    {
        var (document, line) = EpasPair.Edit(Create, "        nat_enabled:\n", "        nat_allowed:\n");

        var findings = Compare(document).Findings;

        Assert.Equal(["DRIFT201", "DRIFT202"], findings.Select(finding => finding.Id).Order(StringComparer.Ordinal));
        Assert.Equal(line, findings.Single(finding => finding.Id == "DRIFT201").First.Line);
        Assert.Equal("EpasContracts.Epas.EpasClusterCreateRequest.NatEnabled", findings.Single(finding => finding.Id == "DRIFT202").Second.Symbol);
    }

    [Fact]
    public void An_operation_that_moved_is_missing_on_both_sides()
    {
        var (document, _) = EpasPair.Edit("\npaths:", "  /v1/server-types:", "  /v1/server-kinds:");

        var findings = Compare(document).Findings;

        Assert.Equal(["DRIFT201", "DRIFT202"], findings.Select(finding => finding.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_constraint_is_probed_from_both_sides()
    {
        var constraints = EpasPair.Document.Contract.AllSchemas().Sum(schema => new object?[]
        {
            schema.Minimum, schema.Maximum, schema.MultipleOf, schema.MinLength, schema.MaxLength, schema.Pattern,
        }.Count(keyword => keyword is not null));
        var types = EpasPair.Document.Contract.AllSchemas().Count(schema => schema.Types != JsonTypes.Any);

        var report = Compare(EpasPair.Document);

        // A type has at least five other types to refuse.
        Assert.True(constraints > 50);
        Assert.True(report.Counts.Single(count => count.What == "probes").Number > (2 * constraints) + (5 * types));
    }

    private static DriftReport Compare(SpecDocument document) => SdkDrift.Compare(document, EpasPair.Sdk, TestContext.Current.CancellationToken);
}
