namespace EpasContracts.OpenApi.Instances;

/// <summary>What the schemas of one place have said about the members of its value.</summary>
internal sealed class Evaluated
{
    /// <summary>Properties that a schema describes.</summary>
    public HashSet<string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>How many elements from the first on a schema describes.</summary>
    public int Items { get; set; }

    /// <summary>Whether any schema of the place lists properties, so that a property that none lists is worth a word.</summary>
    public bool ListsProperties { get; set; }

    /// <summary>Takes over what another schema of the same place said.</summary>
    public void Add(Evaluated other)
    {
        Properties.UnionWith(other.Properties);
        Items = Math.Max(Items, other.Items);
        ListsProperties |= other.ListsProperties;
    }
}
