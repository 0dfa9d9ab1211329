using System.Net.Http.Headers;
using EpasContracts.Runtime.Http;
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
        return Weight(accepted, MediaTypeText.Essence(first)).CompareTo(Weight(accepted, MediaTypeText.Essence(second))) > 0;
    }

    // The quality first, and among equals what is named rather than what a range covers.
    private static (double Quality, int Exactness) Weight(List<MediaTypeWithQualityHeaderValue> accepted, string name) =>
        accepted.Where(range => MediaTypeText.IsIn(name, range.MediaType ?? ""))
            .Select(static range => (Quality: range.Quality ?? 1, Exactness: range.MediaType == "*/*" ? 0 : range.MediaType!.EndsWith("/*", StringComparison.Ordinal) ? 1 : 2))
            .OrderByDescending(static weight => weight.Exactness).FirstOrDefault();
}
