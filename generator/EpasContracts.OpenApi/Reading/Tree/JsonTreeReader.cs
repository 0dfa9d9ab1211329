using System.Globalization;
using System.Text;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>Reads JSON (RFC 8259) into a tree. YAML would take most of it, but not tabs, long keys or <c>\/</c>, and at a tenth of the speed.</summary>
internal sealed class JsonTreeReader(string text, TreeBuilder builder, CancellationToken cancellationToken)
{
    private const int CancellationInterval = 0x3FF;
    // The words of a document are few: what stands again is the same string.
    private const int LongestWord = 32;
    private readonly string?[] _words = new string?[1024];
    private readonly StringBuilder _unescaped = new();
    private readonly Stack<bool> _inMapping = new();
    private int _position;
    private int _steps;

    /// <exception cref="TreeSyntaxException">The text is not JSON.</exception>
    public void Read()
    {
        ReadValue();
        while (builder.Depth > 0)
        {
            if ((++_steps & CancellationInterval) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            ReadNext();
        }

        SkipSpace();
        if (_position < text.Length)
            throw Unexpected("the end of the document");
    }

    /// <summary>Reads what may come after a finished value: a comma and the next value, or the end of the object or array.</summary>
    private void ReadNext()
    {
        SkipSpace();
        var close = _inMapping.Peek() ? '}' : ']';
        if (Peek() == close)
        {
            _position++;
            _inMapping.Pop();
            builder.End(_position);
            return;
        }

        if (Peek() != ',')
            throw Unexpected($"',' or '{close}'");
        _position++;
        SkipSpace();
        ReadMember();
    }

    private void ReadMember()
    {
        if (_inMapping.Peek())
            ReadKey();
        ReadValue();
    }

    private void ReadKey()
    {
        if (Peek() != '"')
            throw Unexpected("a name in double quotes");
        var start = _position;
        builder.Key(ReadString(), new TextSpan(start, _position));
        SkipSpace();
        if (Peek() != ':')
            throw Unexpected("':'");
        _position++;
    }

    /// <summary>Reads a scalar whole; of an object or array what comes before its second member.</summary>
    private void ReadValue()
    {
        SkipSpace();
        while (Peek() is '{' or '[')
        {
            var mapping = Peek() == '{';
            builder.Begin(mapping, _position++);
            _inMapping.Push(mapping);
            SkipSpace();
            if (Peek() == (mapping ? '}' : ']'))
                return;
            if (mapping)
                ReadKey();
            SkipSpace();
        }

        builder.Add(ReadScalar());
    }

    private ScalarNode ReadScalar()
    {
        var start = _position;
        switch (Peek())
        {
            case '"':
                var value = ReadString();
                return new ScalarNode(new TextSpan(start, _position), JsonKind.String, value, plain: false);
            case 't':
                return Word("true", JsonKind.Boolean);
            case 'f':
                return Word("false", JsonKind.Boolean);
            case 'n':
                return Word("null", JsonKind.Null);
            case '-' or (>= '0' and <= '9'):
                var number = ReadNumber();
                return new ScalarNode(new TextSpan(start, _position), JsonKind.Number, number, plain: true);
            default:
                throw Unexpected("a value");
        }
    }

    private ScalarNode Word(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(text, _position, word, 0, word.Length) != 0)
            throw Unexpected("a value");
        var start = _position;
        _position += word.Length;
        return new ScalarNode(new TextSpan(start, _position), kind, word, plain: true);
    }

    private string ReadNumber()
    {
        var start = _position;
        if (Peek() == '-')
            _position++;
        if (Peek() == '0')
            _position++;
        else
            Digits();
        if (Peek() == '.')
        {
            _position++;
            Digits();
        }

        if (Peek() is 'e' or 'E')
        {
            _position++;
            if (Peek() is '+' or '-')
                _position++;
            Digits();
        }

        return text.Substring(start, _position - start);
    }

    private void Digits()
    {
        if (Peek() is not (>= '0' and <= '9'))
            throw Unexpected("a digit");
        while (Peek() is >= '0' and <= '9')
            _position++;
    }

    private string ReadString()
    {
        var start = ++_position;
        while (_position < text.Length && text[_position] is not ('"' or '\\' or < ' '))
            _position++;
        if (Peek() == '"')
            return Interned(start, _position++ - start);

        _unescaped.Clear().Append(text, start, _position - start);
        while (Peek() != '"')
        {
            if (Peek() < ' ')
                throw Unexpected("the closing quote (control characters need an escape)");
            _unescaped.Append(Peek() == '\\' ? ReadEscape() : text[_position++]);
        }

        _position++;
        return _unescaped.ToString();
    }

    private string Interned(int start, int length)
    {
        if (length is 0 or > LongestWord)
            return text.Substring(start, length);
        var hash = length;
        for (var i = start; i < start + length; i++)
            hash = unchecked(hash * 31 + text[i]);
        ref var word = ref _words[hash & (_words.Length - 1)];
        if (word is null || word.Length != length || string.CompareOrdinal(word, 0, text, start, length) != 0)
            word = text.Substring(start, length);
        return word;
    }

    private char ReadEscape()
    {
        _position++;
        var escape = Peek();
        switch (escape)
        {
            case '"' or '\\' or '/':
                break;
            case 'u':
                return ReadCodeUnit();
            default:
                var index = "bfnrt".IndexOf(escape);
                if (index < 0)
                    throw Unexpected("an escape such as \\n or \\u0041");
                escape = "\b\f\n\r\t"[index];
                break;
        }

        _position++;
        return escape;
    }

    private char ReadCodeUnit()
    {
        _position++;
        var unit = 0;
        for (var i = 0; i < 4; i++, _position++)
        {
            var digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(Peek()));
            if (digit < 0)
                throw Unexpected("four hexadecimal digits");
            unit = unit * 16 + digit;
        }

        return (char)unit;
    }

    private void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
            _position++;
    }

    /// <summary>The next character, or NUL at the end; a text with NULs never comes here.</summary>
    private char Peek() => _position < text.Length ? text[_position] : '\0';

    private TreeSyntaxException Unexpected(string wanted)
    {
        var found = _position < text.Length ? Visible(text[_position]) + " stands" : "the text ends";
        return new TreeSyntaxException(new TextSpan(_position, Math.Min(text.Length, _position + 1)), $"Not valid JSON: {found} where {wanted} was expected");
    }

    // What is not seen in a message, or would break its line, is named by its number.
    private static string Visible(char character)
    {
        var hidden = char.IsControl(character) || char.IsSurrogate(character) || char.IsSeparator(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
        return hidden && character != ' ' ? $"U+{(int)character:X4}" : $"'{character}'";
    }
}
