using System.CommandLine;
using EpasContracts.Derivation;

namespace EpasContracts.Cli.Verbs;

/// <summary><c>derive PAGE</c>: a vendor's page becomes an OpenAPI document, or several when it describes several services.</summary>
internal static class DeriveVerb
{
    public static Command Create(Terminal terminal)
    {
        var page = new Argument<string>("PAGE") { Description = "The vendor's page as text, markdown or HTML" };
        var overlays = SharedOptions.Overlays();
        var target = new Option<string?>("--output", "-o")
        {
            Description = "Where the document goes, a folder when the page describes several services; the report then goes to standard output. Without it the document goes to standard output and the report to standard error",
            HelpName = "FILE",
        };
        var version = new Option<string?>("--api-version") { Description = "The API version to take where the page describes several; the current one by default", HelpName = "VERSION" };
        var explain = new Option<string?>("--explain")
        {
            Description = "Say where a place of the document comes from, and everything below it: the page's line, or the overlay's reason",
            HelpName = "POINTER",
        };
        var format = SharedOptions.Format();
        var verb = new Command("derive", "Derive an OpenAPI 3.1 document from a vendor's page; without an overlay it holds what the page says and nothing else.")
        {
            page, overlays, target, version, explain, format,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var results = await DeriveRun.AllFromFilesAsync(
                parsed.GetRequiredValue(page), parsed.GetRequiredValue(overlays), parsed.GetValue(version), cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(explain) is { } pointer)
                return await DeriveOutput.ExplainAsync(terminal, results, pointer, parsed.GetValue(format)).ConfigureAwait(false);
            var output = new DeriveOutput(terminal, parsed.GetValue(target), parsed.GetValue(format));
            return await output.WriteAsync(results, cancellationToken).ConfigureAwait(false);
        });
        return verb;
    }
}
