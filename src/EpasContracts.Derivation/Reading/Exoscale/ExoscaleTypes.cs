using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>The vendor's spelling of types: <c>string</c>, <c>integer(int64)</c>, <c>array[object]</c>, <c>array of Zone reference</c>.</summary>
internal static class ExoscaleTypes
{
    private const int MaxDepth = 16;
    private static readonly string[] Primitives = ["string", "integer", "number", "boolean", "object"];

    /// <summary>The type; null when the text is none.</summary>
    public static PageType? Read(string text) => Read(text.Trim(), 0);

    private static PageType? Read(string text, int depth)
    {
        if (depth > MaxDepth)
            return null;
        if (text.StartsWith("array[", StringComparison.Ordinal) && text.EndsWith(']'))
            return Array(Read(text[6..^1], depth + 1));
        if (text.StartsWith("array of ", StringComparison.Ordinal))
            return Array(Read(text[9..], depth + 1));
        if (Primitives.Contains(text))
            return new PrimitiveType(text, null);

        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && text.EndsWith(')') && Primitives.Contains(text[..open]))
            return new PrimitiveType(text[..open], text[(open + 1)..^1]);

        // A schema is named by its title, in capitals: its fields are on another page.
        return text.Length is > 0 and < 100 && char.IsAsciiLetterUpper(text[0]) ? new PrimitiveType("object", null) : null;
    }

    private static ArrayType? Array(PageType? item) => item is null ? null : new ArrayType(item);
}
