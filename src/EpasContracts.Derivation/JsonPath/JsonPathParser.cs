using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EpasContracts.Derivation.JsonPath;

/// <summary>Recursive descent over the grammar of RFC 9535: queries, segments and selectors. Filters are in the other half.</summary>
internal sealed partial class JsonPathParser(string text)
{
    private const int MaxDepth = 64;
    private const long MaxInteger = (1L << 53) - 1;

    private int position;
    private int depth;

    public IReadOnlyList<Segment> ParseQuery()
    {
        if (!Take('$'))
            throw Error("a JSONPath begins with '$'");
        var segments = ParseSegments();
        if (position < text.Length)
            throw Error(char.IsWhiteSpace(text[position]) ? "white space after the path" : $"'{text[position]}' is not expected here");
        return segments;
    }

    private List<Segment> ParseSegments()
    {
        var segments = new List<Segment>();
        while (true)
        {
            var before = position;
            SkipBlanks();
            if (Peek() is not ('.' or '['))
            {
                position = before;
                return segments;
            }

            segments.Add(ParseSegment());
        }
    }

    private Segment ParseSegment()
    {
        if (Take('['))
            return new Segment(ParseBracket(), false);
        var descendant = Take("..");
        if (!descendant)
            Take('.');
        if (descendant && Take('['))
            return new Segment(ParseBracket(), true);
        if (Take('*'))
            return new Segment([new WildcardSelector()], descendant);
        return new Segment([new NameSelector(ParseShorthandName())], descendant);
    }

    private string ParseShorthandName()
    {
        var start = position;
        while (position < text.Length && (IsNameStart(text[position]) || (position > start && char.IsAsciiDigit(text[position]))))
            position++;
        if (position == start)
            throw Error("a name, '*' or '[' is expected after the dot; put a name with other characters in brackets and quotes");
        return text[start..position];
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= 0x80;

    private List<Selector> ParseBracket()
    {
        var selectors = new List<Selector>();
        do
        {
            SkipBlanks();
            selectors.Add(ParseSelector());
            SkipBlanks();
        }
        while (Take(','));

        if (!Take(']'))
            throw Error("']' is expected");
        return selectors;
    }

    private Selector ParseSelector()
    {
        switch (Peek())
        {
            case '\'' or '"':
                return new NameSelector(ParseString());
            case '*':
                position++;
                return new WildcardSelector();
            case '?':
                position++;
                SkipBlanks();
                return new FilterSelector(ParseOr());
            case ':' or '-' or (>= '0' and <= '9'):
                return ParseIndexOrSlice();
            default:
                throw Error("a quoted name, an index, a slice, '*' or '?' is expected");
        }
    }

    private Selector ParseIndexOrSlice()
    {
        long? start = Peek() == ':' ? null : ParseInteger();
        var before = position;
        SkipBlanks();
        if (!Take(':'))
        {
            position = before;
            return new IndexSelector(start!.Value);
        }

        var end = ParseSlicePart();
        SkipBlanks();
        return new SliceSelector(start, end, Take(':') ? ParseSlicePart() : null);
    }

    private long? ParseSlicePart()
    {
        SkipBlanks();
        return Peek() is '-' or (>= '0' and <= '9') ? ParseInteger() : null;
    }

    private long ParseInteger()
    {
        var start = position;
        Take('-');
        var digits = position;
        while (char.IsAsciiDigit(Peek()))
            position++;
        var leadingZero = position - digits > 1 && text[digits] == '0';
        if (position == digits || leadingZero || text[start..position] == "-0"
            || !long.TryParse(text.AsSpan(start, position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || Math.Abs(value) > MaxInteger)
        {
            throw Error("an integer without leading zeros, within ±(2^53 - 1), is expected", start);
        }

        return value;
    }

    private string ParseString()
    {
        var opened = position;
        var quote = text[position++];
        var value = new StringBuilder();
        while (position < text.Length && text[position] != quote)
        {
            var c = text[position];
            if (c < 0x20)
                throw Error("a control character inside a text is written as an escape");
            position++;
            if (c == '\\')
                AppendEscape(value, quote);
            else
                value.Append(c);
        }

        if (!Take(quote))
            throw Error("the text that begins here has no closing quote", opened);
        return value.ToString();
    }

    private void AppendEscape(StringBuilder value, char quote)
    {
        var start = position - 1;
        var c = Peek();
        position++;
        switch (c)
        {
            case 'b': value.Append('\b'); break;
            case 'f': value.Append('\f'); break;
            case 'n': value.Append('\n'); break;
            case 'r': value.Append('\r'); break;
            case 't': value.Append('\t'); break;
            case '/' or '\\': value.Append(c); break;
            case 'u' when ParseCodeUnit() is { } unit: AppendCodePoint(value, unit, start); break;
            case var _ when c == quote: value.Append(c); break;
            default: throw Error("this escape does not exist", start);
        }
    }

    /// <summary>Half of a surrogate pair is no character: a high one is followed by the escape of a low one.</summary>
    private void AppendCodePoint(StringBuilder value, char unit, int start)
    {
        value.Append(unit);
        if (!char.IsSurrogate(unit))
            return;
        if (!char.IsHighSurrogate(unit) || !Take("\\u") || ParseCodeUnit() is not { } low || !char.IsLowSurrogate(low))
            throw Error("this escape is half of a character: a high surrogate is followed by a low one", start);
        value.Append(low);
    }

    private char? ParseCodeUnit()
    {
        if (position + 4 > text.Length || !ushort.TryParse(text.AsSpan(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            return null;
        position += 4;
        return (char)unit;
    }

    private JsonNode ParseNumber()
    {
        var start = position;
        Take('-');
        var digits = position;
        SkipDigits();
        var valid = position > digits && (text[digits] != '0' || position == digits + 1);
        if (Take('.'))
            valid &= SkipDigits();
        if (Peek() is 'e' or 'E')
        {
            position++;
            if (Peek() is '+' or '-')
                position++;
            valid &= SkipDigits();
        }

        return valid ? JsonNode.Parse(text[start..position])! : throw Error("this is not a number", start);
    }

    private bool SkipDigits()
    {
        var start = position;
        while (char.IsAsciiDigit(Peek()))
            position++;
        return position > start;
    }

    private char Peek() => position < text.Length ? text[position] : '\0';

    private bool Take(char expected)
    {
        if (Peek() != expected || position >= text.Length)
            return false;
        position++;
        return true;
    }

    private bool Take(string expected)
    {
        if (string.CompareOrdinal(text, position, expected, 0, expected.Length) != 0)
            return false;
        position += expected.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
            position++;
    }

    private JsonPathException Error(string message, int? at = null) =>
        new(at is null && position >= text.Length ? $"the path ends too early: {message}" : message, (at ?? position) + 1);
}
