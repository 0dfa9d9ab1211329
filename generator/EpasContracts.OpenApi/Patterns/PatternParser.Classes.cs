namespace EpasContracts.OpenApi.Patterns;

/// <content>Everything in brackets.</content>
public sealed partial class PatternParser
{
    private CodePointSet ParseClass()
    {
        var start = _position++;
        var negated = TryTake('^');
        var ranges = new List<(int, int)>();
        while (Peek() != ']')
        {
            if (_position >= _text.Length)
                throw Fail(start, "this class is never closed; write '\\[' for the character");
            ParseClassItem(ranges);
        }

        _position++;
        var set = CodePointSet.Of(ranges);
        return negated ? set.Negate() : set;
    }

    private void ParseClassItem(List<(int First, int Last)> ranges)
    {
        var start = _position;
        var first = ParseClassAtom();
        if (!IsRangeHere())
        {
            ranges.AddRange(first.Ranges);
            return;
        }

        var dash = _position++;
        var last = ParseClassAtom();
        if (first.Single is { } from && last.Single is { } to)
        {
            if (from > to)
                throw Fail(start, $"the range '{_text.Substring(start, _position - start)}' is out of order");
            ranges.Add((from, to));
            return;
        }

        Warn(dash, "'-' beside a class such as '\\w' is taken as the character; Unicode mode wants '\\-'");
        ranges.AddRange(first.Ranges);
        ranges.Add(('-', '-'));
        ranges.AddRange(last.Ranges);
    }

    /// <summary>A dash is a range unless it is the last character of its class.</summary>
    private bool IsRangeHere() => Peek() == '-' && _position + 1 < _text.Length && _text[_position + 1] != ']';

    private ClassAtom ParseClassAtom()
    {
        if (Peek() != '\\')
            return new(TakeCodePoint());

        var start = _position++;
        if (TryTakeClassEscape(start) is { } set)
            return new(set);
        return new(TryTake('b') ? '\b' : TakeCharacterEscape(start, inClass: true));
    }

    /// <summary>One character, which may begin a range, or a whole set, which may not.</summary>
    private readonly struct ClassAtom
    {
        private readonly CodePointSet _set;

        public ClassAtom(int codePoint)
        {
            Single = codePoint;
            _set = CodePointSet.Single(codePoint);
        }

        public ClassAtom(CodePointSet set) => _set = set;

        public int? Single { get; }

        public IEnumerable<(int First, int Last)> Ranges => _set.Ranges;
    }
}
