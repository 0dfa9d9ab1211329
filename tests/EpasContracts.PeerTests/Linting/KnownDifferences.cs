using EpasContracts.Tests.Peers;

namespace EpasContracts.Tests.Linting;

/// <summary>What a peer reports and ours does not, each with the reason.</summary>
internal static class KnownDifferences
{
    private static readonly (Func<PeerFinding, bool> Applies, string Reason)[] Reasons =
    [
    ];

    /// <summary>Why ours is silent, or null when it should not be.</summary>
    public static string? ReasonFor(PeerFinding finding) => Array.Find(Reasons, known => known.Applies(finding)).Reason;
}
