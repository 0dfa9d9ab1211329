namespace EpasContracts.Generator.Naming;

/// <summary>A hash of a name that is the same on every machine, as a string's own is not.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a; 24 bits.</summary>
    public static uint Of(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash >> 8;
    }
}
