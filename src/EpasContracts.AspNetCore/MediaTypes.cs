using System.Net.Http.Headers;
using EpasContracts.Runtime.Description;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.AspNetCore;

/// <summary>Media types of requests and answers, held against those that a contract declares.</summary>
internal static class MediaTypes
{
    /// <summary>The declared media type that another one is: the same, or a range around it.</summary>
    public static BodyDescriptor? Find(IReadOnlyList<BodyDescriptor> declared, string mediaType)
    {
        var name = Essence(mediaType);
        return declared.FirstOrDefault(body => Essence(body.MediaType).Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? declared.FirstOrDefault(body => IsIn(name, Essence(body.MediaType)));
    }

    /// <summary>The same for an answer, where any JSON stands for another: problem details for a plain object.</summary>
    public static BodyDescriptor? FindAnswer(IReadOnlyList<BodyDescriptor> declared, string mediaType) =>
        Find(declared, mediaType) ?? (IsJson(Essence(mediaType)) ? declared.FirstOrDefault(static body => body.Format == BodyFormat.Json) : null);

    /// <summary>Whether a media type is the other one or within its range.</summary>
    public static bool IsIn(string name, string range) =>
        range == "*/*"
        || range.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (range.EndsWith("/*", StringComparison.Ordinal) && name.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a caller would rather have the first media type than the second.</summary>
    public static bool Prefers(HttpRequest request, string first, string second)
    {
        var accepted = request.Headers.Accept.SelectMany(static value => (value ?? "").Split(','))
            .Select(static text => MediaTypeWithQualityHeaderValue.TryParse(text, out var value) ? value : null).OfType<MediaTypeWithQualityHeaderValue>().ToList();
        return Weight(accepted, Essence(first)).CompareTo(Weight(accepted, Essence(second))) > 0;
    }

    /// <summary>A media type without its parameters.</summary>
    public static string Essence(string mediaType) => mediaType.Split(';')[0].Trim();

    // The quality first, and among equals what is named rather than what a range covers.
    private static (double Quality, int Exactness) Weight(List<MediaTypeWithQualityHeaderValue> accepted, string name) =>
        accepted.Where(range => IsIn(name, range.MediaType ?? ""))
            .Select(static range => (Quality: range.Quality ?? 1, Exactness: range.MediaType == "*/*" ? 0 : range.MediaType!.EndsWith("/*", StringComparison.Ordinal) ? 1 : 2))
            .OrderByDescending(static weight => weight.Exactness).FirstOrDefault();

    private static bool IsJson(string name) =>
        name.Equals("application/json", StringComparison.OrdinalIgnoreCase) || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
}
