using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace EpasContracts.Runtime.Json;

/// <summary>The grammar of RFC 8259, nothing beside it: no comments, no trailing commas, no byte order mark, valid UTF-8 only.</summary>
/// <remarks>
/// Who calls knows whether an object or an array is open, so no stack is kept. A step begins behind the token that the reader stands
/// on and moves it when all of the next token is there.
/// </remarks>
public ref partial struct PayloadReader
{
    // As many digits as always fit 64 bits.
    private const int SafeDigits = 18;

    // As many levels of nesting as a word of bits remembers.
    private const int WordLevels = 64;

    /// <summary>Goes to a value: at the beginning to the payload's own, from a name to that of the property.</summary>
    /// <exception cref="JsonException">There is none, or one that is no JSON.</exception>
    public void Read() => ReadValue(SkipWhitespace(_next));

    /// <summary>Goes from the start of an object or from the end of a member's value to the next name.</summary>
    /// <returns>False when the reader stands on the end of the object.</returns>
    /// <exception cref="JsonException">The payload is not JSON.</exception>
    public bool NextProperty()
    {
        var at = NextMember(JsonTokenType.StartObject, JsonTokenType.EndObject, (byte)'}');
        if (at < 0)
            return false;
        ReadName(at);
        return true;
    }

    /// <summary>The same among names that the schema knows.</summary>
    /// <param name="names">The names.</param>
    /// <param name="property">The index of the name before, or −1 at the start of the object; becomes the index of this one, or <see cref="PropertyNames.Count"/>.</param>
    /// <returns>False when the reader stands on the end of the object.</returns>
    /// <exception cref="JsonException">The payload is not JSON.</exception>
    public bool NextProperty(PropertyNames names, ref int property)
    {
        var at = NextMember(JsonTokenType.StartObject, JsonTokenType.EndObject, (byte)'}');
        if (at < 0)
            return false;
        var guess = names.Follower(property, out var member);
        if (!member.IsEmpty && _utf8[at..].StartsWith(member))
        {
            property = guess;
            _tokenStart = at;
            _textStart = at + 1;
            _textLength = member.Length - "\"\":".Length;
            _isEscaped = false;
            _isAscii = false;
            _token = JsonTokenType.PropertyName;
            _next = at + member.Length;
            return true;
        }

        ReadName(at);
        var index = names.IndexOf(Text);
        if (index < 0)
            index = names.Count;
        else if (index != guess)
            names.Learn(property, index);
        property = index;
        return true;
    }

    /// <summary>The same for at most 64 names, all of which are properties: a known name is marked as seen, and the reader goes on to its value.</summary>
    /// <param name="names">The names.</param>
    /// <param name="property">The index of the name before, or −1 at the start of the object; becomes the index of this one, or <see cref="PropertyNames.Count"/> with the reader on the name.</param>
    /// <param name="seen">The marks of the object, a bit for each index; a name that occurs twice is a failure.</param>
    /// <returns>False when the reader stands on the end of the object.</returns>
    /// <exception cref="JsonException">The payload is not JSON.</exception>
    public bool NextProperty(PropertyNames names, ref int property, ref ulong seen)
    {
        if (!NextProperty(names, ref property))
            return false;
        if (property < names.Count)
            EnterProperty(ref seen, 1UL << property);
        return true;
    }

    /// <summary>Goes from the start of an array or from the end of an element to the next element.</summary>
    /// <returns>False when the reader stands on the end of the array.</returns>
    /// <exception cref="JsonException">The payload is not JSON, or nested too deeply.</exception>
    public bool NextItem()
    {
        var at = NextMember(JsonTokenType.StartArray, JsonTokenType.EndArray, (byte)']');
        if (at < 0)
            return false;
        ReadValue(at);
        return true;
    }

    /// <summary>Goes to the last token of the value that the reader stands on.</summary>
    /// <exception cref="JsonException">The value is not JSON, or nested too deeply.</exception>
    public void Skip()
    {
        if (_token is JsonTokenType.StartObject or JsonTokenType.StartArray)
            SkipContainer();
    }

    /// <summary>Goes from a name to its value and skips that.</summary>
    /// <exception cref="JsonException">The value is not JSON, or nested too deeply.</exception>
    public void SkipProperty()
    {
        Read();
        Skip();
    }

    /// <summary>Checks that nothing but white space is behind the value.</summary>
    /// <exception cref="JsonException">There is.</exception>
    internal readonly void ReadEnd()
    {
        if (_utf8[_next..].IndexOfAnyExcept(" \t\r\n"u8) >= 0)
            ThrowSyntax();
    }

    /// <summary>The bytes of the value that the reader stands on; it is on the last token afterwards.</summary>
    internal ReadOnlySpan<byte> TakeValue()
    {
        var start = _tokenStart;
        Skip();
        return _utf8[start.._next];
    }

    // Where the next member of a container begins, or −1 when the container ends.
    private int NextMember(JsonTokenType open, JsonTokenType end, byte close)
    {
        var at = SkipWhitespace(_next);
        var b = _utf8[at];
        if (b == close)
        {
            _token = end;
            _tokenStart = at;
            _next = at + 1;
            _depth--;
            return -1;
        }

        if (_token == open)
            return at;
        if (b != ',')
            ThrowSyntax();
        return SkipWhitespace(at + 1);
    }

    private void ReadName(int at)
    {
        if (_utf8[at] != '"')
            ThrowSyntax();
        var colon = SkipWhitespace(ScanString(at + 1));
        if (_utf8[colon] != ':')
            ThrowSyntax();
        _tokenStart = at;
        _token = JsonTokenType.PropertyName;
        _next = colon + 1;
    }

    private void ReadValue(int at)
    {
        _tokenStart = at;
        switch (_utf8[at])
        {
            case (byte)'"':
                _next = ScanString(at + 1);
                _token = JsonTokenType.String;
                break;
            case (byte)'{':
                Open(at, JsonTokenType.StartObject);
                break;
            case (byte)'[':
                Open(at, JsonTokenType.StartArray);
                break;
            case (byte)'t':
                ReadLiteral("true"u8, JsonTokenType.True);
                break;
            case (byte)'f':
                ReadLiteral("false"u8, JsonTokenType.False);
                break;
            case (byte)'n':
                ReadLiteral("null"u8, JsonTokenType.Null);
                break;
            default:
                ReadNumber(at);
                break;
        }
    }

    private void Open(int at, JsonTokenType token)
    {
        if (_depth >= _maxDepth)
            ThrowSyntax();
        _depth++;
        _token = token;
        _next = at + 1;
    }

    private void ReadLiteral(ReadOnlySpan<byte> literal, JsonTokenType token)
    {
        if (!_utf8[_tokenStart..].StartsWith(literal))
            ThrowSyntax();
        _token = token;
        _next = _tokenStart + literal.Length;
    }

    private void ReadNumber(int at)
    {
        var utf8 = _utf8;
        var isNegative = utf8[at] == '-';
        var first = isNegative ? at + 1 : at;
        var end = first;
        long value = 0;
        for (; (uint)end < (uint)utf8.Length && utf8[end] - '0' is >= 0 and <= 9 and var digit; end++)
            value = value * 10 + digit;
        var digits = end - first;
        if (digits == 0 || (digits > 1 && utf8[first] == '0'))
            ThrowSyntax();

        _int64 = isNegative ? -value : value;
        _hasInt64 = digits <= SafeDigits;
        if ((uint)end < (uint)utf8.Length && utf8[end] is (byte)'.' or (byte)'e' or (byte)'E')
        {
            end = ScanFraction(end);
            _hasInt64 = false;
        }
        else if (!_hasInt64)
        {
            _hasInt64 = Utf8Parser.TryParse(utf8[at..end], out _int64, out _);
        }

        _textStart = at;
        _textLength = end - at;
        _token = JsonTokenType.Number;
        _next = end;
    }

    // The fraction and the exponent of a number, from the point or the "e" on; returns where they end.
    private readonly int ScanFraction(int at)
    {
        if (_utf8[at] == '.')
            at = ScanDigits(at + 1);
        if (at < _utf8.Length && _utf8[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at = ScanDigits(at < _utf8.Length && _utf8[at] is (byte)'+' or (byte)'-' ? at + 1 : at);
        }

        return at;
    }

    private readonly int ScanDigits(int at)
    {
        var digits = _utf8[at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits == 0 || at == _utf8.Length)
            ThrowSyntax();
        return digits < 0 ? _utf8.Length : at + digits;
    }

    // The text of a string from behind its opening quote; returns what is behind the closing one.
    private int ScanString(int at)
    {
        var utf8 = _utf8;
        _textStart = at;
        _isEscaped = false;
        _isAscii = true;
        at = TextScanner.FindStop(utf8, at, ref _isAscii);
        while (true)
        {
            if ((uint)at >= (uint)utf8.Length)
                ThrowSyntax();
            if (utf8[at] == '"')
                break;
            at = TextScanner.FindStop(utf8, ScanEscape(at), ref _isAscii);
            _isEscaped = true;
        }

        _textLength = at - _textStart;
        if (!_isAscii && !Utf8.IsValid(utf8[_textStart..at]))
            ThrowSyntax();
        return at + 1;
    }

    // One escape, from its backslash on; returns what is behind it.
    private readonly int ScanEscape(int at)
    {
        const int UnicodeLength = 6;
        var rest = _utf8[at..];
        if (rest.Length < 2 || rest[0] != '\\')
            ThrowSyntax();
        if ("\"\\/bfnrt"u8.Contains(rest[1]))
            return at + 2;
        if (rest.Length < UnicodeLength || rest[1] != 'u')
            ThrowSyntax();
        foreach (var b in rest[2..UnicodeLength])
        {
            if (!char.IsAsciiHexDigit((char)b))
                ThrowSyntax();
        }

        return at + UnicodeLength;
    }

    // Which of the open containers are objects is remembered in the bits of a word; deeper ones are left to another call.
    private void SkipContainer()
    {
        ulong objects = 0;
        var level = 0;
        while (true)
        {
            if (_token is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                if (level == WordLevels)
                {
                    SkipContainer();
                }
                else
                {
                    objects = (objects << 1) | (_token == JsonTokenType.StartObject ? 1UL : 0);
                    level++;
                }
            }

            if ((objects & 1) != 0 ? NextProperty() : NextItem())
            {
                if (_token == JsonTokenType.PropertyName)
                    Read();
                continue;
            }

            objects >>= 1;
            if (--level == 0)
                return;
        }
    }

    // The first byte that is no white space.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int SkipWhitespace(int at) => (uint)at < (uint)_utf8.Length && _utf8[at] > ' ' ? at : SkipSomeWhitespace(at);

    private readonly int SkipSomeWhitespace(int at)
    {
        while ((uint)at < (uint)_utf8.Length && _utf8[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        if ((uint)at >= (uint)_utf8.Length)
            ThrowSyntax();
        return at;
    }

    // What is wrong is found out by another reader, see SyntaxErrors.
    [DoesNotReturn]
    private static void ThrowSyntax() => throw new JsonException();
}
