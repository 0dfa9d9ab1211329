namespace EpasContracts.Drift.Facts;

/// <summary>What differences of facts already explain, so that no cause is told twice.</summary>
internal sealed class KnownPointers
{
    private readonly HashSet<string> _pointers = new(StringComparer.Ordinal);

    public KnownPointers(IEnumerable<FactDifference> differences)
    {
        foreach (var fact in differences.SelectMany(difference => new[] { difference.Fact, difference.Missing == MissingIn.Neither ? difference.Second : difference.Fact }))
        {
            _pointers.Add(fact.Pointer);
            if (fact.Keyword is { } keyword)
                _pointers.Add(keyword);
        }
    }

    /// <summary>Whether the pointer, or something above it, is known to differ.</summary>
    public bool Covers(string pointer) => SelfAndAbove(pointer).Any(_pointers.Contains);

    /// <summary>A pointer and those of what is around it, the outermost last.</summary>
    public static IEnumerable<string> SelfAndAbove(string pointer)
    {
        for (var at = pointer; at.Length > 0; at = at[..Math.Max(at.LastIndexOf('/'), 0)])
            yield return at;
    }

    /// <summary>Whether anything of a schema is known to differ, above it or inside.</summary>
    public bool TouchesSchema(string pointer) =>
        Covers(pointer) || _pointers.Any(known => known.StartsWith(pointer + "/", StringComparison.Ordinal));
}
