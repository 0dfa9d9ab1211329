namespace EpasContracts.Derivation.Reading;

/// <summary>How deep the elements of an HTML text nest, told from its tags before anything is built of them.</summary>
internal static class HtmlDepth
{
    /// <summary>Elements that have no end, or need none: what follows ends them, so that they do not nest by themselves.</summary>
    private static readonly HashSet<string> EndByThemselves = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th", "rp", "rt", "a",
    };

    /// <summary>Elements that end a drawing, or stand in it as HTML: only a drawing's own elements may end with <c>/&gt;</c>.</summary>
    private static readonly HashSet<string> EndDrawings = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr",
        "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table",
        "tt", "u", "ul", "var", "foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Flat = EndByThemselves.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Leaving = EndDrawings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the elements nest deeper than a limit.</summary>
    public static bool Exceeds(ReadOnlySpan<char> text, int limit)
    {
        var (depth, inDrawing) = (0, false);
        while (text.IndexOf('<') is var at and >= 0 && at + 1 < text.Length)
        {
            text = text[(at + 1)..];
            if (text.StartsWith("!--", StringComparison.Ordinal))
            {
                text = Behind(text, "-->");
                continue;
            }

            var closes = text[0] == '/';
            var name = Name(closes ? text[1..] : text);
            inDrawing = IsDrawing(name) ? !closes : inDrawing && !Leaving.Contains(name);
            if (name.Length == 0 || Flat.Contains(name))
                continue;
            if (!closes && RawEnd(name) is { } end)
                text = Behind(text, end);
            else if (closes)
                depth = Math.Max(0, depth - 1);
            else if (!(inDrawing && EndsItself(text)) && ++depth > limit)
                return true;
        }

        return false;
    }

    /// <summary>What ends an element whose text is no markup; <see langword="null"/> for any other.</summary>
    private static string? RawEnd(ReadOnlySpan<char> name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) ? "</script"
        : name.Equals("style", StringComparison.OrdinalIgnoreCase) ? "</style"
        : null;

    private static bool IsDrawing(ReadOnlySpan<char> name) =>
        name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase);

    private static bool EndsItself(ReadOnlySpan<char> tag) => tag.IndexOf('>') is var end and > 0 && tag[end - 1] == '/';

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        var end = 0;
        while (end < tag.Length && (char.IsAsciiLetterOrDigit(tag[end]) || (end > 0 && tag[end] == '-')))
            end++;
        return end > 0 && char.IsAsciiLetter(tag[0]) ? tag[..end] : [];
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? [] : text[(at + mark.Length)..];
    }
}
