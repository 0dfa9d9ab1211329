using System.Security.Cryptography;
using System.Text;

namespace EpasContracts.Pacts.Files;

/// <summary>
/// A lock on a path, between threads and between processes. It lives in the folder for temporary files, so that nothing strange is left
/// beside a committed file, and ends with its process.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <exception cref="PactException">Somebody else held the lock for 30 seconds.</exception>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 12));
        var lockFile = Path.Combine(Path.GetTempPath(), $"pact-{name}.lock");
        for (var start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException exception)
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                    throw new PactException($"{path} is locked by another process for {Patience.TotalSeconds:0} seconds now ({lockFile}): {exception.Message}", exception);
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
