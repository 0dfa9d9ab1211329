using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.AspNetCore;

/// <summary>What a caller would rather have.</summary>
internal static class MediaTypes
{
    /// <summary>Whether a caller would rather have the first media type than the second.</summary>
    public static bool Prefers(HttpRequest request, string first, string second)
    {
        var accepted = request.Headers.Accept.SelectMany(static value => (value ?? "").Split(','))
            .Select(static text => MediaTypeWithQualityHeaderValue.TryParse(text, out var value) ? value : null).OfType<MediaTypeWithQualityHeaderValue>().ToList();
        return Weight(accepted, Essence(first)).CompareTo(Weight(accepted, Essence(second))) > 0;
    }

    private static string Essence(string mediaType) => mediaType.Split(';')[0].Trim();

    // The quality first, and among equals what is named rather than what a range covers.
    private static (double Quality, int Exactness) Weight(List<MediaTypeWithQualityHeaderValue> accepted, string name) =>
        accepted.Where(range => IsIn(name, range.MediaType ?? ""))
            .Select(static range => (Quality: range.Quality ?? 1, Exactness: range.MediaType == "*/*" ? 0 : range.MediaType!.EndsWith("/*", StringComparison.Ordinal) ? 1 : 2))
            .OrderByDescending(static weight => weight.Exactness).FirstOrDefault();

    private static bool IsIn(string name, string range) =>
        range == "*/*"
        || range.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (range.EndsWith("/*", StringComparison.Ordinal) && name.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase));
}
