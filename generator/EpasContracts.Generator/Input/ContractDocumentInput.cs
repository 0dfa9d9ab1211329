using EpasContracts.Generator.Diagnostics;
using EpasContracts.Generator.Emit;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;
using Microsoft.CodeAnalysis;

namespace EpasContracts.Generator.Input;

/// <summary>What code is emitted from: nothing in it knows where it stands in the document.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Options">The options of its item.</param>
internal sealed record EmittableContract(ApiContract Contract, ContractOptions Options);

/// <summary>One document, read.</summary>
internal sealed class ContractDocumentInput
{
    private readonly IReadOnlyList<Finding> _findings;

    private ContractDocumentInput(IReadOnlyList<Finding> findings, EmittableContract? emittable, SourceFile? lines = null)
    {
        _findings = findings;
        Emittable = emittable;
        Lines = lines;
    }

    /// <summary>What to emit, or null when the document or its options cannot be used.</summary>
    public EmittableContract? Emittable { get; }

    /// <summary>The file that says where the document's keywords stand; null when there is nothing to emit.</summary>
    public SourceFile? Lines { get; }

    public static ContractDocumentInput Read(ContractRequest request, CancellationToken cancellation)
    {
        var item = request.Item;
        if (item.Options is null)
            return new ContractDocumentInput([.. item.Findings], null);
        if (item.File.GetText(cancellation) is not { } text)
            return new ContractDocumentInput([GeneratorRules.Unreadable.At(new SourceLocation(item.File.Path, 1, 1, 1, 1), item.File.Path)], null);

        var document = ContractReader.Read(item.File.Path, text.ToString(), request, cancellation);
        var findings = document.Findings.ToList();
        if (document.Contract is not { } contract)
            return new ContractDocumentInput(findings, null);

        var plan = ContractPlanner.Plan(contract, item.Options);
        findings.AddRange(plan.Findings);
        return new ContractDocumentInput(findings, new EmittableContract(contract, item.Options), SourceLinesEmitter.Write(plan, document));
    }

    /// <summary>Reports every finding at its place in the document.</summary>
    public void Report(SourceProductionContext output)
    {
        foreach (var finding in _findings)
            output.ReportDiagnostic(ContractDiagnostics.Create(finding));
    }
}
