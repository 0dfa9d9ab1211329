using EpasContracts.Generator.Emit;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Generator.Input;

/// <summary>One document, read and planned.</summary>
/// <remarks>Never equal to another: the places of findings, which equality leaves out, are what its diagnostics are about.</remarks>
internal sealed class ContractDocumentInput(IReadOnlyList<Finding> findings, EmittableContract? emittable, SourceFile? lines = null)
{
    /// <summary>What was found on the way, each at its place.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;

    /// <summary>What to emit, or null when the document or its options cannot be used.</summary>
    public EmittableContract? Emittable { get; } = emittable;

    /// <summary>The file that says where the document's keywords stand; null when there is nothing to emit.</summary>
    public SourceFile? Lines { get; } = lines;

    /// <summary>Reads the document of an item and what it refers to.</summary>
    public static ContractDocumentInput Read(ContractRequest request, CancellationToken cancellation)
    {
        var item = request.Item;
        if (item.Options is null)
            return new ContractDocumentInput(item.Findings, null);
        return item.File.GetText(cancellation) is { } text
            ? Read(ContractReader.Read(item.File.Path, text.ToString(), request, cancellation), item.Options, item.Location)
            : new ContractDocumentInput([GeneratorRules.Unreadable.At(item.Location, item.File.Path)], null);
    }

    /// <summary>Plans the code of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">Its options.</param>
    /// <param name="optionsLocation">Where a finding about the options stands.</param>
    public static ContractDocumentInput Read(ContractDocument document, ContractOptions options, SourceLocation optionsLocation)
    {
        if (document.Contract is not { } contract)
            return new ContractDocumentInput([.. document.Findings], null);
        var emittable = new EmittableContract(ContractFilter.Apply(contract, options), options);
        return new ContractDocumentInput(
            [.. document.Findings, .. ContractFilter.Check(contract, options.Operations, optionsLocation), .. emittable.Plan.Findings], emittable, emittable.EmitLines(document));
    }
}
