namespace EpasContracts.Pacts.Provider;

/// <summary>
/// Runs blocking work off the thread pool: the provider often answers from that very pool in the same process, and sixteen blocked threads
/// leave it none.
/// </summary>
internal static class OwnThread
{
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                completion.SetResult(work());
            }
            catch (Exception exception)
            {
                completion.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "Pact verification",
        };
        thread.Start();
        return completion.Task;
    }
}
