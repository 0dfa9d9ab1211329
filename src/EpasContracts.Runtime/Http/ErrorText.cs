using System.Text.Json;

namespace EpasContracts.Runtime.Http;

/// <summary>Finds the sentence for a person in the error body of a vendor.</summary>
internal static class ErrorText
{
    private const int Shown = 200;
    private const int Depth = 4;

    // The usual names of that sentence (RFC 9457 among them) and of what it may stand in, the most telling first.
    private static readonly string[] Names = ["detail", "message", "msg", "error_description", "errorMessage", "reason", "title", "error", "errors"];

    /// <summary>The first such sentence in JSON text, cut to 200 characters; null when there is none.</summary>
    public static string? Find(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var text = Find(document.RootElement, Depth)?.Trim();
            return string.IsNullOrEmpty(text) ? null : text.Length <= Shown ? text : text[..Shown] + "…";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Find(JsonElement element, int depth)
    {
        if (depth == 0)
            return null;
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Array:
                return element.GetArrayLength() == 0 ? null : Find(element[0], depth - 1);
            case JsonValueKind.Object:
                foreach (var name in Names)
                {
                    if (element.TryGetProperty(name, out var member) && Find(member, depth - 1) is { Length: > 0 } text)
                        return text;
                }

                return null;
            default:
                return null;
        }
    }
}
