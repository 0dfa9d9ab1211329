using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the matchers of the document's patterns.</summary>
internal static class PatternEmitter
{
    private const int EntriesInALine = 32;

    public static SourcePart? Part(ContractPlan plan)
    {
        var plans = plan.Patterns.Plans.Where(static pattern => pattern.Program is not null).ToList();
        return plans.Count == 0 ? null : new SourcePart(plan.Patterns.ClassName, code => Write(code, plan.Patterns.ClassName, plans));
    }

    private static void Write(CodeWriter code, string name, List<PatternPlan> plans)
    {
        code.Line("/// <summary>The contract's patterns, compiled to automata over UTF-8: linear time, no allocation, ECMA-262 meaning.</summary>");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"internal static partial class {name}"))
        {
            foreach (var pattern in plans)
                WriteMatcher(code, pattern, pattern.Program!);
        }
    }

    private static void WriteMatcher(CodeWriter code, PatternPlan pattern, PatternProgram program)
    {
        code.Line($"/// <summary><c>{string.Join(" ", CSharpText.CommentLines(pattern.Pattern))}</c></summary>");
        if (!program.IsRegular)
        {
            code.Line($"internal static readonly PatternMatcher {pattern.Field} = new BacktrackingMatcher({CSharpText.Literal(program.ToDotNetPattern())});").Line();
            return;
        }

        using (code.Indent($"internal static readonly PatternMatcher {pattern.Field} = new AutomatonMatcher("))
        {
            WriteTable(code, "classes:", program.ByteClasses.Select(static value => (int)value));
            code.Line($"classCount: {CSharpText.Number(program.ClassCount)},");
            WriteTable(code, "transitions:", program.Transitions.Select(static value => (int)value));
            code.Line($"accepting: [{string.Join(", ", program.Accepting.Select(static accepts => accepts ? "true" : "false"))}],");
            code.Line($"start: {CSharpText.Number(program.StartState)}, dead: {CSharpText.Number(program.DeadState)}, satisfied: {CSharpText.Number(program.MatchedState)});");
        }

        code.Line();
    }

    private static void WriteTable(CodeWriter code, string name, IEnumerable<int> values)
    {
        var texts = values.Select(CSharpText.Number).ToList();
        using (code.List(name))
        {
            for (var i = 0; i < texts.Count; i += EntriesInALine)
                code.Line(string.Join(", ", texts.Skip(i).Take(EntriesInALine)) + ",");
        }
    }
}
