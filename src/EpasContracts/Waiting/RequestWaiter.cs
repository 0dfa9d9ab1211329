using EpasContracts.Runtime.Waiting;

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
    public static Task<string> WaitAsync(
        string requestId, Func<CancellationToken, Task<string>> look, WaitOptions? options, IProgress<WaitProgress>? progress, CancellationToken cancellationToken)
    {
        var request = new WaitTarget<string>(requestId, look, static state => state, RequestStates.Classify, state => new EpasRequestFailedException(requestId, state));
        return Waiter.WaitAsync(request, options, progress, cancellationToken);
    }
}
