namespace EpasContracts.Waiting;

/// <summary>A request ended without success.</summary>
public sealed class EpasRequestFailedException : Exception
{
    internal EpasRequestFailedException(string requestId, string state)
        : base($"The request {requestId} ended as {state}.")
    {
        RequestId = requestId;
        State = state;
    }

    /// <summary>The request.</summary>
    public string RequestId { get; }

    /// <summary>Its last state as the service spells it.</summary>
    public string State { get; }
}
