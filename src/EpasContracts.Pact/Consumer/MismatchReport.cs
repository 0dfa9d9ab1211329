using System.Text;
using System.Text.Json.Nodes;

namespace EpasContracts.Pacts.Consumer;

/// <summary>Reads the mock server's list of differences.</summary>
internal static class MismatchReport
{
    public static IReadOnlyList<RequestMismatch> Read(string json)
    {
        if (json.Length == 0 || JsonNode.Parse(json) is not JsonArray entries)
            return [];
        return [.. entries.OfType<JsonObject>().Select(Read)];
    }

    public static string Describe(IReadOnlyList<RequestMismatch> mismatches)
    {
        var text = new StringBuilder("The consumer's requests are not what the pact describes; no pact file was written.");
        foreach (var mismatch in mismatches)
        {
            var what = mismatch.Kind switch
            {
                RequestMismatchKind.Missing => "is described but did not come",
                RequestMismatchKind.Unexpected => "came but no interaction describes it",
                _ => "differs",
            };
            text.Append('\n').Append(System.Globalization.CultureInfo.InvariantCulture, $"  {mismatch.Method} {mismatch.Path} {what}");
            foreach (var detail in mismatch.Details)
                text.Append("\n    ").Append(detail);
        }

        return text.ToString();
    }

    private static RequestMismatch Read(JsonObject entry) => new(
        Text(entry["type"]) switch
        {
            "missing-request" => RequestMismatchKind.Missing,
            "request-not-found" => RequestMismatchKind.Unexpected,
            _ => RequestMismatchKind.Different,
        },
        Text(entry["method"]),
        Text(entry["path"]),
        entry["mismatches"] is JsonArray details ? [.. details.OfType<JsonObject>().Select(MismatchText.Of)] : []);

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
