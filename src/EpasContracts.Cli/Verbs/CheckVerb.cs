using System.CommandLine;
using EpasContracts.Cli.Checks;
using EpasContracts.Cli.Rendering;
using EpasContracts.Drift;

namespace EpasContracts.Cli.Verbs;

/// <summary><c>check</c>: the main job, the whole chain of this repository.</summary>
internal static class CheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var format = SharedOptions.Format();
        var failOn = SharedOptions.FailOn();
        var verb = new Command("check", "Check the whole chain of this repository: page, document, compiled SDK, pacts, sandbox. One table, one line a link, one exit code.")
        {
            format, failOn,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed.GetValue(format), parsed.GetValue(failOn), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(Terminal terminal, OutputFormat format, DriftSeverity failOn, CancellationToken cancellationToken)
    {
        var links = await Chain.CheckAsync(Repository.Find("compare files of your own with 'epas-contracts drift --document FILE'"), terminal.Progress, cancellationToken).ConfigureAwait(false);
        var fails = links.Any(link => link.Report?.Has(failOn) == true);
        if (format == OutputFormat.Json)
        {
            await terminal.Out.WriteLineAsync(JsonText.Of(new { holds = !fails, links })).ConfigureAwait(false);
            return fails ? ExitCode.Findings : ExitCode.Holds;
        }

        var shown = failOn == DriftSeverity.Info ? DriftSeverity.Info : DriftSeverity.Warning;
        await FindingText.WriteAsync(terminal.Out, links.SelectMany(link => link.Report?.Findings ?? []).Where(finding => finding.Severity >= shown)).ConfigureAwait(false);
        ChainTable.Write(terminal.Console, links, failOn);
        foreach (var link in links.Where(link => link.Skipped is not null))
            await terminal.Out.WriteLineAsync($"{link.Api}, {link.Link}: skipped, {link.Skipped}").ConfigureAwait(false);
        await terminal.Out.WriteLineAsync(fails ? "The chain does not hold." : "The chain holds.").ConfigureAwait(false);
        return fails ? ExitCode.Findings : ExitCode.Holds;
    }
}
