using System.Reflection;
using System.Runtime.InteropServices;

namespace EpasContracts.Pacts.Native;

/// <summary>Starts the Pact core once in a process and carries text out of it.</summary>
internal static partial class PactCore
{
    private const string DoNotTrack = "PACT_DO_NOT_TRACK";
    private static readonly Lock Gate = new();
    private static bool _started;

    /// <summary>
    /// Loads the core, with its usage reports switched off and its log kept in memory. The level of the first call holds
    /// for the process: the core takes one.
    /// </summary>
    /// <exception cref="PactException">The library is not beside this assembly, or does not load on this machine.</exception>
    public static void EnsureStarted(PactLogLevel level = PactLogLevel.Warn)
    {
        lock (Gate)
        {
            if (_started)
                return;
            SwitchOffUsageReports();
            Load();
            _ = PactFfi.pactffi_log_to_buffer((int)level);
            _started = true;
        }
    }

    /// <summary>The core's version, as in "0.5.8".</summary>
    public static string Version
    {
        get
        {
            EnsureStarted();
            return Borrow(PactFfi.pactffi_version());
        }
    }

    /// <summary>Whether the core compiles the pattern and it describes the example from its beginning to its end.</summary>
    public static bool RegexMatches(string regex, string example)
    {
        EnsureStarted();
        return PactFfi.pactffi_check_regex(regex, example);
    }

    /// <summary>Whether the core compiles the pattern: an empty alternative before it matches the empty text, and is not even tried otherwise.</summary>
    public static bool RegexCompiles(string regex) => RegexMatches($"|(?:{regex})", "");

    /// <summary>Copies text that stays the core's.</summary>
    public static string Borrow(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    /// <summary>Copies text that the core handed over, and frees it.</summary>
    public static string Take(nint text)
    {
        var copy = Borrow(text);
        if (text != 0)
            PactFfi.pactffi_string_delete(text);
        return copy;
    }

    /// <summary>A failure of the core, with what it says about it.</summary>
    public static PactException Failure(string what)
    {
        Span<byte> buffer = stackalloc byte[2048];
        var said = PactFfi.pactffi_get_error_message(buffer, buffer.Length) > 0
            ? System.Text.Encoding.UTF8.GetString(buffer[..Math.Max(0, buffer.IndexOf((byte)0))])
            : "";
        return new PactException(said.Length == 0 ? $"{what}." : $"{what}: {said}");
    }

    // The runtime keeps its own copy of the environment outside Windows, and native code does not see it: the C library must be told.
    private static void SwitchOffUsageReports()
    {
        Environment.SetEnvironmentVariable(DoNotTrack, "true");
        if (!OperatingSystem.IsWindows() && setenv(DoNotTrack, "true", 1) != 0)
            throw new PactException($"The environment variable {DoNotTrack} could not be set, so the Pact core would report its use to a third party.");
    }

    private static void Load()
    {
        if (NativeLibrary.TryLoad(PactFfi.Library, Assembly.GetExecutingAssembly(), DllImportSearchPath.AssemblyDirectory, out _))
            return;
        throw new PactException(
            $"The Pact core (libpact_ffi) is not in {AppContext.BaseDirectory}, or does not load on this machine "
            + $"({RuntimeInformation.RuntimeIdentifier}). Build the project that references EpasContracts.Pact again: its build fetches the library with npm.");
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
