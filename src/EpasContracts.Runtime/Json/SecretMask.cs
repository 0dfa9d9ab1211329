using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Json;

/// <summary>Copies JSON and replaces every value that its schema marks as secret (<c>format: password</c>) by <c>"***"</c>.</summary>
public static class SecretMask
{
    private const string Mask = "***";

    /// <summary>The JSON text with its secrets masked; a fixed sentence instead of text that is not JSON, since it cannot be searched for secrets.</summary>
    /// <param name="schema">The schema of the payload; null masks nothing.</param>
    /// <param name="utf8">The payload.</param>
    public static string Apply(SchemaDescriptor? schema, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        var buffer = new ArrayBufferWriter<byte>(utf8.Length);
        try
        {
            using var document = JsonDocument.Parse(utf8.ToArray());
            using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            Copy(document.RootElement, schema, writer);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is an escape that names half a surrogate pair.
            return $"({utf8.Length} bytes that are not JSON)";
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The texts that the schema marks as secret in a payload, as they are and as JSON spells them; empty ones are left out.</summary>
    internal static IReadOnlyList<string> Find(SchemaDescriptor schema, ReadOnlySpan<byte> utf8)
    {
        var found = new List<string>();
        using var document = JsonDocument.Parse(utf8.ToArray());
        Collect(document.RootElement, schema, found);
        return found;
    }

    private static void Collect(JsonElement element, SchemaDescriptor? schema, List<string> found)
    {
        if (schema is null)
            return;
        if (element.ValueKind is JsonValueKind.String or JsonValueKind.Number && SchemaParts.IsSecret(schema))
        {
            var text = element.ToString();
            if (text.Length > 0)
                found.AddRange([text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), JavaScriptEncoder.Default.Encode(text)]);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
                Collect(property.Value, Find(schema, property.Name), found);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, index) in element.EnumerateArray().Select(static (item, index) => (item, index)))
                Collect(item, Find(schema, index), found);
        }
    }

    private static void Copy(JsonElement element, SchemaDescriptor? schema, Utf8JsonWriter writer)
    {
        if (schema is not null && SchemaParts.IsSecret(schema) && element.ValueKind != JsonValueKind.Null)
        {
            writer.WriteStringValue(Mask);
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Copy(property.Value, schema is null ? null : Find(schema, property.Name), writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var (item, index) in element.EnumerateArray().Select(static (item, index) => (item, index)))
                    Copy(item, schema is null ? null : Find(schema, index), writer);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static SchemaDescriptor? Find(SchemaDescriptor schema, string name)
    {
        var parts = SchemaParts.Of(schema);
        return parts.SelectMany(static part => part.Properties).FirstOrDefault(property => property.Name == name)?.Schema
            ?? parts.Select(static part => part.AdditionalProperties).FirstOrDefault(static additional => additional is not null);
    }

    private static SchemaDescriptor? Find(SchemaDescriptor schema, int index) => SchemaParts.Element(SchemaParts.Of(schema), index);
}
