using System.CommandLine;
using EpasContracts.Cli.Rendering;
using EpasContracts.Sandbox;

namespace EpasContracts.Cli.Verbs;

/// <summary><c>sandbox</c>: the emulated provider.</summary>
internal static class SandboxVerb
{
    public static Command Create(Terminal terminal)
    {
        var provider = new Argument<string>("PROVIDER") { Description = "Which provider: epas", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "epas" };
        provider.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && name != "epas")
                result.AddError($"There is no sandbox '{name}': epas is the only one.");
        });
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 takes a free one", HelpName = "N", DefaultValueFactory = _ => 0 };
        var format = SharedOptions.Format();
        var verb = new Command("sandbox", "Run the emulated provider on 127.0.0.1 until Ctrl+C: signatures are checked, clusters live in memory.")
        {
            provider, port, format,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed.GetValue(port), parsed.GetValue(format), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(Terminal terminal, int port, OutputFormat format, CancellationToken cancellationToken)
    {
        var options = new EpasSandboxOptions { Port = port };
        var sandbox = await EpasSandbox.StartAsync(options, cancellationToken).ConfigureAwait(false);
        await using (sandbox.ConfigureAwait(false))
        {
            await terminal.Out.WriteLineAsync(format == OutputFormat.Json
                ? JsonText.Of(new { address = sandbox.Address, options.AccessKey, options.SecretKey })
                : $"EPAS is emulated at {sandbox.Address}\naccess key: {options.AccessKey}\nsecret key: {options.SecretKey}\nstop with Ctrl+C").ConfigureAwait(false);
            await sandbox.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Holds;
    }
}
