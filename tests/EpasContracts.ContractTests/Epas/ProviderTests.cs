using System.Text.Json.Nodes;
using EpasContracts.Cli;
using EpasContracts.ContractTests.PactCore;
using EpasContracts.Pacts;
using EpasContracts.Sandbox;
using EpasContracts.Tests;

namespace EpasContracts.ContractTests.Epas;

/// <summary>The sandbox against the committed pact, in this process: signatures are checked, so each request is signed on its way.</summary>
public sealed class ProviderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Committed => SharedFiles.Repository(Path.Combine("pacts", EpasPact.FileName));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sandbox_does_all_that_the_committed_pact_describes()
    {
        var described = JsonNode.Parse(await File.ReadAllTextAsync(Committed, Cancellation))!["interactions"]!.AsArray();

        var result = await SandboxVerification.RunAsync(SharedFiles.Repository("pacts"), Cancellation);

        Assert.Equal(described.Select(static one => one!["description"]!.ToString()), result.Interactions.Select(static one => one.Description));
        Assert.All(result.Interactions, static one => Assert.True(one is { Success: true, Pending: false }, one.ToString()));
    }

    [Theory]
    [InlineData("""status": 202""", """status": 200""", "a request to create a cluster", "expected 200 but was 202")]
    [InlineData("""regex": "^(ORIGIN""", """regex": "^(ORIGINAL""", "a request for a cluster", "$.role_type")]
    [InlineData("""name": "a cluster exists""", """name": "a cluster is asleep""", "a request for a cluster", "a cluster is asleep")]
    public async Task A_pact_that_says_otherwise_fails_with_the_place(string said, string otherwise, string interaction, string place)
    {
        var text = await File.ReadAllTextAsync(Committed, Cancellation);
        Assert.Contains(said, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder.File(EpasPact.FileName), text.Replace(said, otherwise, StringComparison.Ordinal), Cancellation);

        var failure = await Assert.ThrowsAsync<PactVerificationException>(() => SandboxVerification.RunAsync(_folder.Path, Cancellation));

        Assert.Contains(failure.Result.Interactions, one => !one.Success && one.Description == interaction);
        Assert.Contains(place, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_examples_in_the_pact_open_nothing()
    {
        await using var sandbox = await EpasSandbox.StartAsync(cancellationToken: Cancellation);

        var failure = await Assert.ThrowsAsync<PactVerificationException>(() => new PactVerifier(EpasPact.Provider)
            .WithHttpEndpoint(sandbox.Address)
            .WithFileSource(Committed)
            .WithProviderStates(EpasSandbox.States.ToDictionary(static name => name, static _ => new ProviderStateHandler(static _ => Task.CompletedTask)))
            .VerifyAsync(Cancellation));

        Assert.All(failure.Result.Interactions, static one => Assert.Contains("but was 401", string.Join('\n', one.Problems), StringComparison.Ordinal));
    }
}
