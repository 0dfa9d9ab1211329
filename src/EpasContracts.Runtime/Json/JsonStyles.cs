using System.Buffers;
using System.Text.Json;

namespace EpasContracts.Runtime.Json;

/// <summary>Brings compact JSON into the style of a writer of System.Text.Json: its indentation, its escapes.</summary>
internal static class JsonStyles
{
    // What every encoder of System.Text.Json leaves as it is.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', 0x7F - ' ').Select(static code => (byte)code).Where(static b => !"&<>'+`\\"u8.Contains(b))]);

    /// <summary>Writes one value.</summary>
    /// <param name="json">The value, compact and well-formed.</param>
    /// <param name="target">Where to.</param>
    public static void Write(ReadOnlySpan<byte> json, Utf8JsonWriter target)
    {
        var options = target.Options;
        if (!options.Indented && (options.Encoder == PayloadWriter.Encoder || (options.Encoder is null && json.IndexOfAnyExcept(Plain) < 0)))
        {
            target.WriteRawValue(json, skipInputValidation: true);
            return;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
            Write(ref reader, target);
    }

    private static void Write(ref Utf8JsonReader token, Utf8JsonWriter target)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.StartObject:
                target.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                target.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                target.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                target.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                target.WritePropertyName(token.GetString()!);
                break;
            case JsonTokenType.String:
                target.WriteStringValue(token.GetString());
                break;
            default:
                target.WriteRawValue(token.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
