namespace EpasContracts.Exoscale;

/// <summary>A zone: each is an endpoint of its own, and a service is seen and changed only through the zone that it runs in.</summary>
public sealed record ExoscaleZone
{
    private ExoscaleZone(string name)
    {
        Name = name;
        BaseAddress = new Uri($"https://api-{name}.exoscale.com/v2");
    }

    /// <summary>Every zone that exists.</summary>
    public static IReadOnlyList<ExoscaleZone> All { get; } =
        [new("at-vie-1"), new("at-vie-2"), new("bg-sof-1"), new("ch-dk-2"), new("ch-gva-2"), new("de-fra-1"), new("de-muc-1"), new("hr-zag-1")];

    /// <summary>The name, such as <c>ch-gva-2</c>.</summary>
    public string Name { get; }

    /// <summary>The zone's address.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The zone of a name, or null when there is none.</summary>
    /// <param name="name">The name, in small letters.</param>
    public static ExoscaleZone? Find(string? name) => All.FirstOrDefault(zone => zone.Name == name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
