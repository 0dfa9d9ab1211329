using System.Collections.Immutable;
using EpasContracts.AspNetCore;
using EpasContracts.Generator;
using EpasContracts.Runtime.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EpasContracts.Tests.Generation;

/// <summary>Runs the generator as the compiler does: documents in memory in, sources and diagnostics out.</summary>
internal static class GeneratorHarness
{
    // Documentation is parsed, so that a comment which is no XML shows as a warning.
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    /// <summary>What emitted code stands on: the framework that runs the tests, ASP.NET Core with it, and the libraries.</summary>
    private static readonly ImmutableArray<MetadataReference> References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
        .Append(typeof(JsonModel).Assembly.Location)
        .Append(typeof(ContractEndpoints).Assembly.Location)
        .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    /// <summary>Runs the generator once over one document with the usual options.</summary>
    public static Generated Run(string document, params (string Name, string Value)[] options) =>
        Run(DocumentText.Contract(document, options: options));

    /// <summary>Runs the generator once over several documents.</summary>
    public static Generated Run(params DocumentText[] documents)
    {
        var compilation = Compilation();
        var driver = Driver(documents).RunGenerators(compilation, TestContext.Current.CancellationToken);
        return new Generated(driver.GetRunResult(), compilation);
    }

    public static GeneratorDriver Driver(params DocumentText[] documents) => CSharpGeneratorDriver.Create(
        [new ContractGenerator().AsSourceGenerator()],
        documents,
        ParseOptions,
        new DocumentOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Emitted" + Guid.NewGuid().ToString("N"),
        sources.Select(static source => CSharpSyntaxTree.ParseText(source, ParseOptions)),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999,
            // Runtime and framework may name different versions of one assembly; the host unifies them, and no code is at fault.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
}
