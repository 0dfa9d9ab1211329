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

/// <summary>A request did not end in the time that the caller gave it. The work may still go on.</summary>
public sealed class EpasWaitTimeoutException : TimeoutException
{
    internal EpasWaitTimeoutException(string requestId, string? lastState, TimeSpan timeout, Exception? innerException = null)
        : base($"The request {requestId} did not end within {timeout}; its last state was {lastState ?? "never seen"}. The work may still go on.", innerException)
    {
        RequestId = requestId;
        LastState = lastState;
        Timeout = timeout;
    }

    /// <summary>The request.</summary>
    public string RequestId { get; }

    /// <summary>Its last state as the service spells it, or null when it was never seen.</summary>
    public string? LastState { get; }

    /// <summary>The time that it was given.</summary>
    public TimeSpan Timeout { get; }
}
