using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Validation;

/// <summary>Validation of bodies by the name of their operation.</summary>
public static class ContractValidation
{
    /// <summary>Checks the body of a request.</summary>
    /// <param name="contract">The contract, such as <c>EpasContract.Descriptor</c>.</param>
    /// <param name="operation">Method and path, <c>POST /v1/clusters</c>: the template or the path of a request; or the operation's id.</param>
    /// <param name="utf8">The body; empty when there is none.</param>
    /// <param name="options">The bounds and the language; null takes the defaults.</param>
    /// <returns>Every violation; empty when the body satisfies the contract.</returns>
    /// <exception cref="ArgumentException">The contract has no such operation.</exception>
    public static IReadOnlyList<ValidationError> Validate(this ApiDescriptor contract, string operation, ReadOnlySpan<byte> utf8, ValidationOptions? options = null) =>
        new ContractValidator(contract, options).ValidateRequestBody(Find(contract, operation), utf8);

    /// <summary>Checks the body of a response.</summary>
    /// <param name="contract">The contract, such as <c>EpasContract.Descriptor</c>.</param>
    /// <param name="operation">Method and path, <c>POST /v1/clusters</c>: the template or the path of a request; or the operation's id.</param>
    /// <param name="status">The HTTP status, 100 to 599; one that the contract does not declare is a violation.</param>
    /// <param name="utf8">The body; empty when there is none.</param>
    /// <param name="options">The bounds and the language; null takes the defaults.</param>
    /// <returns>Every violation; empty when the body satisfies the contract.</returns>
    /// <exception cref="ArgumentException">The contract has no such operation.</exception>
    public static IReadOnlyList<ValidationError> Validate(this ApiDescriptor contract, string operation, int status, ReadOnlySpan<byte> utf8, ValidationOptions? options = null) =>
        new ContractValidator(contract, options).ValidateResponse(Find(contract, operation), status, utf8);

    /// <summary>The operation of a name.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="operation">Method and path, the template or the path of a request; or the operation's id.</param>
    /// <returns>The operation, or null when the contract has none of that name.</returns>
    public static OperationDescriptor? TryFind(this ApiDescriptor contract, string operation)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(operation);
        if (contract.FindOperation(operation) is { } byId)
            return byId;
        var parts = operation.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 2 ? contract.FindOperation(parts[0], parts[1]) ?? contract.Router.Find(parts[0], parts[1])?.Operation : null;
    }

    private static OperationDescriptor Find(ApiDescriptor contract, string operation) => contract.TryFind(operation)
        ?? throw new ArgumentException($"{contract.Title} has no operation '{operation}'. Name one by method and path, such as '{(contract.Operations.Count > 0 ? contract.Operations[0] : "GET /")}', or by its id.", nameof(operation));
}
