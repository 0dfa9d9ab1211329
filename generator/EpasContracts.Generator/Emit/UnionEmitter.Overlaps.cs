using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <content>
/// Objects that several alternatives of <c>anyOf</c> describe: one is the value, and those that know properties which it does not are kept beside it, so
/// that nothing of the object is lost.
/// </content>
internal sealed partial class UnionEmitter
{
    private readonly Dictionary<string, ModelPlan> _models = plan.Models.ToDictionary(static model => model.Name, StringComparer.Ordinal);

    // The unions among the alternatives that others rank.
    private readonly HashSet<string> _inner = new(plan.Unions.Where(IsRanked).SelectMany(Objects).Where(IsInner).Select(static alternative => alternative.Type.Name), StringComparer.Ordinal);

    // Several alternatives may hold: the one that knows most of the object's properties is read.
    private void WriteChooseObject(CodeWriter code, List<(int Number, CasePlan Case)> candidates)
    {
        using (code.Block("private static int ChooseObject(in PayloadReader reader)"))
        {
            code.Line("var best = 0;\nvar known = -1;");
            foreach (var (number, alternative) in candidates)
                WritePreference(code, CSharpText.Number(number), alternative, IsInner(alternative));
            code.Line("return best;");
        }

        code.Line();
    }

    // A union among the alternatives of another knows what its own alternatives know.
    private void WritePrefer(CodeWriter code, UnionPlan union)
    {
        code.Line("// Prefers an alternative of another union, which is this one, for the properties that this one's alternatives know.");
        using (code.Block("internal static void Prefer(in PayloadReader reader, int number, ref int best, ref int known)"))
        {
            code.Line("if (known < 0)\n    (best, known) = (number, 0);");
            // No further: unions may stand in each other in a circle.
            foreach (var alternative in Objects(union))
                WritePreference(code, "number", alternative, isInner: false);
        }

        code.Line();
    }

    private void WritePreference(CodeWriter code, string number, CasePlan alternative, bool isInner)
    {
        foreach (var validator in Validators(alternative))
        {
            code.Line(isInner
                ? $"if (reader.Matches({validator}))\n    {alternative.Type.Name}.Prefer(in reader, {number}, ref best, ref known);"
                : $"reader.Prefer({number}, {validator}, {Names(alternative.Type)}, ref best, ref known);");
        }
    }

    // Whether several alternatives may hold for one object.
    private static bool IsRanked(UnionPlan union) => union.Discriminator is null && union.MayOverlap && Objects(union).Skip(1).Any();

    private static IEnumerable<CasePlan> Objects(UnionPlan union) => union.Cases.Where(MayBeObject);

    private static bool MayBeObject(CasePlan alternative) => (alternative.Kinds & JsonTypes.Object) != 0;

    private static bool IsInner(CasePlan alternative) => alternative.Type.Kind == CSharpKind.Union;

    // The alternatives that one object may be at once, with their numbers; none where no object is more than one. A union among them keeps its own.
    private static List<(int Number, CasePlan Case)> Parts(UnionPlan union)
    {
        if (!IsRanked(union))
            return [];
        var parts = union.Cases.Select(static (alternative, index) => (Number: index + 1, Case: alternative)).Where(static entry => MayBePart(entry.Case)).ToList();
        return parts.Count > 1 ? parts : [];
    }

    private static bool MayBePart(CasePlan alternative) => alternative.Type.Kind is CSharpKind.Model or CSharpKind.Dictionary;

