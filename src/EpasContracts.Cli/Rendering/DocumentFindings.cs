using EpasContracts.OpenApi.Model;

namespace EpasContracts.Cli.Rendering;

/// <summary>What was found in an OpenAPI document, for people and for programs.</summary>
internal static class DocumentFindings
{
    /// <summary>One line a finding, the place first, so that editors can jump to it.</summary>
    public static async Task WriteAsync(TextWriter output, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            await output.WriteLineAsync($"{finding.Location}: {FindingText.Word(finding.Severity)} {finding.Id}: {finding.Message}. {finding.NextStep}").ConfigureAwait(false);
    }

    /// <summary>Findings as objects without depth.</summary>
    public static IEnumerable<object> Flat(IEnumerable<Finding> findings) => findings.Select(finding => new
    {
        finding.Id,
        finding.Severity,
        finding.Location.File,
        finding.Location.Line,
        finding.Location.Column,
        finding.Message,
        finding.NextStep,
    });
}
