using EpasContracts.Tests.Peers;

namespace EpasContracts.Tests.Linting;

/// <summary>What a peer reports and ours does not, each with the reason.</summary>
internal static class KnownDifferences
{
    private static readonly (Func<PeerFinding, bool> Applies, string Reason)[] Reasons =
    [
        (finding => finding.Rule == "oas3-unused-component" && finding.File == "readme-3.0-discriminators.json",
            "A discriminator's mapping uses its schemas, without a $ref."),
        (finding => finding.Rule == "oas3-operation-security-defined" && finding.File == "oai-v3.1-non-oauth-scopes.yaml",
            "From OpenAPI 3.1 on a requirement of any scheme may name roles."),
        (finding => finding.Message.Contains("Invalid regular expression", StringComparison.Ordinal) && finding.Rule.Contains("example", StringComparison.Ordinal),
            "An example is not at fault when its schema's pattern is: ours names the pattern, where it stands."),
        (finding => finding.Message.Contains("\"nullable\" cannot be used without", StringComparison.Ordinal) && finding.Rule.Contains("example", StringComparison.Ordinal),
            "The same with a nullable that has no type."),
        (finding => finding.Message.StartsWith("Maximum callback nesting depth", StringComparison.Ordinal),
            "The peer speaks of a limit of its own; callbacks in callbacks are a finding of ours by themselves."),
    ];

    /// <summary>Why ours is silent, or null when it should not be.</summary>
    public static string? ReasonFor(PeerFinding finding) => Array.Find(Reasons, known => known.Applies(finding)).Reason;
}
