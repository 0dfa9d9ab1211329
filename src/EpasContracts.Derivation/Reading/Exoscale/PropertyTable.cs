using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>Reads a table Property | Type | Required | Description, with bars between its cells or with nothing.</summary>
internal sealed partial class PropertyTable(FieldFacts facts, FindingLog findings)
{
    /// <summary>Whether a line is the header of a table of properties.</summary>
    public static bool IsHeader(string text) => Compact(text) is "PropertyTypeRequiredDescription" or "PropertyTypeDescription";

    /// <summary>Whether a line of a table holds no row: its header and the line below.</summary>
    public static bool IsDecoration(string text) => IsHeader(text) || Compact(text) is "NameInDescription" or "" || Separator().IsMatch(text);

    /// <summary>The rows below a header, which is the first line.</summary>
    public List<PageField> Read(IReadOnlyList<PageLine> lines)
    {
        var hasRequired = Compact(lines[0].Text) == "PropertyTypeRequiredDescription";
        var rows = new List<(Row Row, List<string> Words, int Line)>();
        foreach (var line in lines.Skip(1).Where(line => !IsDecoration(line.Text)))
        {
            var row = line.Text.Contains('|', StringComparison.Ordinal) ? Cells(line.Text, hasRequired) : Glued(line, hasRequired);
            if (row is not null)
                rows.Add((row, [row.Words], line.Number));
            else if (rows.Count > 0)
                rows[^1].Words.Add(line.Text);
            else
                findings.Error(FindingIds.UnreadLine, line.Number, $"A line of a table belongs to no row: \"{FieldList.Shorten(line.Text)}\".", "Compare the line with the vendor's page.");
        }

        return rows.ConvertAll(row => facts.Field(null, row.Row.Name, row.Row.Required, Type(row.Row, row.Line), string.Join(' ', row.Words), row.Line));
    }

    private static Row? Cells(string text, bool hasRequired)
    {
        var cells = text.Trim().Trim('|').Split('|', hasRequired ? 4 : 3, StringSplitOptions.TrimEntries);
        var (least, words) = hasRequired ? (3, 3) : (2, 2);
        if (cells.Length < least || !PropertyName().IsMatch(cells[0]) || (hasRequired && cells[2] is not ("yes" or "no")))
            return null;
        return new Row(cells[0], cells[1], hasRequired && cells[2] == "yes", cells.Length > words ? cells[words].TrimEnd('|', ' ') : "");
    }

    /// <summary>The type parts the name from the rest; where two could, the row with the shorter name is taken and the other is named.</summary>
    private Row? Glued(PageLine line, bool hasRequired)
    {
        var readings = new List<Row>();
        foreach (Match type in GluedType().Matches(line.Text))
        {
            var (name, rest) = (line.Text[..type.Index], line.Text[(type.Index + type.Length)..]);
            var flag = !hasRequired ? "" : rest.StartsWith("yes", StringComparison.Ordinal) ? "yes" : rest.StartsWith("no", StringComparison.Ordinal) ? "no" : null;
            if (flag is null || !PropertyName().IsMatch(name))
                continue;

            // A description begins with a capital, a figure or a sign: small letters would be the rest of a name or a type.
            var words = rest[flag.Length..];
            if (words.Length == 0 || !char.IsAsciiLetterLower(words[0]))
                readings.Add(new Row(name, type.Value, flag == "yes", words));
        }

        if (readings.Count > 1)
        {
            findings.Warn(FindingIds.NameBoundary, line.Number, $"The row is read as '{readings[0].Name}' of type {readings[0].Type}; '{readings[1].Name}' of type {readings[1].Type} would do as well.",
                "Compare the name with the vendor's SDK; correct it in an overlay.");
        }

        return readings.Count == 0 ? null : readings[0];
    }

    private PageType Type(Row row, int line)
    {
        if (ExoscaleTypes.Read(row.Type) is not { } type)
        {
            findings.Error(FindingIds.UnreadableType, line, $"The type of '{row.Name}' cannot be read: \"{FieldList.Shorten(row.Type)}\".", "State the type in an overlay.");
            return new UnionType([], false);
        }

        if (row.Type.Any(char.IsAsciiLetterUpper))
            facts.ReportDetails(row.Name, type, line);
        return type;
    }

    private static string Compact(string text) => string.Concat(text.Where(c => c is not ('|' or ' ')));

    private sealed record Row(string Name, string Type, bool Required, string Words);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_.-]{0,199}$")]
    private static partial Regex PropertyName();

    [GeneratedRegex(@"^[|\s:-]*-[|\s:-]*$")]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?:array of )?(?:[A-Z][A-Za-z0-9 ()-]{0,60}? reference)|(?:array of )?(?:string|integer|number|boolean|object)|array\[[a-z\[\]]{1,40}\]")]
    private static partial Regex GluedType();
}
