using EpasContracts.Drift;

namespace EpasContracts.Cli.Checks;

/// <summary>What <c>drift</c> compares.</summary>
/// <param name="Document">The document.</param>
/// <param name="Page">The vendor's page; null when it is not compared.</param>
/// <param name="Overlays">What belongs to the page.</param>
/// <param name="WithSdk">Whether the SDK is compared.</param>
/// <param name="Assembly">The SDK; null for the one that is built in.</param>
/// <param name="Pacts">The folder of the pact files; null when they are not compared.</param>
internal sealed record DriftInputs(string Document, string? Page, IReadOnlyList<string> Overlays, bool WithSdk, string? Assembly, string? Pacts)
{
    /// <summary>What the user named; all of this repository when no neighbour is named.</summary>
    public static DriftInputs From(string? page, string[] overlays, string? document, string? assembly, string? pacts)
    {
        var repository = document is null ? Repository.Find("name the files with --document, --assembly, --page and --pacts") : Repository.TryFind();
        var files = repository?.Contracts.FirstOrDefault(contract => IsSame(contract.Document, document)) ?? repository?.Contracts[0];
        var all = page is null && assembly is null && pacts is null;
        if (all && files is not null)
        {
            page = File.Exists(files.Page) ? files.Page : null;
            pacts = files == repository!.Contracts[0] ? repository.Pacts : null;
        }

        if (overlays.Length == 0 && files is not null)
            overlays = [files.Overlay];
        return new DriftInputs(document ?? files!.Document, page, overlays, all || assembly is not null, assembly, pacts);
    }

    private static bool IsSame(string path, string? other) => other is not null && Path.GetFullPath(path) == Path.GetFullPath(other);

    /// <summary>Compares the document with each neighbour.</summary>
    /// <param name="notes">Where it is told that a neighbour was left out.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    public async Task<IReadOnlyList<DriftReport>> CompareAsync(TextWriter notes, CancellationToken cancellationToken)
    {
        var reports = new List<DriftReport>();
        var document = await SpecDocument.LoadAsync(Document, cancellationToken).ConfigureAwait(false);
        if (Page is not null)
            reports.Add(PageDrift.Compare(await PageSource.ReadAsync(Page, Overlays, cancellationToken).ConfigureAwait(false), document));
        else if (WithSdk && Assembly is null)
            await notes.WriteLineAsync("page → document: left out, since the vendor's page is not on this machine; name it with --page.").ConfigureAwait(false);
        var sdk = SdkSource.Load(Assembly, document);
        if (WithSdk)
            reports.Add(SdkDrift.Compare(document, sdk, cancellationToken));
        if (Pacts is not null)
            reports.Add(await PactDrift.CompareAsync(document, sdk.Descriptor, Pacts, cancellationToken).ConfigureAwait(false));
        return reports;
    }
}
