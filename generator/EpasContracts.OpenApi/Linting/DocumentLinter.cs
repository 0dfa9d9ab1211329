using EpasContracts.OpenApi.Linting.Rules;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.OpenApi.Linting;

/// <summary>Finds what a caller, a document's reader or another tool would trip over in a document that can be read.</summary>
public static class DocumentLinter
{
    private static readonly Action<LintContext>[] Checks =
    [
        InfoLint.Check, ServerLint.Check, TagLint.Check, PathLint.Check, OperationLint.Check, SecurityLint.Check, ReferenceLint.Check,
        ComponentLint.Check, SchemaLint.Check, CompositionLint.Check, ChoiceLint.Check, PatternLint.Check, ExampleLint.Check, TextLint.Check,
        Newer32Lint.Check,
    ];

    /// <summary>Lints a document: its reader's findings and those of <see cref="LintRules"/>, in the order of their places.</summary>
    /// <param name="document">The document; of one without a contract the reader's findings are all there is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="document"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static EquatableArray<Finding> Lint(ContractDocument document, CancellationToken cancellationToken = default)
    {
        if ((document ?? throw new ArgumentNullException(nameof(document))).Contract is not { } contract)
            return document.Findings;
        var context = new LintContext(document, contract, cancellationToken);
        foreach (var check in Checks)
            check(context);
        return InOrder(document.Findings.Concat(context.Findings));
    }

    /// <summary>Findings of one document in the order of their places, each once.</summary>
    /// <param name="findings">The findings.</param>
    public static EquatableArray<Finding> InOrder(IEnumerable<Finding> findings) =>
        findings.GroupBy(finding => (finding.Id, finding.Location.Line, finding.Location.Column, finding.Message)).Select(same => same.First())
            .OrderBy(finding => finding.Location.Line).ThenBy(finding => finding.Location.Column).ThenBy(finding => finding.Id, StringComparer.Ordinal).ToEquatableArray();
}
