using System.CommandLine;
using EpasContracts.Cli.Checks;
using EpasContracts.Cli.Rendering;
using EpasContracts.Drift;

namespace EpasContracts.Cli.Verbs;

/// <summary><c>drift</c>: the document against its neighbours.</summary>
internal static class DriftVerb
{
    public static Command Create(Terminal terminal)
    {
        var page = new Option<string?>("--page") { Description = "The vendor's page, held against the document", HelpName = "FILE" };
        var overlays = SharedOptions.Overlays();
        var document = new Option<string?>("--document") { Description = "The OpenAPI document; this repository's when not given", HelpName = "FILE" };
        var assembly = new Option<string?>("--assembly") { Description = "The compiled SDK, held against the document", HelpName = "DLL" };
        var pacts = new Option<string?>("--pacts") { Description = "The folder of the pact files, held against the document", HelpName = "DIR" };
        var format = SharedOptions.Format();
        var failOn = SharedOptions.FailOn();
        var verb = new Command("drift", "Tell where the document, the vendor's page, the compiled SDK and the pacts stop agreeing. Compares the neighbours that are named; all of this repository's when none is.")
        {
            page, overlays, document, assembly, pacts, format, failOn,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            terminal,
            DriftInputs.From(parsed.GetValue(page), parsed.GetRequiredValue(overlays), parsed.GetValue(document), parsed.GetValue(assembly), parsed.GetValue(pacts)),
            parsed.GetValue(format), parsed.GetValue(failOn), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(Terminal terminal, DriftInputs inputs, OutputFormat format, DriftSeverity failOn, CancellationToken cancellationToken)
    {
        var reports = await inputs.CompareAsync(terminal.Error, cancellationToken).ConfigureAwait(false);
        if (format == OutputFormat.Json)
        {
            await terminal.Out.WriteLineAsync(JsonText.Of(new { reports })).ConfigureAwait(false);
        }
        else
        {
            // Hints are counted; who asks to fail on them gets to read them, too.
            var shown = failOn == DriftSeverity.Info ? DriftSeverity.Info : DriftSeverity.Warning;
            await FindingText.WriteAsync(terminal.Out, reports.SelectMany(report => report.Findings).Where(finding => finding.Severity >= shown)).ConfigureAwait(false);
            foreach (var report in reports)
                await terminal.Out.WriteLineAsync($"{report.Link}: {string.Join(", ", report.Counts)}; {Verdict(report)}").ConfigureAwait(false);
        }

        return reports.Any(report => report.Has(failOn)) ? ExitCode.Findings : ExitCode.Holds;
    }

    private static string Verdict(DriftReport report) => report.Findings.Count == 0
        ? "no difference"
        : string.Join(", ", report.Findings.CountBy(finding => finding.Severity).Select(group => $"{group.Value} {FindingText.Word(group.Key)}"));
}
