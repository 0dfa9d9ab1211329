using System.Text.Json.Nodes;
using EpasContracts.Epas;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Benchmarks.Peers;

/// <summary>The schema of a request as one JSON Schema document, made from the contract's descriptor: what a peer validates against.</summary>
internal static class PeerSchema
{
    /// <summary>The schema of the request to create a cluster, references resolved into <c>definitions</c>.</summary>
    public static string ForRequest()
    {
        var definitions = new JsonObject();
        foreach (var schema in EpasContract.Descriptor.Schemas)
            definitions.Add(schema.Name!, ToJson(schema));
        return new JsonObject { ["definitions"] = definitions, ["$ref"] = $"#/definitions/{EpasClusterCreateRequest.Schema.Name}" }.ToJsonString();
    }

    private static JsonObject ToJson(SchemaDescriptor schema)
    {
        if (schema.Reference is { } reference)
            return new JsonObject { ["$ref"] = $"#/definitions/{reference().Name}" };
        var json = new JsonObject();
        foreach (var constraint in schema.Constraints)
            json[constraint.Keyword] = JsonNode.Parse(constraint.Argument);
        if (schema.Properties.Count > 0)
            json["properties"] = new JsonObject(schema.Properties.Select(static property => KeyValuePair.Create<string, JsonNode?>(property.Name, ToJson(property.Schema))));
        if (schema.Items is { } items)
            json["items"] = ToJson(items);
        if (schema.AnyOf.Count > 0)
            json["anyOf"] = new JsonArray([.. schema.AnyOf.Select(ToJson)]);
        return json;
    }
}
