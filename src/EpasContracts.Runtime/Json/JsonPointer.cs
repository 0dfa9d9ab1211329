namespace EpasContracts.Runtime.Json;

/// <summary>JSON Pointers of RFC 6901.</summary>
internal static class JsonPointer
{
    /// <summary>The names and indexes of a pointer, escapes resolved.</summary>
    public static IReadOnlyList<string> Tokens(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(static token => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>A name as it stands in a pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
