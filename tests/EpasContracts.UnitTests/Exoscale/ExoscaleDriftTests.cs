using EpasContracts.Drift;
using EpasContracts.Drift.Compiled;
using EpasContracts.Exoscale;
using EpasContracts.Tests;

namespace EpasContracts.UnitTests.Exoscale;

public sealed class ExoscaleDriftTests
{
    [Fact]
    public async Task The_committed_document_and_its_sdk_agree()
    {
        var document = await SpecDocument.LoadAsync(SharedFiles.Repository("spec/exoscale-dbaas/openapi.yaml"), TestContext.Current.CancellationToken);
        var sdk = Assert.Single(CompiledContract.Of(typeof(ExoscaleContract).Assembly, "EpasContracts.Exoscale.dll"));

        var report = SdkDrift.Compare(document, sdk, TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings.Select(finding => $"{finding.Id} {finding.Message} {finding.First} {finding.Second}"));
    }
}
