using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>Reads the block of one operation in one API version.</summary>
internal sealed partial class ScpOperation(TypeText types, FieldTable fields, FindingLog findings)
{
    /// <summary>Whether an operation's block begins on a line: its method and path, and a label that follows them on every page.</summary>
    public static bool Opens(ReadOnlySpan<PageLine> lines, int index) => ScpWords.MethodAndPath(lines[index].Text) is not null && index + 1 < lines.Length
        && Heading(lines, index + 1).Section is Section.Description or Section.State or Section.Support or Section.Parameters;

    /// <summary>The operation; <see langword="null"/>, with a finding, when the block has no method and path.</summary>
    public PageOperation? Read(Stated<string> title, Stated<string>? version, PageLine[] block)
    {
        if (block.Length == 0 || ScpWords.MethodAndPath(block[0].Text) is not { } call)
        {
            findings.Error(FindingIds.NoMethod, version?.Line ?? title.Line, $"The operation '{Quoted.Short(title.Value)}' has no line with its method and path.",
                "Save the page again: the text may be truncated.");
            return null;
        }

        var sections = Sections(block.AsSpan(1));
        PageLine[] Lines(Section section) => sections.GetValueOrDefault(section, []);
        foreach (var line in Lines(Section.None))
            ReportUnread(line);
        var support = Support(version, Lines(Section.Support));
        if (version is null && support.Version is null)
            findings.Warn(FindingIds.NoVersion, title.Line, $"The page does not say which API version of '{Quoted.Short(title.Value)}' it describes.", "Compare the heading with the vendor's page.");
        var responses = new ScpResponses(types, findings);
        var examples = responses.Examples(Lines(Section.ResponseExamples));
        var (pathExample, headers) = RequestExample([.. Lines(Section.RequestPath), .. Lines(Section.RequestHeader)]);
        return new PageOperation(
            title,
            version ?? support.Version,
            new Stated<string>(call.Method, block[0].Number),
            new Stated<string>(call.Path, block[0].Number),
            ScpWords.Something(Text(Lines(Section.Description))),
            State(Lines(Section.State)),
            support.Until,
            fields.Read(Lines(Section.Parameters), parameters: true),
            responses.Read(sections.GetValueOrDefault(Section.Responses), ScpResponses.Statuses(Lines(Section.ResponseExamples)), $"{call.Method} {call.Path}", block[0].Number),
            headers,
            Text(Lines(Section.RequestBody)),
            examples)
        {
            PathExample = pathExample,
        };
    }

    /// <summary>
    /// Cuts a block at its headings. A word counts as a heading only after those that come before it on every page, so a
    /// description that reads like a heading stays a description; a table's header row counts wherever it stands.
    /// </summary>
    private Dictionary<Section, PageLine[]> Sections(ReadOnlySpan<PageLine> lines)
    {
        var sections = new Dictionary<Section, PageLine[]>();
        var current = Section.None;
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var next = i == lines.Length ? (Section: Section.End, Skip: 0, Certain: true) : Heading(lines, i);
            if (next.Section == Section.None || (next.Section <= current && !next.Certain))
                continue;
            var body = lines[Math.Min(start, i)..i].ToArray();
            if (!sections.TryAdd(current, body) && body.Length > 0)
                ReportUnread(body[0], "A part of the operation is there twice; the second is left out");
            current = next.Section;
            start = i + next.Skip;
            i = Math.Max(i, start - 1);
        }

