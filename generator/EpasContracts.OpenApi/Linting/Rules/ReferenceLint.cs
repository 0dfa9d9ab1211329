using EpasContracts.OpenApi.Linting.Parts;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>What stands beside a <c>$ref</c>; that of a schema is the reader's matter, that of a path item may have anything beside it.</summary>
internal static class ReferenceLint
{
    public static void Check(LintContext context)
    {
        var references = context.Parts.Where(part => part.IsReference && part.Kind is not (PartKind.Schema or PartKind.PathItem));
        foreach (var part in references)
        {
            foreach (var (name, value) in part.At.Members().Where(member => !MayStandBeside(context, member.Name)))
                context.Report(LintRules.IgnoredBesideReference, value, $"'{name}' beside '$ref' has no effect");
        }
    }

    private static bool MayStandBeside(LintContext context, string name) =>
        name == "$ref" || name.StartsWith("x-", StringComparison.Ordinal) || (name is "summary" or "description" && !context.IsOpenApi30);
}
