namespace EpasContracts.OpenApi.Patterns;

/// <summary>An immutable set of Unicode code points, kept as the sorted places where membership flips.</summary>
internal sealed class CodePointSet : IEquatable<CodePointSet>
{
    /// <summary>One past the last code point.</summary>
    public const int Limit = 0x110000;

    private readonly int[] _flips;

    private CodePointSet(int[] flips) => _flips = flips;

    public static CodePointSet Empty { get; } = new([]);

    public static CodePointSet All { get; } = new([0, Limit]);

    /// <summary>What may stand in UTF-8 text: everything but the surrogates.</summary>
    public static CodePointSet Scalars { get; } = new([0, 0xD800, 0xE000, Limit]);

    public static CodePointSet Digits { get; } = Of(('0', '9'));

    public static CodePointSet WordCharacters { get; } = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    /// <summary>ECMA-262's WhiteSpace and LineTerminator.</summary>
    public static CodePointSet WhiteSpace { get; } = Of(
        (0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029),
        (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    public static CodePointSet LineTerminators { get; } = Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029));

    public bool IsEmpty => _flips.Length == 0;

    /// <summary>The sorted, disjoint ranges; both ends belong to the set.</summary>
    public IEnumerable<(int First, int Last)> Ranges
    {
        get
        {
            for (var i = 0; i < _flips.Length; i += 2)
                yield return (_flips[i], _flips[i + 1] - 1);
        }
    }

    public static CodePointSet Single(int codePoint) => new([codePoint, codePoint + 1]);

    /// <summary>The union of ranges in any order, overlapping or not; both ends belong to the set.</summary>
    public static CodePointSet Of(params IReadOnlyCollection<(int First, int Last)> ranges)
    {
        var flips = new List<int>(ranges.Count * 2);
        IEnumerable<(int First, int Last)> sorted = AreSorted(ranges) ? ranges : ranges.OrderBy(range => range.First);
        foreach (var (first, last) in sorted)
        {
            if (flips.Count > 0 && first <= flips[flips.Count - 1])
            {
                flips[flips.Count - 1] = Math.Max(flips[flips.Count - 1], last + 1);
                continue;
            }

            flips.Add(first);
            flips.Add(last + 1);
        }

        return new([.. flips]);
    }

    private static bool AreSorted(IEnumerable<(int First, int Last)> ranges)
    {
        var before = 0;
        foreach (var (first, _) in ranges)
        {
            if (first < before)
                return false;
            before = first;
        }

        return true;
    }

    public static CodePointSet Union(IEnumerable<CodePointSet> sets) => Of([.. sets.SelectMany(set => set.Ranges)]);

    public CodePointSet Negate()
    {
        var flips = new List<int>(_flips);
        if (!flips.Remove(0))
            flips.Insert(0, 0);
        if (!flips.Remove(Limit))
            flips.Add(Limit);
        return new([.. flips]);
    }

    public CodePointSet Intersect(CodePointSet other) => Union([Negate(), other.Negate()]).Negate();

    public bool Contains(int codePoint)
    {
        var index = Array.BinarySearch(_flips, codePoint);
        return index >= 0 ? index % 2 == 0 : ~index % 2 == 1;
    }

    public bool Equals(CodePointSet? other) => other is not null && _flips.AsEnumerable().SequenceEqual(other._flips);

    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    public override int GetHashCode() => IntArrayComparer.Hash(_flips);
}
