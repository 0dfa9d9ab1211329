namespace EpasContracts.Drift.Facts;

/// <summary>A difference between two trees of facts.</summary>
/// <param name="First">The fact of the first tree, or where it would stand: its parent.</param>
/// <param name="Second">The fact of the second tree, or where it would stand.</param>
/// <param name="Missing">In which tree it is missing.</param>
internal sealed record FactDifference(Fact First, Fact Second, MissingIn Missing)
{
    /// <summary>The fact itself: of the two, one that is there.</summary>
    public Fact Fact => Missing == MissingIn.First ? Second : First;
}

/// <summary>Which of two trees lacks a fact.</summary>
internal enum MissingIn
{
    Neither,
    First,
    Second,
}

/// <summary>Compares two trees of facts.</summary>
internal static class FactDiff
{
    /// <summary>All differences. Of something that is missing, nothing below it is told.</summary>
    public static IEnumerable<FactDifference> Compare(Fact first, Fact second)
    {
        if (first.Value != second.Value)
            yield return new FactDifference(first, second, MissingIn.Neither);
        var others = Index(second);
        // What is said twice counts once.
        foreach (var child in Index(first).Values)
        {
            if (!others.Remove((child.Kind, child.Name), out var other))
            {
                yield return new FactDifference(child, second, MissingIn.Second);
                continue;
            }

            foreach (var difference in Compare(child, other))
                yield return difference;
        }

        foreach (var child in others.Values)
            yield return new FactDifference(first, child, MissingIn.First);
    }

    private static Dictionary<(FactKind, string), Fact> Index(Fact fact)
    {
        var index = new Dictionary<(FactKind, string), Fact>();
        foreach (var child in fact.Children)
            index.TryAdd((child.Kind, child.Name), child);
        return index;
    }
}
