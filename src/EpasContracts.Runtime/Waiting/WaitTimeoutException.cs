namespace EpasContracts.Runtime.Waiting;

/// <summary>Work did not end in the time that the caller gave it. It may still go on.</summary>
public sealed class WaitTimeoutException : TimeoutException
{
    internal WaitTimeoutException(string id, string? lastState, TimeSpan timeout, Exception innerException)
        : base($"The work {id} did not end within {timeout}; its last state was {lastState ?? "never seen"}. The work may still go on.", innerException)
    {
        Id = id;
        LastState = lastState;
        Timeout = timeout;
    }

    /// <summary>The work: a request or an operation.</summary>
    public string Id { get; }

    /// <summary>Its last state as the service spells it, or null when it was never seen.</summary>
    public string? LastState { get; }

    /// <summary>The time that it was given.</summary>
    public TimeSpan Timeout { get; }
}
