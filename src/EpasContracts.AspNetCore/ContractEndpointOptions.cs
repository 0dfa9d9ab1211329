namespace EpasContracts.AspNetCore;

/// <summary>How a contract is kept at the door of a server.</summary>
public sealed class ContractEndpointOptions
{
    /// <summary>The longest body in bytes that is read, files included; a longer one is refused with 413. 10 MiB when nothing else is set.</summary>
    public long MaxBodyBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>
    /// Whether the server's own answers are held against the contract too: one that violates it is logged and replaced by a 500 that says
    /// where. Null when nothing else is set: in the environment <c>Development</c> only.
    /// </summary>
    public bool? ValidateResponses { get; set; }

    /// <summary>Makes the answer to a request that violates the contract; null answers with problem details of RFC 9457.</summary>
    public Func<InvalidRequest, ApiResult>? OnInvalidRequest { get; set; }
}
