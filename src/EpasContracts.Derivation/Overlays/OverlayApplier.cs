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

    /// <summary>What did not fit, as a doubt about a document that is whole without it.</summary>
    internal static Finding Doubt(DerivationInputException unmatched) => new(
        FindingIds.OverlayMatchesNothing, FindingSeverity.Error, $"An action of the overlay selects nothing: {unmatched.Message.Split(": ", 2)[^1]}",
        "By the specification the action succeeds; the document is without it.", unmatched.File!, unmatched.Line);

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

            var change = action.Copy is { } original ? Snapshot(original) : action.Update;
            if (targets.Select(target => Kind(target.Value)).Distinct().Skip(1).Any())
                throw Refuse($"the target \"{action.Target}\" selects nodes of different kinds, and one value fits only one; make an action for each kind.");
            targets.ForEach(target => Update(target, change));
            return targets.Count > 0;
        }

        /// <summary>A copy of the only node that a query selects, each fact of which knows where the original comes from.</summary>
        private JsonNode? Snapshot(JsonPathQuery query)
        {
            var only = query.Select(document) switch
            {
                [var node] => node,
                var several => throw Refuse($"'copy' selects {several.Count} nodes, and exactly one can be copied; correct \"{query}\"."),
            };
            var copy = only.Value?.DeepClone();
            origins.NoteCopy(only.Value, copy, origin);
            return copy;
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

        private void Update(JsonPathNode target, JsonNode? change)
        {
            switch (target.Value)
            {
                case JsonObject members when change is JsonObject changes:
                    Merge(members, changes);
                    break;
                case JsonArray entries when change is JsonArray more && overlay.ConcatenatesArrays:
                    Append(entries, more);
                    break;
                case JsonArray entries:
                    AppendOne(entries, change);
                    break;
                case null or JsonValue when change is null or JsonValue && overlay.ReplacesPrimitives && target.Parent is not null:
                    Replace(target, change?.DeepClone());
                    break;
                default:
                    throw Refuse($"the target \"{action.Target}\" selects {Kind(target.Value)}, which {Kind(change)} cannot be merged into; an update fits an object into an object, "
                        + $"any value behind an array{(overlay.ReplacesPrimitives ? ", or a single value in place of another" : "; to replace a single value the overlay must be of version 1.1.0")}.");
            }
        }

        private void Replace(JsonPathNode target, JsonNode? change)
        {
            var replaced = origins.Of(target.Value ?? target.Parent);
            if (target.Parent is JsonObject members)
            {
                members[target.Name!] = Placed(change);
                origins.Set(members, target.Name!, OriginOf(change) with { Earlier = replaced });
            }
            else if (target.Parent is JsonArray entries)
            {
                entries[target.Index] = Placed(change);
                origins.Set(entries[target.Index], OriginOf(change) with { Earlier = replaced });
            }
        }

        private void Append(JsonArray entries, JsonArray more)
        {
            foreach (var entry in more)
                AppendOne(entries, entry);
        }

        private void AppendOne(JsonArray entries, JsonNode? entry)
        {
            var added = Placed(entry);
            entries.Add(added);
            origins.Set(added, OriginOf(entry));
        }

        private void Merge(JsonObject target, JsonObject changes)
        {
            foreach (var (name, change) in changes)
            {
                var exists = target.TryGetPropertyValue(name, out var current);
                switch (current, change)
                {
                    case (JsonObject inner, JsonObject innerChanges):
                        Merge(inner, innerChanges);
                        break;
                    case (JsonArray entries, JsonArray more):
                        Append(entries, more);
                        break;
                    case var _ when exists && (current is JsonObject or JsonArray || change is JsonObject or JsonArray):
                        throw Refuse($"'{name}' is {Kind(current)}, and {Kind(change)} cannot take its place; remove it in an action before.");
                    default:
                        var replaced = exists ? origins.Of(target, name, current) : null;
                        target[name] = Placed(change);
                        origins.Set(target, name, (action.Copy is null ? origin : origins.Of(changes, name, change)) with { Earlier = replaced });
                        break;
                }
            }
        }

        /// <summary>A node of its own for one target; what is copied keeps its origins, fact by fact.</summary>
        private JsonNode? Placed(JsonNode? change)
        {
            var placed = change?.DeepClone();
            if (action.Copy is not null)
                origins.Carry(change, placed);
            return placed;
        }

        private FactOrigin OriginOf(JsonNode? change) => action.Copy is null || change is null ? origin : origins.Of(change);

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
