namespace EpasContracts;

/// <summary>Where the service runs: an environment and one of its regions. There are seven such pairs and no others.</summary>
public sealed record EpasEndpoint
{
    private EpasEndpoint(string environment, string region)
    {
        Environment = environment;
        Region = region;
        BaseAddress = new Uri($"https://epas.{region}.{environment}.samsungsdscloud.com");
    }

    /// <summary>Every pair that exists, as the vendor's page lists them.</summary>
    public static IReadOnlyList<EpasEndpoint> All { get; } =
    [
        new("s", "kr-west1"), new("s", "kr-east1"),
        new("g", "kr-south1"), new("g", "kr-south2"), new("g", "kr-south3"),
        new("e", "kr-west1"), new("e", "kr-east1"),
    ];

    /// <summary>The environment, a single letter.</summary>
    public string Environment { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The service's address.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The endpoint of a pair, or null when there is no such pair.</summary>
    public static EpasEndpoint? Find(string? environment, string? region) =>
        All.FirstOrDefault(endpoint => endpoint.Environment == environment && endpoint.Region == region);

    /// <summary>The pair as <c>environment/region</c>.</summary>
    public override string ToString() => $"{Environment}/{Region}";
}
