using EpasContracts.Exoscale.Waiting;
using EpasContracts.Runtime.Waiting;

namespace EpasContracts.Exoscale;

public sealed partial class ExoscaleClient
{
    /// <summary>Waits for the end of an operation that a call has begun, through <c>GET /operation/{id}</c>.</summary>
    /// <param name="operation">The call's answer; one that is no longer pending is not asked for again.</param>
    /// <param name="options">How to wait; null takes the defaults.</param>
    /// <param name="progress">Is told of each look, the answer itself being the first; null tells nobody.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    /// <returns>The operation as it was seen last; its state is success.</returns>
    /// <exception cref="ArgumentException">The operation has no id and is still pending, so it cannot be followed.</exception>
    /// <exception cref="ExoscaleOperationFailedException">The operation ended as failure or timeout.</exception>
    /// <exception cref="WaitTimeoutException">It did not end within <see cref="WaitOptions.Timeout"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task<Operation> WaitAsync(
        Operation operation, WaitOptions? options = null, IProgress<WaitProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Id is null && Outcome(operation) == WaitOutcome.Pending)
            throw new ArgumentException("The operation has no id and is not done: it cannot be followed.", nameof(operation));
        return WaitAsync(operation.Id, operation, options, progress, cancellationToken);
    }

    /// <inheritdoc cref="WaitAsync(Operation, WaitOptions?, IProgress{WaitProgress}?, CancellationToken)"/>
    /// <param name="id">The id of the operation, as kept from a call's answer.</param>
    /// <param name="options">How to wait; null takes the defaults.</param>
    /// <param name="progress">Is told of each look; null tells nobody.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    public Task<Operation> WaitAsync(
        Guid id, WaitOptions? options = null, IProgress<WaitProgress>? progress = null, CancellationToken cancellationToken = default) =>
        WaitAsync(id, null, options, progress, cancellationToken);

    private Task<Operation> WaitAsync(Guid? id, Operation? answer, WaitOptions? options, IProgress<WaitProgress>? progress, CancellationToken cancellationToken)
    {
        var name = id?.ToString() ?? "without an id";
        var target = new WaitTarget<Operation>(
            name, Look, static operation => operation.State?.Value ?? "unknown", Outcome, operation => new ExoscaleOperationFailedException(name, operation));
        return Waiter.WaitAsync(target, options, progress, cancellationToken);

        Task<Operation> Look(CancellationToken token)
        {
            if (answer is not { } first)
                return Operations.GetOperationAsync(id!.Value, token);
            answer = null;
            return Task.FromResult(first);
        }
    }

    /// <summary>A state of tomorrow, like one that is missing, means to go on: only the known ends are ends.</summary>
    private static WaitOutcome Outcome(Operation operation) => operation.State switch
    {
        { } state when state == OperationState.Success => WaitOutcome.Succeeded,
        { } state when state == OperationState.Failure || state == OperationState.Timeout => WaitOutcome.Failed,
        _ => WaitOutcome.Pending,
    };
}
