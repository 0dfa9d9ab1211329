using System.Globalization;
using System.Text.RegularExpressions;
using EpasContracts.Derivation.Building;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>
/// The facts that the vendor writes behind a description: allowed values, bounds, a format, a default. They are taken from the
/// end, sentence by sentence; what is left is the description.
/// </summary>
internal sealed partial class FieldFacts(FindingLog findings)
{
    /// <summary>There are fewer kinds of facts than this.</summary>
    private const int MostSentences = 16;

    private readonly HashSet<string> reported = new(StringComparer.Ordinal);

    /// <summary>A field with everything that its description states.</summary>
    /// <param name="place">Where a parameter is; null for a field.</param>
    /// <param name="name">The name on the wire.</param>
    /// <param name="required">Whether the page says required.</param>
    /// <param name="type">The type as the page prints it.</param>
    /// <param name="description">The whole description.</param>
    /// <param name="line">The line of the page.</param>
    public PageField Field(string? place, string name, bool required, PageType type, string description, int line)
    {
        var field = new PageField(place, new Stated<string>(name, line), new Stated<bool>(required, line), null, new Stated<PageType>(type, line));
        var words = description.Trim();
        for (var sentence = 0; sentence < MostSentences && Take(ref words, ref field, line); sentence++)
        {
            // Each turn takes one sentence away.
        }

        if (type is PrimitiveType { Name: "object" } or ArrayType { Item: PrimitiveType { Name: "object" } } && reported.Add(name))
        {
            findings.Info(FindingIds.OpenObject, line, $"The page says that '{name}' is {(type is ArrayType ? "a list of objects" : "an object")} and nothing of its fields; any are allowed.",
                "Describe them in an overlay, if the vendor's SDK knows more.");
        }

        if (field.Type.Value is not EnumType && Default().Match(words) is { Success: true } match && TypedText.Read(field.Type.Value, match.Groups[1].Value) is not null)
            field = field with { Default = new Stated<string>(match.Groups[1].Value, line) };
        return words.Length == 0 ? field : field with { Description = new Stated<string>(words, line) };
    }

    private bool Take(ref string words, ref PageField field, int line)
    {
        if (Sentence().Match(words) is not { Success: true } match)
            return false;
        words = words[..match.Index].TrimEnd();
        if (match.Groups["details"].Success)
            ReportDetails(field.Name.Value, field.Type.Value, line);
        else if (match.Groups["values"].Success)
            field = field with { Type = new Stated<PageType>(Restrict(field, match.Groups["values"].Value, line), line) };
        else if (match.Groups["uuid"].Success)
            field = field with { Type = new Stated<PageType>(Format(field.Type.Value, "uuid"), line) };
        else if (match.Groups["time"].Success)
            field = field with { Type = new Stated<PageType>(Format(field.Type.Value, "date-time"), line) };
        else if (match.Groups["default"].Success)
            field = field with { Default = new Stated<string>(match.Groups["default"].Value, line) };
        else
            field = Bound(field, match, line);
        return true;
    }

    private static PageField Bound(PageField field, Match match, int line)
    {
        var (least, greatest) = (Bound(match.Groups["least"]), Bound(match.Groups["greatest"]));
        return match.Groups["length"].Success
            ? field with { MinLength = Length(least, line) ?? field.MinLength, MaxLength = Length(greatest, line) ?? field.MaxLength }
            : field with
            {
                Minimum = least is null ? field.Minimum : new Stated<string>(least, line),
                Maximum = greatest is null ? field.Maximum : new Stated<string>(greatest, line),
            };
    }

    private static string? Bound(Group group) => group.Success ? group.Value : null;

    private static Stated<int>? Length(string? text, int line) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? new Stated<int>(length, line) : null;

    private PageType Restrict(PageField field, string list, int line)
    {
        var values = ListEnd().Replace(list, ", ").Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (field.Type.Value)
        {
            case PrimitiveType { Name: "string" }:
                return new EnumType(values);
            case ArrayType { Item: PrimitiveType { Name: "string" } }:
                return new ArrayType(new EnumType(values));
            default:
                findings.Warn(FindingIds.ValuesOfNoString, line, $"The page lists values for '{field.Name.Value}', which is not a string: {string.Join(", ", values)}.",
                    "State the values in an overlay.");
                return field.Type.Value;
        }
    }

    private static PageType Format(PageType type, string format) => type is PrimitiveType { Name: "string" } ? new PrimitiveType("string", format) : type;

    /// <summary>Reports an object whose fields are on another page; what else has details there is typed here.</summary>
    public void ReportDetails(string name, PageType type, int line)
    {
        if (type.SelfAndParts().Any(part => part is PrimitiveType { Name: "object" }) && reported.Add(name))
        {
            findings.Info(FindingIds.StructureElsewhere, line, $"The fields of '{name}' are not on this page; the document has an object without properties.",
                "Describe them in an overlay.");
        }
    }

    /// <summary>One sentence of facts at the end of a description, in the words of any of the vendor's shapes.</summary>
    [GeneratedRegex(@"(?:^|(?<=\s))(?:"
        + @"(?<details>(?:- )?schema details)"
        + @"|(?:Allowed values: |Values are |Value is )(?<values>[^.]{1,10000}(?:\.[^.\s][^.]*){0,100})\."
        + @"|(?<uuid>Must be a valid UUID)\."
        + @"|(?<time>ISO 8601 date-time)\."
        + @"|Default value is (?<default>\S{1,1000})\."
        + @"|(?<length>Min(?:imum)? length)(?: is|:) (?<least>\d+)(?:, maximum length is (?<greatest>\d+))?\."
        + @"|(?<length>Max(?:imum)? length)(?: is|:) (?<greatest>\d+)\."
        + @"|Min(?:imum)?(?: value)?(?: is|:) (?<least>-?\d+(?:\.\d+)?)(?:, maximum value is (?<greatest>-?\d+(?:\.\d+)?))?\."
        + @"|Max(?:imum)?(?: value)?(?: is|:) (?<greatest>-?\d+(?:\.\d+)?)\."
        + @")$", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\(default: ([^()\s]{1,200})\)$", RegexOptions.RightToLeft)]
    private static partial Regex Default();

    [GeneratedRegex(@",? (?:or|and) ")]
    private static partial Regex ListEnd();
}
