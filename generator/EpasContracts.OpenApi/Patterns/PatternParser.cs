using System.Globalization;

namespace EpasContracts.OpenApi.Patterns;

/// <summary>
/// Reads ECMA-262 regular expressions in Unicode mode (the <c>u</c> flag), as JSON Schema asks for. Spellings that only
/// the older mode allows and that have one obvious meaning (<c>\-</c>, a lone <c>]</c>) are accepted with a warning.
/// </summary>
public sealed partial class PatternParser
{
    /// <summary>How many groups may stand inside each other.</summary>
    public const int MaxDepth = 250;

    /// <summary>The longest pattern that is read, in UTF-16 units.</summary>
    public const int MaxLength = 65_536;

    private readonly string _text;
    private readonly List<PatternProblem> _warnings = [];
    private readonly GroupIndex _groups;
    private int _position;
    private int _depth;
    private int _groupCount;
    private PatternProblem? _irregularity;

    private PatternParser(string text)
    {
        _text = text;
        _groups = GroupIndex.Scan(text);
    }

    /// <summary>Reads a pattern. Never throws on bad text: the result then has an <see cref="PatternSyntax.Error"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    public static PatternSyntax Parse(string pattern)
    {
        var parser = new PatternParser(pattern ?? throw new ArgumentNullException(nameof(pattern)));
        try
        {
            var root = parser.ParsePattern();
            return new(pattern, root, error: null, parser._irregularity, parser._warnings);
        }
        catch (SyntaxException stop)
        {
            return new(pattern, root: null, stop.Problem, parser._irregularity, parser._warnings);
        }
    }

    private PatternNode ParsePattern()
    {
        if (_text.Length > MaxLength)
            throw Fail(MaxLength, $"the pattern has {_text.Length} characters; at most {MaxLength} are read");
        var root = ParseAlternation();
        if (_position < _text.Length)
            throw Fail(_position, "')' closes no group; write '\\)' for the character");
        return root;
    }

    private PatternNode ParseAlternation()
    {
        var first = ParseSequence();
        if (Peek() != '|')
            return first;
        var options = new List<PatternNode> { first };
        while (TryTake('|'))
            options.Add(ParseSequence());
        return new AlternationNode(options);
    }

    private PatternNode ParseSequence()
    {
        var items = new List<PatternNode>();
        while (_position < _text.Length && Peek() is not ('|' or ')'))
            items.Add(ParseTerm());
        return items.Count == 1 ? items[0] : new SequenceNode(items);
    }

    private PatternNode ParseTerm()
    {
        var start = _position;
        var term = ParseAtom();
        var repeat = TryParseQuantifier(start, term);
        if (_position < _text.Length && StartsQuantifier())
            throw Fail(_position, "nothing to repeat here; ECMA-262 has no possessive or double quantifiers");
        return repeat ?? term;
    }

    private PatternNode ParseAtom()
    {
        var start = _position;
        switch (Peek())
        {
            case '^':
                _position++;
                return new AssertionNode(PatternAssertion.Start);
            case '$':
                _position++;
                return new AssertionNode(PatternAssertion.End);
            case '(':
                return ParseGroup();
            case '[':
                return new SetNode(ParseClass());
            case '.':
                _position++;
                return new SetNode(CodePointSet.LineTerminators.Negate());
            case '\\':
                return ParseAtomEscape();
            case '*' or '+' or '?':
                throw Fail(start, $"nothing to repeat before '{Peek()}'; write '\\{Peek()}' for the character");
            case '{' when StartsQuantifier():
                throw Fail(start, "nothing to repeat before '{'; write '\\{' for the character");
            case '{' or '}' or ']':
                Warn(start, $"a lone '{Peek()}' is taken as the character; Unicode mode wants '\\{Peek()}'");
                break;
        }

        return new SetNode(CodePointSet.Single(TakeCodePoint()));
    }

    private PatternNode? TryParseQuantifier(int start, PatternNode term)
    {
        if (!StartsQuantifier())
            return null;
        // In a group of its own it may be repeated.
        var isBare = string.CompareOrdinal(_text, start, "(?:", 0, 3) != 0;
        if (isBare && term is (AssertionNode or LookAroundNode { Behind: true }))
            throw Fail(_position, $"'{_text.Substring(start, Math.Min(_position - start, 20))}' matches a position, which cannot be repeated");

        var column = _position;
        var (min, max) = TakeBounds();
        if (min > max)
            throw Fail(column, $"the numbers are out of order: {min} is more than {max}");
        var isLazy = TryTake('?');
        if (!isBare || term is not LookAroundNode)
            return new RepeatNode(term, min, max, isLazy);
        // Older modes have it: looked for once is looked for as often as one likes.
        Warn(column, "a look-ahead matches a position, which Unicode mode forbids to repeat; it is taken once, or not at all where zero times are enough");
        return min > 0 ? term : new SequenceNode([]);
    }

    private (int Min, int? Max) TakeBounds()
    {
        switch (_text[_position++])
        {
            case '*':
                return (0, null);
            case '+':
                return (1, null);
            case '?':
                return (0, 1);
        }

        var min = TakeCount();
        int? max = min;
        if (TryTake(','))
            max = Peek() == '}' ? null : TakeCount();
        _position++;
        return (min, max);
    }

    private bool StartsQuantifier()
    {
        if (Peek() is '*' or '+' or '?')
            return true;
        if (Peek() != '{')
            return false;

        var position = SkipDigits(_position + 1);
        if (position == _position + 1)
            return false;
        if (position < _text.Length && _text[position] == ',')
            position = SkipDigits(position + 1);
        return position < _text.Length && _text[position] == '}';
    }

    private int SkipDigits(int position)
    {
        while (position < _text.Length && _text[position] is >= '0' and <= '9')
            position++;
        return position;
    }

    /// <summary>A count that no memory could hold is as good as the largest one.</summary>
    private int TakeCount()
    {
        var end = SkipDigits(_position);
        var digits = _text.Substring(_position, end - _position);
        _position = end;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
    }

    /// <summary>The next character, or NUL at the end, where callers that care have compared the position.</summary>
    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private bool TryTake(char expected)
    {
        if (_position >= _text.Length || _text[_position] != expected)
            return false;
        _position++;
        return true;
    }

    private bool TryTake(string expected)
    {
        if (string.CompareOrdinal(_text, _position, expected, 0, expected.Length) != 0)
            return false;
        _position += expected.Length;
        return true;
    }

    private int TakeCodePoint()
    {
        var first = _text[_position++];
        if (!char.IsHighSurrogate(first) || !char.IsLowSurrogate(Peek()))
            return first;
        return char.ConvertToUtf32(first, _text[_position++]);
    }

    private void Warn(int column, string message) => _warnings.Add(new(column, message));

    private static SyntaxException Fail(int column, string message) => new(new(column, message));

    /// <summary>Stops the descent; never leaves <see cref="Parse"/>.</summary>
    private sealed class SyntaxException(PatternProblem problem) : Exception(problem.Message)
    {
        public PatternProblem Problem { get; } = problem;
    }
}
