using System.Buffers;
using System.Text;

namespace EpasContracts.Runtime.Http;

/// <summary>Percent-encoding of RFC 3986.</summary>
internal static class PercentEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<byte> Plain = Bytes(Unreserved);

    // Reserved characters that a server would read as the query's own structure stay escaped even when reserved ones are allowed.
    private static readonly SearchValues<byte> PlainAndReserved = Bytes(Unreserved + ":/?@!$'()*,;=");

    private static readonly SearchValues<byte> PathLiteral = Bytes(Unreserved + ":@!$&'()*+,;=%");

    /// <summary>Escapes everything but unreserved characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="allowReserved">Whether reserved characters stay as they are, save <c># &amp; + [ ]</c>, which would change the query.</param>
    public static string Encode(string text, bool allowReserved = false) => Encode(text, allowReserved ? PlainAndReserved : Plain);

    /// <summary>Escapes what may not stand in a segment of a path template; what is escaped already stays.</summary>
    public static string EncodeLiteral(string text) => Encode(text, PathLiteral);

    /// <summary>Resolves escapes to bytes; a percent sign without two hexadecimal digits stands for itself.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plusIsSpace">Whether a plus sign is a space, as servers read queries.</param>
    /// <returns>Bytes, which need not be UTF-8.</returns>
    public static byte[] Decode(ReadOnlySpan<char> text, bool plusIsSpace)
    {
        var buffer = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = 0;
        while (!text.IsEmpty)
        {
            if (text[0] == '%' && text.Length > 2 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]))
            {
                buffer[length++] = (byte)(Convert.ToInt32(text[1].ToString(), 16) << 4 | Convert.ToInt32(text[2].ToString(), 16));
                text = text[3..];
                continue;
            }

            var next = text[1..].IndexOfAny('%', '+');
            var run = next < 0 ? text : text[..(next + 1)];
            if (text[0] == '+' && plusIsSpace)
            {
                buffer[length++] = (byte)' ';
                run = text[..1];
            }
            else
            {
                length += Encoding.UTF8.GetBytes(run, buffer.AsSpan(length));
            }

            text = text[run.Length..];
        }

        return buffer[..length];
    }

    private static string Encode(string text, SearchValues<byte> plain)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.AsSpan().IndexOfAnyExcept(plain) < 0)
            return text;

        var result = new StringBuilder(utf8.Length + 16);
        foreach (var b in utf8)
        {
            if (plain.Contains(b))
                result.Append((char)b);
            else
                result.Append('%').Append("0123456789ABCDEF"[b >> 4]).Append("0123456789ABCDEF"[b & 15]);
        }

        return result.ToString();
    }

    private static SearchValues<byte> Bytes(string ascii) => SearchValues.Create(Encoding.ASCII.GetBytes(ascii));
}
