using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Generator.Linting;

/// <summary>Finds what a document would become in C# that its author did not mean, by planning the code without writing it.</summary>
public static class CSharpLinter
{
    // The names of a contract begin with its client's; none of a document's does with this.
    private static readonly ContractOptions Options = new() { Namespace = "Linted", ClientName = "LintedDocumentClient", Server = true };

    // Found by the linter of documents, at the pattern itself.
    private static readonly HashSet<string> FoundElsewhere = [GeneratorRules.BadPattern.Id, GeneratorRules.BacktrackingPattern.Id];

    /// <summary>
    /// Lints a document for the generator: the findings of <see cref="CSharpLintRules"/> and what the generator itself has to say, in no
    /// particular order.
    /// </summary>
    /// <param name="document">The document; of one without a contract there is nothing to say.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="document"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<Finding> Lint(ContractDocument document, CancellationToken cancellationToken = default)
    {
        if ((document ?? throw new ArgumentNullException(nameof(document))).Contract is not { } contract)
            return [];
        cancellationToken.ThrowIfCancellationRequested();
        var plan = ContractPlanner.Plan(contract, Options);
        cancellationToken.ThrowIfCancellationRequested();
        var names = new NameLint(document, plan);
        return [.. plan.Findings.Where(static finding => !FoundElsewhere.Contains(finding.Id)), .. names.Find()];
    }
}
