using System.CommandLine;
using EpasContracts.Cli.Rendering;
using EpasContracts.Derivation.Overlays;

namespace EpasContracts.Cli.Verbs;

/// <summary><c>overlay OVERLAY [DOCUMENT]</c>: an overlay applied to a document, whichever of the two says which document it is.</summary>
internal static class OverlayVerb
{
    public static Command Create(Terminal terminal)
    {
        var overlay = new Argument<string>("OVERLAY") { Description = "The overlay (OpenAPI Overlay 1.0 or 1.1; YAML or JSON)" };
        var document = new Argument<string?>("DOCUMENT") { Description = "The document; without it, the one that the overlay extends", Arity = ArgumentArity.ZeroOrOne };
        var target = new Option<string?>("--output", "-o") { Description = "Where the changed document goes; without it, to standard output", HelpName = "FILE" };
        var format = SharedOptions.Format();
        var verb = new Command("overlay", "Apply an overlay to a document. An action that selects nothing is a finding; the others are applied.")
        {
            overlay, document, target, format,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(overlay), parsed.GetValue(document), parsed.GetValue(target), parsed.GetValue(format), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(Terminal terminal, string overlay, string? document, string? target, OutputFormat format, CancellationToken cancellationToken)
    {
        var result = await OverlayRun.FromFilesAsync(overlay, document, cancellationToken).ConfigureAwait(false);
        if (target is not null)
            await OutputFile.WriteAsync(target, IsJson(target) ? JsonText.Of(result.Document) + "\n" : result.ToYaml(), cancellationToken).ConfigureAwait(false);
        else
            await terminal.Out.WriteAsync((format == OutputFormat.Json ? JsonText.Of(result.Document) + "\n" : result.ToYaml()).AsMemory(), cancellationToken).ConfigureAwait(false);

        var report = target is null ? terminal.Error : terminal.Out;
        if (format == OutputFormat.Json)
            await report.WriteLineAsync(JsonText.Of(new { document = result.Source, output = target, result.Findings })).ConfigureAwait(false);
        else
            await FindingText.WriteAsync(terminal.Error, result.Findings).ConfigureAwait(false);
        return result.Findings.Count > 0 ? ExitCode.Findings : ExitCode.Holds;
    }

    private static bool IsJson(string file) => string.Equals(Path.GetExtension(file), ".json", StringComparison.OrdinalIgnoreCase);
}
