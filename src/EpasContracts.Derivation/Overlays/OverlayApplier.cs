using System.Text.Json.Nodes;
using EpasContracts.Derivation.JsonPath;

namespace EpasContracts.Derivation.Overlays;

/// <summary>Applies an overlay to a document, action by action.</summary>
public static class OverlayApplier
{
    /// <summary>Changes a document in place.</summary>
    /// <param name="document">The document.</param>
    /// <param name="overlay">The overlay.</param>
    /// <exception cref="DerivationInputException">An action matches nothing, or would update something that is neither object nor array.</exception>
    public static void Apply(JsonNode document, Overlay overlay)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(overlay);
        foreach (var action in overlay.Actions)
            Apply(document, overlay.Source, action);
    }

    /// <summary>Changes a document in place, and goes on behind an action that does not fit.</summary>
    /// <param name="document">The document.</param>
    /// <param name="overlay">The overlay.</param>
    /// <returns>What did not fit, action by action.</returns>
    public static IReadOnlyList<DerivationInputException> ApplyWhatFits(JsonNode document, Overlay overlay)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(overlay);
        var misfits = new List<DerivationInputException>();
        foreach (var action in overlay.Actions)
        {
            try
            {
                Apply(document, overlay.Source, action);
            }
            catch (DerivationInputException misfit)
            {
                misfits.Add(misfit);
            }
        }

        return misfits;
    }

    private static void Apply(JsonNode document, string source, OverlayAction action)
    {
        // A query may select one node several times; an action changes it once.
        var targets = action.Target.Select(document).DistinctBy(node => (node.Parent, node.Name, node.Index), PlaceComparer.Instance).ToList();
        if (targets.Count == 0)
            throw new DerivationInputException(source, action.Line, $"the target \"{action.Target}\" matches nothing; correct it, or drop the action if the page has changed.");
        if (action.Remove)
            Remove(targets, source, action);
        else
            targets.ForEach(target => Update(target, source, action));
    }

    private static void Remove(List<JsonPathNode> targets, string source, OverlayAction action)
    {
        // From the back, so that the indexes of the entries before stay true.
        foreach (var target in targets.OrderByDescending(target => target.Index))
        {
            switch (target.Parent)
            {
                case JsonObject members:
                    members.Remove(target.Name!);
                    break;
                case JsonArray entries:
                    entries.RemoveAt(target.Index);
                    break;
                default:
                    throw new DerivationInputException(source, action.Line, "an action cannot remove the whole document; name a part of it.");
            }
        }
    }

    private static void Update(JsonPathNode target, string source, OverlayAction action)
    {
        switch (target.Value)
        {
            case JsonObject members when action.Update is JsonObject changes:
                Merge(members, changes);
                break;
            case JsonArray entries:
                entries.Add(action.Update?.DeepClone());
                break;
            default:
                throw new DerivationInputException(source, action.Line,
                    $"the target \"{action.Target}\" selects {Kind(target.Value)}, which {Kind(action.Update)} cannot be merged into; an update fits an object into an object, or any value behind an array.");
        }
    }

    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, change) in changes)
        {
            switch (target[name], change)
            {
                case (JsonObject inner, JsonObject innerChanges):
                    Merge(inner, innerChanges);
                    break;
                case (JsonArray entries, JsonArray more):
                    foreach (var entry in more)
                        entries.Add(entry?.DeepClone());
                    break;
                default:
                    target[name] = change?.DeepClone();
                    break;
            }
        }
    }

    private static string Kind(JsonNode? node) => node switch
    {
        JsonObject => "an object",
        JsonArray => "an array",
        null => "null",
        _ => "a single value",
    };

    /// <summary>Two nodes are one when they sit at one place: the parent counts by identity, not by content.</summary>
    private sealed class PlaceComparer : IEqualityComparer<(JsonNode? Parent, string? Name, int Index)>
    {
        public static readonly PlaceComparer Instance = new();

        public bool Equals((JsonNode? Parent, string? Name, int Index) x, (JsonNode? Parent, string? Name, int Index) y) =>
            ReferenceEquals(x.Parent, y.Parent) && x.Name == y.Name && x.Index == y.Index;

        public int GetHashCode((JsonNode? Parent, string? Name, int Index) obj) =>
            HashCode.Combine(obj.Parent is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Parent), obj.Name, obj.Index);
    }
}
