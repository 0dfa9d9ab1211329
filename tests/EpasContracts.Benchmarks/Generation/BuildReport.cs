using System.Globalization;
using System.Text;
using EpasContracts.Benchmarks.Measuring;

namespace EpasContracts.Benchmarks.Generation;

/// <summary>Measures <c>dotnet build</c> of emitted code beside that of NSwag's and writes the table to <c>results/build.md</c>.</summary>
internal static class BuildReport
{
    // One of each in turn: what else the machine does hits both.
    private const int Rounds = 5;

    /// <summary>Prepares both tools, emits, restores, builds, writes.</summary>
    /// <param name="words">Parts of the names of the documents that are looked at; without any, all are and the table is kept.</param>
    public static int Run(string[] words)
    {
        GenerationTools.Prepare();
        var table = new StringBuilder("# Building what was emitted\n\n`dotnet run -c Release --project tests/EpasContracts.Benchmarks -- build`, ")
            .Append(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd}. ")
            .Append(CultureInfo.InvariantCulture, $"`dotnet build --no-restore --no-incremental` without servers, medians of {Rounds} runs in turn; CPU is user and system time of all processes.\n\n")
            .Append("| | lines | lines, NSwag | build: CPU | NSwag: CPU | CPU ÷ NSwag's | build | NSwag | ÷ NSwag's |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (var document in MeasuredDocument.Built.Where(document => words.Length == 0 || words.Any(word => document.Name.Contains(word, StringComparison.OrdinalIgnoreCase))))
        {
            Console.Error.WriteLine($"building {document.Name} …");
            table.Append(CultureInfo.InvariantCulture, $"| {document.Name} | ").AppendJoin(" | ", Measure(document)).Append(" |\n");
        }

        Console.Write(table);
        if (words.Length == 0)
            File.WriteAllText(Path.Combine(GenerationTools.Folder, "results", "build.md"), table.ToString());
        return 0;
    }

    private static IEnumerable<string> Measure(MeasuredDocument document)
    {
        var ours = BuiltProject.Create(Path.Combine(GenerationTools.Work, document.Name, "build-ours"), $"<Reference Include=\"{GenerationTools.Runtime}\" />");
        var theirs = BuiltProject.Create(Path.Combine(GenerationTools.Work, document.Name, "build-nswag"), "<PackageReference Include=\"Newtonsoft.Json\" Version=\"13.0.3\" />");
        GenerationTools.Generate(document, ours.Folder);
        var hasPeer = GenerationTools.GenerateByNSwag(document, theirs.Folder).ExitCode == 0;
        var errors = hasPeer ? theirs.Errors() : 0;
        if (ours.Errors() > 0)
            throw new InvalidOperationException($"What was emitted for {document.Name} does not compile: build {ours.Folder} by hand to see why.");

        var (own, peer) = (new List<BuildTime>(), new List<BuildTime>());
        for (var round = 0; round < Rounds; round++)
        {
            own.Add(ours.Build());
            if (hasPeer && errors == 0)
                peer.Add(theirs.Build());
        }

        var (cpu, wall) = (Median(own, static time => time.Cpu), Median(own, static time => time.Wall));
        if (peer.Count == 0)
            return [Lines(ours.Folder), hasPeer ? Lines(theirs.Folder) : "–", Seconds(cpu), hasPeer ? $"{errors} errors" : "writes nothing", "–", Seconds(wall), "–", "–"];
        var (peerCpu, peerWall) = (Median(peer, static time => time.Cpu), Median(peer, static time => time.Wall));
        return [Lines(ours.Folder), Lines(theirs.Folder), Seconds(cpu), Seconds(peerCpu), Ratio(cpu / peerCpu), Seconds(wall), Seconds(peerWall), Ratio(wall / peerWall)];
    }

    private static double Median(IEnumerable<BuildTime> times, Func<BuildTime, double> value) => Sampler.Median([.. times.Select(value)]);

    private static string Lines(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs").Sum(static file => File.ReadLines(file).Count()).ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(double value) => value.ToString("0.0 's'", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
