namespace EpasContracts.Sandbox.Epas.State;

/// <summary>Work that was accepted and goes on in the background.</summary>
internal sealed class Work
{
    public const string Running = "RUNNING";
    public const string Done = "DONE";

    /// <summary>The id that callers follow.</summary>
    public required string RequestId { get; init; }

    /// <summary>How far it is, in the service's words.</summary>
    public string State { get; set; } = Running;

    /// <summary>When it is done; null never ends.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What becomes true when it is done.</summary>
    public Action Complete { get; init; } = static () => { };
}
