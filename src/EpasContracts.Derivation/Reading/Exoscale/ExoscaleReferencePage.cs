using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>
/// A page of community.exoscale.com/reference/api: one service, its operations one after the other, with their fields glued into
/// one line, as a list, or as tables.
/// </summary>
internal sealed partial class ExoscaleReferencePage : IPageShape
{
    public string Name => "Exoscale reference page";

    public bool Recognises(PageText page)
    {
        bool method = false, closing = false;
        foreach (var line in page.Lines)
        {
            method |= ExoscaleText.Method().IsMatch(line.Text);
            closing |= method && ExoscaleText.Closing().IsMatch(line.Text);
            if (closing)
                return true;
        }

        return false;
    }

    public IReadOnlyList<ApiPage> Read(PageText page, FindingLog findings)
    {
        var lines = ExoscaleText.Unglue(page.Lines);
        var boundary = new NameBoundary(lines, findings);
        var reader = new ExoscaleOperation(boundary, new FieldFacts(findings), findings);
        var starts = Starts(lines);
        var operations = new List<PageOperation>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : lines.Count;
            if (reader.Read(lines[starts[i]..end]) is { } operation)
                operations.Add(operation);
        }

        boundary.Report();
        ExoscaleText.ReportUntypedParameters(operations, findings);
        var head = lines.Take(starts.Count == 0 ? 0 : starts[0]).Where(line => !ExoscaleText.IsFurniture(line.Text)).ToList();
        if (head.Count == 0)
            findings.Warn(FindingIds.NoServiceName, null, "The page does not name its service.", "Give the document a title in an overlay ($.info).");
        var title = head.Count == 0 ? new Stated<string>("API", 1) : new Stated<string>(head[0].Text, head[0].Number);
        var words = head.Skip(1).ToList();
        var overview = words.Count == 0 ? null : new Stated<string>(string.Join("\n\n", words.Select(line => line.Text)), words[0].Number);
        return [new ApiPage(title, overview, null, [], [], ExoscaleText.Distinct(operations, findings), [])];
    }

    /// <summary>An operation starts with its name; a summary may stand between the name and the line with method and path.</summary>
    private static List<int> Starts(List<PageLine> lines)
    {
        var starts = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!ExoscaleText.Method().IsMatch(lines[i].Text))
                continue;
            var least = starts.Count == 0 ? 0 : starts[^1] + 1;
            var named = i - 1 >= least && OperationName().IsMatch(lines[i - 1].Text) ? i - 1
                : i - 2 >= least && OperationName().IsMatch(lines[i - 2].Text) ? i - 2
                : i;
            starts.Add(named);
        }

        return starts;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")]
    internal static partial Regex OperationName();
}
