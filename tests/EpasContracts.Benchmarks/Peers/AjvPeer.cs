using System.Diagnostics;
using System.Reflection;
using EpasContracts.Benchmarks.Payloads;

namespace EpasContracts.Benchmarks.Peers;

/// <summary>Runs Ajv on Node over the same schema and payload.</summary>
internal static class AjvPeer
{
    /// <summary>Installs what is missing, measures, and prints one line.</summary>
    /// <returns>The exit code of Node.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = typeof(AjvPeer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "AjvFolder").Value!;
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) && await StartAsync("npm", "ci", "--silent", "--prefix", folder) is not 0 and var failed)
            return failed;

        var schema = Path.Combine(Path.GetTempPath(), $"epas-contracts-{Environment.ProcessId}.json");
        await File.WriteAllTextAsync(schema, PeerSchema.ForRequest());
        try
        {
            return await StartAsync("node", Path.Combine(folder, "bench.mjs"), schema, Path.Combine(PayloadFiles.Folder, "req.json"));
        }
        finally
        {
            File.Delete(schema);
        }
    }

    private static async Task<int> StartAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
