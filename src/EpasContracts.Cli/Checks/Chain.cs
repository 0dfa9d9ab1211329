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
        foreach (var files in repository.Contracts)
        {
            var document = await SpecDocument.LoadAsync(files.Document, cancellationToken).ConfigureAwait(false);
            progress($"{files.Name}: page → document");
            links.Add(await PageAsync(files, document, cancellationToken).ConfigureAwait(false));
            links.Add(ChainLink.Checked(files.Name, Reading(document)));
            progress($"{files.Name}: document ↔ SDK");
            links.Add(ChainLink.Checked(files.Name, SdkDrift.Compare(document, SdkSource.Load(null, document), cancellationToken)));
            if (files == repository.Contracts[0])
                links.AddRange(await PactsAsync(files, repository.Pacts, document, progress, cancellationToken).ConfigureAwait(false));
        }

        return links;
    }

    // The pacts are with the first contract's provider, which has an emulated one.
    private static async Task<IReadOnlyList<ChainLink>> PactsAsync(
        ContractFiles files, string pacts, SpecDocument document, Action<string> progress, CancellationToken cancellationToken)
    {
        progress($"{files.Name}: pacts → document");
        var contained = await PactDrift.CompareAsync(document, SdkSource.Load(null, document).Descriptor, pacts, cancellationToken).ConfigureAwait(false);
        progress($"{files.Name}: pacts ↔ sandbox");
        var verified = await SandboxLink.CheckAsync(pacts, cancellationToken).ConfigureAwait(false);
        return [ChainLink.Checked(files.Name, contained), ChainLink.Checked(files.Name, verified)];
    }

    private static async Task<ChainLink> PageAsync(ContractFiles files, SpecDocument document, CancellationToken cancellationToken)
    {
        if (!File.Exists(files.Page))
            return ChainLink.LeftOut(files.Name, "page → document", $"the vendor's page is not at {files.Page}; set EPAS_CONTRACTS_DOCS to its folder");
        return ChainLink.Checked(files.Name, PageDrift.Compare(await PageSource.ReadAsync(files.Page, [files.Overlay], cancellationToken).ConfigureAwait(false), document));
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
