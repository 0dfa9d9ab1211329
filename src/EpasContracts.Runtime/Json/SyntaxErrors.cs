using System.Text.Json;

namespace EpasContracts.Runtime.Json;

/// <summary>Says what is wrong with a payload that is not JSON.</summary>
internal static class SyntaxErrors
{
    /// <summary>Reads once more what was refused, with a reader that explains itself.</summary>
    /// <param name="utf8">The payload.</param>
    /// <returns>The byte at which it stops being JSON and the reason; no reason when the bytes are not UTF-8.</returns>
    public static (long Offset, string? Reason) Explain(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = PayloadReader.DefaultMaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !System.Text.Unicode.Utf8.IsValid(reader.ValueSpan))
                    return (reader.TokenStartIndex, null);
            }

            return (0, null);
        }
        catch (JsonException exception)
        {
            return (reader.BytesConsumed, exception.Message);
        }
    }
}
