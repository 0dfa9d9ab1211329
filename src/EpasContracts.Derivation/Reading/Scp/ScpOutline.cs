using System.Globalization;
using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>A numbered heading and the lines up to the next one; the lines above the first have an empty number and title.</summary>
internal sealed record ScpSection(string Number, Stated<string> Title, PageLine[] Lines)
{
    /// <summary>How deep the section lies: 2 for <c>1.3</c>.</summary>
    public int Depth { get; } = Number.Length == 0 ? 0 : Number.Count(c => c == '.') + 1;

    public bool OpensOperation => Lines.Length > 0 && ScpWords.MethodAndPath(Lines[0].Text) is not null;

    public bool OpensModel => Lines.Length > 0 && ScpWords.Table(Lines[0].Text) == TableKind.Fields;

    public bool IsUnder(string number) => number.Length == 0 || (Number.Length > number.Length && Number[number.Length] == '.' && Number.StartsWith(number, StringComparison.Ordinal));
}

/// <summary>
/// Cuts a page at its numbered headings. A line such as <c>2 - twice a day</c> inside a description looks like one, so a heading
/// of the first rank also needs what stands below such headings: a table, an operation, an overview or a heading of its own.
/// </summary>
internal static partial class ScpOutline
{
    public static List<ScpSection> Read(IReadOnlyList<PageLine> lines)
    {
        var sections = new List<ScpSection>();
        var open = new ScpSection("", new Stated<string>("", 1), []);
        var start = 0;
        for (var i = 0; i <= lines.Count; i++)
        {
            var heading = i < lines.Count ? HeadingAt(lines, i) : null;
            if (heading is null && i < lines.Count)
                continue;
            sections.AddRange(SplitOperations(open with { Lines = [.. lines.Skip(start).Take(i - start)] }));
            if (heading is not null)
                open = heading;
            start = i + 1;
        }

        return sections;
    }

    private static ScpSection? HeadingAt(IReadOnlyList<PageLine> lines, int index)
    {
        var line = lines[index];
        if (line.Cells is not null || !char.IsAsciiDigit(line.Text[0]) || Heading().Match(line.Text) is not { Success: true } match)
            return null;
        var (number, title) = (match.Groups[1].Value, match.Groups[2].Value);
        if (index + 1 < lines.Count && lines[index + 1].Number == line.Number + 1 && FieldPart().IsMatch(lines[index + 1].Text))
            return null;
        return number.Contains('.', StringComparison.Ordinal) || IsContainer(title) || index + 1 == lines.Count || MayFollow(lines[index + 1], number)
            ? new ScpSection(number, new Stated<string>(title, line.Number), [])
            : null;
    }

    private static bool MayFollow(PageLine next, string number) => next.Cells is not null
        || ScpWords.Table(next.Text) != TableKind.None
        || ScpWords.Overview(next.Text) is not null
        || ScpWords.MethodAndPath(next.Text) is not null
        || (next.Text.StartsWith(number + ".", StringComparison.Ordinal) && Heading().IsMatch(next.Text))
        || (Heading().Match(next.Text) is { Success: true } sibling && sibling.Groups[1].Value == (int.Parse(number, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));

    public static bool IsContainer(string title) => IsApis(title) || IsModels(title);

    public static bool IsApis(string title) => title is "APIs" or "API";

    public static bool IsModels(string title) => title is "Models" or "모델";

    /// <summary>Where headings are lost, an operation still opens with its method and path, and its description or state below.</summary>
    private static IEnumerable<ScpSection> SplitOperations(ScpSection section)
    {
        var start = 0;
        var current = section;
        for (var i = 1; i < section.Lines.Length; i++)
        {
            if (!ScpOperation.Opens(section.Lines, i))
                continue;
            yield return current with { Lines = section.Lines[start..i] };
            current = new ScpSection(section.Number, new Stated<string>("", section.Lines[i].Number), []);
            start = i;
        }

        yield return current with { Lines = start == 0 ? section.Lines : section.Lines[start..] };
    }

    /// <summary>Headings are counted from 1.</summary>
    [GeneratedRegex(@"^([1-9]\d{0,3}(?:\.[1-9]\d{0,3}){0,5}) [-–] (\S.*)$")]
    private static partial Regex Heading();

    /// <summary>What follows a line of a field's description at once: a facet or a type. "1.5 - 2.5" above one is a range, not a heading.</summary>
    [GeneratedRegex(@"^(?:(?:Example|Pattern|(?:Minimum|Maximum)(?: length)?) :|any of \[|array\[|enum \(|(?:string|integer|number|boolean|object)(?:$| \(|None$))")]
    private static partial Regex FieldPart();
}
