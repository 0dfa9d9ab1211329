using System.CommandLine;
using System.Text;
using EpasContracts.Cli.Rendering;
using EpasContracts.Derivation;

namespace EpasContracts.Cli.Verbs;

/// <summary><c>derive PAGE</c>: a vendor's page becomes an OpenAPI document.</summary>
internal static class DeriveVerb
{
    public static Command Create(Terminal terminal)
    {
        var page = new Argument<string>("PAGE") { Description = "The vendor's page as text" };
        var overlays = SharedOptions.Overlays();
        var target = new Option<string?>("--output", "-o") { Description = "Where the document goes; without it, to standard output", HelpName = "FILE" };
        var format = SharedOptions.Format();
        var verb = new Command("derive", "Derive an OpenAPI 3.1 document from a vendor's page; without an overlay it holds what the page says and nothing else.")
        {
            page, overlays, target, format,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(page), parsed.GetRequiredValue(overlays), parsed.GetValue(target), parsed.GetValue(format), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string page, string[] overlays, string? target, OutputFormat format, CancellationToken cancellationToken)
    {
        var result = await DeriveRun.FromFilesAsync(page, overlays, cancellationToken).ConfigureAwait(false);
        var document = format == OutputFormat.Json && target is null ? result.ToJson().ToJsonString() + "\n" : result.ToYaml();
        if (target is not null)
            await WriteAsync(target, document, cancellationToken).ConfigureAwait(false);
        else
            await terminal.Out.WriteAsync(document.AsMemory(), cancellationToken).ConfigureAwait(false);

        if (target is not null && format == OutputFormat.Json)
            await terminal.Out.WriteLineAsync(JsonText.Of(new { output = target, result.Counts, result.Findings })).ConfigureAwait(false);
        else
            await DescribeAsync(terminal, result, target).ConfigureAwait(false);
        return result.Findings.Any(finding => finding.Severity == FindingSeverity.Error) ? ExitCode.Findings : ExitCode.Holds;
    }

    /// <summary>The doubts beside the result, and the counts where the document does not stand itself.</summary>
    private static async Task DescribeAsync(Terminal terminal, DerivationResult result, string? target)
    {
        foreach (var finding in result.Findings)
        {
            var place = finding.Line is { } line ? $"{finding.File}:{line}" : finding.File;
            await terminal.Error.WriteLineAsync(
                $"{place}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Id}: {finding.Message} {finding.NextStep}").ConfigureAwait(false);
        }

        var counts = result.Counts;
        var summary = $"{counts.Operations} operations, {counts.Models} models, {counts.Enums} repeated enums, {result.Findings.Count} doubts about the page";
        await (target is null ? terminal.Error : terminal.Out).WriteLineAsync(target is null ? summary : $"{target}: {summary}").ConfigureAwait(false);
    }

    private static async Task WriteAsync(string target, string document, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(target, document, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"{target}: the document cannot be written ({problem.Message.TrimEnd('.')}); name a file in a folder that exists.", problem);
        }
    }
}
