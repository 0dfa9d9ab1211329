using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using EpasContracts.Benchmarks.Peers;

namespace EpasContracts.Benchmarks.Measuring;

/// <summary>Measures everything in fresh processes and writes the table that is committed.</summary>
internal static class Report
{
    private const int Processes = 5;
    private const int Rounds = 120;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>One process: all cases, as JSON on standard output.</summary>
    public static async Task SampleAsync()
    {
        var results = Sampler.Measure([.. await Cases.OnRequestAsync(), .. Cases.OnPage()], WarmUp, Rounds);
        Console.WriteLine(JsonSerializer.Serialize(results));
    }

    /// <summary>All processes, one after the other, then Ajv; writes <c>results/DATE.md</c>.</summary>
    public static async Task<int> RunAsync()
    {
        var runs = new List<IReadOnlyList<Measurement>>();
        var load = LoadAverage();
        for (var i = 0; i < Processes; i++)
        {
            Console.Error.WriteLine($"process {i + 1} of {Processes} …");
            runs.Add(JsonSerializer.Deserialize<List<Measurement>>(await OutputOfAsync("dotnet", [typeof(Report).Assembly.Location, "sample"]))!);
        }

        Console.Error.WriteLine("Ajv …");
        var ajv = await AjvPeer.MeasureAsync();
        var folder = typeof(Report).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ResultsFolder").Value!;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".md");
        await File.WriteAllTextAsync(file, Render(runs, ajv, $"{load} before, {LoadAverage()} after"));
        Console.WriteLine(await File.ReadAllTextAsync(file));
        Console.Error.WriteLine($"written to {file}");
        return 0;
    }

    private static string Render(List<IReadOnlyList<Measurement>> runs, double ajv, string load)
    {
        var text = new StringBuilder();
        var all = runs.SelectMany(static run => run).GroupBy(static result => result.Name).ToDictionary(static group => group.Key, static group => group.ToList());
        var processor = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        text.AppendLine(CultureInfo.InvariantCulture, $"# Validators beside their peers, {DateTime.UtcNow:yyyy-MM-dd}\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"- Machine: {processor ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; load average {load}.");
        text.AppendLine("- Command: `dotnet run -c Release --project tests/EpasContracts.Benchmarks -- report`.");
        text.AppendLine(CultureInfo.InvariantCulture, $"- {Processes} fresh processes; in each every case is warmed up for {WarmUp.TotalSeconds:F0} s, then all take turns, {Rounds} samples of 4 ms each. A figure is the median of the processes' medians; a ratio is made within a process, and the median of those is shown with the least and the greatest.");
        text.AppendLine("- Payloads: an EPAS create request of 2,167 bytes, valid and with four violations; a page of clusters of 1,048,768 bytes.\n");
        text.AppendLine("| Case | Time | In L | Bytes |\n| --- | ---: | ---: | ---: |");
        foreach (var (name, results) in all)
        {
            var unit = name.StartsWith("page", StringComparison.Ordinal) ? Cases.ReadingPage : Cases.Reading;
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {Sampler.Median(results.Select(static result => result.Nanoseconds)) / 1000:F2} µs | {Range(name, unit)} | {results[0].Bytes:N0} |");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"| request: Ajv 8 after JSON.parse, on Node | {ajv / 1000:F2} µs | {ajv / Sampler.Median(all[Cases.Reading].Select(static result => result.Nanoseconds)):F2} | |\n");
        text.AppendLine("| Goal | Bound | Measured | |\n| --- | ---: | ---: | --- |");
        Goal("validate, UTF-8 checked", "≤ 1.3 L", "request: validate", Cases.Reading, 1.3);
        Goal("the prize: below reading", "< 1.0 L", "request: validate", Cases.Reading, 1.0);
        Goal("parse and validate", "≤ 0.65 × System.Text.Json", "request: parse and validate", "request: System.Text.Json parse", 0.65);
        Goal("write", "≤ 0.8 × System.Text.Json", "request: write", "request: System.Text.Json write", 0.8);
        Goal("write into a buffer", "≤ 0.8 × System.Text.Json", "request: write into a buffer", "request: System.Text.Json write into a buffer", 0.8);
        Goal("all errors of the invalid payload, its four records aside", "≤ 2 × the valid one", "request: validate, invalid, no records made", "request: validate", 2);
        text.AppendLine(CultureInfo.InvariantCulture, $"| the same with its four records | | {Range("request: validate, invalid, all errors", "request: validate")} | |");
        Goal("against NJsonSchema", "≤ 1/20", "request: validate", "request: NJsonSchema validate", 1 / 20.0);
        var ofAjv = Sampler.Median(all["request: validate"].Select(static result => result.Nanoseconds)) / ajv;
        text.AppendLine(CultureInfo.InvariantCulture, $"| against Ajv fed by JSON.parse | ≤ 1/3 | 1/{1 / ofAjv:F1} | {(ofAjv <= 1 / 3.0 ? "met" : "**missed**")} |");
        Goal("the page", "≤ 1.3 L", "page: validate", Cases.ReadingPage, 1.3);
        return text.ToString();

        void Goal(string goal, string bound, string name, string unit, double greatest) =>
            text.AppendLine(CultureInfo.InvariantCulture, $"| {goal} | {bound} | {Range(name, unit)} | {(Ratios(name, unit)[1] <= greatest ? "met" : "**missed**")} |");

        string Range(string name, string unit) => Ratios(name, unit) is var ratios && ratios[1] < 0.1
            ? string.Create(CultureInfo.InvariantCulture, $"1/{1 / ratios[1]:F0}")
            : string.Create(CultureInfo.InvariantCulture, $"{ratios[1]:F2} ({ratios[0]:F2}–{ratios[2]:F2})");

        double[] Ratios(string name, string unit)
        {
            var ratios = all[name].Zip(all[unit], static (one, other) => one.Nanoseconds / other.Nanoseconds).Order().ToList();
            return [ratios[0], Sampler.Median(ratios), ratios[^1]];
        }
    }

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>What a program writes to standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> OutputOfAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
