namespace EpasContracts.Signing;

/// <summary>The headers of a signed request. Services match their names without regard to case.</summary>
public static class ScpHeaders
{
    /// <summary>The public half of the key pair.</summary>
    public const string AccessKey = "Scp-Accesskey";

    /// <summary>The signature in base64.</summary>
    public const string Signature = "Scp-Signature";

    /// <summary>The time of the call in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public const string Timestamp = "Scp-Timestamp";

    /// <summary>The kind of the caller, always <see cref="OpenApiClientType"/>.</summary>
    public const string ClientType = "Scp-ClientType";

    /// <summary>The account; left out when none is set.</summary>
    public const string AccountId = "Scp-AccountId";

    /// <summary>The service and its version, such as <c>epas 1.0</c>.</summary>
    public const string ApiVersion = "Scp-Api-Version";

    /// <summary>The language of messages.</summary>
    public const string Language = "Accept-Language";

    /// <summary>The one value of <see cref="ClientType"/>.</summary>
    public const string OpenApiClientType = "Openapi";
}
