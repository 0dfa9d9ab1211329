using EpasContracts.Runtime.Waiting;
using EpasContracts.Waiting;

namespace EpasContracts.Epas;

public sealed partial class EpasClient
{
    /// <summary>Waits for the end of work that an operation has accepted, through <c>GET /v1/requests/{request_id}</c>.</summary>
    /// <param name="accepted">The operation's answer.</param>
    /// <param name="options">How to wait; null takes the defaults.</param>
    /// <param name="progress">Is told of each look; null tells nobody.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    /// <returns>The last state as the service spells it; <see cref="RequestStates"/> reads it as a success.</returns>
    /// <exception cref="EpasRequestFailedException">The work ended without success.</exception>
    /// <exception cref="WaitTimeoutException">It did not end within <see cref="WaitOptions.Timeout"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task<string> WaitAsync(
        AsyncResponse accepted, WaitOptions? options = null, IProgress<WaitProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        return WaitAsync(accepted.RequestId, options, progress, cancellationToken);
    }

    /// <inheritdoc cref="WaitAsync(AsyncResponse, WaitOptions?, IProgress{WaitProgress}?, CancellationToken)"/>
    /// <param name="requestId">The id of the request, as kept from the operation's answer.</param>
    /// <param name="options">How to wait; null takes the defaults.</param>
    /// <param name="progress">Is told of each look; null tells nobody.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    public Task<string> WaitAsync(
        string requestId, WaitOptions? options = null, IProgress<WaitProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        return RequestWaiter.WaitAsync(requestId, Look, options, progress, cancellationToken);

        async Task<string> Look(CancellationToken token) => (await Requests.ShowRequestAsync(requestId, token).ConfigureAwait(false)).State;
    }
}
