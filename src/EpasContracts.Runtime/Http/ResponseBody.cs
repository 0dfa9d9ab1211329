using System.Net.Http.Headers;

namespace EpasContracts.Runtime.Http;

/// <summary>A body that was read up to a bound.</summary>
/// <param name="Utf8">The bytes, without a byte order mark.</param>
/// <param name="IsCut">Whether there were more.</param>
internal readonly record struct ResponseBody(ReadOnlyMemory<byte> Utf8, bool IsCut)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads at most <paramref name="limit"/> bytes, whatever the response says about its length.</summary>
    public static async Task<ResponseBody> ReadAsync(HttpContent content, long limit, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte beyond the limit is asked for, since only it tells that the body is too large.
            var capacity = (int)Math.Min(limit, Math.Clamp(content.Headers.ContentLength ?? 4096, 256, 1 << 20));
            var buffer = new byte[capacity + 1];
            var length = 0;
            int count;
            while ((count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += count;
                if (length > limit)
                    return Trim(buffer.AsMemory(0, (int)limit), isCut: true);
                if (length == buffer.Length)
                    Array.Resize(ref buffer, (int)Math.Min(Math.Min(buffer.Length * 2L, limit + 1), Array.MaxLength));
            }

            return Trim(buffer.AsMemory(0, length), isCut: false);
        }
    }

    /// <summary>Whether a content type is JSON: <c>application/json</c>, <c>text/json</c>, or any <c>+json</c>.</summary>
    public static bool IsJson(MediaTypeHeaderValue? type) => type?.MediaType is { } media && MediaTypeText.IsJson(media);

    private static ResponseBody Trim(ReadOnlyMemory<byte> bytes, bool isCut) =>
        new(bytes.Span.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes, isCut);
}
