using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http.Streams;

namespace EpasContracts.Runtime.Http;

/// <summary>Writes bodies in their media types.</summary>
internal static class RequestContent
{
    private const string Octets = "application/octet-stream";

    /// <summary>The body of a request, or null when there is none.</summary>
    /// <exception cref="FormatException">A form cannot be written; the message says why.</exception>
    public static HttpContent? Create(RequestPayload? payload, OperationDescriptor operation)
    {
        if (payload is null)
            return null;
        if (payload.Media.Format == BodyFormat.Multipart)
            return Multipart(payload);
        return payload switch
        {
            { File: { } file } => Typed(new FileUpload(file), file.ContentType ?? Concrete(payload.Media.MediaType)),
            { Items: { } items } => Typed(new ItemUpload(items, payload.Media, operation), payload.Media.MediaType),
            { Text: { } text } => Text(text, WithCharset(payload.Media.MediaType)),
            { Media.Format: BodyFormat.Form, Json: { } json } => Typed(new ByteArrayContent(Encoding.ASCII.GetBytes(FormCodec.Write(payload.Media, json))), payload.Media.MediaType),
            _ => Typed(new ByteArrayContent(payload.Json ?? []), payload.Media.MediaType == "*/*" ? "application/json" : payload.Media.MediaType),
        };
    }

    private static HttpContent Text(string text, string mediaType) => Typed(new ByteArrayContent(TextCharset.Write(text, mediaType)), mediaType);

    private static HttpContent Multipart(RequestPayload payload)
    {
        // Names in UTF-8 and quoted as browsers do it: that is what servers read.
        var content = new MultipartContent("form-data") { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        foreach (var part in FormCodec.Parts(payload.Media, payload.Json ?? "{}"u8))
            Add(content, new ByteArrayContent(TextCharset.Write(part.Text, part.ContentType)), part.Name, null, part.ContentType);
        foreach (var (name, file) in payload.Files)
        {
            var declared = payload.Media.Encoding.FirstOrDefault(part => part.Property == name)?.ContentType;
            // A list of media types leaves the choice to the caller.
            var type = file.ContentType ?? (declared is null || declared.Contains(',', StringComparison.Ordinal) ? Octets : Concrete(declared));
            Add(content, new FileUpload(file), name, file.FileName ?? name, type);
        }

        return content.Any() ? content : Typed(new ByteArrayContent(Encoding.ASCII.GetBytes($"--{NoParts}--\r\n")), $"multipart/form-data; boundary={NoParts}");
    }

    // A form in which nothing is set: what MultipartContent would write is one part without a name, which servers refuse.
    private const string NoParts = "no-parts";

    private static void Add(MultipartContent content, HttpContent part, string name, string? fileName, string? contentType)
    {
        var disposition = $"form-data; name=\"{FormCodec.Quoted(name)}\"" + (fileName is null ? "" : $"; filename=\"{FormCodec.Quoted(fileName)}\"");
        part.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        content.Add(contentType is null ? part : Typed(part, contentType));
    }

    private static HttpContent Typed(HttpContent content, string mediaType)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(mediaType, out var type)
            ? type
            : throw new FormatException($"'{mediaType}' is not a media type");
        return content;
    }

    private static string Concrete(string mediaType) => mediaType.Contains('*', StringComparison.Ordinal) ? Octets : mediaType;

    private static string WithCharset(string mediaType) =>
        mediaType.Contains('*', StringComparison.Ordinal) ? "text/plain; charset=utf-8"
        : TextCharset.NameOf(mediaType) is not null ? mediaType : mediaType + "; charset=utf-8";

    /// <summary>Copies a caller's stream and leaves it open; a handler that sends again begins where the first attempt began.</summary>
    private sealed class FileUpload(FileContent file) : HttpContent
    {
        private readonly long _start = file.Content.CanSeek ? file.Content.Position : 0;
        private bool _isSent;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            if (file.Content.CanSeek)
                file.Content.Position = _start;
            else if (_isSent)
                throw new InvalidOperationException("The file's stream was sent once and cannot be sent again: it cannot seek.");
            _isSent = true;
            await file.Content.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = file.Content.CanSeek ? file.Content.Length - _start : 0;
            return file.Content.CanSeek;
        }
    }
}
