namespace EpasContracts.Signing;

/// <summary>Who calls: the key pair and what goes with it. Its text never shows the secret key.</summary>
public sealed class ScpCredentials
{
    /// <summary>The public half of the key pair.</summary>
    public required string AccessKey { get; init; }

    /// <summary>The secret half of the key pair.</summary>
    public required string SecretKey { get; init; }

    /// <summary>The account, or null to send none.</summary>
    public string? AccountId { get; init; }

    /// <summary>The account, if any, and nothing of the keys.</summary>
    public override string ToString() => $"{nameof(ScpCredentials)} {{ AccountId = {AccountId ?? "none"}, AccessKey = ***, SecretKey = *** }}";
}
