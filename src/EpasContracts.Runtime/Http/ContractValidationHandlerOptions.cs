using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http;

/// <summary>What becomes of a message that violates its contract.</summary>
public enum ViolationPolicy
{
    /// <summary>It is not looked at.</summary>
    Ignore,

    /// <summary><see cref="ContractValidationHandlerOptions.OnViolation"/> is told, and the message goes on.</summary>
    Report,

    /// <summary><see cref="ContractValidationHandlerOptions.OnViolation"/> is told, and a <see cref="ContractValidationException"/> is thrown.</summary>
    Throw,
}

/// <summary>How <see cref="ContractValidationHandler"/> treats requests and responses.</summary>
public sealed class ContractValidationHandlerOptions
{
    /// <summary>What becomes of requests that violate the contract; they are not sent when nothing else is set.</summary>
    public ViolationPolicy Requests { get; set; } = ViolationPolicy.Throw;

    /// <summary>What becomes of responses that violate the contract; reported when nothing else is set, since vendors change their answers.</summary>
    public ViolationPolicy Responses { get; set; } = ViolationPolicy.Report;

    /// <summary>What becomes of requests for operations that the contract does not have; reported when nothing else is set.</summary>
    public ViolationPolicy UnknownOperations { get; set; } = ViolationPolicy.Report;

    /// <summary>
    /// The longest JSON body in bytes that is held in memory; 10 MiB when nothing else is set. A longer response goes on unchecked and is
    /// reported. A longer request is treated like a violation; when its length is not known beforehand it cannot be sent any more, and is
    /// thrown whatever <see cref="Requests"/> says.
    /// </summary>
    public int MaxBodyBytes { get; set; } = 10 << 20;

    /// <summary>What the paths of requests have before those of the contract, such as <c>/api</c>; empty when nothing else is set.</summary>
    public string BasePath { get; set; } = "";

    /// <summary>The bounds and the language.</summary>
    public ValidationOptions Validation { get; set; } = ValidationOptions.Default;

    /// <summary>Is told of every violation; null tells nobody.</summary>
    public Action<ContractViolation>? OnViolation { get; set; }
}

/// <summary>A message that violates its contract.</summary>
/// <param name="Operation">The operation, or null when the contract has none for the request.</param>
/// <param name="Status">The status of a response; null for a request.</param>
/// <param name="Errors">What is wrong; the pointers of bodies begin with <c>/body</c>, those of parameters with their place. Secrets are masked.</param>
public sealed record ContractViolation(OperationDescriptor? Operation, int? Status, IReadOnlyList<ValidationError> Errors)
{
    /// <summary>What violates the contract: method and path template, and the status of a response.</summary>
    public string Subject => $"{Operation?.ToString() ?? "The request"}{(Status is null ? "" : FormattableString.Invariant($", response {Status},"))}";
}
