using System.Buffers;
using System.Text;

namespace EpasContracts.Derivation.Reading;

/// <summary>A line of a page.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Text">The text without its line end and trailing white space; a table row's cells run together, as plain text prints them.</param>
/// <param name="Cells">The cells when the line is a table row whose cells are still apart; a line break inside a cell is a line feed.</param>
internal readonly record struct PageLine(int Number, string Text, IReadOnlyList<string>? Cells = null)
{
    /// <summary>A table row.</summary>
    public static PageLine Row(int number, IReadOnlyList<string> cells) => new(number, string.Concat(cells.Select(cell => cell.Replace('\n', ' '))), cells);
}

/// <summary>A page as numbered lines, whether it was saved as plain text, as markdown or as HTML.</summary>
internal sealed class PageText
{
    /// <summary>
    /// Longer pages are refused: the longest that a vendor prints is a tenth of this. Time and memory grow with the length, about a second
    /// a million characters and sixty bytes a character; what is beyond is a whole site, and would rather exhaust the machine than help anyone.
    /// </summary>
    public const int MaxCharacters = 16 * 1024 * 1024;

    /// <summary>So much of the start of a file tells a text from anything else.</summary>
    private const int Sample = 64 * 1024;

    private IReadOnlyList<PageLine>? rows;

    private PageText(string source, IReadOnlyList<PageLine> lines)
    {
        Source = source;
        Lines = lines;
    }

    public string Source { get; }

    /// <summary>The lines that say something: blank ones are left out, their numbers are not.</summary>
    public IReadOnlyList<PageLine> Lines { get; }

    /// <summary>The same without markdown's marks, every row of a markdown table as one line with its cells.</summary>
    public IReadOnlyList<PageLine> Rows => rows ??= MarkdownText.Lines(Lines);

    /// <summary>Reads a page.</summary>
    /// <exception cref="DerivationInputException">The page is empty, too long, or no text.</exception>
    public static PageText Read(string source, string text)
    {
        if (text.Length > MaxCharacters)
            throw new DerivationInputException(source, null, $"the page has more than {MaxCharacters} characters; save the page of one service, not a whole site.");
        RefuseBinary(source, text);
        text = WithWholeCharacters(text);
        var lines = HtmlText.IsHtml(text) ? HtmlText.Lines(source, text) : Split(text);
        if (lines.Count == 0)
            throw new DerivationInputException(source, null, "the page is empty; save the text of the vendor's printable view and try again.");
        return new PageText(source, lines);
    }

    /// <summary>Bytes that are no text come in as NUL and as replacement characters.</summary>
    private static void RefuseBinary(string source, string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, Sample));
        if (start.Contains('\0') || start.Count('\uFFFD') * 10 > start.Length)
            throw new DerivationInputException(source, null, "this is not an API reference page: it is no text; save the page as text or HTML in UTF-8.");
    }

    /// <summary>Half a character, which no file can hold but a caller's string can, becomes the replacement character: no document can hold it either.</summary>
    private static string WithWholeCharacters(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAnyInRange('\uD800', '\uDFFF') is var at and >= 0)
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out var length) != OperationStatus.Done)
                return string.Concat(text.EnumerateRunes());
            rest = rest[(at + length)..];
        }

        return text;
    }

    private static List<PageLine> Split(string text)
    {
        var lines = new List<PageLine>();
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            // Only a line feed ends a line: an editor that opens the page at a finding's line counts the same.
            number++;
            var line = text.AsSpan(range).TrimEnd().TrimStart('\uFEFF');
            if (line.Length > 0)
                lines.Add(new PageLine(number, line.ToString()));
        }

        return lines;
    }
}
