using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

public ref partial struct PayloadReader
{
    /// <summary>The boolean that the reader stands on; the payload is broken when it is none.</summary>
    public bool GetBoolean()
    {
        if (_token is JsonTokenType.True or JsonTokenType.False)
            return _token == JsonTokenType.True;
        Break();
        return false;
    }

    /// <summary>The integer that the reader stands on, 1.0 included; the payload is broken when it is none or exceeds 64 bits.</summary>
    public long GetInt64()
    {
        if (_token == JsonTokenType.Number)
        {
            if (_hasInt64)
                return _int64;
            if (ExactNumber.Parse(NumberText).TryGetInt64(out var value))
                return value;
            Break(Constraint.Representable);
            return 0;
        }

        Break();
        return 0;
    }

    /// <summary>The integer that the reader stands on, 1.0 included; the payload is broken when it is none, negative, or exceeds 64 bits.</summary>
    public ulong GetUInt64()
    {
        if (_token == JsonTokenType.Number)
        {
            if (_hasInt64 && _int64 >= 0)
                return (ulong)_int64;
            if (ExactNumber.Parse(NumberText).TryGetUInt64(out var value))
                return value;
            Break(Constraint.Representable);
            return 0;
        }

        Break();
        return 0;
    }

    /// <summary>The integer that the reader stands on; the payload is broken when it is none or exceeds 32 bits.</summary>
    public int GetInt32()
    {
        var value = GetInt64();
        if (value is >= int.MinValue and <= int.MaxValue)
            return (int)value;
        Break(Constraint.Representable);
        return 0;
    }

    /// <summary>The number that the reader stands on, rounded to the nearest double; the payload is broken when it is none or overflows.</summary>
    public double GetDouble()
    {
        if (_token == JsonTokenType.Number)
        {
            if (Utf8Parser.TryParse(NumberText, out double value, out _) && double.IsFinite(value))
                return value;
            Break(Constraint.Representable);
            return 0;
        }

        Break();
        return 0;
    }

    /// <summary>The number that the reader stands on; the payload is broken when it is none or overflows a float.</summary>
    public float GetSingle()
    {
        var value = (float)GetDouble();
        if (float.IsFinite(value))
            return value;
        Break(Constraint.Representable);
        return 0;
    }

    /// <summary>The number that the reader stands on; the payload is broken when it is none or overflows a decimal.</summary>
    public decimal GetDecimal()
    {
        if (_token == JsonTokenType.Number)
        {
            if (Utf8Parser.TryParse(NumberText, out decimal value, out _))
                return value;
            Break(Constraint.Representable);
            return 0;
        }

        Break();
        return 0;
    }

    /// <summary>
    /// The date and time that the reader stands on, in RFC 3339's form; a time without a zone is read as UTC. The payload is broken
    /// when it is neither.
    /// </summary>
    public DateTimeOffset GetDateTimeOffset()
    {
        if (_token == JsonTokenType.String && Rfc3339.TryParseDateTime(Text, out var value))
            return value;
        Break(Constraint.Representable);
        return default;
    }

    /// <summary>The date that the reader stands on, as yyyy-MM-dd; the payload is broken when it is none.</summary>
    public DateOnly GetDateOnly()
    {
        if (_token == JsonTokenType.String && Rfc3339.TryParseDate(Text, out var value))
            return value;
        Break(Constraint.Representable);
        return default;
    }

    /// <summary>
    /// The time of day that the reader stands on, in RFC 3339's form; one without an offset is read as UTC. The payload is broken when
    /// it is none.
    /// </summary>
    public OffsetTime GetOffsetTime()
    {
        if (_token == JsonTokenType.String && OffsetTime.TryParse(Text, out var value))
            return value;
        Break(Constraint.Representable);
        return default;
    }

    /// <summary>The duration that the reader stands on, in ISO 8601's form; the payload is broken when it is none.</summary>
    public IsoDuration GetIsoDuration()
    {
        if (_token == JsonTokenType.String && IsoDuration.TryParse(GetString(), out var value))
            return value;
        Break(Constraint.Representable);
        return default;
    }

    /// <summary>
    /// The address that the reader stands on, absolute or relative, as it is spelled; the payload is broken when .NET holds no such:
    /// it is not one, or has a port beyond 65535 or a host in a form of the future.
    /// </summary>
    public Uri? GetUri()
    {
        // A path is relative on every system; left to itself, .NET takes it for a file's on some.
        if (_token == JsonTokenType.String && GetString() is { } text && Uri.TryCreate(text, text.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute, out var value))
            return value;
        Break(Constraint.Representable);
        return null;
    }

    /// <summary>The UUID that the reader stands on; the payload is broken when it is none.</summary>
    public Guid GetGuid()
    {
        if (_token == JsonTokenType.String && Text is { Length: 36 } text && Utf8Parser.TryParse(text, out Guid value, out var consumed, 'D') && consumed == text.Length)
            return value;
        Break(Constraint.Representable);
        return default;
    }

    /// <summary>The bytes that the reader stands on, in base64; the payload is broken when they are none.</summary>
    public byte[] GetBytes()
    {
        if (_token == JsonTokenType.String)
        {
            var token = Token();
            if (token.TryGetBytesFromBase64(out var value))
                return value;
        }

        Break(Constraint.Representable);
        return [];
    }

    /// <summary>The value that the reader stands on, whatever it is; the reader is on its last token afterwards.</summary>
    public JsonElement GetJson()
    {
        var value = new Utf8JsonReader(TakeValue(), new JsonReaderOptions { MaxDepth = _maxDepth });
        return JsonElement.ParseValue(ref value);
    }

    /// <summary>Whether the number that the reader stands on has no fraction.</summary>
    public bool IsInteger()
    {
        if (_token != JsonTokenType.Number)
            return false;
        return _hasInt64 || NumberText.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 || ExactNumber.Parse(NumberText).IsInteger;
    }

    /// <summary>Whether the number that the reader stands on rounds to a finite double.</summary>
    public readonly bool IsDouble() => Utf8Parser.TryParse(NumberText, out double value, out _) && double.IsFinite(value);

    /// <summary>Whether the number that the reader stands on rounds to a finite float.</summary>
    public readonly bool IsSingle() => Utf8Parser.TryParse(NumberText, out float value, out _) && float.IsFinite(value);

    /// <summary>Compares the number that the reader stands on with a bound, exactly.</summary>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(long bound) =>
        _hasInt64 ? _int64.CompareTo(bound) : ExactNumber.Parse(NumberText).CompareTo(ExactNumber.From(bound, stackalloc byte[ExactNumber.LongestInt64]));

    /// <summary>Compares the number that the reader stands on with a bound in JSON spelling, exactly.</summary>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(ReadOnlySpan<byte> bound) => ExactNumber.Parse(NumberText).CompareTo(ExactNumber.Parse(bound));

    /// <summary>Whether the number that the reader stands on is a multiple of <paramref name="divisor"/>, exactly.</summary>
    /// <param name="divisor">Greater than zero.</param>
    public bool IsMultipleOf(long divisor) =>
        _hasInt64 ? _int64 % divisor == 0 : ExactNumber.Parse(NumberText).IsMultipleOf(ExactNumber.From(divisor, stackalloc byte[ExactNumber.LongestInt64]));

    /// <summary>Whether the number that the reader stands on is a multiple of a number in JSON spelling, exactly.</summary>
    /// <param name="divisor">Greater than zero.</param>
    public bool IsMultipleOf(ReadOnlySpan<byte> divisor) => ExactNumber.Parse(NumberText).IsMultipleOf(ExactNumber.Parse(divisor));

    /// <summary>The token and its place, for a debugger.</summary>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_token} at byte {_tokenStart}");

    /// <summary>The bytes of the scalar that the reader stands on.</summary>
    internal readonly ReadOnlySpan<byte> Raw => _utf8[_tokenStart.._next];

    private readonly ReadOnlySpan<byte> NumberText => _utf8.Slice(_textStart, _textLength);
}
