namespace EpasContracts.Runtime.Http;

/// <summary>A file that is sent: the bytes, and what the other side is told of them.</summary>
/// <param name="content">The bytes, read from where the stream stands. It stays open: whoever made it disposes it.</param>
/// <param name="fileName">The name that the other side sees, or null for none.</param>
/// <param name="contentType">The media type, such as <c>image/png</c>; null for the contract's, else <c>application/octet-stream</c>.</param>
public sealed class FileContent(Stream content, string? fileName = null, string? contentType = null)
{
    /// <summary>The bytes.</summary>
    public Stream Content { get; } = content ?? throw new ArgumentNullException(nameof(content));

    /// <summary>The name that the other side sees, or null.</summary>
    public string? FileName { get; } = fileName;

    /// <summary>The media type, or null for the contract's.</summary>
    public string? ContentType { get; } = contentType;

    /// <summary>A stream is a file without a name.</summary>
    public static implicit operator FileContent(Stream content) => new(content);

    /// <summary>A file of bytes in memory.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fileName">The name that the other side sees, or null for none.</param>
    /// <param name="contentType">The media type, or null for the contract's.</param>
    public static FileContent FromBytes(byte[] bytes, string? fileName = null, string? contentType = null) => new(new MemoryStream(bytes, writable: false), fileName, contentType);

    /// <summary>The named form of the conversion from a stream.</summary>
    public static FileContent FromStream(Stream content) => new(content);
}
