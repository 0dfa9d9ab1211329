using System.Text;

namespace EpasContracts.Runtime.Validation;

/// <summary>Tells whether a text is a regular expression of ECMA-262 (Unicode mode): what <c>format: regex</c> asks for. Linear time.</summary>
internal ref struct EcmaPatternSyntax
{
    // Each group in a group is a call.
    private const int DeepestNesting = 200;
    private const int NoCharacter = -1;

    private readonly ReadOnlySpan<byte> _text;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namesReferred = new(StringComparer.Ordinal);
    private int _at;
    private int _depth;
    private int _groups;
    private int _greatestReference;

    private EcmaPatternSyntax(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>Whether the text is a pattern. One that nests groups more than 200 deep is refused.</summary>
    public static bool IsPattern(ReadOnlySpan<byte> utf8)
    {
        var syntax = new EcmaPatternSyntax(utf8);
        return syntax.Disjunction() && syntax._at == utf8.Length && syntax._greatestReference <= syntax._groups && syntax._namesReferred.IsSubsetOf(syntax._names);
    }

    private readonly byte Next => _at < _text.Length ? _text[_at] : (byte)0;

    private bool Skip(byte expected)
    {
        if (_at == _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private bool Skip(ReadOnlySpan<byte> expected)
    {
        if (!_text[_at..].StartsWith(expected))
            return false;
        _at += expected.Length;
        return true;
    }

    private bool Disjunction()
    {
        if (++_depth > DeepestNesting)
            return false;
        do
        {
            while (_at < _text.Length && Next is not ((byte)'|' or (byte)')'))
            {
                if (!Term())
                    return false;
            }
        }
        while (Skip((byte)'|'));

        _depth--;
        return true;
    }

    private bool Term()
    {
        if (Skip((byte)'^') || Skip((byte)'$') || Skip("\\b"u8) || Skip("\\B"u8))
            return true;
        // A look-around is no atom: no quantifier may follow.
        if (Skip("(?="u8) || Skip("(?!"u8) || Skip("(?<="u8) || Skip("(?<!"u8))
            return Disjunction() && Skip((byte)')');
        return Atom() && Quantifier();
    }

    private bool Atom()
    {
        switch (Next)
        {
            case (byte)'(':
                _at++;
                return Group();
            case (byte)'[':
                _at++;
                return Class();
            case (byte)'\\':
                _at++;
                return Escape(inClass: false, out _);
            case (byte)'*' or (byte)'+' or (byte)'?' or (byte)'{' or (byte)'}' or (byte)']' or (byte)')' or (byte)'|':
                return false;
            default:
                return Character(out _);
        }
    }

    private bool Group()
    {
        if (Skip("?:"u8))
            return Disjunction() && Skip((byte)')');
        if (Skip("?<"u8))
        {
            if (!Name(out var name) || !_names.Add(name))
                return false;
        }
        else if (Next == '?')
        {
            return false;
        }

        _groups++;
        return Disjunction() && Skip((byte)')');
    }

    private bool Name(out string name)
    {
        name = "";
        var length = _text[_at..].IndexOf((byte)'>');
        if (length <= 0)
            return false;
        name = Encoding.UTF8.GetString(_text.Slice(_at, length));
        _at += length + 1;
        return !char.IsDigit(name[0]) && name.EnumerateRunes().All(static rune => rune.Value is '$' or '_' || Rune.IsLetterOrDigit(rune));
    }

    private bool Quantifier()
    {
        if (Skip((byte)'*') || Skip((byte)'+') || Skip((byte)'?'))
        {
            Skip((byte)'?');
            return true;
        }

        if (!Skip((byte)'{'))
            return true;
        if (!Number(out var least))
            return false;
        if (Skip((byte)',') && Number(out var most) && most < least)
            return false;
        if (!Skip((byte)'}'))
            return false;
        Skip((byte)'?');
        return true;
    }

    // Greater numbers are all the same: no text is that long.
    private bool Number(out long value)
    {
        value = 0;
        var start = _at;
        for (; Next is >= (byte)'0' and <= (byte)'9'; _at++)
            value = Math.Min((value * 10) + Next - '0', int.MaxValue);
        return _at > start;
    }

    private bool Class()
    {
        Skip((byte)'^');
        while (_at < _text.Length && Next != ']')
        {
            if (!ClassAtom(out var first))
                return false;
            if (Next != '-' || _at + 1 >= _text.Length || _text[_at + 1] == ']')
                continue;
            _at++;
            // A range runs from one character to a later one, not from or to a class such as \d.
            if (!ClassAtom(out var last) || first == NoCharacter || last == NoCharacter || last < first)
                return false;
        }

        return Skip((byte)']');
    }

    private bool ClassAtom(out int character) => Skip((byte)'\\') ? Escape(inClass: true, out character) : Character(out character);

    private bool Character(out int character)
    {
        character = NoCharacter;
        if (Rune.DecodeFromUtf8(_text[_at..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
            return false;
        character = rune.Value;
        _at += length;
        return true;
    }

    // Behind the backslash.
    private bool Escape(bool inClass, out int character)
    {
        character = NoCharacter;
        if (_at == _text.Length)
            return false;
        var c = _text[_at++];
        switch (c)
        {
            case (byte)'d' or (byte)'D' or (byte)'s' or (byte)'S' or (byte)'w' or (byte)'W':
                return true;
            case (byte)'p' or (byte)'P':
                return Property();
            case (byte)'k' when !inClass:
                return Skip((byte)'<') && Name(out var name) && (_namesReferred.Add(name) || true);
            case (byte)'0':
                character = 0;
                return Next is not (>= (byte)'0' and <= (byte)'9');
            case >= (byte)'1' and <= (byte)'9' when !inClass:
                _at--;
                Number(out var reference);
                _greatestReference = Math.Max(_greatestReference, (int)reference);
                return true;
            default:
                return CharacterEscape(c, inClass, out character);
        }
    }

    private bool CharacterEscape(byte c, bool inClass, out int character)
    {
        character = c switch
        {
            (byte)'t' => '\t',
            (byte)'n' => '\n',
            (byte)'v' => '\v',
            (byte)'f' => '\f',
            (byte)'r' => '\r',
            (byte)'b' when inClass => '\b',
            (byte)'-' when inClass => '-',
            (byte)'c' when char.IsAsciiLetter((char)Next) => _text[_at++] % 32,
            (byte)'x' => Hex(2),
            (byte)'u' => Unicode(),
            _ => "^$\\.*+?()[]{}|/"u8.Contains(c) ? c : NoCharacter,
        };
        return character != NoCharacter;
    }

    private int Unicode()
    {
        if (Skip((byte)'{'))
        {
            var value = 0;
            var start = _at;
            for (; char.IsAsciiHexDigit((char)Next); _at++)
                value = Math.Min((value * 16) + Convert.ToInt32(((char)Next).ToString(), 16), 0x110000);
            return _at > start && value < 0x110000 && Skip((byte)'}') ? value : NoCharacter;
        }

        var unit = Hex(4);
        if (unit is < 0xD800 or > 0xDBFF || !_text[_at..].StartsWith("\\u"u8))
            return unit;
        var before = _at;
        _at += 2;
        if (Hex(4) is >= 0xDC00 and <= 0xDFFF and var low)
            return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        _at = before;
        return unit;
    }

    private int Hex(int digits)
    {
        var value = 0;
        for (var i = 0; i < digits; i++, _at++)
        {
            if (!char.IsAsciiHexDigit((char)Next))
                return NoCharacter;
            value = (value * 16) + Convert.ToInt32(((char)Next).ToString(), 16);
        }

        return value;
    }

    // Which properties there are depends on the version of Unicode: any name will do.
    private bool Property()
    {
        if (!Skip((byte)'{'))
            return false;
        var length = _text[_at..].IndexOf((byte)'}');
        if (length <= 0)
            return false;
        var name = _text.Slice(_at, length);
        _at += length + 1;
        var equals = name.IndexOf((byte)'=');
        return IsWord(equals < 0 ? name : name[..equals]) && (equals < 0 || IsWord(name[(equals + 1)..]));
    }

    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b != '_')
                return false;
        }

        return text.Length > 0;
    }
}
