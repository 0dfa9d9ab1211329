using EpasContracts.ContractTests.PactCore;
using EpasContracts.Tests;

namespace EpasContracts.ContractTests.Epas;

/// <summary>
/// The generated client against the Pact mock server. What the expectations write is committed under <c>pacts/</c>, and one test holds the
/// two against each other. After a change on purpose, write the committed file anew:
/// <code>EPAS_CONTRACTS_UPDATE_PACTS=1 dotnet test tests/EpasContracts.ContractTests --filter Committed</code>
/// </summary>
public sealed class ConsumerTests : IDisposable
{
    private const string Update = "EPAS_CONTRACTS_UPDATE_PACTS";

    private static readonly Dictionary<string, Expectation> Expectations = new()
    {
        ["create a cluster"] = ClusterExpectations.Create,
        ["create a cluster with a taken name"] = ClusterExpectations.CreateWithATakenName,
        ["list a page of clusters"] = ClusterExpectations.ListAPage,
        ["list clusters by filters"] = ClusterExpectations.ListByFilters,
        ["list no clusters"] = ClusterExpectations.ListWithoutClusters,
        ["show a cluster"] = ClusterExpectations.Show,
        ["show an unknown cluster"] = ClusterExpectations.ShowUnknown,
        ["terminate a cluster"] = ClusterExpectations.Terminate,
        ["terminate an unknown cluster"] = ClusterExpectations.TerminateUnknown,
        ["show a request that is done"] = RequestExpectations.ShowDone,
        ["show a request that goes on"] = RequestExpectations.ShowRunning,
        ["show an unknown request"] = RequestExpectations.ShowUnknown,
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. Expectations.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Committed => SharedFiles.Repository(Path.Combine("pacts", EpasPact.FileName));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_client_can(string name)
    {
        await Expectations[name].VerifyAsync(_folder.Path, Cancellation);

        Assert.True(File.Exists(_folder.File(EpasPact.FileName)));
    }

    [Fact]
    public async Task The_committed_pact_is_what_these_tests_write()
    {
        foreach (var expectation in Expectations.Values)
            await expectation.VerifyAsync(_folder.Path, Cancellation);
        var written = await File.ReadAllTextAsync(_folder.File(EpasPact.FileName), Cancellation);

        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Committed)!);
            await File.WriteAllTextAsync(Committed, written, Cancellation);
        }

        var committed = File.Exists(Committed) ? await File.ReadAllTextAsync(Committed, Cancellation) : "";
        if (committed == written)
            return;
        var lines = committed.Split('\n').Zip(written.Split('\n')).TakeWhile(static pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"pacts/{EpasPact.FileName} is not what the tests write: they part at line {lines + 1}. If the expectations changed on purpose, run "
            + $"'{Update}=1 dotnet test tests/EpasContracts.ContractTests --filter Committed' and commit the file.");
    }
}
