using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

public ref partial struct PayloadReader
{
    /// <summary>The UTF-8 characters of the name or string that the reader stands on, escapes resolved. Valid until the next call.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Text => _reader.HasValueSequence || _reader.ValueIsEscaped ? Unescape() : _reader.ValueSpan;

    /// <summary>The string that the reader stands on.</summary>
    /// <returns>The string; null, and the payload is broken, when the token is no string.</returns>
    public string? GetString()
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            Break();
            return null;
        }

        try
        {
            return _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            Break(Constraint.WellFormed);
            return null;
        }
    }

    /// <summary>The name that the reader stands on.</summary>
    public string GetName()
    {
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            Break(Constraint.WellFormed);
            return "";
        }
    }

    /// <summary>How many Unicode code points the string has that the reader stands on.</summary>
    public int GetLength() => CodePoints.Count(Text);

    private ReadOnlySpan<byte> Unescape()
    {
        var capacity = _reader.HasValueSequence ? checked((int)_reader.ValueSequence.Length) : _reader.ValueSpan.Length;
        if (_scratch is null || _scratch.Length < capacity)
        {
            if (_scratch is not null)
                ArrayPool<byte>.Shared.Return(_scratch, clearArray: true);
            _scratch = ArrayPool<byte>.Shared.Rent(capacity);
        }

        try
        {
            return _scratch.AsSpan(0, _reader.CopyString(_scratch));
        }
        catch (InvalidOperationException)
        {
            // An escape that names half a surrogate pair: there is no such text.
            Break(Constraint.WellFormed);
            return default;
        }
    }
}
