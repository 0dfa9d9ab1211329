using System.Globalization;
using System.Text.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

/// <summary>Says what is wrong with a payload that is not JSON.</summary>
internal static class SyntaxErrors
{
    /// <summary>Reads once more what was refused, with a reader that explains itself.</summary>
    /// <param name="utf8">The payload.</param>
    /// <param name="options">The bounds that it was refused with.</param>
    /// <returns>The byte at which it stops being JSON and the reason; no reason when the bytes are not UTF-8.</returns>
    public static Failure Explain(ReadOnlySpan<byte> utf8, ValidationOptions options)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = options.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !System.Text.Unicode.Utf8.IsValid(reader.ValueSpan))
                    return new Failure(reader.TokenStartIndex, Constraint.WellFormed);
            }

            return new Failure(0, Constraint.WellFormed);
        }
        catch (JsonException exception)
        {
            return Describe(reader, utf8[(int)reader.BytesConsumed..], exception, options);
        }
    }

    /// <summary>The fault that a reader came upon.</summary>
    /// <param name="reader">The reader, where it stopped.</param>
    /// <param name="rest">What it did not consume.</param>
    /// <param name="exception">What it said.</param>
    /// <param name="options">The bounds that it was made with.</param>
    public static Failure Describe(Utf8JsonReader reader, ReadOnlySpan<byte> rest, JsonException exception, ValidationOptions options)
    {
        // The reader has one exception for both: it stopped before an opening bracket too many, or before something that is no JSON.
        var next = rest.TrimStart(" \t\r\n,:"u8);
        var depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
        return depth >= options.MaxDepth && !next.IsEmpty && next[0] is (byte)'{' or (byte)'['
            ? new Failure(reader.BytesConsumed, Constraint.Depth, Detail: options.MaxDepth.ToString(CultureInfo.InvariantCulture))
            : new Failure(reader.BytesConsumed, Constraint.WellFormed, Detail: exception.Message);
    }
}
