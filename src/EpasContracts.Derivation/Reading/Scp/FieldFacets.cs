using System.Globalization;
using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>What stands between a field's flag and its type: the description and the facets, one a line.</summary>
internal sealed partial class FieldFacets(FindingLog findings)
{
    private readonly List<PageLine> words = [];
    private Stated<string>? example;
    private Stated<string>? pattern;
    private Stated<string>? minimum;
    private Stated<string>? maximum;
    private Stated<int>? minLength;
    private Stated<int>? maxLength;

    /// <summary>
    /// A cell as the lines that it was: <c>TypeExample : xPattern : ^x$Minimum length : 1</c>. A bound's label needs its number,
    /// so that a description may speak of a maximum.
    /// </summary>
    public static IEnumerable<string> Parts(string cell)
    {
        var start = 0;
        foreach (Match label in Label().Matches(cell))
        {
            if (label.Index > start && cell[start..label.Index].Trim() is { Length: > 0 } part)
                yield return part;
            start = label.Index;
        }

        foreach (var line in cell[start..].Split('\n'))
        {
            if (line.Trim() is { Length: > 0 } part)
                yield return part;
        }
    }

    public void Add(PageLine line)
    {
        if (Value(line, "Example :") is { } stated)
            example = stated.Value.Length == 0 ? null : stated;
        else if (Value(line, "Pattern :") is { } expression)
            pattern = expression.Value.Length == 0 ? null : expression;
        else if (Value(line, "Minimum length :") is { } least)
            minLength = Length(least);
        else if (Value(line, "Maximum length :") is { } greatest)
            maxLength = Length(greatest);
        else if (Value(line, "Minimum :") is { } lower)
            minimum = Number(lower);
        else if (Value(line, "Maximum :") is { } upper)
            maximum = Number(upper);
        else
            words.Add(line);
    }

    /// <summary>The field with everything that was added.</summary>
    public PageField Field(string? place, Stated<string> name, Stated<bool> required, Stated<PageType> type, Stated<string>? value)
    {
        var description = words.Count == 0 ? null : new Stated<string>(string.Join('\n', words.Select(line => line.Text)), words[0].Number);
        return new PageField(place, name, required, ScpWords.Something(description), type, value, ScpWords.Something(example), pattern, minimum, maximum, minLength, maxLength);
    }

    private static Stated<string>? Value(PageLine line, string label)
    {
        if (!line.Text.StartsWith(label, StringComparison.Ordinal))
            return null;
        var value = line.Text[label.Length..];
        return new Stated<string>(value.StartsWith(' ') ? value[1..] : value, line.Number);
    }

    private Stated<int>? Length(Stated<string> text)
    {
        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return new Stated<int>(length, text.Line);
        Report(text);
        return null;
    }

    private Stated<string>? Number(Stated<string> text)
    {
        if (decimal.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return text;
        Report(text);
        return null;
    }

    private void Report(Stated<string> text) => findings.Error(FindingIds.UnreadableBound, text.Line,
        $"A bound is not a number: \"{Quoted.Short(text.Value)}\".", "Compare the line with the vendor's page, or state the bound in an overlay.");

    [GeneratedRegex(@"Example :|Pattern :|(?:Minimum|Maximum)(?: length)? : ?(?=[-\d])")]
    private static partial Regex Label();
}
