using System.Diagnostics;

namespace EpasContracts.EndToEndTests;

/// <summary>What a program of this repository did when it ran as a process of its own.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Runs a program that this test project references, so that it is built and lies beside the tests.</summary>
    /// <param name="assembly">The assembly's name without its extension.</param>
    /// <param name="arguments">The command line.</param>
    public static Task<ProgramRun> StartAsync(string assembly, params string[] arguments) => StartInAsync(Directory.GetCurrentDirectory(), assembly, arguments);

    /// <summary>The same in a folder.</summary>
    /// <param name="folder">The program's working folder.</param>
    /// <param name="assembly">The assembly's name without its extension.</param>
    /// <param name="arguments">The command line.</param>
    public static Task<ProgramRun> StartInAsync(string folder, string assembly, params string[] arguments) =>
        DotnetAsync(folder, [Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), .. arguments]);

    /// <summary>Runs <c>dotnet</c> itself in a folder.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<ProgramRun> DotnetAsync(string folder, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ProgramRun(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
