using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Tests.Patterns;

public sealed class PatternParserTests
{
    [Theory]
    [InlineData("ab(c", 2, "never closed")]
    [InlineData("ab)c", 2, "closes no group")]
    [InlineData("a[b", 1, "never closed")]
    [InlineData("*a", 0, "nothing to repeat")]
    [InlineData("a|+", 2, "nothing to repeat")]
    [InlineData("a++", 2, "nothing to repeat")]
    [InlineData("a{2}{3}", 4, "nothing to repeat")]
    [InlineData("{1}", 0, "nothing to repeat")]
    [InlineData("a{3,2}", 1, "out of order")]
    [InlineData("[z-a]", 1, "out of order")]
    [InlineData("^*", 1, "cannot be repeated")]
    [InlineData("(?<=a)*", 6, "cannot be repeated")]
    [InlineData("(?=a){2,1}", 5, "out of order")]
    [InlineData(@"a\", 1, "backslash")]
    [InlineData(@"\a", 0, "no escape")]
    [InlineData(@"\x4", 0, "2 hexadecimal")]
    [InlineData(@"\u12", 0, "4 hexadecimal")]
    [InlineData(@"\u{110000}", 0, "10FFFF")]
    [InlineData(@"\u{}", 0, "hexadecimal")]
    [InlineData(@"a\c1", 1, "letter")]
    [InlineData(@"\01", 0, "octal")]
    [InlineData(@"(a)\2", 3, "not there")]
    [InlineData(@"\k<n>(?<m>a)", 0, "named 'n'")]
    [InlineData("(?<n>a)(?<n>b)", 10, "two groups")]
    [InlineData("(?P<n>a)", 0, "Python")]
    [InlineData("(?i)a", 0, "inline flags")]
    [InlineData("(?>a)", 0, "atomic")]
    [InlineData(@"\p{Nope}", 0, "Unicode property")]
    [InlineData(@"\pL", 0, "braces")]
    [InlineData(@"[\p{Script=Nope}]", 1, "Unicode property")]
    public void An_error_names_its_column_and_what_is_wrong(string pattern, int column, string message)
    {
        var syntax = PatternParser.Parse(pattern);
        Assert.NotNull(syntax.Error);
        Assert.Equal(column, syntax.Error.Column);
        Assert.Contains(message, syntax.Error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PatternCompiler.Compile(syntax));
    }

    [Theory]
    [InlineData(@"a\-b", "a-b", 1)]
    [InlineData(@"\@\_", "@_", 0)]
    [InlineData("a]", "a]", 1)]
    [InlineData("{a}", "{a}", 0)]
    [InlineData("a{,3}", "a{,3}", 1)]
    [InlineData(@"^[\w-.]+$", "a-.", 4)]
    [InlineData(@"\Aa\z", "a", 0)]
    [InlineData(@"^a\Z", "a", 2)]
    [InlineData(@"^\p{Alnum}[\p{Punct}\p{Blank}]\p{XDigit}{2}$", "z fF", 1)]
    [InlineData(@"^\p{Print}+$", " ~", 1)]
    [InlineData(@"^\p{IsLetter}\p{IsHan}\p{Katakana}$", "é漢カ", 1)]
    [InlineData(@"^\x{60}\x{1F600}$", "`\U0001F600", 1)]
    public void An_older_spelling_is_accepted_with_a_warning(string pattern, string text, int column)
    {
        var syntax = PatternParser.Parse(pattern);
        Assert.Null(syntax.Error);
        Assert.Equal(column, syntax.Warnings[0].Column);
        Assert.True(PatternCompiler.Compile(syntax).Matches(text));
    }

    [Theory]
    [InlineData(@"^(?!\.)+(?=x)*.$", "a", true)]
    [InlineData(@"^(?!\.)+(?=x)*.$", ".", false)]
    [InlineData(@"^(?=a){2}.$", "b", false)]
    public void A_look_ahead_that_is_repeated_holds_once(string pattern, string text, bool matches)
    {
        var syntax = PatternParser.Parse(pattern);
        Assert.NotEmpty(syntax.Warnings);
        Assert.Equal(matches, System.Text.RegularExpressions.Regex.IsMatch(text, PatternCompiler.Compile(syntax).ToDotNetPattern(), System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(@"[a\-z]")]
    [InlineData(@"^\/\^\$\\\.\*\+\?\(\)\[\]\{\}\|$")]
    [InlineData("(?<name>a)(?:b)c{1,2}?")]
    [InlineData("(?:(?=a))*a")]
    [InlineData("[]a")]
    [InlineData("[^]")]
    [InlineData("[a-]")]
    [InlineData("[(]")]
    public void Plain_unicode_mode_is_accepted_without_a_warning(string pattern)
    {
        // '[]a' is a class without members followed by a letter, which is ECMA-262's reading and not POSIX's.
        var syntax = PatternParser.Parse(pattern);
        Assert.Null(syntax.Error);
        Assert.Empty(syntax.Warnings);
    }

    [Theory]
    [InlineData("a(?=b)", 1, "look-ahead")]
    [InlineData("(?!b)a", 0, "look-ahead")]
    [InlineData("x(?<=b)", 1, "look-behind")]
    [InlineData("(?<!b)a", 0, "look-behind")]
    [InlineData(@"(a)\1", 3, "back-reference")]
    [InlineData(@"(?<n>a)\k<n>", 7, "back-reference")]
    public void What_no_automaton_can_do_is_named_with_its_column(string pattern, int column, string what)
    {
        var program = PatternCompiler.Compile(pattern);
        Assert.False(program.IsRegular);
        Assert.Equal(column, program.Syntax.Irregularity?.Column);
        Assert.Contains(what, program.Reason, StringComparison.Ordinal);
        Assert.Empty(program.Transitions);
        Assert.Throws<InvalidOperationException>(() => program.Matches("a"));
    }
}
