using EpasContracts.Epas;

namespace EpasContracts.Sandbox.Epas;

/// <summary>What becomes of a cluster's state while work is done on it.</summary>
/// <param name="During">The state in between.</param>
/// <param name="After">The state at the end; null returns to the one before.</param>
/// <param name="From">The states in which the work is accepted.</param>
internal sealed record Transition(ServiceState During, ServiceState? After, params ServiceState[] From)
{
    public static Transition Edit { get; } = new(ServiceState.Editing, ServiceState.Running, ServiceState.Running);

    public static Transition Start { get; } = new(ServiceState.Starting, ServiceState.Running, ServiceState.Stopped);

    public static Transition Stop { get; } = new(ServiceState.Stopping, ServiceState.Stopped, ServiceState.Running);

    public static Transition Restart { get; } = new(ServiceState.Restarting, ServiceState.Running, ServiceState.Running);

    public static Transition Upgrade { get; } = new(ServiceState.Upgrading, ServiceState.Running, ServiceState.Running);

    public static Transition Synchronize { get; } = new(
        ServiceState.Synchronizing, null, ServiceState.Running, ServiceState.Stopped, ServiceState.Unknown, ServiceState.Error, ServiceState.Failed);

    public static Transition Terminate { get; } = new(
        ServiceState.Terminating, ServiceState.Terminated, ServiceState.Running, ServiceState.Stopped, ServiceState.Unknown, ServiceState.Error, ServiceState.Failed);
}
