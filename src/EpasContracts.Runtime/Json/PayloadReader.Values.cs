using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

public ref partial struct PayloadReader
{
    /// <summary>The boolean that the reader stands on; the payload is broken when it is none.</summary>
    public bool GetBoolean()
    {
        if (_reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            return _reader.GetBoolean();
        Break();
        return false;
    }

    /// <summary>The integer that the reader stands on, 1.0 included; the payload is broken when it is none or exceeds 64 bits.</summary>
    public long GetInt64()
    {
        if (_reader.TokenType == JsonTokenType.Number)
        {
            if (_reader.TryGetInt64(out var value))
                return value;
            if (ExactNumber.Parse(NumberText).TryGetInt64(out value))
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
        if (_reader.TokenType == JsonTokenType.Number)
        {
            if (_reader.TryGetDouble(out var value) && double.IsFinite(value))
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
        if (_reader.TokenType == JsonTokenType.Number)
        {
            if (_reader.TryGetDecimal(out var value))
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
        if (_reader.TokenType == JsonTokenType.String && Rfc3339.TryParseDateTime(Text, out var value))
            return value;
        Break(Constraint.Representable);
        return default;
    }

    /// <summary>The date that the reader stands on, as yyyy-MM-dd; the payload is broken when it is none.</summary>
    public DateOnly GetDateOnly()
    {
        if (_reader.TokenType == JsonTokenType.String && Rfc3339.TryParseDate(Text, out var value))
            return value;
        Break(Constraint.Representable);
        return default;
    }

    /// <summary>The UUID that the reader stands on; the payload is broken when it is none.</summary>
    public Guid GetGuid()
    {
        if (_reader.TokenType == JsonTokenType.String && _reader.TryGetGuid(out var value))
            return value;
        Break(Constraint.Representable);
        return default;
    }

    /// <summary>The bytes that the reader stands on, in base64; the payload is broken when they are none.</summary>
    public byte[] GetBytes()
    {
        if (_reader.TokenType == JsonTokenType.String && _reader.TryGetBytesFromBase64(out var value))
            return value;
        Break(Constraint.Representable);
        return [];
    }

    /// <summary>The value that the reader stands on, whatever it is; the reader is on its last token afterwards.</summary>
    public JsonElement GetJson() => JsonElement.ParseValue(ref _reader);

    /// <summary>Whether the number that the reader stands on has no fraction.</summary>
    public bool IsInteger()
    {
        if (_reader.TokenType != JsonTokenType.Number)
            return false;
        var text = NumberText;
        return text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 || ExactNumber.Parse(text).IsInteger;
    }

    /// <summary>Compares the number that the reader stands on with a bound, exactly.</summary>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(long bound) =>
        _reader.TryGetInt64(out var value) ? value.CompareTo(bound) : ExactNumber.Parse(NumberText).CompareTo(ExactNumber.From(bound));

    /// <summary>Compares the number that the reader stands on with a bound in JSON spelling, exactly.</summary>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(ReadOnlySpan<byte> bound) => ExactNumber.Parse(NumberText).CompareTo(ExactNumber.Parse(bound));

    /// <summary>Whether the number that the reader stands on is a multiple of <paramref name="divisor"/>, exactly.</summary>
    /// <param name="divisor">Greater than zero.</param>
    public bool IsMultipleOf(long divisor) =>
        _reader.TryGetInt64(out var value) ? value % divisor == 0 : ExactNumber.Parse(NumberText).IsMultipleOf(ExactNumber.From(divisor));

    /// <summary>Whether the number that the reader stands on is a multiple of a number in JSON spelling, exactly.</summary>
    /// <param name="divisor">Greater than zero.</param>
    public bool IsMultipleOf(ReadOnlySpan<byte> divisor) => ExactNumber.Parse(NumberText).IsMultipleOf(ExactNumber.Parse(divisor));

    private ReadOnlySpan<byte> NumberText => _reader.HasValueSequence ? _reader.ValueSequence.ToArray() : _reader.ValueSpan;

    /// <summary>The text of a scalar token for a message: a string's characters, a number's digits.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_reader.TokenType} at byte {_reader.TokenStartIndex}");

    internal string RawText() => _reader.TokenType switch
    {
        JsonTokenType.Number => Encoding.UTF8.GetString(NumberText),
        _ => Encoding.UTF8.GetString(Text),
    };
}
