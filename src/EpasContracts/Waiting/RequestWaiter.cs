using System.Net;
using EpasContracts.Runtime.Http;

namespace EpasContracts.Waiting;

/// <summary>Looks at a request again and again until it ends.</summary>
internal static class RequestWaiter
{
    /// <summary>Waits for the end.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="look">Gives the request's state.</param>
    /// <param name="options">How to wait; null takes the defaults.</param>
    /// <param name="progress">Is told of each look; null tells nobody.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    /// <returns>The last state as the service spells it.</returns>
    public static async Task<string> WaitAsync(
        string requestId, Func<CancellationToken, Task<string>> look, WaitOptions? options, IProgress<RequestProgress>? progress, CancellationToken cancellationToken)
    {
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
                string? state = null;
                try
                {
                    state = await look(linked.Token).ConfigureAwait(false);
                    faults = 0;
                }
                catch (Exception exception) when (IsTransient(exception) && !linked.IsCancellationRequested && ++faults <= options.ToleratedFaults)
                {
                    // The next look will tell; a fault that stays is thrown when its number is exceeded.
                }

                if (state is not null)
                {
                    last = state;
                    progress?.Report(new RequestProgress(requestId, state, options.TimeProvider.GetElapsedTime(start), looks));
                    var outcome = RequestStates.Classify(state);
                    if (outcome == RequestOutcome.Failed)
                        throw new EpasRequestFailedException(requestId, state);
                    if (outcome == RequestOutcome.Succeeded)
                        return state;
                }

                await Task.Delay(pause, options.TimeProvider, linked.Token).ConfigureAwait(false);
                var longer = pause.TotalMilliseconds * options.Backoff;
                pause = longer < options.MaxInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(longer) : options.MaxInterval;
            }
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new EpasWaitTimeoutException(requestId, last, options.Timeout, exception);
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
