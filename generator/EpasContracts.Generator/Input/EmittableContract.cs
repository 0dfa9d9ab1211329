using EpasContracts.Generator.Emit;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Generator.Input;

/// <summary>
/// What code is emitted from. Two are equal when contract and options are: nothing that is emitted tells where it stands in the document,
/// so an edit that only moves text ends here.
/// </summary>
/// <param name="contract">The contract, as its options ask for.</param>
/// <param name="options">The options of its item.</param>
internal sealed class EmittableContract(ApiContract contract, ContractOptions options) : IEquatable<EmittableContract>
{
    private readonly ApiContract _contract = contract;

    /// <summary>The plan of the code, made once for its findings and for the code itself.</summary>
    public ContractPlan Plan { get; } = ContractPlanner.Plan(contract, options);

    /// <summary>The files, in a stable order, with names that are unique in a project.</summary>
    public IReadOnlyList<SourceFile> Emit(CancellationToken cancellation) => SourceWriter.Files(Plan, cancellation);

    /// <summary>The one file that tells where something stands; null when there are no models.</summary>
    public SourceFile? EmitLines(ContractDocument document) => SourceLinesEmitter.Part(Plan, document) is { } lines ? SourceWriter.File(Plan, lines) : null;

    public bool Equals(EmittableContract? other) => other is not null && Plan.Options == other.Plan.Options && _contract == other._contract;

    public override bool Equals(object? obj) => Equals(obj as EmittableContract);

    public override int GetHashCode() => Plan.Options.GetHashCode();
}
