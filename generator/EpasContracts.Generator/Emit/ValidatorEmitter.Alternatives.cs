using System.Globalization;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>
/// <c>anyOf</c> and <c>oneOf</c>: where only one alternative is left for a value, it is the value's validator, and what it finds is what is
/// wrong. Only where several are left are they tried.
/// </summary>
internal sealed partial class ValidatorEmitter
{
    private readonly Dictionary<string, IEnumerable<string>> _branchTexts = new(StringComparer.Ordinal);

    /// <summary>Whether a schema is nothing but a choice: the value is walked over by the alternative that is chosen.</summary>
    private bool HasOnlyAlternatives(SchemaNode schema) =>
        schema.Types == JsonTypes.Any && schema.BooleanSchema is null && schema.AnyOf.IsEmpty != schema.OneOf.IsEmpty && schema.AllOf.IsEmpty
        && !SchemaShape.AssertsItself(schema) && values.Target(schema) is null && Delegate(schema) is null;

    private void WriteAlternatives(SchemaSite site, Action<string> run)
    {
        foreach (var (keyword, alternatives) in new[] { ("anyOf", site.Schema.AnyOf), ("oneOf", site.Schema.OneOf) })
        {
            if (alternatives.IsEmpty)
                continue;
            var rule = assertions.Add(site, keyword, alternatives.Count.ToString(CultureInfo.InvariantCulture));
            var choices = Kinds
                .Select(kind => (kind.Token, Choice: new Choice(site, keyword, rule, kind.Type, values.Branches.ThatAdmit(kind.Type, alternatives), run)))
                .GroupBy(entry => GroupOf(entry.Choice), static entry => entry, StringComparer.Ordinal).ToList();
            if (choices.Count == 1)
                WriteChoice(choices[0].First().Choice);
            else
                WriteSwitchOverTypes(choices.Select(static group => (string.Join(" or ", group.Select(static entry => entry.Token)), group.First().Choice)));
        }
    }

    /// <summary>The alternatives that are left for values of some JSON type.</summary>
    private sealed record Choice(SchemaSite Site, string Keyword, string Rule, JsonTypes Type, List<SchemaNode> Candidates, Action<string> Run);

    // What is left is the same and is told apart in the same way.
    private static string GroupOf(Choice choice) =>
        string.Join("\n", choice.Candidates.Select(static candidate => candidate.Pointer).Append(choice is { Type: JsonTypes.Object, Candidates.Count: > 1 } ? "object" : ""));

    private void WriteSwitchOverTypes(IEnumerable<(string Tokens, Choice Choice)> choices)
    {
        using (code.Block("switch (reader.TokenType)"))
        {
            foreach (var (tokens, choice) in choices)
            {
                using (code.Indent($"case {tokens}:"))
                {
                    WriteChoice(choice);
                    code.Line("break;");
                }
            }
        }
    }

    private void WriteChoice(Choice choice)
    {
        var (site, candidates) = (choice.Site, choice.Candidates);
        var isObject = choice.Type == JsonTypes.Object;
        if (candidates.Count == 0)
            code.Line($"reader.Fail({choice.Rule});");
        else if (candidates.Count == 1)
            WriteOnly(choice, candidates[0]);
        else if (isObject && values.Branches.FindProperty(candidates, site.Schema.Discriminator?.PropertyName) is { } property)
            WriteSwitchOverTexts(choice, property);
        else
            WriteTrials(choice, isObject ? values.Branches.Declared(candidates, site.Schema.Discriminator) : null);
    }

    private void WriteOnly(Choice choice, SchemaNode alternative)
    {
        if (!SchemaShape.IsNullType(alternative) && values.Validator(alternative) is { } validator)
            choice.Run(validator);
    }

    // Each text stands for an alternative.
    private void WriteSwitchOverTexts(Choice choice, BranchProperty property)
    {
        using (code.Block($"switch (reader.FindText({CSharpText.Utf8Literal(property.Name)}, {BranchTexts(choice, property)}))"))
        {
            foreach (var group in property.Texts.Select(static (entry, index) => (entry.Alternative, index)).GroupBy(static entry => entry.Alternative, static entry => entry.index))
            {
                using (code.Indent($"case {string.Join(" or ", group.Select(CSharpText.Number))}:"))
                {
                    WriteOnly(choice, choice.Candidates[group.Key]);
                    code.Line("break;");
                }
            }

            using (code.Indent("default:"))
                code.Line($"reader.FailText({choice.Rule}, {CSharpText.Literal(property.Name)}, {BranchTexts(choice, property)});\nbreak;");
        }
    }

    // Nothing rules all but one out. Of those that were meant by the discriminator, the errors say more than that none matches.
    private void WriteTrials(Choice choice, BranchProperty? declared)
    {
        var isAny = choice.Keyword == "anyOf";
        var tries = choice.Candidates.Select(Matches);
        var count = string.Join(" + ", tries.Select(static matches => $"({matches} ? 1 : 0)"));
        if (declared is null)
        {
            code.Line($"if ({(isAny ? $"!({string.Join(" || ", tries)})" : $"({count}) != 1")})\n    reader.Fail({choice.Rule});");
            return;
        }

        if (!isAny)
            code.Line($"var matching = {count};\nif (matching > 1)\n    reader.Fail({choice.Rule});");
        using (code.Block($"if ({(isAny ? $"!({string.Join(" || ", tries)})" : "matching == 0")})"))
            WriteSwitchOverTexts(choice, declared);
    }

    private string BranchTexts(Choice choice, BranchProperty property)
    {
        var field = $"{choice.Site.FieldPrefix}_{choice.Keyword}_texts";
        _branchTexts[field] = property.Texts.Select(static entry => entry.Text);
        return field;
    }

    // What the switches look up: the index of a text is that of its place here.
    private void WriteBranchTexts()
    {
        foreach (var field in _branchTexts)
            code.Line($"private static readonly PropertyNames {field.Key} = new({string.Join(", ", field.Value.Select(CSharpText.Literal))});").Line();
        _branchTexts.Clear();
    }
}
