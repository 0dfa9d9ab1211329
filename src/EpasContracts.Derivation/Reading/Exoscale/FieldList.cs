using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>Reads the body of a request or a response: fields glued into one line, one a line, or the rows of a table, and its example.</summary>
internal sealed partial class FieldList(NameBoundary boundary, FieldFacts facts, FindingLog findings)
{
    private readonly PropertyTable table = new(facts, findings);

    /// <summary>The body as a parameter of its own, and its example; null where there is none.</summary>
    public (PageField? Body, Stated<string>? Example) Body(List<PageLine> lines)
    {
        var mark = lines.FindIndex(line => line.Text is "Example" or "Example output");
        var content = mark < 0 ? lines : lines[..mark];
        var example = mark < 0 || mark + 1 == lines.Count ? null : new Stated<string>(string.Join('\n', lines.Skip(mark + 1).Select(line => line.Text)), lines[mark + 1].Number);
        if (content.Count == 0)
            return (null, example);

        var first = content[0];
        if (!first.Text.Contains("application/json", StringComparison.Ordinal))
        {
            findings.Error(FindingIds.UnknownMediaType, first.Number, $"A body is not application/json: \"{Shorten(first.Text)}\"; it is left out.", "State it in an overlay.");
            return (null, example);
        }

        var rest = GluedText.AfterMediaType(first.Text);
        List<PageLine> rows = rest.Length == 0 ? content[1..] : [first with { Text = rest }, .. content[1..]];
        var fields = rows.Count > 0 && PropertyTable.IsHeader(rows[0].Text) ? table.Read(rows) : [.. rows.SelectMany(Fields)];
        var type = fields.Count == 0 ? (PageType)new PrimitiveType("object", null) : new ObjectType(fields);
        return (new PageField("body", new Stated<string>("body", first.Number), new Stated<bool>(true, first.Number), null, new Stated<PageType>(type, first.Number)), example);
    }

    /// <summary>A line of fields: the description of each ends where the next mark's name begins.</summary>
    private IEnumerable<PageField> Fields(PageLine line)
    {
        if (Listed().Match(line.Text) is { Success: true } listed && ExoscaleTypes.Read(listed.Groups["type"].Value) is { } only)
        {
            yield return facts.Field(null, listed.Groups["name"].Value, listed.Groups["required"].Success, only, listed.Groups["words"].Value, line.Number);
            yield break;
        }

        var marks = GluedText.Marks(line.Text);
        if (marks.Count == 0)
        {
            ReportUnread(line);
            yield break;
        }

        var parts = marks.Select(mark => boundary.Split(mark, line.Number)).ToList();
        for (var i = 0; i < marks.Count; i++)
        {
            var words = i + 1 < marks.Count ? parts[i + 1].Description : GluedText.Tail(line.Text);
            if (parts[i].Name is { } name && ExoscaleTypes.Read(marks[i].Type) is { } type)
                yield return facts.Field(null, name, marks[i].Required, type, Words(words, line), line.Number);
        }
    }

    /// <summary>A description without its colon. One that holds a mark of an unknown type is a field that was not recognised.</summary>
    private string Words(string text, PageLine line)
    {
        if (UnknownMark().Match(text) is { Success: true } unknown)
        {
            findings.Warn(FindingIds.UnreadField, line.Number, $"\"{unknown.Value}\" looks like a field of a type that is not known; it is left in a description.",
                "Compare the line with the vendor's page, or add the field in an overlay.");
        }

        return text.StartsWith(": ", StringComparison.Ordinal) ? text[2..] : text.TrimStart(' ', '-');
    }

    public void ReportUnread(PageLine line) => findings.Error(FindingIds.UnreadLine, line.Number, $"A line belongs to no field: \"{Shorten(line.Text)}\".",
        "Compare the line with the vendor's page; a truncated page is saved anew.");

    public static string Shorten(string text) => text.Length <= 80 ? text : text[..77] + "...";

    /// <summary>A field on a line of its own, where a blank stands before the parentheses.</summary>
    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_.-]{0,199}) (?<required>\(required\) )?\((?<type>[a-z][^()]{0,99})\)(?:: (?<words>.*)| - (?<words>schema details))?$")]
    private static partial Regex Listed();

    [GeneratedRegex(@"\b[a-z0-9-]{1,100}(?:\(required\) \(|\((?=[a-z\[\]]{1,40}\)(?:: |$)))[^()]{1,40}\)")]
    private static partial Regex UnknownMark();
}
