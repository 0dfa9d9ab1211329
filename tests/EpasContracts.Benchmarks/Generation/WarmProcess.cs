using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using EpasContracts.Benchmarks.Measuring;
using EpasContracts.Generator;
using EpasContracts.OpenApi.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EpasContracts.Benchmarks.Generation;

/// <summary>The generator inside a process that has done it before, as in an IDE: medians in milliseconds.</summary>
/// <param name="Read">Reading the document.</param>
/// <param name="Cold">Reading and emitting everything.</param>
/// <param name="CSharpEdit">The compiler's generator driver after an edit of a C# file.</param>
/// <param name="DocumentEdit">The same after an edit of one number in the document.</param>
/// <param name="Megabytes">What reading and emitting allocates.</param>
internal sealed record WarmProcess(double Read, double Cold, double CSharpEdit, double DocumentEdit, double Megabytes)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    /// <summary>Measures a document.</summary>
    public static WarmProcess Measure(MeasuredDocument document)
    {
        var text = File.ReadAllText(document.File);
        var rounds = text.Length switch { > 5_000_000 => 3, > 500_000 => 7, _ => 41 };
        string? Option(string name) => name switch { "Namespace" => "Measured", "ClientName" => "MeasuredClient", _ => null };
        var read = Median(rounds, () => ContractReader.Read(document.File, text));
        var cold = Median(rounds, () => ContractSources.Generate(ContractReader.Read(document.File, text), Option));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        ContractSources.Generate(ContractReader.Read(document.File, text), Option);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;

        var file = new MemoryText(document.File, text);
        var at = text.IndexOf(document.Before, StringComparison.Ordinal);
        var edited = new MemoryText(document.File, text[..at] + document.After + text[(at + document.Before.Length)..]);
        var compilations = new[] { "class A { }", "class A { int x; }" }
            .Select(static source => CSharpCompilation.Create("measured", [CSharpSyntaxTree.ParseText(source, ParseOptions)])).ToList();
        var driver = CSharpGeneratorDriver.Create([new ContractGenerator().AsSourceGenerator()], [file], ParseOptions, new Metadata()).RunGenerators(compilations[0]);
        var turn = 0;
        var csharp = Median(rounds, () => driver = driver.RunGenerators(compilations[++turn % 2]));
        var current = file;
        var edit = Median(rounds, () =>
        {
            var next = current == file ? edited : file;
            driver = driver.ReplaceAdditionalText(current, next).RunGenerators(compilations[0]);
            current = next;
        });
        return new WarmProcess(read, cold, csharp, edit, bytes / 1e6);
    }

    private static double Median(int rounds, Action work)
    {
        // What comes before is not counted: the compiler optimises what is called often.
        for (var i = 0; i < rounds; i++)
            work();
        return Sampler.Median(Enumerable.Range(0, rounds).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).ToList());
    }

    private sealed class MemoryText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Metadata : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(ImmutableDictionary<string, string>.Empty
            .Add("build_metadata.AdditionalFiles.EpasContractsItem", "OpenApiContract")
            .Add("build_metadata.AdditionalFiles.Namespace", "Measured")
            .Add("build_metadata.AdditionalFiles.ClientName", "MeasuredClient"));

        private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
