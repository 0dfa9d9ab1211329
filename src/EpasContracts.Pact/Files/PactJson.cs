using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EpasContracts.Pacts;

/// <summary>JSON as this library reads and writes it: strict in, the same bytes out for the same content.</summary>
internal static class PactJson
{
    public static readonly JsonSerializerOptions Serialization = new(JsonSerializerOptions.Default)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    // What a reader of a pact file looks for first stands first; every other name follows in ordinal order.
    private static readonly string[] Leading =
    [
        "consumer", "provider", "interactions", "type", "description", "providerStates", "pending", "request", "response",
        "name", "params", "status", "method", "path", "query", "headers", "body", "contentType", "encoded", "content",
        "matchingRules", "generators",
    ];

    /// <summary>The text of a pact file, with a line end at its end.</summary>
    public static byte[] Write(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
            node.WriteTo(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>
    /// A copy with every object's properties in a fixed order. The core keeps headers and rules in hash tables, whose order
    /// differs from run to run. A body's content keeps the order that the core gives it.
    /// </summary>
    public static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject parent => new JsonObject(parent
            .OrderBy(static property => Rank(property.Key))
            .ThenBy(static property => property.Key, StringComparer.Ordinal)
            .Select(static property => KeyValuePair.Create(property.Key, property.Key == "content" ? property.Value?.DeepClone() : Ordered(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Ordered)]),
        _ => node?.DeepClone(),
    };

    private static int Rank(string name) => Array.IndexOf(Leading, name) is var index and >= 0 ? index : Leading.Length;
}
