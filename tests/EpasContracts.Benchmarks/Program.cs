using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using EpasContracts.Benchmarks;
using EpasContracts.Benchmarks.Peers;
using Perfolizer.Horology;

// `-- ajv` measures the peer that runs on Node; everything else goes to BenchmarkDotNet (`-- --filter '*'`).
if (args is ["ajv"])
    return await AjvPeer.RunAsync();

// Three fresh processes a benchmark, each warmed up for three seconds: less made some peers look several times slower than they are.
var job = Job.Default.WithLaunchCount(3).WithWarmupCount(6).WithIterationCount(8).WithIterationTime(TimeInterval.FromMilliseconds(500));
BenchmarkSwitcher.FromTypes([typeof(RequestBenchmarks), typeof(PageBenchmarks)]).Run(args, DefaultConfig.Instance.AddJob(job).WithBuildTimeout(TimeSpan.FromMinutes(10)));
return 0;
