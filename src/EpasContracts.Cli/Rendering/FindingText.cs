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
