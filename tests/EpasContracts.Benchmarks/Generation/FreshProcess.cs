using System.Diagnostics;

namespace EpasContracts.Benchmarks.Generation;

/// <summary>A program that was run from its start to its end.</summary>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Megabytes">The most memory that it held (resident); 0 where the system does not tell.</param>
internal sealed record FreshProcess(int ExitCode, double Seconds, double Megabytes)
{
    /// <summary>The quickest of several runs: the others waited for something that is not theirs.</summary>
    /// <param name="runs">How many.</param>
    /// <param name="folder">What the program writes to; empty before each.</param>
    /// <param name="run">One run.</param>
    public static FreshProcess Best(int runs, string folder, Func<FreshProcess> run) => Enumerable.Range(0, runs).Select(_ =>
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return run();
    }).MinBy(static run => run.Seconds)!;

    /// <summary>Runs a program.</summary>
    public static FreshProcess Run(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var peak = 0L;
        while (!process.WaitForExit(5))
        {
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended between the two lines.
            }
        }

        return new FreshProcess(process.ExitCode, clock.Elapsed.TotalSeconds, peak / 1e6);
    }
}
