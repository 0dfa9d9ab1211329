namespace EpasContracts.Drift.Probing;

/// <summary>A value just inside or just outside of one keyword of a schema.</summary>
/// <param name="Keyword">The keyword.</param>
/// <param name="Pointer">The keyword's JSON Pointer in the document.</param>
/// <param name="Json">The value; null when none could be made.</param>
/// <param name="IsInside">Whether the document allows it.</param>
internal sealed record Probe(string Keyword, string Pointer, string? Json, bool IsInside)
{
    /// <summary>Whether a refusal by any keyword will do: a validator may tell what is wrong in an alternative rather than that none fits.</summary>
    public bool ByAnyKeyword { get; init; }
}
