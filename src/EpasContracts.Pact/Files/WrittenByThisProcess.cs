using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace EpasContracts.Pacts.Files;

/// <summary>
/// The interactions that this process put into a file: two of one name that differ are two tests at odds, while one from an earlier
/// run is only old. Guarded by the file's lock.
/// </summary>
internal sealed class WrittenByThisProcess
{
    private static readonly ConcurrentDictionary<string, WrittenByThisProcess> Files = new(StringComparer.Ordinal);
    private readonly Dictionary<InteractionKey, JsonObject> _interactions = [];

    public static WrittenByThisProcess For(string path) => Files.GetOrAdd(path, static _ => new WrittenByThisProcess());

    public bool IsEmpty => _interactions.Count == 0;

    public JsonObject? Find(InteractionKey key) => _interactions.GetValueOrDefault(key);

    public void Remember(JsonObject interaction) => _interactions[InteractionKey.Of(interaction)] = interaction;
}
