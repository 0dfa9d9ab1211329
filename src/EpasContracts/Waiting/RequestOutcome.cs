namespace EpasContracts.Waiting;

/// <summary>What a request's state means for someone who waits.</summary>
public enum RequestOutcome
{
    /// <summary>The work goes on, or the state is one that this library does not know.</summary>
    Pending,

    /// <summary>The work is done.</summary>
    Succeeded,

    /// <summary>The work ended without success.</summary>
    Failed,
}

/// <summary>Reads the states of <c>GET /v1/requests/{request_id}</c>.</summary>
public static class RequestStates
{
    // The vendor documents no list of states: these are the usual words for an end, and every other word means to go on.
    private static readonly HashSet<string> Success = new(StringComparer.OrdinalIgnoreCase)
    {
        "DONE", "COMPLETE", "COMPLETED", "SUCCESS", "SUCCEEDED", "FINISHED",
    };

    private static readonly HashSet<string> Failure = new(StringComparer.OrdinalIgnoreCase)
    {
        "FAIL", "FAILED", "FAILURE", "ERROR", "CANCELED", "CANCELLED", "ABORTED", "REJECTED", "TIMEOUT", "TIMED_OUT",
    };

    /// <summary>What a state means, whatever its case; unknown states are pending.</summary>
    public static RequestOutcome Classify(string? state)
    {
        var word = state?.Trim() ?? "";
        return Success.Contains(word) ? RequestOutcome.Succeeded : Failure.Contains(word) ? RequestOutcome.Failed : RequestOutcome.Pending;
    }
}
