using EpasContracts.Drift;

namespace EpasContracts.Cli.Checks;

/// <summary>The whole chain of this repository, link by link.</summary>
internal static class Chain
{
    /// <summary>Checks every link; one that breaks does not keep the others from being checked.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="progress">Told which link comes next.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public static async Task<IReadOnlyList<ChainLink>> CheckAsync(Repository repository, Action<string> progress, CancellationToken cancellationToken)
    {
        var links = new List<ChainLink>();
        var document = await SpecDocument.LoadAsync(repository.Document, cancellationToken).ConfigureAwait(false);
        progress("page → document");
        links.Add(await PageAsync(repository, document, cancellationToken).ConfigureAwait(false));
        links.Add(ChainLink.Checked(Reading(document)));
        progress("document ↔ SDK");
        var sdk = SdkSource.Load(null, document);
        links.Add(ChainLink.Checked(SdkDrift.Compare(document, sdk, cancellationToken)));
        progress("pacts → document");
        links.Add(ChainLink.Checked(await PactDrift.CompareAsync(document, sdk.Descriptor, repository.Pacts, cancellationToken).ConfigureAwait(false)));
        progress("pacts ↔ sandbox");
        links.Add(ChainLink.Checked(await SandboxLink.CheckAsync(repository.Pacts, cancellationToken).ConfigureAwait(false)));
        return links;
    }

    private static async Task<ChainLink> PageAsync(Repository repository, SpecDocument document, CancellationToken cancellationToken)
    {
        if (!File.Exists(repository.Page))
            return ChainLink.LeftOut("page → document", $"the vendor's page is not at {repository.Page}; set EPAS_CONTRACTS_DOCS to its folder");
        return ChainLink.Checked(PageDrift.Compare(await PageSource.ReadAsync(repository.Page, [repository.Overlay], cancellationToken).ConfigureAwait(false), document));
    }

    /// <summary>What the reader of the document found in it.</summary>
    private static DriftReport Reading(SpecDocument document) => DriftReport.Of(
        "document",
        [new(document.Contract.Operations.Count, "operations"), new(document.Contract.Schemas.Count, "schemas")],
        document.Findings.Select(finding =>
        {
            var place = new DriftPlace("document", document.File, finding.Location.Line, finding.Location.Column);
            return new DriftFinding(finding.Id, (DriftSeverity)finding.Severity, finding.Message + ".", DriftBreaks.Nothing, DriftSide.None, place, place, finding.NextStep);
        }));
}
