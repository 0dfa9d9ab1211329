using System.Globalization;
using System.Reflection;
using EpasContracts.Benchmarks.Measuring;
using EpasContracts.Benchmarks.Payloads;

namespace EpasContracts.Benchmarks.Peers;

/// <summary>Runs Ajv on Node over the same schema and payload.</summary>
internal static class AjvPeer
{
    private const int Processes = 3;

    /// <summary>Installs what is missing and measures, each time in a fresh process.</summary>
    /// <returns>The median time of one validation in nanoseconds.</returns>
    public static async Task<double> MeasureAsync()
    {
        var folder = typeof(AjvPeer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "AjvFolder").Value!;
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await Report.OutputOfAsync("npm", ["ci", "--silent", "--prefix", folder]);

        var schema = Path.Combine(Path.GetTempPath(), $"epas-contracts-{Environment.ProcessId}.json");
        await File.WriteAllTextAsync(schema, PeerSchema.ForRequest());
        try
        {
            var times = new List<double>();
            for (var i = 0; i < Processes; i++)
                times.Add(double.Parse(await Report.OutputOfAsync("node", [Path.Combine(folder, "bench.mjs"), schema, Path.Combine(PayloadFiles.Folder, "req.json")]), CultureInfo.InvariantCulture));
            return Sampler.Median(times);
        }
        finally
        {
            File.Delete(schema);
        }
    }
}
