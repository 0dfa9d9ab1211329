using System.Globalization;
using System.Text;

namespace EpasContracts.Benchmarks.Generation;

/// <summary>Measures generation beside NSwag's command line and writes the table to <c>results/generation.md</c>.</summary>
internal static class GenerationReport
{
    /// <summary>Prepares both tools, measures, writes.</summary>
    public static int Run()
    {
        SyntheticDocument.Write(MeasuredDocument.Synthetic);
        GenerationTools.Prepare();
        var table = new StringBuilder("# Generation\n\n`dotnet run -c Release --project tests/EpasContracts.Benchmarks -- generation`, ")
            .Append(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd}. NSwag 14.7.1 ran on the same machine in the same run; the fresh tool has machine code (ReadyToRun), as NSwag's has, and both write into an empty folder.\n\n")
            .Append("| | ").AppendJoin(" | ", MeasuredDocument.All.Select(static document => document.Name)).Append(" |\n|---|").AppendJoin("|", MeasuredDocument.All.Select(static _ => "---")).Append("|\n");
        var columns = MeasuredDocument.All.Select(Measure).ToList();
        foreach (var (name, index) in columns[0].Select(static (row, index) => (row.Name, index)))
            table.Append(CultureInfo.InvariantCulture, $"| {name} | ").AppendJoin(" | ", columns.Select(column => column[index].Value)).Append(" |\n");
        Console.Write(table);
        Directory.CreateDirectory(Path.Combine(GenerationTools.Folder, "results"));
        File.WriteAllText(Path.Combine(GenerationTools.Folder, "results", "generation.md"), table.ToString());
        return 0;
    }

    private static List<(string Name, string Value)> Measure(MeasuredDocument document)
    {
        Console.Error.WriteLine($"measuring {document.Name} …");
        var warm = WarmProcess.Measure(document);
        var ours = Path.Combine(GenerationTools.Work, document.Name, "ours");
        var theirs = Path.Combine(GenerationTools.Work, document.Name, "nswag");
        var tool = FreshProcess.Best(3, ours, () => GenerationTools.Generate(document, ours));
        var nswag = FreshProcess.Best(3, theirs, () => GenerationTools.GenerateByNSwag(document, theirs));
        var peer = nswag.ExitCode == 0;
        return
        [
            ("document", Text(new FileInfo(document.File).Length / 1e6, "MB")),
            ("warm: read", Text(warm.Read, "ms")),
            ("warm: read and emit", Text(warm.Cold, "ms")),
            ("warm: read and emit, allocated", Text(warm.Megabytes, "MB")),
            ("warm: after a C# edit", Text(warm.CSharpEdit, "ms")),
            ("warm: after a document edit", Text(warm.DocumentEdit, "ms")),
            ("fresh: `epas-contracts generate`", Text(tool.Seconds * 1000, "ms")),
            ("fresh: NSwag", peer ? Text(nswag.Seconds * 1000, "ms") : $"fails after {Text(nswag.Seconds * 1000, "ms")}"),
            ("NSwag's time / warm", peer ? Text(nswag.Seconds * 1000 / warm.Cold, "×") : "–"),
            ("NSwag's time / fresh", peer ? Text(nswag.Seconds / tool.Seconds, "×") : "–"),
            ("peak memory: `epas-contracts generate`", Text(tool.Megabytes, "MB")),
            ("peak memory: NSwag", Text(nswag.Megabytes, "MB")),
            ("emitted lines", Lines(ours)),
            ("emitted lines, NSwag", peer ? Lines(theirs) : "–"),
        ];
    }

    private static string Lines(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs").Sum(static file => File.ReadLines(file).Count()).ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture)} {unit}");
}
