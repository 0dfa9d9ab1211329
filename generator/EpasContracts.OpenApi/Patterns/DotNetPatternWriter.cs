using System.Globalization;
using System.Text;

namespace EpasContracts.OpenApi.Patterns;

/// <summary>Writes a pattern for .NET's Regex, which works on UTF-16 units and gives many letters another meaning.</summary>
internal sealed class DotNetPatternWriter
{
    private const string WordCharacter = "[0-9A-Z_a-z]";
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private const string BetweenCodePoints = @"(?:(?<![\uD800-\uDBFF])|(?![\uDC00-\uDFFF]))";

    private readonly StringBuilder _output = new();
    private bool _looksAround;

    public static string Write(PatternSyntax syntax)
    {
        var root = syntax.Root ?? throw new ArgumentException("A pattern with an error cannot be translated.", nameof(syntax));
        var writer = new DotNetPatternWriter();
        writer.Group(root);

        // What looks around may match without taking anything: it must not begin in the middle of a surrogate pair.
        return (writer._looksAround ? BetweenCodePoints : "") + writer._output;
    }

    private void Node(PatternNode node)
    {
        switch (node)
        {
            case SetNode set:
                Set(set.Set.Intersect(CodePointSet.Scalars));
                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                    Operand(item);
                break;
            case AlternationNode alternation:
                Alternation(alternation);
                break;
            case RepeatNode repeat:
                Repeat(repeat);
                break;
            case CaptureNode capture:
                Enclosed($"(?<{Invariant(capture.Number)}>", capture.Inner);
                break;
            case AssertionNode assertion:
                _looksAround |= assertion.Assertion is PatternAssertion.WordBoundary or PatternAssertion.NotWordBoundary;
                _output.Append(Assertion(assertion.Assertion));
                break;
            case LookAroundNode lookAround:
                _looksAround = true;
                Enclosed($"(?{(lookAround.Behind ? "<" : "")}{(lookAround.Negative ? '!' : '=')}", lookAround.Inner);
                break;
            case BackReferenceNode reference:
                // A group that took no part is the empty text in ECMA-262 and a failure in .NET.
                var number = Invariant(reference.Number);
                _output.Append($@"(?({number})\k<{number}>)");
                break;
        }
    }

    private void Operand(PatternNode node)
    {
        if (node is AlternationNode)
            Group(node);
        else
            Node(node);
    }

    private void Alternation(AlternationNode alternation)
    {
        for (var i = 0; i < alternation.Options.Count; i++)
        {
            if (i > 0)
                _output.Append('|');
            Operand(alternation.Options[i]);
        }
    }

    private void Repeat(RepeatNode repeat)
    {
        Group(repeat.Inner);
        var max = repeat.Max is { } limit ? Invariant(limit) : "";
        _output.Append($"{{{Invariant(repeat.Min)},{max}}}");
        if (repeat.Lazy)
            _output.Append('?');
    }

    private void Group(PatternNode node) => Enclosed("(?:", node);

    private void Enclosed(string opening, PatternNode node)
    {
        _output.Append(opening);
        Node(node);
        _output.Append(')');
    }

    private static string Assertion(PatternAssertion assertion) => assertion switch
    {
        PatternAssertion.Start => @"\A",
        PatternAssertion.End => @"\z",
        PatternAssertion.WordBoundary => $"(?:(?<={WordCharacter})(?!{WordCharacter})|(?<!{WordCharacter})(?={WordCharacter}))",
        _ => $"(?:(?<={WordCharacter})(?={WordCharacter})|(?<!{WordCharacter})(?!{WordCharacter}))",
    };

    private void Set(CodePointSet set)
    {
        if (set.IsEmpty)
        {
            _output.Append("(?!)");
            return;
        }

        var units = string.Concat(set.Ranges.Where(range => range.First <= 0xFFFF).Select(UnitRange));
        List<string> options = units.Length == 0 ? [] : [$"[{units}]"];
        foreach (var (first, last) in set.Ranges.Where(range => range.Last > 0xFFFF))
            options.AddRange(PairRanges(Math.Max(first, 0x10000), last));
        _output.Append(options.Count == 1 && units.Length > 0 ? options[0] : $"(?:{string.Join("|", options)})");
    }

    private static string UnitRange((int First, int Last) range) => Range((char)range.First, (char)Math.Min(range.Last, 0xFFFF));

    /// <summary>A range of pairs is its first high surrogate's rest, whole high surrogates, and the last one's beginning.</summary>
    private static IEnumerable<string> PairRanges(int first, int last)
    {
        if (first == 0x10000 && last == CodePointSet.Limit - 1)
        {
            yield return Pair;
            yield break;
        }

        while (first <= last)
        {
            var from = char.ConvertFromUtf32(first);
            var wholes = from[1] == '\uDC00' ? (last + 1 - first) >> 10 : 0;
            var end = wholes > 0 ? first + (wholes << 10) - 1 : Math.Min(last, first | 0x3FF);
            var to = char.ConvertFromUtf32(end);
            yield return $"[{Range(from[0], to[0])}][{Range(from[1], to[1])}]";
            first = end + 1;
        }
    }

    private static string Range(char first, char last) => first == last ? Unit(first) : $"{Unit(first)}-{Unit(last)}";

    private static string Unit(char unit) =>
        unit is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
            ? unit.ToString()
            : $@"\u{((int)unit).ToString("X4", CultureInfo.InvariantCulture)}";

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
