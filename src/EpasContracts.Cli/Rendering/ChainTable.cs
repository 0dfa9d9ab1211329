using EpasContracts.Cli.Checks;
using EpasContracts.Drift;
using Spectre.Console;

namespace EpasContracts.Cli.Rendering;

/// <summary>The chain as a table, one line a link.</summary>
internal static class ChainTable
{
    public static void Write(IAnsiConsole console, IEnumerable<ChainLink> links, DriftSeverity failOn)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in new[] { "contract", "link", "compared", "findings", "verdict" })
            table.AddColumn(new TableColumn(heading) { NoWrap = true });
        foreach (var link in links)
            table.AddRow(new Text(link.Api), new Text(link.Link), new Text(Compared(link)), new Text(Findings(link)), Verdict(link, failOn));
        console.Write(table);
    }

    private static string Compared(ChainLink link) => link.Report is { } report ? string.Join(", ", report.Counts) : "";

    private static string Findings(ChainLink link) => link.Report is not { } report ? ""
        : report.Findings.Count == 0 ? "none"
        : string.Join(", ", report.Findings.CountBy(finding => finding.Severity).OrderByDescending(group => group.Key).Select(group => $"{group.Value} {FindingText.Word(group.Key)}"));

    private static Text Verdict(ChainLink link, DriftSeverity failOn) => link.Report switch
    {
        null => new Text("skipped", new Style(Color.Yellow)),
        var report when report.Has(failOn) => new Text("drift", new Style(Color.Red)),
        _ => new Text("holds", new Style(Color.Green)),
    };
}
