using System.Text.RegularExpressions;

namespace EpasContracts.Derivation.Reading;

/// <summary>
/// Takes markdown's marks off a page and puts its table rows together. A crawler writes rows by its own rules: a separator may
/// have one cell only, a row may break before or inside a cell, and a bar inside a pattern is not escaped. So a bar parts two
/// cells only with white space on both sides, and a row is done when it has as many cells as its table's header.
/// </summary>
internal static partial class MarkdownText
{
    /// <summary>A row that is broken more often than this is no row.</summary>
    private const int MaxBreaks = 24;

    /// <summary>The same lines, rows joined; a page without a table row is returned as it is.</summary>
    public static IReadOnlyList<PageLine> Lines(IReadOnlyList<PageLine> lines) =>
        lines.Any(line => IsRow(line.Text)) ? new Joiner(lines).Join() : lines;

    /// <summary>The cells of a row, which may go over several lines.</summary>
    internal static List<string> Cells(string row)
    {
        var spaced = row.Length > 1 && char.IsWhiteSpace(row[1]);
        var cells = new List<string>();
        var start = row.StartsWith('|') ? 1 : 0;
        for (var i = start; i < row.Length; i++)
        {
            var parts = row[i] == '|' && (!spaced || ((i == 0 || char.IsWhiteSpace(row[i - 1])) && (i + 1 == row.Length || char.IsWhiteSpace(row[i + 1]))));
            if (!parts)
                continue;
            cells.Add(Cell(row[start..i]));
            start = i + 1;
        }

        if (start < row.Length)
            cells.Add(Cell(row[start..]));
        return cells;
    }

    private static string Cell(string text) => LineBreak().Replace(text, "\n").Trim();

    private static bool IsRow(string line) => line.StartsWith('|') && line.Length > 1;

    private static string Unadorned(string text)
    {
        text = HeadingMarks().Replace(text, "");
        if (text.Length > 4 && text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal))
            text = text[2..^2];
        return text.Length > 2 && text[0] == '`' && text[^1] == '`' && text.AsSpan(1, text.Length - 2).IndexOf('`') < 0 ? text[1..^1] : text;
    }

    /// <summary><c>|---|</c>, with any number of cells.</summary>
    [GeneratedRegex(@"^\|(?:\s*:?-+:?\s*\|)+$", RegexOptions.NonBacktracking)]
    private static partial Regex SeparatorRow();

    [GeneratedRegex(@"^#{1,6}\s+")]
    private static partial Regex HeadingMarks();

    [GeneratedRegex(@"^(?:```|~~~)\w*$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s*<br\s*/?>\s*|\s*\n\s*")]
    private static partial Regex LineBreak();

    private sealed class Joiner(IReadOnlyList<PageLine> lines)
    {
        private readonly List<PageLine> joined = new(lines.Count);
        private int width;

        public List<PageLine> Join()
        {
            for (var i = 0; i < lines.Count;)
            {
                var (number, text) = (lines[i].Number, lines[i].Text);
                if (IsSeparator(i) || Fence().IsMatch(text))
                {
                    i++;
                    continue;
                }

                if (!IsRow(text))
                {
                    width = 0;
                    joined.Add(new PageLine(number, Unadorned(text)));
                    i++;
                    continue;
                }

                if (width == 0 || IsSeparator(i + 1))
                    width = Cells(text).Count;
                var (row, end) = Row(i);
                joined.Add(PageLine.Row(number, row));
                i = end;
            }

            return joined;
        }

        /// <summary>The row that begins on a line, and where it ends; the line alone when no continuation makes it whole.</summary>
        private (List<string> Cells, int End) Row(int first)
        {
            var text = lines[first].Text;
            var alone = Cells(text);
            if (alone.Count >= width && text.EndsWith('|'))
                return (alone, first + 1);
            for (var next = first + 1; next < lines.Count && next <= first + MaxBreaks && Continues(next); next++)
            {
                var (above, below) = (text, lines[next].Text);
                text += "\n" + below;
                var cells = Cells(text);
                if (cells.Count > width && above.EndsWith('|') && IsRow(below))
                {
                    // Both lines have kept the bar of the break: no cell lies between the two.
                    text = above + below[1..];
                    cells = Cells(text);
                }

                if (cells.Count > width)
                    break;
                if (cells.Count == width && text.EndsWith('|'))
                    return (cells, next + 1);
            }

            return (alone, first + 1);
        }

        /// <summary>A break lies inside a cell, or beside a bar that one of the two lines keeps; a header row begins a table of its own.</summary>
        private bool Continues(int index)
        {
            var text = lines[index].Text;
            return !IsSeparator(index) && !IsSeparator(index + 1) && (!lines[index - 1].Text.EndsWith('|') || IsRow(text) || text.EndsWith('|'));
        }

        private bool IsSeparator(int index) => index < lines.Count && SeparatorRow().IsMatch(lines[index].Text);
    }
}
