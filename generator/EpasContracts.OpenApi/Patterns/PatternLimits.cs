namespace EpasContracts.OpenApi.Patterns;

/// <summary>
/// How large an automaton may become before the pattern is left to a <c>Regex</c>. All are counts and not times, so that the
/// same pattern has the same fate on every machine.
/// </summary>
/// <param name="MaxStates">States of the automaton, at most 65,535.</param>
/// <param name="MaxTableEntries">Entries of the transition table, two bytes each.</param>
/// <param name="MaxWork">Elementary steps of the whole construction; 10 million take about a tenth of a second.</param>
public sealed record PatternLimits(int MaxStates = 4_096, int MaxTableEntries = 262_144, int MaxWork = 10_000_000)
{
    /// <summary>The limits that hold when none are given.</summary>
    public static PatternLimits Default { get; } = new();
}
