using System.Text;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Tests.Patterns;

public sealed class PatternSamplesTests
{
    [Theory]
    [InlineData("^a+$", 0, 9, "a", "")]
    [InlineData("^a+$", 3, 9, "aaa", "aab")]
    [InlineData("^(5|10|30|60)$", 2, 2, "10", "aa")]
    [InlineData("^(5|10|30|60)$", 3, 9, null, "aaa")]
    [InlineData("", 0, 9, "", null)]
    [InlineData("^[^]*$", 4, 9, "aaaa", null)]
    [InlineData("[]", 0, 9, null, "")]
    [InlineData("^(ab)*$", 3, 9, "abab", "aaa")]
    [InlineData("^(ab)*$", 3, 3, null, "aaa")]
    [InlineData("^é$", 1, 1, "é", "a")]
    [InlineData("^🐲{2}$", 0, 9, "🐲🐲", "")]
    [InlineData("^a$", 5, 2, null, null)]
    public void Samples_are_the_shortest_and_plainest(string pattern, int min, int max, string? match, string? mismatch)
    {
        var program = PatternAssert.Regular(pattern);
        Assert.Equal(match, PatternSamples.ShortestMatch(program, min, max));
        Assert.Equal(mismatch?.Length, PatternSamples.ShortestMismatch(program, min, max)?.Length);
        if (mismatch is not null)
            Assert.False(program.Matches(PatternSamples.ShortestMismatch(program, min, max)!));
    }

    [Fact]
    public void Samples_of_many_patterns_are_what_they_claim_and_none_shorter_exists()
    {
        var random = new RandomPatterns(seed: 20_250, unicode: true);
        var found = 0;
        for (var i = 0; i < 600; i++)
        {
            var program = PatternCompiler.Compile(random.NextPattern());
            if (!program.IsRegular)
                continue;
            var min = i % 5;
            var max = min + (i % 7);
            found += Check(program, PatternSamples.ShortestMatch(program, min, max), wanted: true, min, max, random);
            found += Check(program, PatternSamples.ShortestMismatch(program, min, max), wanted: false, min, max, random);
        }

        Assert.True(found > 600, $"{found} samples");
    }

    [Fact]
    public void A_long_minimum_is_met()
    {
        var program = PatternAssert.Regular("^(abc)+$");
        var sample = PatternSamples.ShortestMatch(program, 10_000, int.MaxValue);
        Assert.Equal(10_002, sample?.Length);
        Assert.True(program.Matches(sample!));
    }

    private static int Check(PatternProgram program, string? sample, bool wanted, int min, int max, RandomPatterns random)
    {
        if (sample is not null)
        {
            Assert.True(program.Matches(sample) == wanted, $"'{program.Syntax.Text}' on '{sample}'");
            Assert.InRange(sample.EnumerateRunes().Count(), min, max);
            Assert.DoesNotContain(Rune.ReplacementChar, sample.EnumerateRunes());
        }

        // No random text within the bounds may do better.
        for (var i = 0; i < 20; i++)
        {
            var text = random.NextText();
            var length = text.EnumerateRunes().Count();
            if (length >= min && length <= max && program.Matches(text) == wanted)
                Assert.True(sample?.EnumerateRunes().Count() <= length, $"'{program.Syntax.Text}': '{sample}' but '{text}'");
        }

        return sample is null ? 0 : 1;
    }
}
