using System.Globalization;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>
/// Reads a flattened table of fields or parameters. A cell is a line, so a field is: its name, <c>required</c> or <c>optional</c>,
/// its description, its facets (<c>Example : …</c>, <c>Pattern : …</c>) and, last, its type with the default glued to it.
/// </summary>
internal sealed class FieldTable(TypeText types, FindingLog findings)
{
    private static readonly string[] Places = ["path", "query", "header", "body"];

    /// <summary>The fields of a model (<paramref name="parameters"/> false) or the parameters of an operation (true).</summary>
    public IReadOnlyList<PageField> Read(ReadOnlySpan<PageLine> lines, bool parameters)
    {
        var fields = new List<PageField>();
        var start = NextStart(lines, 0);
        ReportUnread(lines[..start]);
        while (start < lines.Length)
        {
            // A name, a flag and a type are the least a field has: the next one cannot start before the third line.
            var end = NextStart(lines, Math.Min(start + 3, lines.Length));
            if (ReadField(lines[start..end], parameters) is { } field)
                fields.Add(field);
            start = end;
        }

        return fields;
    }

    private static int NextStart(ReadOnlySpan<PageLine> lines, int from)
    {
        for (var i = from; i + 1 < lines.Length; i++)
        {
            if (lines[i + 1].Text is "required" or "optional")
                return i;
        }

        return lines.Length;
    }

    private PageField? ReadField(ReadOnlySpan<PageLine> lines, bool parameter)
    {
        var (place, name) = parameter ? SplitPlace(lines[0].Text) : (null, lines[0].Text);
        if (lines.Length < 3 || (parameter && place is null))
        {
            ReportUnread(lines);
            return null;
        }

        var typeLine = lines[^1];
        var read = types.Read(typeLine.Text);
        if (read is null)
        {
            findings.Error("page/unreadable-type", typeLine.Number, $"The type of '{name}' cannot be read: \"{Shorten(typeLine.Text)}\".",
                "Compare the line with the vendor's page, or state the type in an overlay.");
        }

        var facets = new Facets(findings);
        foreach (var line in lines[2..^1])
            facets.Add(line);

        var type = new Stated<PageType>(read?.Type ?? new UnionType([], false), typeLine.Number);
        return new PageField(
            place,
            new Stated<string>(name, lines[0].Number),
            new Stated<bool>(lines[1].Text == "required", lines[1].Number),
            facets.Description,
            type,
            read is { Remainder: not ("" or "None") } ? new Stated<string>(read.Value.Remainder, typeLine.Number) : null,
            facets.Example,
            facets.Pattern,
            facets.Minimum,
            facets.Maximum,
            facets.MinLength,
            facets.MaxLength);
    }

    private static (string? Place, string Name) SplitPlace(string text)
    {
        var place = Array.Find(Places, candidate => text.StartsWith(candidate, StringComparison.Ordinal) && text.Length > candidate.Length);
        return place is null ? (null, text) : (place, text[place.Length..]);
    }

    private void ReportUnread(ReadOnlySpan<PageLine> lines)
    {
        foreach (var line in lines)
        {
            findings.Error("page/unread-line", line.Number, $"A line of a table belongs to no field: \"{Shorten(line.Text)}\".",
                "Compare the line with the vendor's page; a truncated page is saved anew.");
        }
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..77] + "...";

    /// <summary>The lines between a field's flag and its type.</summary>
    private sealed class Facets(FindingLog findings)
    {
        private readonly List<PageLine> words = [];

        public Stated<string>? Description =>
            words.Count == 0 ? null : new Stated<string>(string.Join('\n', words.Select(line => line.Text)), words[0].Number);

        public Stated<string>? Example { get; private set; }

        public Stated<string>? Pattern { get; private set; }

        public Stated<string>? Minimum { get; private set; }

        public Stated<string>? Maximum { get; private set; }

        public Stated<int>? MinLength { get; private set; }

        public Stated<int>? MaxLength { get; private set; }

        public void Add(PageLine line)
        {
            if (Value(line, "Example :") is { } example)
                Example = example.Value.Length == 0 ? null : example;
            else if (Value(line, "Pattern :") is { } pattern)
                Pattern = pattern;
            else if (Value(line, "Minimum length :") is { } least)
                MinLength = Length(least);
            else if (Value(line, "Maximum length :") is { } greatest)
                MaxLength = Length(greatest);
            else if (Value(line, "Minimum :") is { } minimum)
                Minimum = Number(minimum);
            else if (Value(line, "Maximum :") is { } maximum)
                Maximum = Number(maximum);
            else
                words.Add(line);
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

        private void Report(Stated<string> text) => findings.Error("page/unreadable-bound", text.Line,
            $"A bound is not a number: \"{Shorten(text.Value)}\".", "Compare the line with the vendor's page, or state the bound in an overlay.");
    }
}
