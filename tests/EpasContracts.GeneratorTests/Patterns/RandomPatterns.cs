using System.Globalization;
using System.Text;

namespace EpasContracts.Tests.Patterns;

/// <summary>Random patterns of ECMA-262's Unicode mode and texts that come close to them; the same ones for the same seed.</summary>
internal sealed class RandomPatterns(int seed, bool unicode, bool irregular = false)
{
    private static readonly string[] AsciiAtoms = ["a", "b", "c", "1", "_", "-", " ", ".", @"\d", @"\D", @"\w", @"\W", "[ab]", "[^a]", "[a-c1]", @"[\d_]", @"[^\w]", @"\.", @"\x61", @"\n"];
    private static readonly string[] UnicodeAtoms =
    [
        "é", "🐲", "中", @"\s", @"\S", @"\p{L}", @"\P{Ll}", @"\p{Script=Greek}", @"[\p{Nd}é]", @"[^é🐲]", @"[\u{1F400}-\u{1F4FF}]",
        @"\u00e9", @"\uD83D\uDC32", "[α-ω]", @"[\u0080-\uFFFF]", @"[^\u{10000}-\u{10FFFF}]", "[^]", "[]", @"\p{Emoji}", @"\p{scx=Han}",
    ];

    private static readonly string[] AsciiLetters = ["a", "b", "c", "A", "1", "9", "_", "-", " ", ".", "\n"];
    private static readonly string[] UnicodeLetters = ["é", "🐲", "🐱", "中", "α", "Ω", "\u2028", "\uFEFF", "\u0085", "\uFFFD", "\uE000", "\uD7FF", "\U0010FFFF", "\U00010000", "٣", "ǅ"];
    private static readonly string[] Quantifiers = ["*", "+", "?", "{2}", "{1,}", "{0,2}", "{1,3}", "*?", "+?", "??", "{2,3}?"];
    private static readonly string[] Assertions = ["^", "$", @"\b", @"\B"];

    private static readonly string[] Noise =
    [
        "a", "b", "1", "0", ",", "-", "\\", "(", ")", "[", "]", "{", "}", "{1", "{1,2}", "{2,1}", "*", "+", "?", "|", "^", "$", ".", "(?", "(?:", "(?=", "(?<!",
        "(?<n>", "(?<", ">", "<", "=", "!", ":", "[^", "a-z", "z-a", @"\d", @"\w", @"\b", @"\1", @"\k<n>", @"\k", @"\u", @"\u{", "41", @"\uD83D", @"\uDC32", @"\x", @"\c", @"\p", @"{L}", @"\p{Lu}", "🐲", "é", "/", " ",
    ];

    private readonly Random _random = new(seed);
    private int _groups;

    public string NextPattern()
    {
        _groups = 0;
        var pattern = new StringBuilder();
        Alternation(pattern, depth: 0);
        return pattern.ToString();
    }

    /// <summary>A string of metacharacters that is hardly ever a pattern.</summary>
    public string NextNoise()
    {
        var length = _random.Next(1, 9);
        return string.Concat(Enumerable.Range(0, length).Select(_ => Pick(Noise)));
    }

    public string NextText()
    {
        var length = _random.Next(8);
        return string.Concat(Enumerable.Range(0, length).Select(_ => Pick(AsciiLetters, UnicodeLetters)));
    }

    private void Alternation(StringBuilder pattern, int depth)
    {
        Sequence(pattern, depth);
        for (var i = 0; i < 2 && _random.Next(4) == 0; i++)
        {
            pattern.Append('|');
            Sequence(pattern, depth);
        }
    }

    private void Sequence(StringBuilder pattern, int depth)
    {
        var count = _random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            if (_random.Next(6) == 0)
                pattern.Append(Pick(Assertions));
            else
                Term(pattern, depth);
        }
    }

    private void Term(StringBuilder pattern, int depth)
    {
        if (irregular && _random.Next(8) == 0 && Irregular(pattern, depth))
            return;
        if (depth < 3 && _random.Next(4) == 0)
            Group(pattern, depth);
        else
            pattern.Append(Pick(AsciiAtoms, UnicodeAtoms));
        if (_random.Next(3) == 0)
            pattern.Append(Pick(Quantifiers));
    }

    private void Group(StringBuilder pattern, int depth)
    {
        var captures = _random.Next(2) == 0;
        pattern.Append(captures ? "(" : "(?:");
        Alternation(pattern, depth + 1);
        pattern.Append(')');
        _groups += captures ? 1 : 0;
    }

    /// <summary>A look-around, or a reference to a group that is already closed.</summary>
    private bool Irregular(StringBuilder pattern, int depth)
    {
        if (_groups > 0 && depth == 0 && _random.Next(2) == 0)
        {
            pattern.Append('\\').Append(_random.Next(1, _groups + 1).ToString(CultureInfo.InvariantCulture)).Append("(?:)");
            return true;
        }

        if (depth >= 3)
            return false;
        pattern.Append(Pick(["(?=", "(?!", "(?<=", "(?<!"]));
        Alternation(pattern, depth: 3);
        pattern.Append(')');
        return true;
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];

    private string Pick(string[] ascii, string[] others) => Pick(unicode && _random.Next(2) == 0 ? others : ascii);
}
