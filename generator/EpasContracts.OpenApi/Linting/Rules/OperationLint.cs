using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>What an operation says about itself and its outcome.</summary>
internal static class OperationLint
{
    private const string SafeInUrl = "-._~:/?#[]@!$&'()*+,;=%";

    public static void Check(LintContext context)
    {
        foreach (var operation in context.Of(PartKind.Operation))
        {
            CheckTexts(context, operation);
            CheckOutcome(context, operation);
            CheckSurroundings(context, operation);
        }
    }

    private static void CheckTexts(LintContext context, Part operation)
    {
        if (!operation.HasText("operationId"))
            context.Report(LintRules.NoOperationId, operation.At.Child("operationId") ?? operation.At, "The operation has no operationId");
        else if (operation.Text("operationId") is { } id && !id.All(c => c < 128 && (char.IsLetterOrDigit(c) || SafeInUrl.IndexOf(c) >= 0)))
            context.Report(LintRules.OperationIdCharacters, operation.At.Child("operationId")!.Value, $"The operationId '{id}' cannot stand in a URL");
        if (!operation.HasText("summary"))
            context.Report(LintRules.NoOperationSummary, operation.At.Child("summary") ?? operation.At, "The operation has no summary");
        if (!operation.HasText("description"))
            context.Report(LintRules.NoOperationDescription, operation.At.Child("description") ?? operation.At, "The operation has no description");
    }

    private static void CheckOutcome(LintContext context, Part operation)
    {
        // An operation without responses is the reader's finding.
        if (operation.At.Child("responses") is not { Node: MappingNode { Members.Count: > 0 } } responses)
            return;
        var statuses = responses.Members().Select(response => response.Name).ToList();
        if (!statuses.Exists(status => status.StartsWith("2", StringComparison.Ordinal)))
            context.Report(LintRules.NoSuccess, responses, "The operation describes no success");
        if (!statuses.Exists(status => status.StartsWith("4", StringComparison.Ordinal)))
            context.Report(LintRules.NoClientError, responses, "The operation describes no error of the caller");
        foreach (var (status, response) in responses.Members())
        {
            // In JSON every key has its quotes.
            if (response.Key is { } key && key.End - key.Start == status.Length && status.All(char.IsDigit))
                context.Report(LintRules.StatusNotQuoted, response, $"The status {status} has no quotes");
        }
    }

    private static void CheckSurroundings(LintContext context, Part operation)
    {
        var owners = operation.Owners().ToList();
        if (operation.At.Child("callbacks") is { } callbacks)
        {
            if (owners.Exists(owner => owner.Kind == PartKind.Callback))
                context.Report(LintRules.NestedCallbacks, callbacks, "The callback has callbacks of its own");
            if (IsWebhook(owners))
                context.Report(LintRules.WebhookCallbacks, callbacks, "The webhook has callbacks");
        }

        if (operation.At.Child("servers") is { } servers && IsWebhook(owners))
            context.Report(LintRules.WebhookServers, servers, "The webhook names servers");
    }

    private static bool IsWebhook(List<Part> owners) => owners.Exists(owner => owner.Member is "webhooks" or "x-webhooks");
}
