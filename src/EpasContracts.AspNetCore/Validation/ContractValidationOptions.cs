using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.AspNetCore;

/// <summary>How a server's messages are held against a contract before its own code sees them.</summary>
public sealed class ContractValidationOptions
{
    /// <summary>The longest JSON body in bytes that is read; a longer one is refused with 413. 10 MiB when nothing else is set.</summary>
    public long MaxBodyBytes { get; set; } = 10 << 20;

    /// <summary>Whether requests for operations that the contract does not have are refused with 404; they go on when nothing else is set.</summary>
    public bool RefuseUnknownOperations { get; set; }

    /// <summary>
    /// Whether the server's own answers are held against the contract, too: one that violates it is logged and replaced by a 500 that says
    /// where. Answers are held in memory for it. For tests and staging; off when nothing else is set.
    /// </summary>
    public bool ValidateResponses { get; set; }

    /// <summary>The bounds and the language.</summary>
    public ValidationOptions Validation { get; set; } = ValidationOptions.Default;

    /// <summary>Answers a request that violates the contract; null answers with problem details of RFC 9457.</summary>
    public Func<RefusedMessage, Task>? OnRefused { get; set; }
}

/// <summary>A request that the contract does not allow; no code of the server has seen it.</summary>
/// <param name="Context">The request.</param>
/// <param name="Operation">What it asked for, or null when the contract has no such operation.</param>
/// <param name="Status">400 for values at fault, 404 for an unknown operation, 413 for a body that is too large, 415 for one in another media type.</param>
/// <param name="Errors">Every value at fault; the pointers begin with the place: <c>/path/id</c>, <c>/query/size</c>, <c>/header/X-Name</c>, <c>/body/tags/0/key</c>.</param>
public sealed record RefusedMessage(HttpContext Context, OperationDescriptor? Operation, int Status, IReadOnlyList<ValidationError> Errors);
