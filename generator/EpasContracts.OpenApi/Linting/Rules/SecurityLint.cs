using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>How callers authenticate.</summary>
internal static class SecurityLint
{
    public static void Check(LintContext context)
    {
        if (!context.Document.Has("security"))
        {
            foreach (var operation in context.Of(PartKind.Operation).Where(operation => !operation.Has("security")))
                context.Report(LintRules.NoSecurity, operation.At, "Neither the operation nor the document says how callers authenticate");
        }

        foreach (var requirement in context.Of(PartKind.SecurityRequirement))
        {
            foreach (var (name, scopes) in requirement.At.Members())
                CheckScopes(context, name, scopes);
        }
    }

    private static void CheckScopes(LintContext context, string name, Cursor scopes)
    {
        if (context.Find(JsonPointer.Append("/components/securitySchemes", name)) is not { } reference || context.Follow(reference) is not { } scheme)
            return;
        if (scheme.Child("type")?.Node is not ScalarNode { Text: "oauth2" } || scheme.Child("flows") is not { } flows)
            return;
        var known = new HashSet<string>(
            flows.Members().SelectMany(flow => flow.Value.Child("scopes")?.Members() ?? []).Select(scope => scope.Name), StringComparer.Ordinal);
        foreach (var scope in scopes.Items())
        {
            if (scope.Node is ScalarNode text && !known.Contains(text.Text))
                context.Report(LintRules.UnknownScope, scope, $"No flow of the security scheme '{name}' has the scope '{text.Text}'");
        }
    }
}
