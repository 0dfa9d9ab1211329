using System.Runtime.InteropServices;

namespace EpasContracts.Pacts.Native;

/// <summary>
/// Keeps the core's verifier from printing: it writes its progress straight to the process's standard output, which no test framework can
/// capture and which test runners use for their own messages. While any of these is alive, file descriptor 1 leads nowhere.
/// <see cref="Console.Out"/> still writes, since the runtime works on a copy of the descriptor that it made earlier; a child process
/// started meanwhile inherits the silence. On Windows nothing is done, and the core's lines appear.
/// </summary>
internal sealed partial class QuietStandardOutput : IDisposable
{
    private const int StandardOutput = 1;
    private const int WriteOnly = 1;
    private static readonly Lock Gate = new();
    private static int _users;
    private static int _original = -1;
    private bool _disposed;

    public QuietStandardOutput()
    {
        if (OperatingSystem.IsWindows())
            return;
        lock (Gate)
        {
            if (_users++ > 0)
                return;
            Console.Out.Flush(); // Makes the runtime take its copy now, when it has not yet.
            var nowhere = open("/dev/null", WriteOnly);
            _original = dup(StandardOutput);
            if (nowhere >= 0 && _original >= 0)
                _ = dup2(nowhere, StandardOutput);
            if (nowhere >= 0)
                _ = close(nowhere);
        }
    }

    public void Dispose()
    {
        if (_disposed || OperatingSystem.IsWindows())
            return;
        _disposed = true;
        lock (Gate)
        {
            if (--_users > 0 || _original < 0)
                return;
            _ = dup2(_original, StandardOutput);
            _ = close(_original);
            _original = -1;
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc")]
    private static partial int dup(int descriptor);

    [LibraryImport("libc")]
    private static partial int dup2(int descriptor, int target);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);
}
