using System.Text.Json.Nodes;

namespace EpasContracts.Tests.Derivation;

/// <summary>Finds the examples of a curated document.</summary>
internal static class CuratedExamples
{
    /// <summary>What a node of a document gives as an example or a default, with the schema that must accept it.</summary>
    public static IEnumerable<(JsonObject Schema, JsonNode? Value)> Of(JsonObject node)
    {
        if (node["examples"] is JsonArray examples)
        {
            foreach (var example in examples)
                yield return (node, example);
        }

        if (node["schema"] is JsonObject schema && node.ContainsKey("example"))
            yield return (schema, node["example"]);
        if (node.ContainsKey("default") && (node["type"] ?? node["$ref"] ?? node["anyOf"]) is not null)
            yield return (node, node["default"]);
    }
}
