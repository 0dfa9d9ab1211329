using System.Globalization;
using System.Text;

namespace EpasContracts.Tests.Patterns;

public sealed class PatternProgramTests
{
    [Theory]
    [InlineData("^abc$", 5, 4)]
    [InlineData("abc", 4, 4)]
    [InlineData("a", 2, 2)]
    [InlineData("", 1, 1)]
    [InlineData("^(ab|ac|ad)$", 4, 3)]
    [InlineData("^[^a]*$", 2, 2)]
    [InlineData("(a|b)*abb$", 4, 3)]
    [InlineData("^(?:(?:a|b)(?:a|b))*$", 3, 2)]
    [InlineData("^é$", 4, 3)]
    [InlineData("^VA[0-9a-fA-F]{32}$", 36, 4)]
    public void Automata_are_minimal(string pattern, int states, int classes)
    {
        var program = PatternAssert.Regular(pattern);
        Assert.Equal((states, classes), (program.StateCount, program.ClassCount));
        Assert.Equal(states * classes, program.Transitions.Length);
        Assert.Equal(256, program.ByteClasses.Length);
    }

    [Fact]
    public void Equal_languages_have_equal_tables()
    {
        var one = PatternAssert.Regular("^(a|b|c)+?(?:xx?)?$");
        var other = PatternAssert.Regular("^[a-c]{1,}(x{1,2}|)$");
        Assert.Equal(one.Transitions, other.Transitions);
        Assert.Equal(one.ByteClasses, other.ByteClasses);
        Assert.Equal(one.Accepting, other.Accepting);
    }

    [Theory]
    [InlineData("^a$", true, false)]
    [InlineData("a", false, true)]
    [InlineData("^a", true, true)]
    [InlineData("a$", false, false)]
    [InlineData("[]", true, false)]
    [InlineData("", false, true)]
    public void States_that_decide_early_are_known(string pattern, bool dead, bool matched)
    {
        var program = PatternAssert.Regular(pattern);
        Assert.Equal((dead, matched), (program.DeadState >= 0, program.MatchedState >= 0));
        if (dead)
            Assert.False(program.Accepting[program.DeadState]);
        if (matched)
            Assert.True(program.Accepting[program.MatchedState]);
    }

    [Theory]
    [InlineData(@"\bfoo\b", "a foo!", true)]
    [InlineData(@"\bfoo\b", "afoo", false)]
    [InlineData(@"\bfoo\b", "éfoo", true)]
    [InlineData(@"^\B$", "", true)]
    [InlineData(@"\B", "a", false)]
    [InlineData(@"\B", "aéa", false)]
    [InlineData(@"\B", "é", true)]
    [InlineData(@"\b", "é", false)]
    [InlineData(@"a\b\B", "a", false)]
    [InlineData(@"(?:^|\s)\$", "a $", true)]
    [InlineData("a^b", "ab", false)]
    [InlineData("(?:a|^)b$", "b", true)]
    [InlineData("a$|b", "ab", true)]
    [InlineData("^$", "\n", false)]
    [InlineData(".", "\u2028", false)]
    [InlineData(".", "\u0085", true)]
    [InlineData("^.$", "🐲", true)]
    [InlineData(@"^\uD83D\uDC32$", "🐲", true)]
    [InlineData(@"^\u{1F432}{2}$", "🐲🐲", true)]
    [InlineData(@"^[\u{1F400}-\u{1F4FF}]$", "🐲", true)]
    [InlineData(@"\uD83D", "🐲", false)]
    [InlineData("[^a]", "🐲", true)]
    [InlineData(@"^\s$", "\uFEFF", true)]
    [InlineData(@"^\s$", "\u0085", false)]
    [InlineData(@"^\s$", "\u180E", false)]
    [InlineData(@"^[\b]$", "\b", true)]
    [InlineData(@"^\0\t\n\v\f\r\cJ\x41$", "\0\t\n\v\f\r\nA", true)]
    public void Special_positions_and_characters_have_ECMA_262s_meaning(string pattern, string text, bool matches) =>
        Assert.Equal(matches, PatternAssert.Regular(pattern).Matches(text));

    [Fact]
    public void Only_the_named_bytes_are_read()
    {
        var program = PatternAssert.Regular("^b+$");
        var bytes = Encoding.UTF8.GetBytes("abbc");
        Assert.True(program.IsMatch(bytes, 1, 2));
        Assert.False(program.IsMatch(bytes, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.IsMatch(bytes, 5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.IsMatch(bytes, 3, 2));
    }

    /// <summary>The host's own Unicode table is another copy; both must agree on what both versions have assigned.</summary>
    [Theory]
    [InlineData("Lu", UnicodeCategory.UppercaseLetter)]
    [InlineData("Ll", UnicodeCategory.LowercaseLetter)]
    [InlineData("Lt", UnicodeCategory.TitlecaseLetter)]
    [InlineData("Lm", UnicodeCategory.ModifierLetter)]
    [InlineData("Nd", UnicodeCategory.DecimalDigitNumber)]
    [InlineData("Mn", UnicodeCategory.NonSpacingMark)]
    [InlineData("Sc", UnicodeCategory.CurrencySymbol)]
    [InlineData("Zs", UnicodeCategory.SpaceSeparator)]
    [InlineData("Pd", UnicodeCategory.DashPunctuation)]
    [InlineData("Cc", UnicodeCategory.Control)]
    public void Unicode_categories_agree_with_the_hosts(string name, UnicodeCategory category)
    {
        var program = PatternAssert.Regular($@"^\p{{{name}}}$");
        var assigned = PatternAssert.Regular(@"^\p{Assigned}$");
        var different = new List<int>();
        for (var codePoint = 0; codePoint < 0x110000; codePoint++)
        {
            if (codePoint is >= 0xD800 and < 0xE000)
                continue;
            var expected = CharUnicodeInfo.GetUnicodeCategory(codePoint);
            var text = char.ConvertFromUtf32(codePoint);
            if (expected != UnicodeCategory.OtherNotAssigned && assigned.Matches(text) && program.Matches(text) != (expected == category))
                different.Add(codePoint);
        }

        // Unicode may reclassify a handful of characters between versions.
        Assert.True(different.Count <= 8, string.Join(' ', different.Select(codePoint => $"{codePoint:X4}")));
    }
}
