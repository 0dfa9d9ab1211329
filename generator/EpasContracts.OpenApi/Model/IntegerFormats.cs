namespace EpasContracts.OpenApi.Model;

/// <summary>The formats of OpenAPI's registry that give an integer its width.</summary>
public static class IntegerFormats
{
    private static readonly Dictionary<string, (string Low, string High)> Ranges = new(StringComparer.Ordinal)
    {
        ["int8"] = ("-128", "127"),
        ["int16"] = ("-32768", "32767"),
        ["int32"] = ("-2147483648", "2147483647"),
        ["int64"] = ("-9223372036854775808", "9223372036854775807"),
        ["uint8"] = ("0", "255"),
        ["uint16"] = ("0", "65535"),
        ["uint32"] = ("0", "4294967295"),
        ["uint64"] = ("0", "18446744073709551615"),
    };

    /// <summary>The least and the greatest integer of a format, as JSON spells them; null for any other format.</summary>
    /// <param name="format">The format, or null.</param>
    public static (string Low, string High)? RangeOf(string? format) => format is not null && Ranges.TryGetValue(format, out var range) ? range : null;

    /// <summary>
    /// Whether the format is one of a schema's strings, too: not every reader of JSON holds a number of 64 bits. Where a schema does not say that
    /// strings are meant, they are not.
    /// </summary>
    /// <param name="format">The format, or null.</param>
    /// <param name="types">The types of the schema.</param>
    public static bool IsOfText(string? format, JsonTypes types) => format is "int64" or "uint64" && (types & JsonTypes.String) != 0;

    /// <summary>Whether 32 bits with a sign hold every integer of the format.</summary>
    /// <param name="format">The format, or null.</param>
    public static bool FitsInt32(string? format) => format is "int8" or "int16" or "int32" or "uint8" or "uint16";
}
