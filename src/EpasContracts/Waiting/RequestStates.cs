using EpasContracts.Runtime.Waiting;

namespace EpasContracts.Waiting;

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
    public static WaitOutcome Classify(string? state)
    {
        var word = state?.Trim() ?? "";
        return Success.Contains(word) ? WaitOutcome.Succeeded : Failure.Contains(word) ? WaitOutcome.Failed : WaitOutcome.Pending;
    }
}
