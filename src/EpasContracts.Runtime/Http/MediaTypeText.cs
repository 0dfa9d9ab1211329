namespace EpasContracts.Runtime.Http;

/// <summary>Media types as messages and contracts spell them.</summary>
public static class MediaTypeText
{
    /// <summary>A media type without its parameters, as it is spelled.</summary>
    public static string Essence(string mediaType)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        return mediaType.Split(';')[0].Trim();
    }

    /// <summary>Whether a media type without parameters is the one that a range names, or one of those it stands for, as of <c>text/*</c> and <c>*/*</c>.</summary>
    /// <param name="mediaType">The media type.</param>
    /// <param name="range">The range, without parameters.</param>
    public static bool IsIn(string mediaType, string range)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        ArgumentNullException.ThrowIfNull(range);
        return range == "*/*"
            || range.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
            || (range.EndsWith("/*", StringComparison.Ordinal) && mediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a media type is JSON: <c>application/json</c>, <c>text/json</c>, or any <c>+json</c>, whatever its parameters.</summary>
    public static bool IsJson(string mediaType)
    {
        var media = mediaType.AsSpan();
        media = (media.IndexOf(';') is >= 0 and var end ? media[..end] : media).Trim();
        return media.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || media.Equals("text/json", StringComparison.OrdinalIgnoreCase)
            || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }
}
