using EpasContracts.OpenApi.Linting.Parts;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>
/// What stands beside a <c>$ref</c>. Beside that of a path item anything may; what has no effect beside that of a schema the reader says, except
/// for the keywords that it honours in OpenAPI 3.0 though other tools do not.
/// </summary>
internal static class ReferenceLint
{
    private static readonly string[] Honoured = ["description", "deprecated", "nullable"];

    public static void Check(LintContext context)
    {
        var references = context.Parts.Where(part => part.IsReference && part.Kind is not (PartKind.Schema or PartKind.PathItem));
        foreach (var part in references)
        {
            foreach (var (name, value) in part.At.Members().Where(member => !MayStandBeside(context, member.Name)))
                context.Report(LintRules.IgnoredBesideReference, value, $"'{name}' beside '$ref' has no effect");
        }

        foreach (var schema in context.IsOpenApi30 ? context.AllOf(PartKind.Schema).Where(part => part.IsReference) : [])
        {
            foreach (var (name, value) in schema.At.Members().Where(member => Honoured.Contains(member.Name)))
                context.Report(LintRules.IgnoredBesideReference, value, $"'{name}' beside '$ref' has no effect in most tools", "Move the reference into 'allOf', or use OpenAPI 3.1.");
        }
    }

    private static bool MayStandBeside(LintContext context, string name) =>
        name == "$ref" || name.StartsWith("x-", StringComparison.Ordinal) || (name is "summary" or "description" && !context.IsOpenApi30);
}
