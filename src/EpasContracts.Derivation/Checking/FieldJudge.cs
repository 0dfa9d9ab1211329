using System.Globalization;
using System.Text.Json.Nodes;
using EpasContracts.Derivation.Building;
using EpasContracts.Derivation.Page;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Derivation.Checking;

/// <summary>Whether the facts of one field go together: its default, its bounds, its pattern and its list of values.</summary>
internal sealed class FieldJudge(JsonObject document, FindingLog findings)
{
    private readonly InstanceCheck check = new(document);
    private readonly Dictionary<string, PatternProgram?> programs = new(StringComparer.Ordinal);

    /// <param name="field">The field.</param>
    /// <param name="owner">What to call it in messages.</param>
    /// <param name="schema">Its schema in the document; <see langword="null"/> when the document has none.</param>
    public void Judge(PageField field, string owner, JsonObject? schema)
    {
        JudgeDefault(field, owner, schema);
        JudgeBounds(field, owner);
        if (field.Pattern is { } pattern)
            JudgePattern(field, pattern, owner);
        foreach (var list in field.Type.Value.SelfAndParts().OfType<EnumType>())
        {
            if (list.Values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(value => value.Count() > 1) is { } twice)
            {
                findings.Warn(FindingIds.EnumRepeatsValue, field.Type.Line, $"The values of {owner} list \"{Reading.Quoted.Short(twice.Key)}\" {twice.Count()} times.",
                    "Correct the list in an overlay.");
            }
        }
    }

    private void JudgeDefault(PageField field, string owner, JsonObject? schema)
    {
        if (field.Default is not { } stated)
            return;
        if (schema is not null && TypedText.Read(field.Type.Value, stated.Value) is { } value && check.Errors(schema, value) is [var problem, ..])
        {
            findings.Warn(FindingIds.DefaultOutside, stated.Line, $"The default of {owner} is not one of its own values: {problem}.",
                "Correct the default or the bounds in an overlay.");
        }

        if (field.Required.Value)
        {
            findings.Info(FindingIds.RequiredWithDefault, stated.Line, $"{char.ToUpperInvariant(owner[0])}{owner[1..]} is required and has a default, which nothing can ever fall back on.",
                "Find out which of the two holds; correct the other in an overlay.");
        }
    }

    private void JudgeBounds(PageField field, string owner)
    {
        if (Number(field.Minimum) is { } least && Number(field.Maximum) is { } greatest && least > greatest)
            Crossed(field.Minimum!.Line, owner, "minimum", "maximum");
        if (field.MinLength is { } shortest && field.MaxLength is { } longest && shortest.Value > longest.Value)
            Crossed(shortest.Line, owner, "minimum length", "maximum length");
        var kinds = Kinds(field.Type.Value).ToHashSet(StringComparer.Ordinal);
        if (kinds.Count == 0)
            return;
        foreach (var (line, label, wanted) in Bounds(field).Where(bound => !bound.Wanted.Split('|').Any(kinds.Contains)))
        {
            findings.Warn(FindingIds.BoundOfOtherType, line, $"The {label} of {owner} speaks of {wanted.Replace("|", " or ", StringComparison.Ordinal)}, but the type is {string.Join(" or ", kinds)}.",
                "Correct the type in an overlay, or drop the bound.");
        }
    }

    private static IEnumerable<(int Line, string Label, string Wanted)> Bounds(PageField field)
    {
        if (field.Pattern is not null)
            yield return (field.Pattern.Line, "pattern", "string");
        if (field.MinLength is not null)
            yield return (field.MinLength.Line, "minimum length", "string");
        if (field.MaxLength is not null)
            yield return (field.MaxLength.Line, "maximum length", "string");
        if (field.Minimum is not null)
            yield return (field.Minimum.Line, "minimum", "integer|number");
        if (field.Maximum is not null)
            yield return (field.Maximum.Line, "maximum", "integer|number");
    }

    private void Crossed(int line, string owner, string lower, string upper) => findings.Warn(FindingIds.BoundsCrossed, line,
        $"The {lower} of {owner} is greater than its {upper}: no value fits.", "Correct one of the two in an overlay.");

    private void JudgePattern(PageField field, Stated<string> pattern, string owner)
    {
        if (!programs.TryGetValue(pattern.Value, out var program))
        {
            var syntax = PatternParser.Parse(pattern.Value);
            if (syntax.Error is not null)
            {
                findings.Warn(FindingIds.PatternUnreadable, pattern.Line, $"The pattern of {owner} is no regular expression of ECMA-262 (column {syntax.Error.Column}: {syntax.Error.Message}).",
                    "Correct the pattern in an overlay.");
            }

            programs.Add(pattern.Value, program = syntax.Error is not null ? null : PatternCompiler.Compile(syntax));
        }

        var (shortest, longest) = (field.MinLength?.Value ?? 0, field.MaxLength?.Value ?? int.MaxValue);
        if (program is { IsRegular: true } && shortest <= longest && PatternSamples.ShortestMatch(program, shortest, longest) is null)
        {
            findings.Warn(FindingIds.PatternUnmatchable, pattern.Line,
                $"No text of {(field.MinLength is null && field.MaxLength is null ? "any length" : $"{shortest.ToString(CultureInfo.InvariantCulture)} to {(field.MaxLength is null ? "any number of" : longest.ToString(CultureInfo.InvariantCulture))} characters")} matches the pattern of {owner}.",
                "Correct the pattern or the lengths in an overlay.");
        }
    }

    private static decimal? Number(Stated<string>? text) =>
        decimal.TryParse(text?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<string> Kinds(PageType type) => type switch
    {
        PrimitiveType primitive => [primitive.Name],
        EnumType => ["string"],
        ArrayType => ["array"],
        ModelType or ObjectType => ["object"],
        UnionType union => union.Branches.SelectMany(Kinds),
        _ => [],
    };
}
