using System.Text;
using EpasContracts.Generator.Diagnostics;
using EpasContracts.Generator.Emit;
using EpasContracts.Generator.Input;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EpasContracts.Generator;

/// <summary>
/// Turns every <c>OpenApiContract</c> item of a project into models, validators, a client and server endpoints.
/// </summary>
/// <remarks>
/// The pipeline reads nothing of the compilation, so an edit of a C# file runs none of its steps. The contract takes no place in
/// the document into account, so an edit that only moves text ends at <see cref="ContractStep"/>;
/// what changes then is the one file of <see cref="LinesStep"/>.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class ContractGenerator : IIncrementalGenerator
{
    /// <summary>The step that finds the documents and their options.</summary>
    public const string InputStep = "Input";

    /// <summary>The step that finds the files that a document may refer to.</summary>
    public const string ReferencesStep = "References";

    /// <summary>The step that reads a document and what it refers to.</summary>
    public const string ReadStep = "Read";

    /// <summary>The step that holds the contract without its places.</summary>
    public const string ContractStep = "Contract";

    /// <summary>The step that emits one file.</summary>
    public const string FileStep = "File";

    /// <summary>The step that emits the lines of the keywords: the only one that text which moves runs again.</summary>
    public const string LinesStep = "Lines";

    // Without a byte order mark: the files are read by people and tools when they are written to disk.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var inputs = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => ContractItem.From(pair.Left, pair.Right.GetOptions(pair.Left)))
            .Where(static item => item is not null)
            .Collect()
            .SelectMany(static (items, _) => ContractItem.TellApart(items))
            .WithTrackingName(InputStep);

        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => ReferencedFile.From(pair.Left, pair.Right.GetOptions(pair.Left), cancellation))
            .Where(static file => file is not null)
            .Collect();

        var documents = inputs
            .Combine(files)
            .Select(static (pair, cancellation) => ContractRequest.From(pair.Left, pair.Right, cancellation))
            .WithTrackingName(ReferencesStep)
            .Select(static (request, cancellation) => ContractDocumentInput.Read(request, cancellation))
            .WithTrackingName(ReadStep);

        context.RegisterSourceOutput(documents, static (output, document) => ContractDiagnostics.Report(output, document.Findings));

        var sources = documents
            .Select(static (document, _) => document.Emittable)
            .WithTrackingName(ContractStep)
            .SelectMany(static (emittable, cancellation) => emittable?.Emit(cancellation) ?? [])
            .WithTrackingName(FileStep);

        var lines = documents
            .Select(static (document, _) => document.Lines)
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(LinesStep);

        context.RegisterSourceOutput(lines, Add);
        context.RegisterSourceOutput(sources, Add);
    }

    private static void Add(SourceProductionContext output, SourceFile file) => output.AddSource(file.HintName, SourceText.From(file.Text, Utf8));
}
