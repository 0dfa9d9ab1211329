using System.Text.RegularExpressions;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>
/// A list of fields printed without anything between them: <c>id(string): Operation IDreason(string): …</c>. Only what is in
/// parentheses marks a field, so this class finds the marks; where the name before a mark begins is for <see cref="NameBoundary"/> to say.
/// </summary>
internal static partial class GluedText
{
    /// <summary>What the page prints behind a field whose fields are on another page.</summary>
    public const string Details = " - schema details";

    private const string MediaType = "application/json";
    private const int LongestName = 200;

    /// <summary>The marks of a line, with the text that each name is glued to.</summary>
    public static IReadOnlyList<Mark> Marks(string text)
    {
        var marks = new List<Mark>();
        var from = 0;
        foreach (Match match in MarkPattern().Matches(text))
        {
            var start = match.Index;
            while (start > from && match.Index - start < LongestName && IsNameCharacter(text[start - 1]))
                start--;
            if (start == match.Index)
                continue;

            // The words "schema details" end a field for certain, though the next name is glued to them.
            var details = text.AsSpan(from, match.Index - from).LastIndexOf(Details);
            if (details >= 0 && from + details + Details.Length < match.Index)
                start = Math.Max(start, from + details + Details.Length);
            marks.Add(new Mark(text[from..start], text[start..match.Index], match.Groups["required"].Success, match.Groups["type"].Value));
            from = match.Index + match.Length;
        }

        return marks;
    }

    /// <summary>What follows the last mark of a line.</summary>
    public static string Tail(string text)
    {
        var last = MarkPattern().Matches(text).LastOrDefault(match => match.Index > 0 && IsNameCharacter(text[match.Index - 1]));
        return last is null ? text : text[(last.Index + last.Length)..];
    }

    /// <summary>The fields of a line, without the media type that they are glued to.</summary>
    public static string AfterMediaType(string text)
    {
        var start = text.IndexOf(MediaType, StringComparison.Ordinal);
        return start < 0 ? text : text[(start + MediaType.Length)..];
    }

    /// <summary>A field as far as its parentheses tell.</summary>
    /// <param name="Before">The text between the mark before and <paramref name="Run"/>: the other field's description.</param>
    /// <param name="Run">The letters, digits and hyphens before the parentheses: the name, perhaps with the last word of a description before it.</param>
    /// <param name="Required">Whether the field is marked as required.</param>
    /// <param name="Type">The type as printed.</param>
    internal sealed record Mark(string Before, string Run, bool Required, string Type);

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    [GeneratedRegex(@"(?<required>\(required\) )?\((?<type>(?:array\[)*(?:string|integer|number|boolean|object)\]*)\)")]
    private static partial Regex MarkPattern();
}
