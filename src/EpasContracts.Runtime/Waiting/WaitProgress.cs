namespace EpasContracts.Runtime.Waiting;

/// <summary>One look at work in the background.</summary>
/// <param name="Id">The work.</param>
/// <param name="State">Its state as the service spells it.</param>
/// <param name="Elapsed">The time since the wait began.</param>
/// <param name="Looks">How many looks there were, this one included.</param>
public sealed record WaitProgress(string Id, string State, TimeSpan Elapsed, int Looks);

/// <summary>What the state of work means for someone who waits.</summary>
public enum WaitOutcome
{
    /// <summary>The work goes on, or the state is one that the library does not know.</summary>
    Pending,

    /// <summary>The work is done.</summary>
    Succeeded,

    /// <summary>The work ended without success.</summary>
    Failed,
}
