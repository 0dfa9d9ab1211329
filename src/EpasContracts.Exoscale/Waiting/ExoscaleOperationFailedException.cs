namespace EpasContracts.Exoscale.Waiting;

/// <summary>An operation ended without success.</summary>
public sealed class ExoscaleOperationFailedException : Exception
{
    internal ExoscaleOperationFailedException(string id, Operation operation)
        : base($"The operation {id} ended as {operation.State}{(operation.Reason is { } reason ? $", because: {reason}" : "")}{(operation.Message is { Length: > 0 } message ? $": {message}" : ".")}")
    {
        Operation = operation;
    }

    /// <summary>The operation as it was seen last, with its state, reason and message.</summary>
    public Operation Operation { get; }
}
