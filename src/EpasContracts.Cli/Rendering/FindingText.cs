using EpasContracts.Derivation;
using EpasContracts.Drift;

namespace EpasContracts.Cli.Rendering;

/// <summary>Findings for people: the place first, so that editors can jump to it.</summary>
internal static class FindingText
{
    public static async Task WriteAsync(TextWriter output, IEnumerable<DriftFinding> findings)
    {
        foreach (var finding in findings)
        {
            await output.WriteLineAsync($"{finding.First}: {Word(finding.Severity)} {finding.Id}: {finding.Message}").ConfigureAwait(false);
            await output.WriteLineAsync($"    {finding.Second.Artefact}: {finding.Second}").ConfigureAwait(false);
            await output.WriteLineAsync($"    breaks: {Word(finding.Breaks)}{Side(finding)}. {finding.NextStep}").ConfigureAwait(false);
        }
    }

    /// <summary>Doubts about a page or an overlay, one line each.</summary>
    public static async Task WriteAsync(TextWriter output, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var place = finding.Line is { } line ? $"{finding.File}:{line}" : finding.File;
            await output.WriteLineAsync($"{place}: {Word(finding.Severity)} {finding.Id}: {finding.Message} {finding.NextStep}").ConfigureAwait(false);
        }
    }

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Side(DriftFinding finding) => finding.Side switch
    {
        DriftSide.Request => ", for requests",
        DriftSide.Response => ", for responses",
        DriftSide.Both => ", for requests and responses",
        _ => "",
    };
}
