namespace EpasContracts.Exoscale.Signing;

/// <summary>Who calls: the key pair. Its text shows neither half.</summary>
public sealed class Exo2Credentials
{
    /// <summary>The public half of the key pair.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The secret half of the key pair.</summary>
    public required string ApiSecret { get; init; }

    /// <summary>Nothing of the keys.</summary>
    public override string ToString() => $"{nameof(Exo2Credentials)} {{ ApiKey = ***, ApiSecret = *** }}";
}
