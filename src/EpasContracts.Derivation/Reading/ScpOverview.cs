using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>What stands above the operations: the service's name, its introduction, its versions, its address and where it runs.</summary>
internal sealed partial record ScpOverview(
    Stated<string> Title,
    Stated<string>? Text,
    Stated<string>? ServerUrl,
    IReadOnlyList<PageVersion> Versions,
    IReadOnlyList<EnvironmentRegion> EnvironmentRegions)
{
    public static ScpOverview Read(ReadOnlySpan<PageLine> lines, FindingLog findings)
    {
        Stated<string>? title = null, url = null;
        var words = new List<PageLine>();
        var versions = new List<PageVersion>();
        var pairs = new List<EnvironmentRegion>();
        var section = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Text is "Overview" or "Version" or "OpenAPI URL" or "Environment and Region List")
            {
                if (line.Text == "Overview" && i > 0)
                    title = new Stated<string>(lines[i - 1].Text, lines[i - 1].Number);
                section = line.Text;
                continue;
            }

            switch (section)
            {
                case "Overview":
                    words.Add(line);
                    break;
                case "Version" when line.Text != "VersionStatusSupported Until":
                    AddVersion(versions, line, findings);
                    break;
                case "OpenAPI URL":
                    url ??= new Stated<string>(line.Text, line.Number);
                    break;
                case "Environment and Region List" when line.Text != "environmentregion":
                    AddPair(pairs, line, findings);
                    break;
            }
        }

        if (title is null)
            findings.Warn("page/no-title", null, "The page does not name its service.", "Give the document a title in an overlay ($.info).");
        var text = words.Count == 0 ? null : new Stated<string>(string.Join("\n\n", words.Select(line => line.Text)), words[0].Number);
        return new ScpOverview(title ?? new Stated<string>("API", 1), text, url, versions, pairs);
    }

    private static void AddVersion(List<PageVersion> versions, PageLine line, FindingLog findings)
    {
        if (VersionRow().Match(line.Text) is { Success: true } row)
            versions.Add(new PageVersion(row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value is "-" or "" ? null : row.Groups[3].Value, line.Number));
        else
            Report(line, "version table", findings);
    }

    /// <summary>
    /// Environment and region are printed without a space. An environment is a single letter and a region begins with its
    /// country, so the first letter of <c>skr-west1</c> is the environment.
    /// </summary>
    private static void AddPair(List<EnvironmentRegion> pairs, PageLine line, FindingLog findings)
    {
        if (PairRow().Match(line.Text) is { Success: true } row)
            pairs.Add(new EnvironmentRegion(row.Groups[1].Value, row.Groups[2].Value, line.Number));
        else
            Report(line, "list of environments and regions", findings);
    }

    private static void Report(PageLine line, string table, FindingLog findings) => findings.Error("page/unread-line", line.Number,
        $"A line of the {table} cannot be read: \"{line.Text}\".", "Compare the line with the vendor's page.");

    [GeneratedRegex(@"^(\d+(?:\.\d+)*)([A-Z]+)(.*)$")]
    private static partial Regex VersionRow();

    [GeneratedRegex(@"^([a-z])(kr-[a-z]+\d*)$")]
    private static partial Regex PairRow();
}
