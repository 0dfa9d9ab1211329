using System.Net;

namespace EpasContracts.Runtime.Http;

/// <summary>A file that arrives: its bytes are still on their way. Dispose it when they are read, or no longer wanted.</summary>
public sealed class FileResponse : IDisposable, IAsyncDisposable
{
    private readonly HttpResponseMessage _response;

    internal FileResponse(HttpResponseMessage response, Stream content)
    {
        _response = response;
        Content = content;
    }

    /// <summary>The status of the response.</summary>
    public HttpStatusCode StatusCode => _response.StatusCode;

    /// <summary>The bytes, read from the connection as they come. No bound is set on them.</summary>
    public Stream Content { get; }

    /// <summary>The media type that the service names, or null.</summary>
    public string? ContentType => _response.Content.Headers.ContentType?.ToString();

    /// <summary>The length in bytes that the service announces, or null.</summary>
    public long? Length => _response.Content.Headers.ContentLength;

    /// <summary>
    /// The name that the service suggests, or null. It comes from the other side: take it apart (<see cref="Path.GetFileName(string)"/>) before
    /// a file is written under it.
    /// </summary>
    public string? FileName => _response.Content.Headers.ContentDisposition is { } disposition ? (disposition.FileNameStar ?? disposition.FileName)?.Trim('"') : null;

    /// <summary>Gives the connection back.</summary>
    public void Dispose()
    {
        Content.Dispose();
        _response.Dispose();
    }

    /// <summary>Gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        _response.Dispose();
    }
}
