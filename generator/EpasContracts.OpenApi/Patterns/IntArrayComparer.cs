namespace EpasContracts.OpenApi.Patterns;

/// <summary>Arrays of numbers as dictionary keys, by content.</summary>
internal sealed class IntArrayComparer : IEqualityComparer<int[]>
{
    public static IntArrayComparer Instance { get; } = new();

    public static int Hash(int[] values)
    {
        var hash = 17;
        foreach (var value in values)
            hash = unchecked((hash * 31) + value);
        return hash;
    }

    public bool Equals(int[]? x, int[]? y)
    {
        if (x is null || y is null || x.Length != y.Length)
            return ReferenceEquals(x, y);
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != y[i])
                return false;
        }

        return true;
    }

    public int GetHashCode(int[] obj) => Hash(obj);
}
