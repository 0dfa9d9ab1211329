namespace EpasContracts.Generator.Naming;

/// <summary>Names that emitted members use as they are: no member may hide them.</summary>
/// <param name="shared">Names that a member may have, marked as the document's.</param>
/// <param name="names">The first of the names.</param>
internal sealed class OuterNames(SharedNames shared, IEnumerable<string> names) : HashSet<string>(names.Where(name => !shared.Contains(name)), StringComparer.Ordinal)
{
    public SharedNames Shared => shared;
}
