using System.Text;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>
/// A text as the parser takes it. It refuses a literal (<c>|</c>) whose first line has spaces and nothing else, which YAML allows and editors
/// leave behind: such spaces mean nothing and are left out.
/// </summary>
internal sealed class YamlText
{
    // Where the parser's text goes on behind spaces that were left out, and how many those were until there.
    private readonly List<(int At, int LeftOut)> _gaps = [];

    public YamlText(string text)
    {
        StringBuilder? kept = null;
        var end = 0;
        for (var bar = text.IndexOf('|'); bar >= 0; bar = text.IndexOf('|', bar + 1))
        {
            if (BlankStart(text, bar) is not { } start)
                continue;
            var stop = SkipSpaces(text, start);
            kept = (kept ?? new StringBuilder(text.Length)).Append(text, end, start - end);
            end = stop;
            _gaps.Add((kept.Length, end - kept.Length));
        }

        Text = kept?.Append(text, end, text.Length - end).ToString() ?? text;
    }

    /// <summary>What the parser reads.</summary>
    public string Text { get; }

    /// <summary>Where a place of <see cref="Text"/> is in the document.</summary>
    public int Place(long index)
    {
        var low = 0;
        for (var high = _gaps.Count; low < high;)
        {
            var middle = (low + high) / 2;
            if (_gaps[middle].At <= index)
                low = middle + 1;
            else
                high = middle;
        }

        return (int)index + (low == 0 ? 0 : _gaps[low - 1].LeftOut);
    }

    // Where the blank line behind the header of a literal begins; null when this is none or the line is not blank, or really empty.
    private static int? BlankStart(string text, int bar)
    {
        var at = bar + 1;
        while (at < text.Length && text[at] is '+' or '-' or (>= '1' and <= '9'))
            at++;
        at = SkipSpaces(text, at);
        if (at < text.Length && text[at] == '#' && text[at - 1] == ' ')
            at = text.IndexOfAny(LineEnds, at) is >= 0 and var comment ? comment : text.Length;
        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            at++;
        if (at >= text.Length || text[at - 1] is not ('\r' or '\n') || text[at] != ' ')
            return null;
        var end = SkipSpaces(text, at);
        return end < text.Length && text[end] is '\r' or '\n' ? at : null;
    }

    private static readonly char[] LineEnds = ['\r', '\n'];

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }
}
