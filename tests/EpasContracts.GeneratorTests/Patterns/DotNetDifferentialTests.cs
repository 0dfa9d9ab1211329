using System.Text.RegularExpressions;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Tests.Patterns;

/// <summary>Random patterns and texts: the automata against .NET's backtracking engine.</summary>
public sealed class DotNetDifferentialTests
{
    private const int TextsPerPattern = 12;

    /// <summary>
    /// In ASCII, .NET's own ECMAScript mode has the same meaning but for <c>$</c>, which is <c>\z</c>, and for <c>\B</c>:
    /// .NET 10 gives up a repeat before it too early (<c>\W+\B</c> does not match "..").
    /// </summary>
    [Fact]
    public void Ascii_patterns_agree_with_the_ECMAScript_mode() =>
        Compare(new RandomPatterns(seed: 42, unicode: false), patterns: 3_000, program =>
        {
            var spelling = program.Syntax.Text.Replace("$", @"\z", StringComparison.Ordinal).Replace(@"\B", @"(?!\b)", StringComparison.Ordinal);
            return new Regex(spelling, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
        });

    [Fact]
    public void Unicode_patterns_agree_with_their_translation() =>
        Compare(
            new RandomPatterns(seed: 43, unicode: true),
            patterns: 1_000,
            program => new Regex(program.ToDotNetPattern(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    private static void Compare(RandomPatterns random, int patterns, Func<PatternProgram, Regex> oracle)
    {
        var pairs = 0;
        var matches = 0;
        for (var i = 0; i < patterns; i++)
        {
            var program = PatternCompiler.Compile(random.NextPattern());
            if (!program.IsRegular)
                continue;
            var regex = oracle(program);
            for (var j = 0; j < TextsPerPattern; j++)
            {
                var text = random.NextText();
                var expected = regex.IsMatch(text);
                Assert.True(program.Matches(text) == expected, $"'{program.Syntax.Text}' on '{text}': {expected} expected, oracle '{regex}'");
                pairs++;
                matches += expected ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs} pairs, {matches} matches");
        Assert.True(pairs > patterns * TextsPerPattern * 9 / 10, $"{pairs} pairs: too many patterns are too large");
        Assert.True(matches > pairs / 10 && matches < pairs * 9 / 10, $"{matches} matches of {pairs}: the sample says little");
    }
}
