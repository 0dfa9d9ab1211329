namespace EpasContracts.Derivation.Reading;

/// <summary>A line of a page.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Text">The text without its line end and trailing white space.</param>
internal readonly record struct PageLine(int Number, string Text);

/// <summary>A page as numbered lines.</summary>
internal sealed class PageText
{
    /// <summary>Longer pages are refused: no vendor prints one, and everything after this point keeps the page in memory.</summary>
    public const int MaxCharacters = 64 * 1024 * 1024;

    private PageText(string source, IReadOnlyList<PageLine> lines)
    {
        Source = source;
        Lines = lines;
    }

    public string Source { get; }

    /// <summary>The lines that say something: blank ones are left out, their numbers are not.</summary>
    public IReadOnlyList<PageLine> Lines { get; }

    public static PageText Read(string source, string text)
    {
        if (text.Length > MaxCharacters)
            throw new DerivationInputException(source, null, $"the page has more than {MaxCharacters} characters; save the page of one service, not a whole site.");

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

        if (lines.Count == 0)
            throw new DerivationInputException(source, null, "the page is empty; save the text of the vendor's printable view and try again.");
        return new PageText(source, lines);
    }
}
