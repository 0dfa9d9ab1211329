using System.Text.Json;
using System.Text.Json.Nodes;

namespace EpasContracts.Pacts.Provider;

/// <summary>
/// Finds the pact files of a provider. The core takes an empty folder or a folder of other providers' pacts for success;
/// here each source must have something to verify.
/// </summary>
internal sealed class PactSources(string provider)
{
    private readonly List<string> _files = [];

    public IReadOnlyList<string> Files => _files;

    /// <summary>How many interactions the files have in all.</summary>
    public int Interactions { get; private set; }

    public void AddFile(string path)
    {
        if (!File.Exists(path))
            throw new PactException($"There is no pact file {path}: run the consumer's tests, which write it.");
        var (name, interactions) = Read(path);
        if (name != provider)
            throw new PactException($"{path} is a pact with the provider '{name}', not '{provider}'.");
        Add(path, interactions);
    }

    public void AddFolder(string path)
    {
        if (!Directory.Exists(path))
            throw new PactException($"There is no folder {path}: run the consumer's tests, which write its pact files.");
        var pacts = Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal).Select(file => (File: file, Content: Read(file))).ToList();
        if (pacts.Count == 0)
            throw new PactException($"There is no pact file (*.json) in {path}: run the consumer's tests, which write them.");
        var ours = pacts.Where(pact => pact.Content.Provider == provider).ToList();
        if (ours.Count == 0)
        {
            var others = string.Join(", ", pacts.Select(static pact => $"'{pact.Content.Provider}'").Distinct(StringComparer.Ordinal));
            throw new PactException($"None of the {pacts.Count} pact files in {path} is with the provider '{provider}'; they are with {others}.");
        }

        foreach (var pact in ours)
            Add(pact.File, pact.Content.Interactions);
    }

    private void Add(string path, int interactions)
    {
        if (interactions == 0)
            throw new PactException($"{path} has no interaction to verify.");
        _files.Add(path);
        Interactions += interactions;
    }

    private static (string Provider, int Interactions) Read(string path)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllBytes(path), documentOptions: PactJson.Strict) is JsonObject pact
                && pact["provider"]?["name"]?.ToString() is { } name)
            {
                return (name, (pact["interactions"] as JsonArray)?.Count ?? 0);
            }

            throw new PactException($"{path} is not a pact file: it names no provider.");
        }
        catch (JsonException exception)
        {
            throw new PactException($"{path} is not a pact file: {exception.Message}", exception);
        }
    }
}
