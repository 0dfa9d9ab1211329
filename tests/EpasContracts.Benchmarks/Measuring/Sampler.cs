using System.Diagnostics;

namespace EpasContracts.Benchmarks.Measuring;

/// <summary>
/// Measures cases side by side: short samples in turns, so that whatever else the machine does meets all of them alike, and their
/// ratios stand even when their times do not.
/// </summary>
internal static class Sampler
{
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(4);

    /// <summary>Warms every case up and measures it.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="warmUp">How long each one runs before it counts.</param>
    /// <param name="rounds">How many samples each one gets.</param>
    public static IReadOnlyList<Measurement> Measure(IReadOnlyList<Case> cases, TimeSpan warmUp, int rounds)
    {
        var loops = cases.Select(one => WarmUp(one, warmUp)).ToList();
        var samples = cases.Select(_ => new double[rounds]).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < cases.Count; i++)
                samples[i][round] = Time(cases[i], loops[i]);
        }

        return [.. cases.Select((one, i) => new Measurement(one.Name, Median(samples[i]), Allocated(one)))];
    }

    /// <summary>The middle of some values.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    // How many operations fill a sample.
    private static int WarmUp(Case one, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var done = 0L;
        // In many short runs: the compiler optimises methods that are called often, and so are real ones.
        do
        {
            for (var i = 0; i < 16; i++, done++)
                one.Run();
        }
        while (clock.Elapsed < duration);
        return (int)Math.Max(1, done * (Sample / clock.Elapsed));
    }

    private static double Time(Case one, int loops)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < loops; i++)
            one.Run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / loops;
    }

    private static long Allocated(Case one)
    {
        const int Loops = 100;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Loops; i++)
            one.Run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Loops;
    }
}
