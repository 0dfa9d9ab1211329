using System.Net.Http.Headers;
using System.Text;

namespace EpasContracts.Runtime.Http;

/// <summary>
/// Bodies of text in the character set that their media type names. .NET knows those of Unicode, ASCII and ISO-8859-1; others after
/// <c>Encoding.RegisterProvider(CodePagesEncodingProvider.Instance)</c>.
/// </summary>
public static class TextCharset
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The character set that a media type names, as it is spelled there; null when it names none.</summary>
    /// <param name="mediaType">The media type with its parameters, or null.</param>
    public static string? NameOf(string? mediaType) => MediaTypeHeaderValue.TryParse(mediaType, out var type) ? NameOf(type) : null;

    /// <summary>Whether .NET knows the character set that a media type names; true when it names none: UTF-8 is meant then.</summary>
    /// <param name="mediaType">The media type with its parameters, or null.</param>
    public static bool IsKnown(string? mediaType) => Find(NameOf(mediaType)) is not null;

    /// <summary>Writes a text in the character set of its media type: UTF-8 when it names none. UTF-16 and UTF-32 begin with a byte order mark, unless the name tells the order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mediaType">The media type with its parameters.</param>
    /// <exception cref="FormatException">The character set is unknown here, or lacks a character of the text.</exception>
    public static byte[] Write(string text, string? mediaType)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = NameOf(mediaType);
        var found = Find(name) ?? throw new FormatException($"'{name}' is a character set that is unknown here: register the provider that has it");
        // A Unicode encoding has all characters; what it is given of no character is none of its faults.
        if (found.WebName.StartsWith("utf-", StringComparison.OrdinalIgnoreCase))
            return NeedsMark(name) ? [.. found.GetPreamble(), .. found.GetBytes(text)] : found.GetBytes(text);
        var strict = Encoding.GetEncoding(found.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);
        try
        {
            return strict.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new FormatException($"the text has a character at {exception.Index} that the character set '{name}' lacks", exception);
        }
    }

    /// <summary>Reads a text in the character set of its media type: UTF-8 when it names none. A byte order mark tells the order of bytes and is no part of the text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="mediaType">The media type with its parameters, or null.</param>
    /// <exception cref="FormatException">The character set is unknown here.</exception>
    public static string Read(ReadOnlySpan<byte> bytes, string? mediaType)
    {
        var name = NameOf(mediaType);
        var encoding = Find(name) ?? throw new FormatException($"'{name}' is a character set that is unknown here: register the provider that has it");
        if (encoding.CodePage == Encoding.Unicode.CodePage && bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            encoding = Encoding.BigEndianUnicode;
        var text = encoding.GetString(bytes);
        return text.StartsWith(ByteOrderMark) ? text[1..] : text;
    }

    internal static string? NameOf(MediaTypeHeaderValue? type) => type?.CharSet?.Trim('"') is { Length: > 0 } name ? name : null;

    private static bool NeedsMark(string? name) => name is not null && (name.Equals("utf-16", StringComparison.OrdinalIgnoreCase) || name.Equals("utf-32", StringComparison.OrdinalIgnoreCase));

    private static Encoding? Find(string? name)
    {
        if (name is null)
            return Encoding.UTF8;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
