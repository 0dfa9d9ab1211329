using System.CommandLine;
using EpasContracts.Cli.Rendering;
using EpasContracts.Generator.Linting;
using EpasContracts.OpenApi.Linting;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Cli.Verbs;

/// <summary><c>lint SPEC</c>: what callers, other tools and a C# generator would trip over in a document.</summary>
internal static class LintVerb
{
    public static Command Create(Terminal terminal)
    {
        var spec = new Argument<string>("SPEC") { Description = "The OpenAPI document (3.0, 3.1 or 3.2; YAML or JSON)" };
        var format = SharedOptions.Format();
        var failOn = SharedOptions.FailOn(FindingSeverity.Warning);
        var verb = new Command("lint", "Find what callers, other tools and a C# generator would trip over in an OpenAPI document.") { spec, format, failOn };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(spec), parsed.GetValue(format), parsed.GetValue(failOn), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(Terminal terminal, string spec, OutputFormat format, FindingSeverity failOn, CancellationToken cancellationToken)
    {
        var document = SpecFile.Read(spec, cancellationToken);
        var findings = DocumentLinter.InOrder(DocumentLinter.Lint(document, cancellationToken).Concat(CSharpLinter.Lint(document, cancellationToken)));
        if (format == OutputFormat.Json)
            await terminal.Out.WriteLineAsync(JsonText.Of(new { document = spec, findings = DocumentFindings.Flat(findings) })).ConfigureAwait(false);
        else
            await WriteAsync(terminal.Out, spec, findings).ConfigureAwait(false);

        // What is no OpenAPI document was not linted: that is no verdict about it.
        if (document.Contract is null)
            return ExitCode.Unusable;
        return findings.Any(finding => finding.Severity >= failOn) ? ExitCode.Findings : ExitCode.Holds;
    }

    private static async Task WriteAsync(TextWriter output, string spec, EquatableArray<Finding> findings)
    {
        await DocumentFindings.WriteAsync(output, findings).ConfigureAwait(false);
        var counts = findings.CountBy(finding => finding.Severity).OrderByDescending(group => group.Key).Select(group => $"{group.Value} {FindingText.Word(group.Key)}");
        await output.WriteLineAsync($"{spec}: {(findings.Count == 0 ? "nothing found" : string.Join(", ", counts))}").ConfigureAwait(false);
    }
}
