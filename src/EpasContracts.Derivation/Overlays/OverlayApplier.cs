using System.Text.Json.Nodes;
using EpasContracts.Derivation.JsonPath;
using EpasContracts.Derivation.Provenance;

namespace EpasContracts.Derivation.Overlays;

/// <summary>Applies an overlay to a document, action by action, by the rules of the version of the specification that it names.</summary>
public static class OverlayApplier
{
    /// <summary>Changes a document in place.</summary>
    /// <param name="document">The document.</param>
    /// <param name="overlay">The overlay.</param>
    /// <returns>The actions whose target selected nothing; by the specification they succeed without a change.</returns>
    /// <exception cref="DerivationInputException">An update or copy does not fit its target, or the whole document would be removed.</exception>
    public static IReadOnlyList<OverlayAction> Apply(JsonNode document, Overlay overlay)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(overlay);
        return [.. overlay.Actions.Where(action => !new ActionRun(document, overlay, action, new OriginMap()).Apply())];
    }

    /// <summary>Changes a document in place, notes the origin of every change, and goes on behind an action that does not fit.</summary>
    /// <returns>What did not fit, and what selected nothing, action by action.</returns>
    internal static (IReadOnlyList<DerivationInputException> Misfits, IReadOnlyList<DerivationInputException> Unmatched) ApplyWhatFits(
        JsonNode document, Overlay overlay, OriginMap origins)
    {
        var (misfits, unmatched) = (new List<DerivationInputException>(), new List<DerivationInputException>());
        foreach (var action in overlay.Actions)
        {
            try
            {
                if (!new ActionRun(document, overlay, action, origins).Apply())
                    unmatched.Add(new DerivationInputException(overlay.Source, action.Line, $"the target \"{action.Target}\" matches nothing; correct it, or drop the action if the page has changed."));
            }
            catch (DerivationInputException misfit)
            {
                misfits.Add(misfit);
            }
        }

        return (misfits, unmatched);
    }

    /// <summary>One action on its way through a document.</summary>
    private sealed class ActionRun(JsonNode document, Overlay overlay, OverlayAction action, OriginMap origins)
    {
        private readonly FactOrigin origin = new(OriginKind.Overlay, overlay.Source, action.Line, action.Description);

        /// <summary>Applies the action; <see langword="false"/> when it selects nothing.</summary>
        public bool Apply()
        {
            // A query may select one node several times; an action changes it once.
            var targets = action.Target.Select(document).DistinctBy(node => (node.Parent, node.Name, node.Index), PlaceComparer.Instance).ToList();
            if (action.Remove)
            {
                Remove(targets);
                return targets.Count > 0;
            }

            var (change, earlier) = Change();
            if (targets.Select(target => Kind(target.Value)).Distinct().Skip(1).Any())
                throw Refuse($"the target \"{action.Target}\" selects nodes of different kinds, and one value fits only one; make an action for each kind.");
            targets.ForEach(target => Update(target, change, earlier));
            return targets.Count > 0;
        }

        /// <summary>The value to merge: the action's own, or a copy of a node, which keeps the origin of the original.</summary>
        private (JsonNode? Value, FactOrigin? Origin) Change()
        {
            if (action.Copy is null)
                return (action.Update, null);
            return action.Copy.Select(document) switch
            {
                [var only] => (only.Value?.DeepClone(), origins.Of(only.Value ?? only.Parent)),
                var several => throw Refuse($"'copy' selects {several.Count} nodes, and exactly one can be copied; correct \"{action.Copy}\"."),
            };
        }

        private void Remove(List<JsonPathNode> targets)
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
                        throw Refuse("an action cannot remove the whole document; name a part of it.");
                }
            }
        }

        private void Update(JsonPathNode target, JsonNode? change, FactOrigin? earlier)
        {
            switch (target.Value)
            {
                case JsonObject members when change is JsonObject changes:
                    Merge(members, changes, earlier);
                    break;
                case JsonArray entries when change is JsonArray more && overlay.ConcatenatesArrays:
                    Append(entries, more, earlier);
                    break;
                case JsonArray entries:
                    Append(entries, [change?.DeepClone()], earlier);
                    break;
                case null or JsonValue when change is null or JsonValue && overlay.ReplacesPrimitives && target.Parent is not null:
                    Replace(target, change?.DeepClone());
                    break;
                default:
                    throw Refuse($"the target \"{action.Target}\" selects {Kind(target.Value)}, which {Kind(change)} cannot be merged into; an update fits an object into an object, "
                        + $"any value behind an array{(overlay.ReplacesPrimitives ? ", or a single value in place of another" : "; to replace a single value the overlay must be of version 1.1.0")}.");
            }
        }

        private void Replace(JsonPathNode target, JsonNode? value)
        {
            var replacing = origin with { Earlier = origins.Of(target.Value ?? target.Parent) };
            if (target.Parent is JsonObject members)
            {
                members[target.Name!] = value;
                origins.Set(members, target.Name!, replacing);
            }
            else if (target.Parent is JsonArray entries)
            {
                entries[target.Index] = value;
                origins.Set(value, replacing);
            }
        }

        private void Append(JsonArray entries, JsonArray more, FactOrigin? earlier)
        {
            foreach (var entry in more)
            {
                var added = entry?.DeepClone();
                entries.Add(added);
                origins.Set(added, origin with { Earlier = earlier });
            }
        }

        private void Merge(JsonObject target, JsonObject changes, FactOrigin? earlier)
        {
            foreach (var (name, change) in changes)
            {
                var exists = target.TryGetPropertyValue(name, out var current);
                switch (current, change)
                {
                    case (JsonObject inner, JsonObject innerChanges):
                        Merge(inner, innerChanges, earlier);
                        break;
                    case (JsonArray entries, JsonArray more):
                        Append(entries, more, earlier);
                        break;
                    case var _ when exists && overlay.RefusesIncompatible && (current is JsonObject or JsonArray || change is JsonObject or JsonArray):
                        throw Refuse($"'{name}' is {Kind(current)}, and {Kind(change)} cannot take its place; remove it in an action before.");
                    default:
                        var replacing = origin with { Earlier = earlier ?? (exists ? origins.Of(target, name, current) : null) };
                        target[name] = change?.DeepClone();
                        origins.Set(target, name, replacing);
                        break;
                }
            }
        }

        private DerivationInputException Refuse(string message) => new(overlay.Source, action.Line, message);
    }

    private static string Kind(JsonNode? node) => node switch
    {
        JsonObject => "an object",
        JsonArray => "an array",
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
