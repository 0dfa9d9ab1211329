using EpasContracts.Epas;
using EpasContracts.Sample;
using EpasContracts.Sandbox;
using EpasContracts.Runtime.Waiting;
using Microsoft.Extensions.DependencyInjection;

// Without an argument the sample brings its own sandbox; with an address it calls what listens there, signed with the keys in
// EPAS_ACCESS_KEY and EPAS_SECRET_KEY, else with the sandbox's usual ones.
if (args.Length > 1 || (args.Length == 1 && !Uri.TryCreate(args[0], UriKind.Absolute, out _)))
{
    await Console.Error.WriteLineAsync("Usage: EpasContracts.Sample [ADDRESS], as in http://127.0.0.1:18471");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var sandboxOptions = new EpasSandboxOptions { RequestDuration = TimeSpan.FromSeconds(1) };
await using var sandbox = args.Length == 0 ? await EpasSandbox.StartAsync(sandboxOptions, stop.Token) : null;

var services = new ServiceCollection();
services.AddEpasClient(options =>
{
    options.BaseAddress = sandbox?.Address ?? new Uri(args[0]);
    options.AccessKey = Environment.GetEnvironmentVariable("EPAS_ACCESS_KEY") ?? sandboxOptions.AccessKey;
    options.SecretKey = Environment.GetEnvironmentVariable("EPAS_SECRET_KEY") ?? sandboxOptions.SecretKey;
});
await using var provider = services.BuildServiceProvider();

var waiting = new WaitOptions { Interval = TimeSpan.FromMilliseconds(300), Timeout = TimeSpan.FromMinutes(30) };
await new ClusterLife(provider.GetRequiredService<EpasClient>(), Console.Out).RunAsync(waiting, stop.Token);
return 0;
