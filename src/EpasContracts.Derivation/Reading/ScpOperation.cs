using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>Reads the block of one operation in one API version.</summary>
internal sealed partial class ScpOperation(TypeText types, FieldTable fields, FindingLog findings)
{
    private const string StateLabel = "State ";

    /// <summary>The operation; <see langword="null"/>, with a finding, when the block has no method and path.</summary>
    public PageOperation? Read(Stated<string> title, Stated<string> version, PageLine[] block)
    {
        if (block.Length == 0 || MethodAndPath().Match(block[0].Text) is not { Success: true } start)
        {
            findings.Error("page/no-method", version.Line, $"The operation '{title.Value}' has no line with its method and path.",
                "Save the page again: the text may be truncated.");
            return null;
        }

        var sections = Sections(block.AsSpan(1));
        PageLine[] Lines(Section section) => sections.GetValueOrDefault(section, []);
        var state = Lines(Section.State);
        var versions = Lines(Section.Version);
        return new PageOperation(
            title,
            version,
            new Stated<string>(start.Groups[1].Value, block[0].Number),
            new Stated<string>(start.Groups[2].Value, block[0].Number),
            Text(Lines(Section.Description)),
            state.Length == 0 ? null : new Stated<string>(state[0].Text[StateLabel.Length..], state[0].Number),
            SupportedUntil(version, versions),
            fields.Read(Lines(Section.Parameters), parameters: true),
            ReadResponses(Lines(Section.Responses)),
            ReadHeaders(Lines(Section.RequestHeader)),
            Text(Lines(Section.RequestBody)),
            ReadResponseExamples(Lines(Section.ResponseExamples)));
    }

    /// <summary>
    /// Cuts a block at its headings. A heading counts only after those that come before it on every page, and a table's
    /// only with the table's header row below, so a description that reads like a heading stays a description.
    /// </summary>
    private static Dictionary<Section, PageLine[]> Sections(ReadOnlySpan<PageLine> lines)
    {
        var sections = new Dictionary<Section, PageLine[]>();
        var current = Section.None;
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var next = i == lines.Length ? Section.End : Heading(lines, i);
            if (next <= current)
                continue;
            if (current != Section.None)
                sections[current] = lines[Math.Min(start, i)..i].ToArray();
            current = next;
            start = i + next switch
            {
                Section.State => 0,
                Section.Parameters or Section.Responses or Section.Version => next == Section.Version ? 1 : 2,
                _ => 1,
            };
        }

        return sections;
    }

    private static Section Heading(ReadOnlySpan<PageLine> lines, int index)
    {
        var next = index + 1 < lines.Length ? lines[index + 1].Text : "";
        return lines[index].Text switch
        {
            "Description" => Section.Description,
            var text when text.StartsWith(StateLabel, StringComparison.Ordinal) => Section.State,
            "VersionSupported Until" => Section.Version,
            "Parameters" when next == "TypeNameDescriptionSchemaDefault" => Section.Parameters,
            "Responses" when next == "HTTP CodeDescriptionSchema" => Section.Responses,
            "Example HTTP request" => Section.RequestExamples,
            "Request path" => Section.RequestPath,
            "Request header" => Section.RequestHeader,
            "Request body" => Section.RequestBody,
            "Example HTTP response" => Section.ResponseExamples,
            _ => Section.None,
        };
    }

    private static Stated<string>? Text(PageLine[] lines) =>
        lines.Length == 0 ? null : new Stated<string>(string.Join('\n', lines.Select(line => line.Text)), lines[0].Number);

    /// <summary>The row is the version with the date or a dash glued to it.</summary>
    private static Stated<string>? SupportedUntil(Stated<string> version, PageLine[] rows)
    {
        var row = rows.FirstOrDefault(line => line.Text.StartsWith(version.Value, StringComparison.Ordinal));
        var date = row.Text?[version.Value.Length..];
        return date is null or "" or "-" ? null : new Stated<string>(date, row.Number);
    }

    private List<PageResponse> ReadResponses(PageLine[] rows)
    {
        var responses = new List<PageResponse>();
        foreach (var row in rows)
        {
            if (ResponseRow().Match(row.Text) is { Success: true } match && SplitBody(match.Groups[2].Value) is { } split)
                responses.Add(new PageResponse(match.Groups[1].Value, split.Reason, split.Body, row.Number));
            else
                findings.Error("page/unreadable-response", row.Number, $"A response cannot be read: \"{row.Text}\".",
                    "Compare the line with the vendor's page, or declare the response in an overlay.");
        }

        return responses;
    }

    /// <summary>Parts <c>AcceptedAsyncResponse</c> and <c>Not FoundNone</c>: what ends the text is a model's name, an array or None.</summary>
    private (string Reason, PageType? Body)? SplitBody(string text)
    {
        if (text.EndsWith("None", StringComparison.Ordinal))
            return (text[..^4], null);
        if (types.ModelAtEnd(text) is { } model)
            return (text[..^model.Length], new ModelType(model));
        var start = StructuredType().Match(text);
        return start.Success && types.Read(text[start.Index..]) is { Remainder: "" } read ? (text[..start.Index], read.Type) : null;
    }

    private List<Stated<PageHeader>> ReadHeaders(PageLine[] lines)
    {
        var headers = new List<Stated<PageHeader>>();
        foreach (var line in lines)
        {
            if (HeaderRow().Match(line.Text) is { Success: true } row)
                headers.Add(new Stated<PageHeader>(new PageHeader(row.Groups[1].Value, row.Groups[2].Value), line.Number));
            else
                findings.Warn("page/unread-line", line.Number, $"A request header cannot be read: \"{line.Text}\".", "Compare the line with the vendor's page.");
        }

        return headers;
    }

    private static Dictionary<string, Stated<string>> ReadResponseExamples(PageLine[] lines)
    {
        var examples = new Dictionary<string, Stated<string>>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length;)
        {
            var end = i + 1;
            while (end < lines.Length && !ResponseHeading().IsMatch(lines[end].Text))
                end++;
            if (ResponseHeading().Match(lines[i].Text) is { Success: true } heading && Text(lines[(i + 1)..end]) is { } text)
                examples[heading.Groups[1].Value] = text;
            i = end;
        }

        return examples;
    }

    /// <summary>The line that opens an operation, such as <c>get /v1/clusters</c>.</summary>
    [GeneratedRegex(@"^(get|put|post|delete|patch|head|options) (/\S*)$")]
    internal static partial Regex MethodAndPath();

    [GeneratedRegex(@"^(\d{3})(.*)$")]
    private static partial Regex ResponseRow();

    [GeneratedRegex(@"array\[|any of \[|enum \(|(?:string|integer|number|boolean|object)(?: \([^)]*\))?$")]
    private static partial Regex StructuredType();

    [GeneratedRegex("""^"([A-Za-z0-9-]+) = (.*)",?$""")]
    private static partial Regex HeaderRow();

    [GeneratedRegex(@"^Response (\d{3})$")]
    private static partial Regex ResponseHeading();

    /// <summary>The parts of an operation's block in the order in which every page has them.</summary>
    private enum Section
    {
        None,
        Description,
        State,
        Version,
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
