using EpasContracts.Sandbox;

namespace EpasContracts.EndToEndTests;

public sealed class SampleTests
{
    private const string Sample = "EpasContracts.Sample";

    // In order, each on a line of its own; between them the waits tell how far the work is.
    private static readonly string[] Life =
    [
        "^create: accepted as req-[0-9a-f-]{36}, cluster [0-9a-f]{32}$",
        @"^wait: RUNNING after \d+\.\d s$",
        @"^wait: DONE after \d+\.\d s$",
        @"^list: 1 cluster\(s\)$",
        "^OrdersEpas is RUNNING since ",
        "^show: OrdersEpas is RUNNING, EPAS 16.4, database ordersdb$",
        "^disk OS: 104 GB on SSD$",
        "^disk DATA: 256 GB on SSD$",
        "^terminate: accepted as req-[0-9a-f-]{36}$",
        @"^wait: RUNNING after \d+\.\d s$",
        @"^wait: DONE after \d+\.\d s$",
        "^done: OrdersEpas is terminated$",
    ];

    [Fact]
    public async Task The_sample_takes_a_cluster_through_its_life_in_a_sandbox_of_its_own()
    {
        var run = await ProgramRun.StartAsync(Sample);

        AssertLife(run);
    }

    [Fact]
    public async Task The_sample_calls_a_sandbox_that_runs_elsewhere()
    {
        await using var sandbox = await EpasSandbox.StartAsync(
            new EpasSandboxOptions { RequestDuration = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);

        AssertLife(await ProgramRun.StartAsync(Sample, sandbox.Address.AbsoluteUri));
    }

    [Fact]
    public async Task An_address_that_is_none_is_bad_usage()
    {
        var run = await ProgramRun.StartAsync(Sample, "nowhere");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("Usage: ", run.Error, StringComparison.Ordinal);
    }

    private static void AssertLife(ProgramRun run)
    {
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(run.Error);
        var lines = run.Lines.AsSpan();
        foreach (var expected in Life)
        {
            var at = 0;
            while (at < lines.Length && !System.Text.RegularExpressions.Regex.IsMatch(lines[at], expected))
                at++;
            Assert.True(at < lines.Length, $"No line is like '{expected}' where it should be in:\n{run.Output}");
            lines = lines[(at + 1)..];
        }
    }
}
