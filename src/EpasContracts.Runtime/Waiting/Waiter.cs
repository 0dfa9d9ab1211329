using System.Net;
using EpasContracts.Runtime.Http;

namespace EpasContracts.Runtime.Waiting;

/// <summary>Work that a service does in the background, and how to look at it.</summary>
/// <typeparam name="T">What a look gives.</typeparam>
/// <param name="Id">The work, as messages shall name it.</param>
/// <param name="Look">Asks the service.</param>
/// <param name="State">The state, as the service spells it.</param>
/// <param name="Outcome">What the state means.</param>
/// <param name="Failure">The exception for work that failed.</param>
public sealed record WaitTarget<T>(
    string Id, Func<CancellationToken, Task<T>> Look, Func<T, string> State, Func<T, WaitOutcome> Outcome, Func<T, Exception> Failure);

/// <summary>Looks at work again and again until it ends.</summary>
public static class Waiter
{
    /// <summary>Waits for the end.</summary>
    /// <typeparam name="T">What a look gives.</typeparam>
    /// <param name="target">The work.</param>
    /// <param name="options">How to wait; null takes the defaults.</param>
    /// <param name="progress">Is told of each look; null tells nobody.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    /// <returns>What the last look gave; its outcome is a success.</returns>
    /// <exception cref="WaitTimeoutException">The work did not end within <see cref="WaitOptions.Timeout"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <remarks>Work that failed throws what <see cref="WaitTarget{T}.Failure"/> makes of it.</remarks>
    public static async Task<T> WaitAsync<T>(
        WaitTarget<T> target, WaitOptions? options = null, IProgress<WaitProgress>? progress = null, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(target);
        options ??= new WaitOptions();
        options.Check();
        using var timeout = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        string? last = null;
        try
        {
            var start = options.TimeProvider.GetTimestamp();
            var pause = options.Interval < options.MaxInterval ? options.Interval : options.MaxInterval;
            for (int looks = 1, faults = 0; ; looks++)
            {
                T? seen = null;
                try
                {
                    seen = await target.Look(linked.Token).ConfigureAwait(false);
                    faults = 0;
                }
                catch (Exception exception) when (IsTransient(exception) && !linked.IsCancellationRequested && ++faults <= options.ToleratedFaults)
                {
                    // The next look will tell; a fault that stays is thrown when its number is exceeded.
                }

                if (seen is not null)
                {
                    last = target.State(seen);
                    progress?.Report(new WaitProgress(target.Id, last, options.TimeProvider.GetElapsedTime(start), looks));
                    switch (target.Outcome(seen))
                    {
                        case WaitOutcome.Failed:
                            throw target.Failure(seen);
                        case WaitOutcome.Succeeded:
                            return seen;
                    }
                }

                await Task.Delay(pause, options.TimeProvider, linked.Token).ConfigureAwait(false);
                var longer = pause.TotalMilliseconds * options.Backoff;
                pause = longer < options.MaxInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(longer) : options.MaxInterval;
            }
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WaitTimeoutException(target.Id, last, options.Timeout, exception);
        }
    }

    private static bool IsTransient(Exception exception) => exception switch
    {
        HttpRequestException => true,
        TaskCanceledException { InnerException: TimeoutException } => true,
        ApiException { StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };
}
