using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>A page of openapi-v2.exoscale.com/operation: one operation, its fields as nested lists, its call as a curl command.</summary>
internal sealed partial class ExoscaleOperationPage : IPageShape
{
    public string Name => "Exoscale page of one operation";

    public bool Recognises(PageText page) => Starts(page.Lines).Any() && page.Lines.Any(line => IsCurl(line.Text)) && page.Lines.Any(line => line.Text == "Responses");

    public IReadOnlyList<ApiPage> Read(PageText page, FindingLog findings)
    {
        var facts = new FieldFacts(findings);
        var starts = Starts(page.Lines).ToList();
        var operations = new List<PageOperation>();
        for (var i = 0; i < starts.Count; i++)
        {
            // The line above method and path is the title.
            var end = i + 1 < starts.Count ? Math.Max(starts[i + 1] - 1, starts[i] + 1) : page.Lines.Count;
            var title = starts[i] > (i == 0 ? 0 : starts[i - 1] + 1) ? page.Lines[starts[i] - 1] : page.Lines[starts[i]];
            operations.Add(ReadOperation(title, [.. page.Lines.Skip(starts[i]).Take(end - starts[i])], facts, findings));
        }

        var server = page.Lines.Select(line => (line, Match: ServerUrl().Match(line.Text))).FirstOrDefault(found => found.Match.Success);
        var url = server.Match is null ? null : new Stated<string>(server.Match.Groups[1].Value, server.line.Number);
        return [new ApiPage(operations[0].Title, null, url, [], [], ExoscaleText.Distinct(operations, findings), [])];
    }

    /// <summary>Method and path open an operation, and stand a second time above its curl command.</summary>
    private static IEnumerable<int> Starts(IReadOnlyList<PageLine> lines) => Enumerable.Range(0, lines.Count)
        .Where(i => ExoscaleText.Method().Match(lines[i].Text) is { Success: true } match && match.Groups[3].Length == 0 && !(i + 1 < lines.Count && IsCurl(lines[i + 1].Text)));

    private static bool IsCurl(string text) => text.StartsWith("curl ", StringComparison.Ordinal) || text == "curl";

    private static PageOperation ReadOperation(PageLine title, PageLine[] lines, FieldFacts facts, FindingLog findings)
    {
        var start = ExoscaleText.Method().Match(lines[0].Text);
        var path = new Stated<string>(start.Groups[2].Value, lines[0].Number);
        var parts = Parts(lines);
        PageLine[] Part(string name) => parts.GetValueOrDefault(name, []);
        var request = Example(Part("Request example"));
        var response = Example(Part("Response examples"));
        var reader = new NestedList(facts, findings);

        var parameters = reader.Fields(NestedList.Read(Part("Path parameters")), NestedList.ByPosition(path.Value), "path");
        parameters.AddRange(reader.Fields(NestedList.Read(Part("Query parameters")), null, "query"));
        if (Part("Body") is { Length: > 0 } body)
        {
            var type = reader.Type(NestedList.Read(body), NestedList.ByExample(request?.Value));
            var required = lines.Any(line => line.Text == "Body Required");
            parameters.Add(new PageField("body", new Stated<string>("body", body[0].Number), new Stated<bool>(required, body[0].Number), null, new Stated<PageType>(type, body[0].Number)));
        }

        var (words, isBeta) = ExoscaleText.WithoutBeta(string.Join('\n', Part("").Select(line => line.Text)));
        var (heading, titleIsBeta) = ExoscaleText.WithoutBeta(title.Text);
        var responses = Responses(NestedList.Read(Part("Responses")), reader, response?.Value, findings);
        return new PageOperation(
            new Stated<string>(heading, title.Number), null, new Stated<string>(start.Groups[1].Value.ToLowerInvariant(), lines[0].Number), path,
            words.Length == 0 ? null : new Stated<string>(words, lines[0].Number), isBeta || titleIsBeta ? new Stated<string>("BETA", title.Number) : null, null,
            parameters, responses, [], request,
            response is null || responses.Count == 0 ? new Dictionary<string, Stated<string>>() : new Dictionary<string, Stated<string>> { [responses[0].Status] = response });
    }

    private static Dictionary<string, PageLine[]> Parts(PageLine[] lines)
    {
        var parts = new Dictionary<string, PageLine[]>(StringComparer.Ordinal);
        var (current, from) = ("", 1);
        for (var i = 1; i <= lines.Length; i++)
        {
            var next = i == lines.Length ? "end" : Heading(lines[i].Text);
            if (next is null)
                continue;
            parts.TryAdd(current, lines[from..i]);
            (current, from) = (next, i + 1);
        }

        return parts;
    }

    private static string? Heading(string text) => text switch
    {
        "Path parameters" or "Query parameters" or "Responses" => text,
        "URL parameters" => "Path parameters",
        "Body" or "Body Required" => "Body",
        "application/json" => "media type",
        "Request example" or "Request examples" => "Request example",
        _ when text.StartsWith("Response example", StringComparison.Ordinal) => "Response examples",
        _ when ExoscaleText.Method().IsMatch(text) => "call",
        _ => null,
    };

    private static Stated<string>? Example(PageLine[] lines) =>
        lines.Length == 0 ? null : new Stated<string>(string.Join('\n', lines.Select(line => line.Text)), lines[0].Number);

    private static List<PageResponse> Responses(List<NestedList.Entry> entries, NestedList reader, string? example, FindingLog findings)
    {
        var responses = new List<PageResponse>();
        foreach (var entry in entries)
        {
            if (Status().Match(entry.Head) is not { Success: true } status)
            {
                findings.Error(FindingIds.UnreadableResponse, entry.Line, $"A response cannot be read: \"{FieldList.Shorten(entry.Head)}\".", "Declare the response in an overlay.");
                continue;
            }

            var body = status.Groups[2].Length == 0 && entry.Children.Count == 0 ? null : reader.Type(entry.Children, NestedList.ByExample(example));
            responses.Add(new PageResponse(status.Groups[1].Value, entry.Words.Count == 0 ? status.Groups[1].Value : string.Join(' ', entry.Words), body, entry.Line));
        }

        return responses;
    }

    [GeneratedRegex(@"^([1-5]\d\d|default)(?: (object|application/json))?$")]
    private static partial Regex Status();

    [GeneratedRegex(@"(https://[a-z0-9.-]+\.exoscale\.com/v\d[a-z0-9.]*)/")]
    private static partial Regex ServerUrl();
}
