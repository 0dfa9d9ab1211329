using System.Text.Json.Nodes;

namespace EpasContracts.Derivation.Overlays;

/// <summary>
/// An overlay that describes a property merges into it, and so would make a property of nothing but words when the page no
/// longer has it. That is an action that matches nothing, only deeper down.
/// </summary>
internal static class DescribedProperties
{
    private static readonly string[] Typing = ["type", "$ref", "anyOf", "oneOf", "allOf", "enum", "const"];

    /// <summary>Takes out the properties that an overlay described and that have no type.</summary>
    /// <param name="document">The document that the overlay was applied to.</param>
    /// <param name="overlay">The overlay.</param>
    /// <returns>For each of them, why it does not fit and which action speaks of it.</returns>
    public static IReadOnlyList<DerivationInputException> RemoveUntyped(JsonObject document, Overlay overlay)
    {
        var misfits = new List<DerivationInputException>();
        foreach (var (name, model) in document["components"]?["schemas"] as JsonObject ?? [])
        {
            if (model?["properties"] is not JsonObject properties)
                continue;
            foreach (var (property, schema) in properties.ToList())
            {
                if (schema is JsonObject words && !Typing.Any(words.ContainsKey) && Author(document, overlay, model, property) is { } action)
                {
                    properties.Remove(property);
                    misfits.Add(new DerivationInputException(overlay.Source, action.Line,
                        $"the action describes {name}.{property}, which the page does not have; drop it there, or give it a type if it is to be added."));
                }
            }
        }

        return misfits;
    }

    private static OverlayAction? Author(JsonObject document, Overlay overlay, JsonNode model, string property) =>
        overlay.Actions.FirstOrDefault(action => action.Update is JsonObject update
            && update["properties"] is JsonObject properties && properties.ContainsKey(property)
            && action.Target.Select(document).Any(node => ReferenceEquals(node.Value, model)));
}
