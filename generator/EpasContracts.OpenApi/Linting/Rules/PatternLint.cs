using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Patterns;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>Patterns: whether they are ECMA-262's, and what they ask of those who run them.</summary>
internal static class PatternLint
{
    public static void Check(LintContext context)
    {
        foreach (var schema in context.AllOf(PartKind.Schema))
        {
            if (schema.At.Child("pattern") is { Node: ScalarNode { Kind: JsonKind.String } text } at)
                Check(context, at, text.Text);
            foreach (var (pattern, value) in schema.Members("patternProperties"))
                Check(context, value, pattern);
        }
    }

    private static void Check(LintContext context, Cursor at, string pattern)
    {
        var syntax = PatternParser.Parse(pattern);
        if (syntax.Error is { } error)
            context.Report(LintRules.BadPattern, at, Sentence(pattern, error));
        foreach (var warning in syntax.Warnings)
            context.Report(LintRules.LenientPattern, at, Sentence(pattern, warning));
        if (syntax.Irregularity is { } irregularity)
            context.Report(LintRules.IrregularPattern, at, Sentence(pattern, irregularity));
    }

    private static string Sentence(string pattern, PatternProblem problem) =>
        FormattableString.Invariant($"The pattern '{pattern}' at its character {problem.Column + 1}: {problem.Message}");
}
