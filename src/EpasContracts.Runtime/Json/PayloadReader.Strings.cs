using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

public ref partial struct PayloadReader
{
    /// <summary>The UTF-8 characters of the name or string that the reader stands on, escapes resolved. Valid until the next call.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Text => _isEscaped ? Unescape() : _utf8.Slice(_textStart, _textLength);

    /// <summary>The string that the reader stands on.</summary>
    /// <returns>The string; null, and the payload is broken, when the token is no string.</returns>
    public string? GetString()
    {
        if (_token != JsonTokenType.String)
        {
            Break();
            return null;
        }

        return Encoding.UTF8.GetString(Text);
    }

    /// <summary>The name that the reader stands on.</summary>
    public string GetName() => Encoding.UTF8.GetString(Text);

    /// <summary>How many Unicode code points the string has that the reader stands on.</summary>
    public int GetLength() => _isEscaped || !_isAscii ? CodePoints.Count(Text) : _textLength;

    /// <summary>Whether the reader stands on a string of ASCII without escapes.</summary>
    internal readonly bool IsPlainText => _token == JsonTokenType.String && _isAscii && !_isEscaped;

    // The name or string that the reader stands on, with its quotes.
    private readonly ReadOnlySpan<byte> Quoted => _utf8.Slice(_textStart - 1, _textLength + 2);

    // A reader of System.Text.Json on the text that this one stands on: for what is rare enough to ask another.
    private readonly Utf8JsonReader Token()
    {
        var token = new Utf8JsonReader(Quoted);
        token.Read();
        return token;
    }

    private ReadOnlySpan<byte> Unescape()
    {
        // A smaller buffer is left to the garbage collector: a copy of this reader may still hold it.
        if (_scratch is null || _scratch.Length < _textLength)
            _scratch = ArrayPool<byte>.Shared.Rent(_textLength);
        var token = Token();
        try
        {
            return _scratch.AsSpan(0, token.CopyString(_scratch));
        }
        catch (InvalidOperationException)
        {
            // An escape that names half a surrogate pair: there is no such text.
            _brokenText = _tokenStart + 1;
            Break(Constraint.WellFormed);
            return default;
        }
    }
}
