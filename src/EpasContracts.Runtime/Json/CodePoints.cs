namespace EpasContracts.Runtime.Json;

/// <summary>Lengths as JSON Schema counts them.</summary>
internal static class CodePoints
{
    /// <summary>The number of Unicode code points in valid UTF-8: of all bytes that do not continue another.</summary>
    public static int Count(ReadOnlySpan<byte> utf8)
    {
        var continuations = 0;
        foreach (var b in utf8)
            continuations += (sbyte)b < -64 ? 1 : 0;
        return utf8.Length - continuations;
    }
}
