using EpasContracts.Drift.PactFiles;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Drift;

/// <summary>Holds pact files against a document: what consumers send and expect must be something that the document describes.</summary>
public static class PactDrift
{
    /// <summary>Compares every interaction of every pact file of a folder with a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="validators">The compiled contract of the document; its validators judge the examples.</param>
    /// <param name="folder">The folder with the <c>*.json</c> files.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DriftInputException">There is no such folder, no pact file in it, or one that cannot be read.</exception>
    public static async Task<DriftReport> CompareAsync(SpecDocument document, ApiDescriptor validators, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(validators);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).ToList()
            : throw new DriftInputException($"{folder}: there is no such folder; write the pacts with the consumer's tests, or name their folder.");
        if (files.Count == 0)
            throw new DriftInputException($"{folder}: there is no pact file (*.json) in the folder; write the pacts with the consumer's tests, or name another folder.");

        var findings = new List<DriftFinding>();
        var interactions = 0;
        foreach (var file in files)
        {
            var pact = await PactFile.LoadAsync(file, cancellationToken).ConfigureAwait(false);
            foreach (var interaction in pact.Interactions)
            {
                interactions++;
                findings.AddRange(new InteractionCheck(document, validators, interaction).Run());
            }
        }

        return DriftReport.Of("pacts → document", [new(files.Count, "pact files"), new(interactions, "interactions")], findings);
    }
}
