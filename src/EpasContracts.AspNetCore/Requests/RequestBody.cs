using System.Net.Http.Headers;
using EpasContracts.Runtime.Description;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EpasContracts.AspNetCore.Requests;

/// <summary>Why a body cannot be read at all.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">One sentence for the caller.</param>
internal sealed record BodyProblem(int Status, string Message);

/// <summary>Reads a body up to a bound.</summary>
internal static class RequestBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body, when it is of the declared media type.</summary>
    /// <returns>The bytes without a byte order mark, empty when there are none; or the problem.</returns>
    public static async Task<(ReadOnlyMemory<byte> Utf8, BodyProblem? Problem)> ReadAsync(
        HttpRequest request, BodyDescriptor expected, long limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength == 0 || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return default;
        if (CheckType(request, expected.MediaType) is { } wrong)
            return (default, new BodyProblem(StatusCodes.Status415UnsupportedMediaType, wrong));
        if (request.ContentLength > limit)
            return (default, TooLarge(limit));

        try
        {
            using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 4096, 1 << 20));
            var buffer = new byte[16 * 1024];
            int count;
            while ((count = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (body.Length + count > limit)
                    return (default, TooLarge(limit));
                body.Write(buffer, 0, count);
            }

            var utf8 = new ReadOnlyMemory<byte>(body.GetBuffer(), 0, (int)body.Length);
            return (utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8, null);
        }
        catch (BadHttpRequestException exception)
        {
            // The server's own bounds, or a body that is not the one which its headers promise.
            return (default, new BodyProblem(exception.StatusCode, $"The body cannot be read: {exception.Message}"));
        }
    }

    private static BodyProblem TooLarge(long limit) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is longer than {limit} bytes.");

    private static string? CheckType(HttpRequest request, string expected)
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return $"The body must not be encoded, was {encoding}.";
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var given) || given.MediaType is not { } media || !IsIn(media, expected))
            return $"The body must be {expected}, was {(string.IsNullOrEmpty(request.ContentType) ? "of no media type" : request.ContentType)}.";
        return given.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? $"The body must be in UTF-8, was in {charset}."
            : null;
    }

    private static bool IsIn(string media, string expected)
    {
        var range = expected.Split(';')[0].Trim();
        return range == "*/*"
            || range.Equals(media, StringComparison.OrdinalIgnoreCase)
            || (range.EndsWith("/*", StringComparison.Ordinal) && media.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase));
    }
}