        return sections;
    }

    private static (Section Section, int Skip, bool Certain) Heading(ReadOnlySpan<PageLine> lines, int index)
    {
        var text = lines[index].Text;
        var next = index + 1 < lines.Length ? lines[index + 1] : default;
        var table = next.Text is null ? TableKind.None : ScpWords.Table(next.Text);
        return ScpWords.Table(text) switch
        {
            TableKind.Support => (Section.Support, 1, true),
            TableKind.Parameters => (Section.Parameters, 1, true),
            TableKind.Responses => (Section.Responses, 1, true),
            _ => text switch
            {
                "Description" or "설명" => (Section.Description, 1, false),
                "State" or "상태" when next.Text is not null && StateValue().IsMatch(next.Text) => (Section.State, 1, false),
                _ when StateLine().IsMatch(text) => (Section.State, 0, false),
                "Parameters" or "파라미터" or "매개변수" when table == TableKind.Parameters => (Section.Parameters, 2, true),
                "Parameters" or "파라미터" or "매개변수" when next.Cells is not null => (Section.Parameters, 1, false),
                "Responses" or "응답" when table == TableKind.Responses => (Section.Responses, 2, true),
                "Responses" or "응답" when next.Cells is not null => (Section.Responses, 1, false),
                "Example HTTP request" => (Section.RequestExamples, 1, false),
                "Request path" => (Section.RequestPath, 1, false),
                "Request header" => (Section.RequestHeader, 1, false),
                "Request body" => (Section.RequestBody, 1, false),
                "Example HTTP response" => (Section.ResponseExamples, 1, false),
                _ => (Section.None, 0, false),
            },
        };
    }

    private static Stated<string>? Text(PageLine[] lines) =>
        lines.Length == 0 ? null : new Stated<string>(string.Join('\n', lines.Select(line => line.Text)), lines[0].Number);

    private static Stated<string>? State(PageLine[] lines) =>
        lines.Length == 0 ? null : new Stated<string>(StateValue().Match(lines[0].Text).Groups[1].Value, lines[0].Number);

    /// <summary>
    /// The row is the version with the date or a dash glued to it. The column is called "Supported Until", "Not Before" or, in
    /// Korean, the date until which support is guaranteed at least: three names for one date.
    /// </summary>
    private static (Stated<string>? Version, Stated<string>? Until) Support(Stated<string>? version, PageLine[] rows)
    {
        foreach (var row in rows)
        {
            var (number, date) = row.Cells is [var first, var second, ..] ? (first, second)
                : version is not null && row.Text.StartsWith(version.Value, StringComparison.Ordinal) ? (version.Value, row.Text[version.Value.Length..])
                : SupportRow().Match(row.Text) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : ("", "");
            if (number.Length > 0 && (version is null || version.Value == number))
                return (new Stated<string>(number, row.Number), date is "" or "-" ? null : new Stated<string>(date, row.Number));
        }

        return (null, null);
    }

    /// <summary>The path and the headers; their own heading may be missing, and a header is told by its shape.</summary>
    private (Stated<string>? Path, List<Stated<PageHeader>> Headers) RequestExample(PageLine[] lines)
    {
        Stated<string>? path = null;
        var headers = new List<Stated<PageHeader>>();
        foreach (var line in lines)
        {
            if (HeaderRow().Match(line.Text) is { Success: true } row)
                headers.Add(new Stated<PageHeader>(new PageHeader(row.Groups[1].Value, row.Groups[2].Value), line.Number));
            else if (path is null && line.Text.StartsWith('/'))
                path = new Stated<string>(line.Text, line.Number);
            else
                findings.Warn(FindingIds.UnreadLine, line.Number, $"A request header cannot be read: \"{Quoted.Short(line.Text)}\".", "Compare the line with the vendor's page.");
        }

        return (path, headers);
    }

    private void ReportUnread(PageLine line, string why = "A line of an operation belongs to no part of it") =>
        findings.Error(FindingIds.UnreadLine, line.Number, $"{why}: \"{Quoted.Short(line.Text)}\".", "Compare the line with the vendor's page; a truncated page is saved anew.");

    [GeneratedRegex(@"^(?:State |상태 )?([A-Z]+(?: ?\([A-Z ]+\))?)$")]
    private static partial Regex StateValue();

    [GeneratedRegex(@"^(?:State|상태) [A-Z]+(?: ?\([A-Z ]+\))?$")]
    private static partial Regex StateLine();

    [GeneratedRegex(@"^(\d+(?:\.\d)*)(-|\d{8}|\d{4}-\d{2}-\d{2})?$")]
    private static partial Regex SupportRow();

    [GeneratedRegex("""^"([A-Za-z0-9-]+) = (.*)",?$""")]
    private static partial Regex HeaderRow();

    /// <summary>The parts of an operation's block in the order in which every page has them.</summary>
    private enum Section
    {
        None,
        Description,
        State,
        Support,
        Parameters,
        Responses,
        RequestExamples,
        RequestPath,
        RequestHeader,
        RequestBody,
        ResponseExamples,
        End,
    }
}
