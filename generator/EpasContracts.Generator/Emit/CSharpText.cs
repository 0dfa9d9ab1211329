using System.Globalization;
using System.Text;

namespace EpasContracts.Generator.Emit;

/// <summary>Turns text of a document into C# source as data. Everything that a document says reaches source through here, or as a rebuilt identifier.</summary>
internal static class CSharpText
{
    /// <summary>A string literal, printable ASCII as it is and the rest as escapes.</summary>
    public static string Literal(string text)
    {
        // Nearly all of them.
        if (IsPlain(text))
            return "\"" + text + "\"";
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                >= ' ' and <= '~' => literal.Append(c),
                _ => literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Whether a text stands between quotes as it is, in C# as in JSON.</summary>
    public static bool IsPlain(string text) => All(text, static c => c is >= ' ' and <= '~' and not ('"' or '\\'));

    /// <summary>A literal, or <c>null</c>.</summary>
    public static string LiteralOrNull(string? text) => text is null ? "null" : Literal(text);

    /// <summary>A UTF-8 literal.</summary>
    public static string Utf8Literal(string text) => Literal(text) + "u8";

    /// <summary>A number of ours.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of the document as an argument: a <c>long</c> where it is one, otherwise its spelling in UTF-8.</summary>
    public static string Number(string number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value.ToString(CultureInfo.InvariantCulture) + "L"
            : Utf8Literal(number);

    /// <summary>Text for an XML comment, line by line: markup escaped, every character that ends a line or is no XML gone.</summary>
    public static IEnumerable<string> CommentLines(string text) =>
        IsPlainComment(text) ? [text] : text.Replace("\r\n", "\n").Split('\n').Select(CommentLine);

    /// <summary>Text for one line of an XML comment: whatever ends a line is a space.</summary>
    public static string CommentLine(string line)
    {
        line = line.TrimEnd();
        if (IsPlainComment(line))
            return line;
        var safe = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            _ = c switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '\u0085' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' => safe.Append(' '),
                < ' ' => safe.Append(' '),
                _ => safe.Append(c),
            };
        }

        return safe.ToString().TrimEnd();
    }

    private static bool IsPlainComment(string text) =>
        (text.Length == 0 || !char.IsWhiteSpace(text[text.Length - 1]))
        && All(text, static c => c >= ' ' && c is not ('&' or '<' or '>' or '\u0085' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF'));

    // No enumerator for each of a document's texts.
    private static bool All(string text, Func<char, bool> isWanted)
    {
        foreach (var c in text)
        {
            if (!isWanted(c))
                return false;
        }

        return true;
    }
}
