using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>
/// Reads a table of fields or parameters. In a flattened table a cell is a line, so a field is: its name, <c>required</c> or
/// <c>optional</c>, its description, its facets (<c>Example : …</c>, <c>Pattern : …</c>) and, last, its type with the default
/// glued to it. In a table with cells, name and flag share one, and so do description and facets.
/// </summary>
internal sealed partial class FieldTable(TypeText types, FindingLog findings)
{
    private static readonly string[] Places = ["path", "query", "header", "cookie", "body"];

    /// <summary>The fields of a model (<paramref name="parameters"/> false) or the parameters of an operation (true); the header row may be among the lines.</summary>
    public IReadOnlyList<PageField> Read(ReadOnlySpan<PageLine> lines, bool parameters)
    {
        var fields = new List<PageField>();
        var kind = parameters ? TableKind.Parameters : TableKind.Fields;
        for (var i = 0; i < lines.Length;)
        {
            var table = ScpWords.Table(lines[i].Text);
            if (table == kind && i == 0)
            {
                i++;
            }
            else if (table != TableKind.None)
            {
                ReportSecondTable(lines[i..]);
                break;
            }
            else if (lines[i].Cells is { } cells)
            {
                if (ReadRow(lines[i], cells, parameters) is { } field)
                    fields.Add(field);
                i++;
            }
            else
            {
                i += ReadFlattened(lines[i..EndOfFlattened(lines, i)], parameters, fields);
            }
        }

        return fields;
    }

    private static int EndOfFlattened(ReadOnlySpan<PageLine> lines, int from)
    {
        var end = from;
        while (end < lines.Length && lines[end].Cells is null && ScpWords.Table(lines[end].Text) == TableKind.None)
            end++;
        return end;
    }

    private int ReadFlattened(ReadOnlySpan<PageLine> lines, bool parameters, List<PageField> fields)
    {
        var start = NextStart(lines, 0);
        ReportUnread(lines[..start]);
        while (start < lines.Length)
        {
            // A name, a flag and a type are the least a field has: the next one cannot start before the third line.
            var end = NextStart(lines, Math.Min(start + 3, lines.Length));
            if (ReadLines(lines[start..end], parameters) is { } field)
                fields.Add(field);
            start = end;
        }

        return lines.Length;
    }

    private static int NextStart(ReadOnlySpan<PageLine> lines, int from)
    {
        for (var i = from; i + 1 < lines.Length; i++)
        {
            if (ScpWords.IsFlag(lines[i + 1].Text))
                return i;
        }

        return lines.Length;
    }

    private PageField? ReadLines(ReadOnlySpan<PageLine> lines, bool parameter)
    {
        var (place, name) = parameter ? SplitPlace(lines[0].Text) : (null, lines[0].Text);
        if (lines.Length < 3 || (parameter && place is null))
        {
            ReportUnread(lines);
            return null;
        }

        var facets = new FieldFacets(findings);
        foreach (var line in lines[2..^1])
            facets.Add(line);
        var (type, value) = ReadType(name, lines[^1], lines[^1].Text, printedDefault: null);
        return facets.Field(place, new Stated<string>(name, lines[0].Number), new Stated<bool>(ScpWords.IsRequired(lines[1].Text), lines[1].Number), type, value);
    }

    private PageField? ReadRow(PageLine row, IReadOnlyList<string> cells, bool parameter)
    {
        var first = parameter ? 1 : 0;
        var place = parameter ? Array.Find(Places, candidate => candidate == cells[0]) : null;
        if (cells.Count < first + 3 || (parameter && place is null) || NameCell().Match(cells[first]) is not { Success: true } name)
        {
            ReportUnread([row]);
            return null;
        }

        // A bar inside the description makes cells too many: the type and the default are the last two.
        var hasDefault = cells.Count > first + 3;
        var typeAt = hasDefault ? cells.Count - 2 : cells.Count - 1;
        var facets = new FieldFacets(findings);
        foreach (var part in FieldFacets.Parts(string.Join(" | ", cells.Skip(first + 1).Take(typeAt - first - 1))))
            facets.Add(new PageLine(row.Number, part));
        var flag = name.Groups[2].Value;
        if (flag.Length == 0)
        {
            findings.Error(FindingIds.NoFlag, row.Number, $"'{Quoted.Short(cells[first])}' is marked neither required nor optional; it is taken as {(place == "path" ? "required" : "optional")}.",
                "State it in an overlay.");
        }

        var (type, value) = ReadType(name.Groups[1].Value, row, cells[typeAt].Replace('\n', ' '), hasDefault ? cells[^1] : null);
        return facets.Field(place, new Stated<string>(name.Groups[1].Value, row.Number),
            new Stated<bool>(flag.Length == 0 ? place == "path" : ScpWords.IsRequired(flag), row.Number), type, value);
    }

    private (Stated<PageType> Type, Stated<string>? Default) ReadType(string name, PageLine line, string text, string? printedDefault)
    {
        var read = types.Read(text);
        if (read is null || (printedDefault?.Length > 0 && read.Value.Remainder.Length > 0))
        {
            findings.Error(FindingIds.UnreadableType, line.Number, $"The type of '{Quoted.Short(name)}' cannot be read: \"{Quoted.Short(text)}\".",
                "Compare the line with the vendor's page, or state the type in an overlay.");
        }

        var value = printedDefault is { Length: > 0 } ? printedDefault : read?.Remainder;
        return (new Stated<PageType>(read?.Type ?? new UnionType([], false), line.Number),
            read is null || value is null or "" or "None" ? null : new Stated<string>(value, line.Number));
    }

    private static (string? Place, string Name) SplitPlace(string text)
    {
        var place = Array.Find(Places, candidate => text.StartsWith(candidate, StringComparison.Ordinal) && text.Length > candidate.Length);
        return place is null ? (null, text) : (place, text[place.Length..]);
    }

    private void ReportSecondTable(ReadOnlySpan<PageLine> lines) => findings.Error(FindingIds.UnreadTable, lines[0].Number,
        $"A second table begins here without a heading of its own; its {lines.Length - 1} lines are left out.",
        "Compare the line with the vendor's page: the heading above the table is missing.");

    private void ReportUnread(ReadOnlySpan<PageLine> lines)
    {
        foreach (var line in lines)
        {
            findings.Error(FindingIds.UnreadLine, line.Number, $"A line of a table belongs to no field: \"{Quoted.Short(line.Text)}\".",
                "Compare the line with the vendor's page; a truncated page is saved anew.");
        }
    }

    /// <summary><c>size optional</c>, in one cell, whatever stands between the two.</summary>
    [GeneratedRegex(@"^\**`?([^\s*`]+?)`?\**(?:[\s*_]*(required|optional|필수|선택)[\s*_]*)?$")]
    private static partial Regex NameCell();
}
