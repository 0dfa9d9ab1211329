using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace EpasContracts.Runtime.Json;

public sealed partial class PayloadWriter
{
    // The longest spellings: a double has at most 17 digits and an exponent, a decimal 29 digits, a time 33 characters.
    private const int LongestScalar = 40;

    // What UTF-8 needs at most for one UTF-16 unit.
    private const int BytesInAUnit = 3;

    // Beyond this the second look for what fits costs less than the memory.
    private const int LongText = 100_000;

    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [(byte)'"', (byte)'\\', 0x7F, .. Enumerable.Range(0, ' ').Select(static code => (byte)code)]);

    /// <summary>Writes null.</summary>
    public void WriteNullValue() => WriteLiteral("null"u8);

    /// <summary>Writes a boolean.</summary>
    public void WriteBooleanValue(bool value) => WriteLiteral(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    public void WriteNumberValue(long value) => WriteNumber(value);

    /// <summary>Writes an integer without a sign.</summary>
    public void WriteNumberValue(ulong value) => WriteNumber(value);

    /// <summary>Writes a number.</summary>
    public void WriteNumberValue(decimal value) => WriteNumber(value);

    /// <summary>Writes a number in the shortest spelling that gives it back.</summary>
    /// <exception cref="ArgumentException">It is none: JSON has no infinity and no NaN.</exception>
    public void WriteNumberValue(double value) =>
        WriteNumber(double.IsFinite(value) ? value : throw new ArgumentException("JSON has no infinity and no NaN.", nameof(value)));

    /// <summary>Writes a number in the shortest spelling that gives it back.</summary>
    /// <exception cref="ArgumentException">It is none: JSON has no infinity and no NaN.</exception>
    public void WriteNumberValue(float value) =>
        WriteNumber(float.IsFinite(value) ? value : throw new ArgumentException("JSON has no infinity and no NaN.", nameof(value)));

    /// <summary>Writes a text, or null.</summary>
    public void WriteStringValue(string? value)
    {
        if (value is null)
        {
            WriteNullValue();
            return;
        }

        if (value.Length > LongText)
        {
            Begin(0);
            WriteEscaped(value);
            return;
        }

        var target = Begin(value.Length * BytesInAUnit + 2);
        var text = target[1..];
        var isPlain = Ascii.FromUtf16(value, text, out var written) == OperationStatus.Done
            ? !text[..written].ContainsAny(Escaped)
            : Utf8.FromUtf16(value, text, out _, out written, replaceInvalidSequences: false) == OperationStatus.Done
                && Encoder.FindFirstCharacterToEncodeUtf8(text[..written]) < 0;
        if (!isPlain)
        {
            WriteEscaped(value);
            return;
        }

        target[0] = (byte)'"';
        text[written] = (byte)'"';
        End(written + 2);
    }

    /// <summary>Writes a time in RFC 3339's form, without zeros at the end of its fraction; UTC as <c>Z</c>, as it is in parameters.</summary>
    public void WriteStringValue(DateTimeOffset value)
    {
        const int FractionEnd = 27;
        const int SecondsEnd = 19;
        var target = Begin(LongestScalar);
        Utf8Formatter.TryFormat(value, target[1..], out var written, 'O');
        var text = target.Slice(1, written);
        var end = FractionEnd;
        while (text[end - 1] == '0')
            end--;
        if (end == SecondsEnd + 1)
            end = SecondsEnd;
        var zone = value.Offset == TimeSpan.Zero ? "Z"u8 : text[FractionEnd..];
        zone.CopyTo(text[end..]);
        written = end + zone.Length;
        target[0] = target[written + 1] = (byte)'"';
        End(written + 2);
    }

    /// <summary>Writes a time of day in RFC 3339's form.</summary>
    public void WriteStringValue(OffsetTime value)
    {
        if (value.KeptText is { } text)
        {
            WriteStringValue(text);
            return;
        }

        var target = Begin(LongestScalar);
        var written = value.Format(target[1..]);
        target[0] = target[written + 1] = (byte)'"';
        End(written + 2);
    }

    /// <summary>Writes a duration in ISO 8601's form.</summary>
    public void WriteStringValue(IsoDuration value) => WriteStringValue(value.ToString());

    /// <summary>Writes an address as it was spelled, or null.</summary>
    public void WriteStringValue(Uri? value) => WriteStringValue(value?.OriginalString);

    /// <summary>Writes a UUID.</summary>
    public void WriteStringValue(Guid value)
    {
        var target = Begin(LongestScalar);
        Utf8Formatter.TryFormat(value, target[1..], out var written);
        target[0] = target[written + 1] = (byte)'"';
        End(written + 2);
    }

    /// <summary>Writes bytes in base64.</summary>
    public void WriteBase64StringValue(ReadOnlySpan<byte> value)
    {
        var target = Begin(checked(Base64.GetMaxEncodedToUtf8Length(value.Length) + 2));
        Base64.EncodeToUtf8(value, target[1..], out _, out var written);
        target[0] = target[written + 1] = (byte)'"';
        End(written + 2);
    }

    private void WriteNumber<T>(T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Begin(LongestScalar), out var written, default, CultureInfo.InvariantCulture);
        End(written);
    }

    private void WriteLiteral(ReadOnlySpan<byte> literal)
    {
        literal.CopyTo(Begin(literal.Length));
        End(literal.Length);
    }

    // The text of a string whose comma is there already.
    private void WriteEscaped(string value)
    {
        var text = Encoder.Encode(value);
        var target = Reserve(checked(text.Length * BytesInAUnit + 2));
        var written = Encoding.UTF8.GetBytes(text, target[1..]);
        target[0] = target[written + 1] = (byte)'"';
        End(written + 2);
    }

    private void End(int written)
    {
        _length += written;
        _needsComma = true;
    }
}
