using System.Globalization;

namespace EpasContracts.OpenApi.Patterns;

/// <content>Everything behind a backslash.</content>
public sealed partial class PatternParser
{
    private PatternNode ParseAtomEscape()
    {
        var start = _position++;
        if (TryTake('b'))
            return new AssertionNode(PatternAssertion.WordBoundary);
        if (TryTake('B'))
            return new AssertionNode(PatternAssertion.NotWordBoundary);
        if (Peek() is (>= '1' and <= '9') or 'k')
            return ParseBackReference(start);
        if (Peek() is 'A' or 'Z' or 'z')
            return ParseAnchor(start);
        return new SetNode(TryTakeClassEscape(start) ?? CodePointSet.Single(TakeCharacterEscape(start, inClass: false)));
    }

    // What Ruby, Python and Java write, and no other meaning of it is known.
    private AssertionNode ParseAnchor(int start)
    {
        var isStart = Peek() == 'A';
        Warn(start, $"ECMA-262 has no '\\{_text[_position++]}'; it is taken as '{(isStart ? '^' : '$')}', the {(isStart ? "start" : "end")} of the text");
        return new(isStart ? PatternAssertion.Start : PatternAssertion.End);
    }

    private BackReferenceNode ParseBackReference(int start)
    {
        int number;
        if (TryTake('k'))
        {
            if (!TryTake('<'))
                throw Fail(start, "'\\k' wants a group's name, as in '\\k<name>'");
            var name = TakeGroupName();
            number = _groups.NumberOf(name);
            if (number == 0)
                throw Fail(start, $"no group is named '{name}'");
        }
        else
        {
            number = TakeCount();
            if (number > _groups.Count)
                throw Fail(start, $"'\\{number}' refers to a group that is not there: the pattern has {_groups.Count}");
        }

        _irregularity ??= new(start, "a back-reference is outside the regular subset");
        return new(number);
    }

    /// <summary><c>\d \w \s \p{…}</c> and their negations; null, with nothing taken, for everything else.</summary>
    private CodePointSet? TryTakeClassEscape(int start)
    {
        CodePointSet? set = Peek() switch
        {
            'd' => CodePointSet.Digits,
            'D' => CodePointSet.Digits.Negate(),
            'w' => CodePointSet.WordCharacters,
            'W' => CodePointSet.WordCharacters.Negate(),
            's' => CodePointSet.WhiteSpace,
            'S' => CodePointSet.WhiteSpace.Negate(),
            _ => null,
        };
        if (set is not null)
            _position++;
        else if (TryTake('p'))
            set = TakeProperty(start);
        else if (TryTake('P'))
            set = TakeProperty(start).Negate();
        return set;
    }

    private CodePointSet TakeProperty(int start)
    {
        var end = Peek() == '{' ? _text.IndexOf('}', _position) : -1;
        if (end < 0)
            throw Fail(start, $"'\\{_text[start + 1]}' wants a property in braces, as in '\\p{{Letter}}'");
        var expression = _text.Substring(_position + 1, end - _position - 1);
        _position = end + 1;
        if (UnicodeProperties.Find(expression) is { } known)
            return known;
        var ofDialect = DialectProperties.Find(expression) ?? throw Fail(start, $"'{expression}' is no Unicode property that ECMA-262 knows; names are case-sensitive");
        Warn(start, $"'{expression}' is no property of ECMA-262; it is taken as Java and PCRE have it");
        return ofDialect;
    }

    /// <summary>The code point of an escape that stands for one character; the backslash is taken.</summary>
    private int TakeCharacterEscape(int start, bool inClass)
    {
        if (_position >= _text.Length)
            throw Fail(start, "the pattern ends in a backslash; write '\\\\' for the character");

        var column = _position;
        var escaped = TakeCodePoint();
        switch (escaped)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case '0' when Peek() is not (>= '0' and <= '9'):
                return 0;
            case 'c' when IsAsciiLetter(Peek()):
                return _text[_position++] % 32;
            case 'x' when Peek() == '{':
                Warn(start, "'\\x{' is taken as '\\u{', which ECMA-262 has");
                return TakeBracedEscape(start);
            case 'x':
                return TakeHex(start, 2);
            case 'u':
                return TakeUnicodeEscape(start);
        }

        if (escaped > 0x7F || IsAsciiLetter((char)escaped) || escaped is >= '0' and <= '9')
            throw Fail(start, UnknownEscape(_text.Substring(column, _position - column)));
        if ("^$\\.*+?()[]{}|/-".IndexOf((char)escaped) < 0)
            Warn(start, $"'\\{(char)escaped}' needs no backslash; Unicode mode forbids one here");
        else if (escaped == '-' && !inClass)
            Warn(start, "'\\-' needs no backslash outside of a class; Unicode mode forbids one here");
        return escaped;
    }

    private static string UnknownEscape(string escaped) => escaped switch
    {
        "A" => "ECMA-262 has no '\\A'; write '^' for the start of the text",
        "Z" or "z" => $"ECMA-262 has no '\\{escaped}'; write '$' for the end of the text",
        "h" or "R" or "Q" or "E" or "G" or "K" or "X" or "N" => $"ECMA-262 has no '\\{escaped}'; spell out what it stands for",
        "c" => "'\\c' wants a letter, as in '\\cJ'",
        _ when escaped[0] is >= '0' and <= '9' => $"'\\{escaped}' is an octal escape, which Unicode mode forbids; write '\\xHH'",
        _ => $"ECMA-262 has no escape '\\{escaped}'; drop the backslash if the character is meant",
    };

    /// <summary><c>\uHHHH</c>, a pair of surrogates written so, or <c>\u{…}</c>; the <c>u</c> is taken.</summary>
    private int TakeUnicodeEscape(int start)
    {
        if (Peek() == '{')
            return TakeBracedEscape(start);

        var first = TakeHex(start, 4);
        var next = _position;
        if (first is < 0xD800 or > 0xDBFF || !TryTake("\\u") || Peek() == '{')
        {
            _position = next;
            return first;
        }

        var second = TakeHex(next, 4);
        if (second is >= 0xDC00 and <= 0xDFFF)
            return char.ConvertToUtf32((char)first, (char)second);
        _position = next;
        return first;
    }

    private int TakeBracedEscape(int start)
    {
        var end = _text.IndexOf('}', _position);
        var digits = end < 0 ? "" : _text.Substring(_position + 1, end - _position - 1);
        if (digits.Length == 0 || !digits.All(IsHexDigit))
            throw Fail(start, $"'\\{_text[start + 1]}{{' wants hexadecimal digits and '}}'");
        var significant = digits.TrimStart('0');
        var codePoint = significant.Length is 0 or > 6 ? significant.Length : ParseHex(significant);
        if (significant.Length > 6 || codePoint >= CodePointSet.Limit)
            throw Fail(start, "the last code point is \\u{10FFFF}");
        _position = end + 1;
        return codePoint;
    }

    private int TakeHex(int start, int count)
    {
        if (_position + count > _text.Length || !_text.Substring(_position, count).All(IsHexDigit))
            throw Fail(start, $"'\\{_text[start + 1]}' wants {count} hexadecimal digits");
        _position += count;
        return ParseHex(_text.Substring(_position - count, count));
    }

    private static int ParseHex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
