namespace EpasContracts.Runtime.Waiting;

/// <summary>How to wait for work that the service does in the background.</summary>
public sealed record WaitOptions
{
    /// <summary>The pause after the first look; 2 seconds when nothing else is set. Must be positive.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>By how much each pause is longer than the one before; 1.5 when nothing else is set. At least 1.</summary>
    public double Backoff { get; init; } = 1.5;

    /// <summary>The longest pause; 30 seconds when nothing else is set. Must be positive.</summary>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait in all; one hour when nothing else is set, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for ever.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How many looks in a row may fail before the last failure is thrown: a lost connection, a timeout of the call, or a status of
    /// 429 or 5xx. 3 when nothing else is set; 0 lets no failure pass.
    /// </summary>
    public int ToleratedFaults { get; init; } = 3;

    /// <summary>The clock; the system's when nothing else is set.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Interval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(ToleratedFaults);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (!(Backoff >= 1 && double.IsFinite(Backoff)))
            throw new ArgumentOutOfRangeException(nameof(Backoff), Backoff, "The backoff must be at least 1.");
        if (Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Timeout.TotalMilliseconds, int.MaxValue, nameof(Timeout));
        }
    }
}
