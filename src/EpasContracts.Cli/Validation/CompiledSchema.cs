using System.Reflection;
using EpasContracts.Generator;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EpasContracts.Cli.Validation;

/// <summary>
/// Compiles the validators of a schema in this process: the verdict is that of the code which a project gets, since it is that code. Only
/// what the schema refers to is compiled, so that a large document costs no more than what is used of it.
/// </summary>
internal static class CompiledSchema
{
    // What emitted code stands on; every reference that is not needed costs start-up time.
    private static readonly string[] Needed =
        ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Memory", "System.Text.Json", "System.ComponentModel.Primitives", "System.Text.RegularExpressions", "netstandard"];

    /// <summary>The schema with its compiled validator.</summary>
    /// <exception cref="UnusableInputException">The schema cannot be compiled, such as one with a pattern that is no regular expression.</exception>
    public static SchemaDescriptor Make(ContractDocument document, SchemaNode schema, string documentName, CancellationToken cancellationToken)
    {
        var (files, findings) = ValidatorCode.Emit(document, schema, documentName);
        if (findings.FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error) is { Id: not null } fault)
            throw new UnusableInputException($"{fault.Location}: {fault.Id}: {fault.Message}. {fault.NextStep}");
        // Whether null is where it must not be was found out when the generator was tested.
        var options = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.None).WithFeatures([new("run-nullable-analysis", "never")]);
        var compilation = CSharpCompilation.Create(
            "EpasContracts.Validated",
            files.Select(file => CSharpSyntaxTree.ParseText(file, options, cancellationToken: cancellationToken)),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: cancellationToken);
        if (!emitted.Success)
            throw new InvalidOperationException($"The validators of {schema.Pointer} do not compile: {emitted.Diagnostics.First(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        var contract = Assembly.Load(image.ToArray()).GetType(ValidatorCode.ContractType, throwOnError: true)!;
        return ((ApiDescriptor)contract.GetProperty("Descriptor")!.GetValue(null)!).Schemas[0];
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Needed.Contains(Path.GetFileNameWithoutExtension(path)))
            .Append(typeof(JsonModel).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
}
