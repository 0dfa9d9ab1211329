using EpasContracts.Cli.Rendering;
using EpasContracts.Drift;
using EpasContracts.Pacts;

namespace EpasContracts.Cli.Checks;

/// <summary>The committed pacts against the emulated provider.</summary>
internal static class SandboxLink
{
    public static async Task<DriftReport> CheckAsync(string pacts, CancellationToken cancellationToken)
    {
        var results = await VerifyAsync(pacts, cancellationToken).ConfigureAwait(false);
        var findings = results.Where(result => result is { Success: false, Pending: false }).Select(result => DriftRules.ProviderFails.At(
            $"{result}: {string.Join(" ", result.Problems.Select(problem => problem.ReplaceLineEndings(" ")))}", DriftSide.Both,
            Place(pacts, result.Description), new DriftPlace("sandbox", "EpasContracts.Sandbox", Symbol: "EpasContracts.Sandbox.EpasSandbox")));
        return DriftReport.Of("pacts ↔ sandbox", [new(results.Count, "interactions")], findings);
    }

    private static async Task<IReadOnlyList<InteractionResult>> VerifyAsync(string pacts, CancellationToken cancellationToken)
    {
        try
        {
            return (await SandboxVerification.RunAsync(pacts, cancellationToken).ConfigureAwait(false)).Interactions;
        }
        catch (PactVerificationException failure)
        {
            return failure.Result.Interactions;
        }
    }

    /// <summary>Where an interaction begins: the line with its description.</summary>
    private static DriftPlace Place(string pacts, string description)
    {
        var wanted = $"\"description\": {JsonText.Of(description)}";
        foreach (var file in Directory.EnumerateFiles(pacts, "*.json").Order(StringComparer.Ordinal))
        {
            var line = File.ReadLines(file).TakeWhile(text => !text.Contains(wanted, StringComparison.Ordinal)).Count() + 1;
            if (File.ReadLines(file).Skip(line - 1).Any())
                return new DriftPlace("pact", file, line);
        }

        return new DriftPlace("pact", pacts);
    }
}
