namespace EpasContracts.OpenApi.Patterns;

/// <content>Everything in parentheses.</content>
public sealed partial class PatternParser
{
    private PatternNode ParseGroup()
    {
        var start = _position++;
        if (++_depth > MaxDepth)
            throw Fail(start, $"groups are nested more than {MaxDepth} deep");

        PatternNode group;
        if (!TryTake('?'))
            group = ParseCapture();
        else if (TryTake(':'))
            group = ParseAlternation();
        else if (TryTake("<=") || TryTake("<!") || TryTake('=') || TryTake('!'))
            group = ParseLookAround(start);
        else if (TryTake('<'))
            group = ParseNamedGroup();
        else
            throw Fail(start, UnknownGroup());

        if (!TryTake(')'))
            throw Fail(start, "this group is never closed");
        _depth--;
        return group;
    }

    private CaptureNode ParseCapture()
    {
        var number = ++_groupCount;
        return new(ParseAlternation(), number);
    }

    private LookAroundNode ParseLookAround(int start)
    {
        var negative = _text[_position - 1] == '!';
        var behind = _text[_position - 2] == '<';
        _irregularity ??= new(start, $"a look-{(behind ? "behind" : "ahead")} is outside the regular subset");
        return new(ParseAlternation(), behind, negative);
    }

    private CaptureNode ParseNamedGroup()
    {
        var column = _position;
        var name = TakeGroupName();
        var number = ++_groupCount;
        if (_groups.NumberOf(name) != number)
            throw Fail(column, $"two groups are named '{name}'");
        return new(ParseAlternation(), number);
    }

    private string UnknownGroup() => Peek() switch
    {
        'P' => "'(?P' is Python's spelling; ECMA-262 writes '(?<name>…)'",
        '>' => "ECMA-262 has no atomic groups",
        '#' => "ECMA-262 has no comments",
        'i' or 'm' or 's' or 'x' or '-' => "ECMA-262 patterns in JSON Schema have no inline flags; spell the letters out, as in '[Aa]'",
        _ => "unknown kind of group; after '(?' ECMA-262 allows ':', '=', '!', '<=', '<!' and '<name>'",
    };

    /// <summary>What stands between <c>&lt;</c> and <c>&gt;</c>; both are taken.</summary>
    private string TakeGroupName()
    {
        var start = _position;
        var end = _text.IndexOf('>', start);
        if (end < 0)
            throw Fail(start, "the group's name is never closed by '>'");
        var name = _text.Substring(start, end - start);
        if (name.Length == 0 || char.IsDigit(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c is '_' or '$'))
            throw Fail(start, $"'{name}' is no group name: letters, digits, '_' and '$' only, no digit first");
        _position = end + 1;
        return name;
    }

    /// <summary>All groups of a pattern, known before it is parsed: a back-reference may stand before its group.</summary>
    private sealed class GroupIndex
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        public int Count { get; private set; }

        /// <summary>The number of the first group with a name; 0 when there is none.</summary>
        public int NumberOf(string name) => _numbers.TryGetValue(name, out var number) ? number : 0;

        public static GroupIndex Scan(string text)
        {
            var index = new GroupIndex();
            var inClass = false;
            for (var i = 0; i < text.Length; i++)
            {
                switch (text[i])
                {
                    case '\\':
                        i++;
                        break;
                    case '[':
                        inClass = true;
                        break;
                    case ']':
                        inClass = false;
                        break;
                    case '(' when !inClass:
                        index.Add(text, i + 1);
                        break;
                }
            }

            return index;
        }

        private void Add(string text, int inside)
        {
            if (inside >= text.Length || text[inside] != '?')
            {
                Count++;
                return;
            }

            var named = inside + 2 < text.Length && text[inside + 1] == '<' && text[inside + 2] is not ('=' or '!');
            var end = named ? text.IndexOf('>', inside) : -1;
            if (end < 0)
                return;
            Count++;
            var name = text.Substring(inside + 2, end - inside - 2);
            if (!_numbers.ContainsKey(name))
                _numbers.Add(name, Count);
        }
    }
}
