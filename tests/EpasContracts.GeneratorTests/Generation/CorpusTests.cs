using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace EpasContracts.Tests.Generation;

/// <summary>Models, client and server for every document of the corpus: the generator never crashes, and what it emits compiles without a warning.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    // The five of one to three megabytes take longer than all others together: EPAS_CONTRACTS_CORPUS_BYTES=9000000 has them, too.
    private const int MaxBytes = 600_000;

    [Fact]
    public void Emitted_code_compiles_without_a_warning()
    {
        var corpus = SharedFiles.Corpus("openapi");
        var documents = File.ReadLines(Path.Combine(corpus, "index.tsv")).Skip(1).Select(static line => line.Split('\t')[0])
            .Where(file => new FileInfo(Path.Combine(corpus, file)).Length <= Limit).ToList();
        var faults = new List<string>();
        foreach (var file in documents)
        {
            var clock = Stopwatch.StartNew();
            var generated = GeneratorHarness.Run(DocumentText.Contract(File.ReadAllText(Path.Combine(corpus, file)), file, ("Server", "true")));
            var emitted = clock.ElapsedMilliseconds;
            var complaints = generated.Crash is null ? generated.CompilerDiagnostics() : [];
            output.WriteLine(Row(file, generated, complaints, emitted, clock.ElapsedMilliseconds - emitted));
            if (generated.Crash is { } crash)
                faults.Add($"{file}: {crash}");
            faults.AddRange(complaints.Take(5).Select(complaint => $"{file}: {complaint} >> {Generated.Line(complaint)}"));
            if (generated.Files.Count == 0 && generated.Diagnostics.All(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
                faults.Add($"{file}: nothing was emitted, and nothing says why");
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static int Limit => int.TryParse(Environment.GetEnvironmentVariable("EPAS_CONTRACTS_CORPUS_BYTES"), out var bytes) ? bytes : MaxBytes;

    private static string Row(string file, Generated generated, IReadOnlyList<Diagnostic> complaints, long emitted, long compiled)
    {
        var errors = complaints.Count(static complaint => complaint.Severity == DiagnosticSeverity.Error);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file,-60} {generated.Files.Keys.Count(static name => name.Contains(".Operations.", StringComparison.Ordinal)),5} operations {generated.Files.Keys.Count(static name => name.Contains(".Schemas.", StringComparison.Ordinal)),5} schemas {generated.Files.Values.Sum(static text => text.Count(static c => c == '\n')),8} lines {generated.Diagnostics.Count,5} findings {generated.Diagnostics.Count(static diagnostic => diagnostic.Id == "EPAS2001"),5} without a type {errors,4} errors {complaints.Count - errors,4} warnings {emitted,6} + {compiled,6} ms");
    }
}
