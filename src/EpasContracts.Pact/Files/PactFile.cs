using System.Text.Json;
using System.Text.Json.Nodes;
using EpasContracts.Pacts.Native;

namespace EpasContracts.Pacts.Files;

/// <summary>
/// The committed file of one consumer and one provider. The same interactions give the same bytes, whatever the order in which tests and
/// processes bring them: the core writes into a folder of its own, and this class merges from there, sorted and under a lock.
/// </summary>
internal sealed class PactFile(string folder, string consumer, string provider, Secrets secrets)
{
    private readonly string _path = Path.GetFullPath(Path.Combine(folder, $"{consumer}-{provider}.json"));

    /// <summary>The interactions of a pact as the core writes them, put in order.</summary>
    public static IReadOnlyList<JsonObject> InteractionsOf(NativePact pact)
    {
        var scratch = Directory.CreateTempSubdirectory("pact-");
        try
        {
            pact.WriteFile(scratch.FullName);
            var written = scratch.EnumerateFiles().Single().FullName;
            var interactions = JsonNode.Parse(File.ReadAllBytes(written))!["interactions"]!.AsArray();
            return [.. interactions.Select(static interaction => PactJson.Ordered(interaction)!.AsObject())];
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Merges interactions in and writes the file when that changes it.</summary>
    /// <exception cref="PactException">The file is none of ours, has another interaction of the same name, or would show a secret.</exception>
    public async Task MergeAsync(IReadOnlyList<JsonObject> interactions, bool overwrite, CancellationToken cancellationToken)
    {
        foreach (var interaction in interactions)
            secrets.Refuse(interaction, $"The interaction {InteractionKey.Of(interaction)} of {Path.GetFileName(_path)}");

        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        using var fileLock = await FileLock.TakeAsync(_path, cancellationToken).ConfigureAwait(false);
        var run = WrittenByThisProcess.For(_path);
        var existing = File.Exists(_path) ? File.ReadAllBytes(_path) : null;
        var kept = existing is null || (overwrite && run.IsEmpty) ? [] : Read(existing);
        foreach (var interaction in interactions)
            Add(kept, interaction, run, overwrite);

        var bytes = PactJson.Write(Document(kept));
        if (!bytes.AsSpan().SequenceEqual(existing))
            Replace(bytes);
        foreach (var interaction in interactions)
            run.Remember(interaction);
    }

    private void Add(SortedDictionary<InteractionKey, JsonObject> kept, JsonObject interaction, WrittenByThisProcess run, bool overwrite)
    {
        var key = InteractionKey.Of(interaction);
        if (run.Find(key) is { } earlier && !JsonNode.DeepEquals(earlier, interaction))
        {
            throw new PactException(
                $"Two tests describe {key} of {consumer} and {provider} differently. The later would silently replace the earlier: "
                + "give each its own description or provider state.");
        }

        if (!overwrite && kept.TryGetValue(key, out var present) && !JsonNode.DeepEquals(present["request"], interaction["request"]))
        {
            throw new PactException(
                $"{_path} has {key} with another request. If the test's request changed on purpose, delete the file and run all the tests that write it; "
                + "otherwise give one of the two interactions its own description or provider state.");
        }

        kept[key] = interaction;
    }

    private SortedDictionary<InteractionKey, JsonObject> Read(byte[] bytes)
    {
        var kept = new SortedDictionary<InteractionKey, JsonObject>();
        try
        {
            var document = JsonNode.Parse(bytes, documentOptions: PactJson.Strict) as JsonObject;
            if (document?["consumer"]?["name"]?.ToString() != consumer || document["provider"]?["name"]?.ToString() != provider)
                throw Unreadable($"it is not a pact of {consumer} and {provider}", null);
            if (document["metadata"]?["pactSpecification"]?["version"]?.ToString() is not "4.0" and var version)
                throw Unreadable($"its specification version is {version ?? "missing"}, not 4.0", null);
            foreach (var interaction in (document["interactions"] as JsonArray ?? []).OfType<JsonObject>())
                kept[InteractionKey.Of(interaction)] = PactJson.Ordered(interaction)!.AsObject();
        }
        catch (JsonException exception)
        {
            throw Unreadable(exception.Message, exception);
        }

        return kept;
    }

    // No version of the core in the metadata: a new core would change every file and nothing in it.
    private JsonObject Document(SortedDictionary<InteractionKey, JsonObject> interactions) => new()
    {
        ["consumer"] = new JsonObject { ["name"] = consumer },
        ["provider"] = new JsonObject { ["name"] = provider },
        ["interactions"] = new JsonArray([.. interactions.Values.Select(static interaction => interaction.DeepClone())]),
        ["metadata"] = new JsonObject { ["pactSpecification"] = new JsonObject { ["version"] = "4.0" } },
    };

    // A reader sees the old file or the new one, never half of either.
    private void Replace(byte[] bytes)
    {
        var next = $"{_path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(next, bytes);
            File.Move(next, _path, overwrite: true);
        }
        finally
        {
            File.Delete(next);
        }
    }

    private PactException Unreadable(string why, Exception? exception) =>
        new($"{_path} cannot be merged into: {why}. Delete it and run all the tests that write it.", exception);
}
