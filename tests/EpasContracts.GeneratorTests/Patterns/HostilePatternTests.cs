using System.Diagnostics;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Tests.Patterns;

/// <summary>Patterns made to hang, to overflow or to fill the memory.</summary>
public sealed class HostilePatternTests
{
    /// <summary>Far more than any case takes, even on a busy machine, and far less than a blow-up.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("(a+)+$", true)]
    [InlineData("^(a+)+$", true)]
    [InlineData("(a|a)*b", true)]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$", true)]
    [InlineData("(x{1,100}){1,100}", true)]
    [InlineData("^(x{1,100}){1,100}$", false)]
    [InlineData("^((a{1,1000}){1,1000}){1,1000}$", false)]
    [InlineData("(){2147483647}", false)]
    [InlineData("a{99999999999999999999}", false)]
    [InlineData("(a|b)*a(a|b){30}$", false)]
    [InlineData(@"^\p{L}{1,64}$", false)]
    [InlineData("(((a*)*)*)*$", true)]
    public void A_blow_up_is_met_by_a_limit(string pattern, bool regular)
    {
        var watch = Stopwatch.StartNew();
        var program = PatternCompiler.Compile(pattern);
        Assert.True(watch.Elapsed < Bound, $"{watch.Elapsed}");
        Assert.Equal(regular, program.IsRegular);
        if (!regular)
            Assert.Contains("more than", program.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_made_to_backtrack_takes_one_step_a_byte()
    {
        var program = PatternAssert.Regular("^(a+)+$");
        var watch = Stopwatch.StartNew();
        Assert.False(program.Matches(new string('a', 1_000_000) + "!"));
        Assert.True(watch.Elapsed < Bound, $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData(PatternParser.MaxDepth, false)]
    [InlineData(PatternParser.MaxDepth + 1, true)]
    [InlineData(10_000, true)]
    public void Nesting_is_bounded(int depth, bool error)
    {
        var syntax = PatternParser.Parse(new string('(', depth) + "a" + new string(')', depth));
        Assert.Equal(error, syntax.Error is not null);
        if (error)
            Assert.Equal(PatternParser.MaxDepth, syntax.Error!.Column);
        else
            Assert.True(PatternCompiler.Compile(syntax).Matches("a"));
    }

    [Fact]
    public void An_open_nest_of_repeats_is_bounded()
    {
        var syntax = PatternParser.Parse(string.Concat(Enumerable.Repeat("(?:", 240)) + "a" + string.Concat(Enumerable.Repeat(")*", 240)));
        Assert.True(PatternCompiler.Compile(syntax).Matches("a"));
    }

    [Theory]
    [InlineData(PatternParser.MaxLength, false)]
    [InlineData(PatternParser.MaxLength + 1, true)]
    public void Length_is_bounded(int length, bool error) =>
        Assert.Equal(error, PatternParser.Parse(new string('a', length)).Error is not null);

    [Fact]
    public void A_class_of_very_many_letters_is_bounded()
    {
        var letters = string.Concat(Enumerable.Range(0, 20_000).Select(i => (char)(0x4E00 + i)).Where((_, i) => i % 2 == 0));
        var watch = Stopwatch.StartNew();
        var program = PatternCompiler.Compile(string.Join('|', letters.Select(letter => letter.ToString())));
        Assert.True(watch.Elapsed < Bound, $"{watch.Elapsed}");
        Assert.True(program.IsRegular ? program.Matches("一") : program.Reason!.Contains("more than", StringComparison.Ordinal));
    }

    [Fact]
    public void A_limit_of_ones_own_is_kept()
    {
        Assert.True(PatternCompiler.Compile("^a{10}$", new PatternLimits(MaxStates: 12)).IsRegular);
        Assert.False(PatternCompiler.Compile("^a{10}$", new PatternLimits(MaxStates: 11)).IsRegular);
    }
}
