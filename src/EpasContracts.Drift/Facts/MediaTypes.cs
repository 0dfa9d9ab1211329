using EpasContracts.OpenApi.Model;
using EpasContracts.Runtime.Http;

namespace EpasContracts.Drift.Facts;

/// <summary>Media types as the SDK chooses among them.</summary>
internal static class MediaTypes
{
    /// <summary>The media type that compiled code uses: the first that is JSON, else the first.</summary>
    /// <param name="content">At least one.</param>
    public static MediaType Compiled(EquatableArray<MediaType> content) =>
        content.FirstOrDefault(static media => Essence(media.Name) == "application/json")
        ?? content.FirstOrDefault(static media => Essence(media.Name) is var name && (name.EndsWith("+json", StringComparison.OrdinalIgnoreCase) || name == "*/*"))
        ?? content[0];

    /// <summary>A media type without its parameters, in lower case.</summary>
    public static string Essence(string mediaType) => MediaTypeText.Essence(mediaType).ToLowerInvariant();
}
