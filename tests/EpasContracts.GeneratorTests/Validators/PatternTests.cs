using System.Text.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Tests.Validators;

/// <summary>Patterns on compiled validators: ECMA-262's meaning, and no text that makes them backtrack.</summary>
public sealed class PatternTests(PatternTests.Fixture fixture) : IClassFixture<PatternTests.Fixture>
{
    public sealed class Fixture
    {
        internal CompiledSchemas Schemas { get; } = new(Cases.Select(static row => Schema(row.Data.Item1)).Concat(Hostile.Select(static row => Schema(row.Data))));
    }

    public static TheoryData<string, string, bool> Cases { get; } = new()
    {
        { "b", "abc", true },
        { "^(5|10|30|60)$", "10", true },
        { "^(5|10|30|60)$", "5\n", false },
        { "^(5|10|30|60)$", "15", false },
        { @"^\d+$", "09", true },
        { @"^\d+$", "٣", false },
        { @"^\w+$", "aZ_9", true },
        { @"^\w+$", "é", false },
        { @"^\s$", "\u00a0", true },
        { @"^\s$", "\u2028", true },
        { @"^\s$", "\u200b", false },
        { @"\bcat\b", "a cat!", true },
        { @"\bcat\b", "concat", false },
        { @"\bcat\b", "écat", true },
        { @"^\u00e9\u{1F600}$", "é😀", true },
        { @"^\u{1F600}{2}$", "😀😀", true },
        { @"^\u{1F600}{2}$", "😀", false },
        { @"^\p{Lu}\p{Script=Hangul}+$", "É한글", true },
        { @"^\p{Lu}\p{Script=Hangul}+$", "éa", false },
        { @"^\P{L}$", "1", true },
        { "^a+?b*?$", "aab", true },
        { "^a{2,3}?$", "aaaa", false },
        { "^a{2}$", "aa", true },
        { "^(?:ab){2,}$", "ababab", true },
        { "^(?:ab){2,}$", "ab", false },
        // One code point, though two UTF-16 units and four bytes.
        { "^.$", "😀", true },
        { "^[^a]$", "😀", true },
        { "^[😀-😂]$", "😁", true },
        { "^..$", "😀", false },
        { "^(?=.*[0-9])[a-z0-9]+$", "abc1", true },
        { "^(?=.*[0-9])[a-z0-9]+$", "abc", false },
        { "(?<!a)b", "ab", false },
        { @"^(a|b)\1$", "bb", true },
        { @"^(a|b)\1$", "ab", false },
    };

    public static TheoryData<string> Hostile { get; } = ["^(a+)+$", "^(a|aa)*$", "^(.*a){12}$", "^(?:a?){20}a{20}$", "(x+x+)+y", @"^(\w+\s?)*$"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pattern_means_what_ECMA_262_says(string pattern, string text, bool matches) => Assert.Equal(matches, Matches(pattern, text));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_text_that_is_made_to_backtrack_takes_a_step_a_byte(string pattern) =>
        Assert.False(Matches(pattern, new string(pattern.Contains('x') ? 'x' : 'a', 500_000) + "!\n"));

    [Fact]
    public void What_needs_a_bounded_expression_is_said_when_the_code_is_made()
    {
        var told = fixture.Schemas.Generated.Diagnostics.Where(static diagnostic => diagnostic.Id == "EPAS2004").Select(static diagnostic => diagnostic.GetMessage(null)).ToList();
        // Three of the patterns above, and none of those that would make an expression backtrack.
        Assert.Equal(3, told.Count);
        Assert.All(["a look-ahead is", "a look-behind is", "a back-reference is"], what => Assert.Single(told, message => message.Contains(what, StringComparison.Ordinal)));
        Assert.DoesNotContain(fixture.Schemas.Generated.Diagnostics, static diagnostic => diagnostic.Id == "EPAS2003");
    }

    [Theory]
    [InlineData("minLength", 2, "é😀", true)]
    [InlineData("minLength", 2, "😀", false)]
    [InlineData("maxLength", 1, "😀", true)]
    [InlineData("maxLength", 1, "e\u0301", false)]
    public void A_length_counts_code_points(string keyword, int bound, string text, bool valid)
    {
        var schema = $$"""{"type":"string","{{keyword}}":{{bound}}}""";
        Assert.Equal(valid, new CompiledSchemas([schema]).Validate(schema, JsonSerializer.Serialize(text)).Count == 0);
    }

    private bool Matches(string pattern, string text)
    {
        IReadOnlyList<ValidationError> errors = fixture.Schemas.Validate(Schema(pattern), JsonSerializer.Serialize(text));
        Assert.All(errors, static error => Assert.Equal("pattern", error.Keyword));
        return errors.Count == 0;
    }

    private static string Schema(string pattern) => $$"""{"type":"string","pattern":{{JsonSerializer.Serialize(pattern)}}}""";
}
