using System.Net.Http.Headers;
using System.Text;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EpasContracts.AspNetCore.Requests;

/// <summary>Why a body cannot be read at all.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">One sentence for the caller.</param>
internal sealed record BodyProblem(int Status, string Message);

/// <summary>A form that was taken apart.</summary>
/// <param name="Json">The parts as a JSON object, an empty text for each file.</param>
/// <param name="Files">The files by the names of their parts.</param>
internal sealed record ReceivedForm(byte[] Json, IReadOnlyList<KeyValuePair<string, FileContent>> Files);

/// <summary>Reads bodies up to a bound.</summary>
internal static class RequestBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether the request may have a body at all: of no bytes only where its media type says that nothing is something.</summary>
    public static bool IsThere(HttpRequest request, IReadOnlyList<BodyDescriptor> declared) =>
        (request.ContentLength != 0 && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false })
        || MediaOf(request, declared) is { Format: BodyFormat.Form or BodyFormat.Text or BodyFormat.Binary or BodyFormat.JsonLines or BodyFormat.JsonSequence };

    /// <summary>The declared media type that the request names, or null.</summary>
    public static BodyDescriptor? MediaOf(HttpRequest request, IReadOnlyList<BodyDescriptor> declared) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out _) ? ContractValidator.Choose(declared, request.ContentType) : null;

    /// <summary>What is wrong with the media type of a request.</summary>
    public static BodyProblem? CheckType(HttpRequest request, BodyDescriptor? media, IReadOnlyList<BodyDescriptor> declared)
    {
        string? wrong = null;
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            wrong = $"The body must not be encoded, was {encoding}.";
        else if (media is null)
            wrong = $"The body must be {string.Join(" or ", declared)}, was {(string.IsNullOrEmpty(request.ContentType) ? "of no media type" : request.ContentType)}.";
        else if (media.Format == BodyFormat.Text && !TextCharset.IsKnown(TextType(request, media)))
            wrong = $"The body must be in a character set that is known here, was in {TextCharset.NameOf(TextType(request, media))}.";
        else if (media.Format is not (BodyFormat.Binary or BodyFormat.Multipart or BodyFormat.Text) && TextCharset.NameOf(request.ContentType) is { } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            wrong = $"The body must be in UTF-8, was in {charset}.";
        return wrong is null ? null : new BodyProblem(StatusCodes.Status415UnsupportedMediaType, wrong);
    }

    /// <summary>The media type whose character set a text has: the request's own, unless only the declared one names a character set.</summary>
    public static string? TextType(HttpRequest request, BodyDescriptor media) => TextCharset.NameOf(request.ContentType) is null ? media.MediaType : request.ContentType;

    /// <summary>Sets the bound of a body that someone else reads.</summary>
    public static BodyProblem? Bound(HttpRequest request, long limit)
    {
        if (request.ContentLength > limit)
            return TooLarge(limit);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = limit;
        return null;
    }

    /// <summary>Reads a body as the JSON that its schema is about.</summary>
    /// <returns>The JSON, empty when there is none; or the problem.</returns>
    public static async Task<(ReadOnlyMemory<byte> Json, BodyProblem? Problem)> ReadJsonAsync(
        HttpRequest request, BodyDescriptor media, long limit, CancellationToken cancellationToken)
    {
        if (media.Format == BodyFormat.Multipart)
        {
            var (form, wrong) = await ReadFormAsync(request, media, limit, cancellationToken).ConfigureAwait(false);
            return (form?.Json ?? default(ReadOnlyMemory<byte>), wrong);
        }

        var (utf8, problem) = await ReadAsync(request, limit, cancellationToken).ConfigureAwait(false);
        return problem is null && media.Format == BodyFormat.Form ? (FormCodec.Read(media, Encoding.UTF8.GetString(utf8.Span)), null) : (utf8, problem);
    }

    /// <summary>Reads a multipart form; what is large of it goes to disk, not to memory.</summary>
    public static async Task<(ReceivedForm? Form, BodyProblem? Problem)> ReadFormAsync(
        HttpRequest request, BodyDescriptor media, long limit, CancellationToken cancellationToken)
    {
        if (Bound(request, limit) is { } tooLarge)
            return (null, tooLarge);
        try
        {
            var options = new FormOptions { MultipartBodyLengthLimit = limit, ValueLengthLimit = (int)Math.Min(limit, int.MaxValue) };
            var form = await request.ReadFormAsync(options, cancellationToken).ConfigureAwait(false);
            var texts = form.SelectMany(pair => pair.Value.Select(value => new KeyValuePair<string, string>(FormCodec.PropertyOf(media, pair.Key), value ?? ""))).ToList();
            var files = form.Files.Select(file => new KeyValuePair<string, FileContent>(FormCodec.PropertyOf(media, file.Name), new FileContent(file.OpenReadStream(), file.FileName, file.ContentType))).ToList();
            return (new ReceivedForm(FormCodec.Read(media, texts, [.. files.Select(static file => file.Key)]), files), null);
        }
        catch (InvalidDataException exception)
        {
            return exception.Message.Contains("limit", StringComparison.Ordinal)
                ? (null, TooLarge(limit))
                : (null, new BodyProblem(StatusCodes.Status400BadRequest, $"The form cannot be read: {exception.Message}"));
        }
        catch (BadHttpRequestException exception)
        {
            return (null, Unreadable(exception));
        }
    }

    /// <summary>Reads a body.</summary>
    /// <returns>The bytes without a byte order mark, empty when there are none; or the problem.</returns>
    public static async Task<(ReadOnlyMemory<byte> Utf8, BodyProblem? Problem)> ReadAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
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
            return (default, Unreadable(exception));
        }
    }

    /// <summary>The server's own bounds, or a body that is not the one which its headers promise.</summary>
    public static BodyProblem Unreadable(BadHttpRequestException exception) => new(exception.StatusCode, $"The body cannot be read: {exception.Message}");

    /// <summary>A body, or an item of one, beyond the bound.</summary>
    public static BodyProblem TooLarge(long limit) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is longer than {limit} bytes.");
}
