using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>What stands above the operations: the service's name, its introduction, its versions, its address and where it runs.</summary>
internal sealed record ScpOverview(
    Stated<string> Title,
    Stated<string>? Text,
    Stated<string>? ServerUrl,
    IReadOnlyList<PageVersion> Versions,
    IReadOnlyList<EnvironmentRegion> EnvironmentRegions,
    IReadOnlyList<PageChange> History)
{
    public static ScpOverview Read(ScpService service, FindingLog findings) => new ScpOverviewReader(service, findings).Read();
}

/// <summary>Goes through an overview line by line; a label opens a part, and a part holds until the next label.</summary>
internal sealed partial class ScpOverviewReader(ScpService service, FindingLog findings)
{
    private readonly List<PageLine> words = [];
    private readonly List<PageVersion> versions = [];
    private readonly List<EnvironmentRegion> pairs = [];
    private readonly List<PageChange> history = [];
    private Stated<string>? title = service.Title;
    private Stated<string>? url;
    private OverviewPart? part;
    private bool inTable;
    private string historyVersion = "";

    public ScpOverview Read()
    {
        PageLine? before = null;
        foreach (var line in service.Overview)
        {
            // A link of the table of contents, or the notice of the printable view, is no part of any part.
            if (ScpWords.IsFurniture(line.Text))
                continue;
            if (part is null)
            {
                if (ScpWords.Overview(line.Text) is not null && before is { } name)
                    title ??= new Stated<string>(name.Text, name.Number);
                before = line;
            }

            if (ScpWords.Overview(line.Text) is { } next && (part != OverviewPart.Overview || next != part))
                (part, inTable) = (next, false);
            else if (part is { } open)
                Add(open, line);
        }

        // Nothing but a line or two above the operations: the last one is the name.
        if (part is null && before is { } only)
            title ??= new Stated<string>(only.Text, only.Number);
        title ??= TitleFromHeaders();
        if (title is null)
            findings.Warn(FindingIds.NoServiceName, null, "The page does not name its service.", "Give the document a title in an overlay ($.info).");
        var text = words.Count == 0 ? null : new Stated<string>(string.Join("\n\n", words.Select(line => line.Text)), words[0].Number);
        return new ScpOverview(title ?? new Stated<string>("API", 1), text, url, versions, pairs, history);
    }

    private void Add(OverviewPart open, PageLine line)
    {
        switch (open)
        {
            case OverviewPart.Overview:
                words.Add(line);
                break;
            case OverviewPart.Versions or OverviewPart.Pairs when ScpWords.Table(line.Text) is TableKind.Versions or TableKind.Pairs or TableKind.Support:
                inTable = true;
                break;
            case OverviewPart.Versions:
                AddVersion(line);
                break;
            case OverviewPart.Url:
                AddUrl(line);
                break;
            case OverviewPart.Pairs:
                AddPair(line);
                break;
            case OverviewPart.History:
                AddChange(line);
                break;
        }
    }

    private void AddVersion(PageLine line)
    {
        if (line.Cells is [var version, var status, ..] && ScpWords.IsVersion(version))
            versions.Add(new PageVersion(version, status, Date(line.Cells.Count > 2 ? line.Cells[2] : ""), line.Number));
        else if (VersionRow().Match(line.Text) is { Success: true } row)
            versions.Add(new PageVersion(row.Groups[1].Value, row.Groups[2].Value, Date(row.Groups[3].Value), line.Number));
        else if (inTable)
            Report(line, "version table");
        else
            findings.Info(FindingIds.ProseLeftOut, line.Number, $"A sentence about the versions is left out: \"{Quoted.Short(line.Text)}\".", "Nothing to do, or say it in an overlay ($.info.description).");
    }

    private void AddUrl(PageLine line)
    {
        if (Address().Match(line.Text) is { Success: true } address)
            url ??= new Stated<string>(address.Value, line.Number);
        else
            Report(line, "service's address");
    }

    /// <summary>
    /// Environment and region are printed without a space. A region begins with its country's two letters and a dash, so what
    /// stands before them is the environment: <c>s</c> in <c>skr-west1</c>.
    /// </summary>
    private void AddPair(PageLine line)
    {
        if (line.Cells is [var environment, var region, ..] && environment.Length > 0 && region.Length > 0)
            pairs.Add(new EnvironmentRegion(environment, region, line.Number));
        else if (PairRow().Match(line.Text) is { Success: true } row)
            pairs.Add(new EnvironmentRegion(row.Groups[1].Value, row.Groups[2].Value, line.Number));
        else
            Report(line, "list of environments and regions");
    }

    private void AddChange(PageLine line)
    {
        if (ScpWords.IsVersion(line.Text))
            historyVersion = line.Text.TrimStart('v');
        else if (line.Text.Length < 4096 && Change().Match(line.Text) is { Success: true } change && ScpWords.MethodAndPath(change.Groups[2].Value) is { } call)
            history.Add(new PageChange(historyVersion, change.Groups[1].Value is "New" or "신규" ? "new" : "changed", call.Method, call.Path, Name(change.Groups[3].Value), line.Number));
        else
            findings.Info(FindingIds.ProseLeftOut, line.Number, $"A line of the version history is left out: \"{Quoted.Short(line.Text)}\".", "Nothing to do.");
    }

    private static string Name(string text)
    {
        text = text.Trim();
        return text.EndsWith(" API", StringComparison.Ordinal) ? text[..^4] : text;
    }

    /// <summary>The request headers of every operation name the service: <c>Scp-Api-Version = dns 1.0</c>.</summary>
    private Stated<string>? TitleFromHeaders() => service.Operations.SelectMany(section => section.Lines)
        .Select(line => (line.Number, Match: ApiVersionHeader().Match(line.Text))).Where(line => line.Match.Success)
        .Select(line => new Stated<string>(line.Match.Groups[1].Value, line.Number)).FirstOrDefault();

    private static string? Date(string text) => text.Trim() is "" or "-" ? null : text.Trim();

    private void Report(PageLine line, string table) => findings.Error(FindingIds.UnreadLine, line.Number,
        $"A line of the {table} cannot be read: \"{Quoted.Short(line.Text)}\".", "Compare the line with the vendor's page.");

    [GeneratedRegex(@"^(\d+(?:\.\d+)*)([A-Z]+)(.*)$")]
    private static partial Regex VersionRow();

    [GeneratedRegex(@"^([a-z]+?)([a-z]{2}-[a-z]+\d*)$")]
    private static partial Regex PairRow();

    [GeneratedRegex(@"https?://[^\s<>()\[\]""]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"^[•\-*]?\s*\[([^\]]{1,20})\]\s*(\S+\s+/\S*)(?:\s+[-–]\s+(.*))?$")]
    private static partial Regex Change();

    [GeneratedRegex(@"Scp-Api-Version = (\S+) ")]
    private static partial Regex ApiVersionHeader();
}
