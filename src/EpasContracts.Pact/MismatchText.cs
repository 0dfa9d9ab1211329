using System.Text.Json.Nodes;

namespace EpasContracts.Pacts;

/// <summary>One difference of the core, on either side, as a sentence with its place.</summary>
internal static class MismatchText
{
    public static string Of(JsonObject mismatch)
    {
        var message = Ansi.Strip(mismatch["mismatch"]?.ToString() ?? "");
        var type = mismatch["type"]?.ToString() ?? "Mismatch";
        return mismatch["path"]?.ToString() is { Length: > 0 } path && !message.Contains(path, StringComparison.Ordinal)
            ? $"{type} at {path}: {message}"
            : $"{type}: {message}";
    }
}
