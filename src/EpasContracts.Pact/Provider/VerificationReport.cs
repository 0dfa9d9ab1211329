using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EpasContracts.Pacts.Native;

namespace EpasContracts.Pacts.Provider;

/// <summary>
/// Reads the core's report and judges by it, not by the core's exit code: that one is success when nothing was verified.
/// </summary>
internal static class VerificationReport
{
    /// <exception cref="PactVerificationException">An interaction failed.</exception>
    /// <exception cref="PactException">Nothing, or not everything, was tried.</exception>
    public static PactVerificationResult Judge(
        NativeVerification verification, PactSources sources, bool filtered, IReadOnlyCollection<string> stateFailures)
    {
        var report = verification.Json.Length == 0 ? null : JsonNode.Parse(verification.Json);
        var results = (report?["interactionResults"] as JsonArray ?? []).OfType<JsonObject>().Select(Read).ToList();
        var verified = new PactVerificationResult(results, verification.Output);
        if (results.Count == 0 && verification.Code == 0)
        {
            throw new PactException(filtered
                ? $"The filter matches none of the {sources.Interactions} interactions in {string.Join(", ", sources.Files)}, so nothing was verified."
                : $"The Pact core verified none of the {sources.Interactions} interactions in {string.Join(", ", sources.Files)}.");
        }

        if (!verified.Success)
            throw new PactVerificationException(Describe(verified, stateFailures), verified);
        if (verification.Code != 0)
            throw new PactException($"The Pact core could not verify (code {verification.Code}): {report?["errors"]?.ToJsonString() ?? verification.Logs}");
        if (!filtered && results.Count != sources.Interactions)
            throw new PactException($"The Pact core verified {results.Count} of {sources.Interactions} interactions in {string.Join(", ", sources.Files)}.");
        return verified;
    }

    private static string Describe(PactVerificationResult verified, IReadOnlyCollection<string> stateFailures)
    {
        var failed = verified.Interactions.Where(static result => !result.Success && !result.Pending).ToList();
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture, $"{failed.Count} of {verified.Interactions.Count} interactions are not what the provider does.");
        foreach (var result in failed)
        {
            text.Append("\n  ").Append(result);
            foreach (var problem in result.Problems)
                text.Append("\n    ").Append(problem);
        }

        foreach (var failure in stateFailures.Distinct(StringComparer.Ordinal))
            text.Append("\n  ").Append(failure);
        return text.ToString();
    }

    private static InteractionResult Read(JsonObject result) => new(
        Text(result["consumer"]),
        Text(result["description"]),
        [.. (result["providerStates"] as JsonArray ?? []).Select(Text)],
        Text(result["result"]) == "OK",
        result["pending"]?.GetValue<bool>() ?? false,
        Problems(result["mismatch"]));

    private static IReadOnlyList<string> Problems(JsonNode? mismatch)
    {
        if (mismatch is null)
            return [];
        return mismatch["mismatches"] is JsonArray details
            ? [.. details.OfType<JsonObject>().Select(MismatchText.Of)]
            : [Ansi.Strip(Text(mismatch["message"]))];
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