    private static void WriteFromAll(CodeWriter code, UnionPlan union, List<(int Number, CasePlan Case)> parts)
    {
        if (parts.Count == 0)
            return;
        code.Line("/// <summary>Makes an object that is several of the alternatives at once, with the properties of all of them.</summary>");
        foreach (var (_, alternative) in parts)
            code.Line($"/// <param name=\"{alternative.Argument.TrimStart('@')}\">What it is as {Article(alternative.Name)}; null when it is none.</param>");
        code.Line("/// <exception cref=\"ArgumentNullException\">All of them are null.</exception>");
        var arguments = parts.Select(static part => $"{part.Case.Type.Name}? {part.Case.Argument} = null");
        var places = union.Cases.Select(static alternative => MayBePart(alternative) ? alternative.Argument : "null");
        code.Line($"public static {union.Name} FromAll({string.Join(", ", arguments)}) =>\n    Combine([{string.Join(", ", places)}]);").Line();
        // Apart from the arguments, which may have any name.
        using (code.Block($"private static {union.Name} Combine(object?[] others)"))
        {
            code.Line("var first = Array.FindIndex(others, static other => other is not null);");
            code.Line("if (first < 0)\n    throw new ArgumentNullException(nameof(others), \"The object is none of the alternatives: give one of them.\");");
            code.Line("var value = others[first];\nothers[first] = null;\nreturn new(first + 1, value, others);");
        }

        code.Line();
    }

    private void WriteReadOthers(CodeWriter code, UnionPlan union, List<(int Number, CasePlan Case)> parts)
    {
        if (parts.Count == 0)
            return;
        code.Line("// What the object is beside one of the alternatives: others that know properties of it which that one does not.");
        using (code.Block("private static object?[]? ReadOthers(in PayloadReader reader, int alternative)"))
        {
            using (code.Block("PropertyNames? known = alternative switch", "};"))
            {
                foreach (var (number, alternative) in parts)
                {
                    if (AllNames(alternative.Type) is { } names)
                        code.Line($"{CSharpText.Number(number)} => {names},");
                }

                code.Line("_ => null,");
            }

            code.Line("if (known is null)\n    return null;").Line();
            code.Line("object?[]? others = null;");
            foreach (var (number, alternative) in parts)
                WriteReadOther(code, union, number, alternative);
            code.Line("return others;");
        }

        code.Line();
    }

    private void WriteReadOther(CodeWriter code, UnionPlan union, int number, CasePlan alternative)
    {
        var adds = Validators(alternative).Select(validator => $"reader.Adds({validator}, {AllNames(alternative.Type) ?? "null"}, known)");
        using (code.Block($"if ({string.Join(" || ", adds)})"))
        {
            code.Line($"var copy = reader.Fork();\nobject? value = {values.ReadChecked(alternative.Type, alternative.Schemas[0], "copy")};");
            code.Line($"if (!copy.IsBroken)\n    (others ??= new object?[{CSharpText.Number(union.Cases.Count)}])[{CSharpText.Number(number - 1)}] = value;");
            code.Line("copy.Dispose();");
        }
    }

    // The names that a type has; null when it takes any.
    private string? AllNames(CSharpType type) =>
        type.Kind == CSharpKind.Model && _models.TryGetValue(type.Name, out var model) && model.AdditionalProperties is null && model.Properties.Count > 0 ? Names(type) : null;

    private static void WriteOthers(CodeWriter code, List<(int Number, CasePlan Case)> parts)
    {
        if (parts.Count == 0)
            return;
        code.Line("if (_others is null)\n    return;").Line();
        foreach (var (number, alternative) in parts)
        {
            using (code.Block($"if (_others[{CSharpText.Number(number - 1)}] is {alternative.Type.Name} part{CSharpText.Number(number)})"))
            {
                code.Line("var second = writer.Mark();");
                ValueCode.Write(code, alternative.Type, "part" + CSharpText.Number(number));
                code.Line("writer.Merge(first, second);");
            }
        }
    }

    // The names of a model's properties.
    private string Names(CSharpType type) => type.Kind != CSharpKind.Model || !_models.TryGetValue(type.Name, out var model) || model.Properties.Count == 0 ? "null"
        : model.ChecksFirst ? $"{type.Name}.{ModelEmitter.Names}"
        : $"{model.Site.Host.Name}.{ValidatorEmitter.KnownNames(model.Site)}";
}
