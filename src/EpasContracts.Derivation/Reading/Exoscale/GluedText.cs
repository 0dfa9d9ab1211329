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

    /// <summary>The marks of a line, with the text that each name is glued to.</summary>
    public static IReadOnlyList<Mark> Marks(string text)
    {
        var marks = new List<Mark>();
        var from = 0;
        foreach (Match match in MarkPattern().Matches(text))
        {
            var run = match.Groups["run"];
            var details = text.IndexOf(Details, from, StringComparison.Ordinal);
            var afterDetails = details + Details.Length;

            // The words "schema details" end a field for certain, though the next name is glued to them.
            var start = details >= 0 && afterDetails > run.Index && afterDetails < run.Index + run.Length ? afterDetails : run.Index;
            marks.Add(new Mark(text[from..start], text[start..(run.Index + run.Length)], match.Groups["required"].Success, match.Groups["type"].Value));
            from = match.Index + match.Length;
        }

        return marks;
    }

    /// <summary>What follows the last mark of a line.</summary>
    public static string Tail(string text) => MarkPattern().Matches(text) is { Count: > 0 } marks ? text[(marks[^1].Index + marks[^1].Length)..] : text;

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

    [GeneratedRegex(@"(?<run>[A-Za-z0-9_-]{1,200})(?<required>\(required\) )?\((?<type>(?:array\[)*(?:string|integer|number|boolean|object)\]*)\)")]
    private static partial Regex MarkPattern();
}
