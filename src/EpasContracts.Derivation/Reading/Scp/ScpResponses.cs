using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>Reads the responses of an operation and their examples.</summary>
internal sealed partial class ScpResponses(TypeText types, FindingLog findings)
{
    /// <summary>The phrases that the vendor prints with a status, by which a glued row parts where the model is not on the page.</summary>
    private static readonly Dictionary<string, string> Phrases = new(StringComparer.Ordinal)
    {
        ["200"] = "OK", ["201"] = "Created", ["202"] = "Accepted", ["204"] = "No Content", ["206"] = "Partial Content",
        ["301"] = "Moved Permanently", ["302"] = "Found", ["304"] = "Not Modified",
        ["400"] = "Bad Request", ["401"] = "Unauthorized", ["403"] = "Forbidden", ["404"] = "Not Found", ["405"] = "Method Not Allowed",
        ["406"] = "Not Acceptable", ["409"] = "Conflict", ["410"] = "Gone", ["412"] = "Precondition Failed", ["413"] = "Request Entity Too Large",
        ["415"] = "Unsupported Media Type", ["422"] = "Unprocessable Entity", ["429"] = "Too Many Requests",
        ["500"] = "Internal Server Error", ["501"] = "Not Implemented", ["502"] = "Bad Gateway", ["503"] = "Service Unavailable", ["504"] = "Gateway Timeout",
    };

    /// <summary>The declared responses; without a table, the statuses that the examples show.</summary>
    /// <param name="rows">The rows of the table; <see langword="null"/> when there is no table.</param>
    /// <param name="shown">The statuses of which the page shows an example, even one without a body.</param>
    /// <param name="operation">What to call the operation in messages.</param>
    /// <param name="line">Where the operation begins.</param>
    public List<PageResponse> Read(PageLine[]? rows, IReadOnlyList<Stated<string>> shown, string operation, int line)
    {
        if (rows is null or [])
        {
            findings.Error(FindingIds.NoResponses, line, $"The page declares no responses of {operation}{(shown.Count == 0 ? "" : "; the statuses of its examples are taken, without bodies")}.",
                "Declare the responses in an overlay.");
            return [.. shown.Select(status => new PageResponse(status.Value, Phrases.GetValueOrDefault(status.Value, status.Value), null, status.Line))];
        }

        var responses = new List<PageResponse>();
        foreach (var row in rows)
        {
            if (ReadRow(row) is { } response)
                responses.Add(response);
            else
                findings.Error(FindingIds.UnreadableResponse, row.Number, $"A response cannot be read: \"{Quoted.Short(row.Text)}\".",
                    "Compare the line with the vendor's page, or declare the response in an overlay.");
        }

        return responses;
    }

    /// <summary>The statuses of which an example is shown, each once.</summary>
    public static List<Stated<string>> Statuses(PageLine[] lines) =>
        [.. lines.Where(line => ResponseHeading().IsMatch(line.Text)).Select(line => new Stated<string>(ResponseHeading().Match(line.Text).Groups[1].Value, line.Number)).DistinctBy(status => status.Value)];

    /// <summary>The texts under "Response 200" and the like.</summary>
    public Dictionary<string, Stated<string>> Examples(PageLine[] lines)
    {
        var examples = new Dictionary<string, Stated<string>>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length;)
        {
            var end = i + 1;
            while (end < lines.Length && !ResponseHeading().IsMatch(lines[end].Text))
                end++;
            var heading = ResponseHeading().Match(lines[i].Text);
            if (!heading.Success)
                findings.Warn(FindingIds.UnreadLine, lines[i].Number, $"A line among the response examples belongs to none: \"{Quoted.Short(lines[i].Text)}\".", "Compare the line with the vendor's page.");
            else if (end > i + 1)
                examples[heading.Groups[1].Value] = new Stated<string>(string.Join('\n', lines[(i + 1)..end].Select(line => line.Text)), lines[i + 1].Number);
            i = end;
        }

        return examples;
    }

    private PageResponse? ReadRow(PageLine row)
    {
        if (row.Cells is [var status, .., var body] cells && cells.Count > 2)
        {
            var description = string.Join(" | ", cells.Skip(1).SkipLast(1)).Replace('\n', ' ');
            return Status().IsMatch(status) && ReadBody(body) is { } type ? new PageResponse(status, description, type.Body, row.Number) : null;
        }

        return ResponseRow().Match(row.Text) is { Success: true } match && SplitBody(match.Groups[1].Value, match.Groups[2].Value) is { } split
            ? new PageResponse(match.Groups[1].Value, split.Reason, split.Body, row.Number)
            : null;
    }

    private (PageType? Body, bool Read)? ReadBody(string text)
    {
        if (text is "" or "None" or "-")
            return (null, true);
        return types.Read(text) is { Remainder: "" } read ? (read.Type, true) : null;
    }

    /// <summary>Parts <c>AcceptedAsyncResponse</c> and <c>Not FoundNone</c>: what ends the text is a model's name, an array or None.</summary>
    private (string Reason, PageType? Body)? SplitBody(string status, string text)
    {
        if (text.EndsWith("None", StringComparison.Ordinal))
            return (text[..^4], null);
        if (types.ModelAtEnd(text) is { } model && !(text.Length > model.Length && text[^(model.Length + 1)] == '['))
            return (text[..^model.Length], new ModelType(model));
        var start = StructuredType().Match(text);
        if (start.Success && types.Read(text[start.Index..]) is { Remainder: "" } read)
            return (text[..start.Index], read.Type);
        var phrase = Phrases.GetValueOrDefault(status, "");
        return phrase.Length > 0 && text.StartsWith(phrase, StringComparison.Ordinal) && types.Read(text[phrase.Length..]) is { Remainder: "" } missing
            ? (phrase, missing.Type)
            : null;
    }

    [GeneratedRegex(@"^[1-5](?:\d\d|XX)$")]
    private static partial Regex Status();

    [GeneratedRegex(@"^([1-5]\d{2})(.*)$")]
    private static partial Regex ResponseRow();

    [GeneratedRegex(@"array\[|any of \[|enum \(|(?:string|integer|number|boolean|object)(?: \([^)]*\))?$")]
    private static partial Regex StructuredType();

    [GeneratedRegex(@"^Response (\d{3})$")]
    private static partial Regex ResponseHeading();
}
