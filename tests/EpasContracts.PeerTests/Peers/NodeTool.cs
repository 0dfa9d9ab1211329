using System.Diagnostics;
using System.Text;

namespace EpasContracts.Tests.Peers;

/// <summary>A tool that the build has installed with npm.</summary>
internal static class NodeTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs a tool and gives what it writes to standard output, which must be something: a linter's exit code says only whether it found anything.</summary>
    /// <param name="script">The tool's script under <c>node_modules</c>.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">What it gets.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <param name="input">The lines that it reads from standard input, or null.</param>
    public static async Task<string> RunAsync(
        string script, string folder, IEnumerable<string> arguments, CancellationToken cancellationToken, IEnumerable<string>? input = null)
    {
        var path = SharedFiles.Repository(Path.Combine("tests/EpasContracts.PeerTests/node/node_modules", script));
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
            StandardInputEncoding = input is null ? null : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["NO_COLOR"] = "1", ["FORCE_COLOR"] = "0", ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" },
        };
        foreach (var argument in arguments.Prepend(path))
            start.ArgumentList.Add(argument);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node could not be started.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            if (input is not null)
                await WriteAsync(process.StandardInput, input, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            var text = await output;
            return text.Trim().Length > 0 && (input is null || process.ExitCode == 0) ? text : throw new InvalidOperationException($"{script} wrote {text.Length} characters and ended with {process.ExitCode}: {await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task WriteAsync(StreamWriter writer, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var line in lines)
                await writer.WriteAsync((line + "\n").AsMemory(), cancellationToken);
        }
        catch (IOException)
        {
            // The tool ended before it had read everything; what it wrote says why.
        }

        writer.Close();
    }
}
