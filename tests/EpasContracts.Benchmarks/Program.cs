using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using EpasContracts.Benchmarks;
using EpasContracts.Benchmarks.Generation;
using EpasContracts.Benchmarks.Measuring;
using Perfolizer.Horology;

// `-- report` measures all cases in fresh processes and writes the table under results/; `-- quick [WORD…]` looks at some of them in
// this process; everything else goes to BenchmarkDotNet (`-- --filter '*'`).
if (args is ["report"])
    return await Report.RunAsync();
if (args is ["sample"])
{
    await Report.SampleAsync();
    return 0;
}

// Generation beside NSwag, written to results/generation.md.
if (args is ["generation"])
    return GenerationReport.Run();

// Building what both generated, written to results/build.md; `-- build WORD…` looks at some documents only.
if (args is ["build", .. var words])
    return BuildReport.Run(words);

if (args is ["quick", ..])
{
    var cases = (await Cases.OnRequestAsync()).Concat(Cases.OnPage()).Where(one => args.Length == 1 || args.Skip(1).Any(word => one.Name.Contains(word, StringComparison.Ordinal))).ToList();
    var results = Sampler.Measure(cases, TimeSpan.FromSeconds(0.7), 150);
    for (var i = 0; i < results.Count; i++)
    {
        var unit = results.FirstOrDefault(result => result.Name == cases[i].Unit)?.Nanoseconds ?? 1;
        Console.WriteLine($"{results[i].Name,-45} {results[i].Nanoseconds,12:F0} ns {results[i].Nanoseconds / unit,8:F2} {results[i].Bytes,10} B");
    }

    return 0;
}

// Three fresh processes a benchmark, each warmed up for three seconds: less made some peers look several times slower than they are.
var job = Job.Default.WithLaunchCount(3).WithWarmupCount(6).WithIterationCount(8).WithIterationTime(TimeInterval.FromMilliseconds(500));
BenchmarkSwitcher.FromTypes([typeof(RequestBenchmarks), typeof(PageBenchmarks)]).Run(args, DefaultConfig.Instance.AddJob(job).WithBuildTimeout(TimeSpan.FromMinutes(10)));
return 0;
