namespace EpasContracts.Tests.Patterns;

/// <summary>The patterns of the EPAS page, whose languages are small enough to write down.</summary>
public sealed class VendorPatternTests
{
    [Fact]
    public void A_retention_period_is_7_to_35() =>
        AssertLanguage(@"^([7-9]|^[1-2]\d|^3[0-5])$", Enumerable.Range(7, 29).Select(Text));

    [Fact]
    public void An_hour_is_0_to_23() =>
        AssertLanguage(@"^(\d|1\d|2[0-3])$", Enumerable.Range(0, 24).Select(Text));

    [Fact]
    public void A_day_of_the_month_is_1_to_31_or_minus_1() =>
        AssertLanguage("^(-1|[1-9]|1[0-9]|2[0-9]|3[0-1])$", Enumerable.Range(1, 31).Append(-1).Select(Text));

    [Fact]
    public void An_archive_frequency_is_one_of_four_and_no_line_feed_follows()
    {
        AssertLanguage("^(5|10|30|60)$", ["5", "10", "30", "60"]);
        Assert.False(PatternAssert.Regular("^(5|10|30|60)$").Matches("5\n"));
    }

    [Fact]
    public void A_duration_is_half_hours_up_to_5_and_a_half_then_hours_up_to_24() =>
        AssertLanguage(
            @"^(0\.5|[1-5]\.5|[1-9]|1[0-9]|2[0-4])$",
            ["0.5", "1.5", "2.5", "3.5", "4.5", "5.5", .. Enumerable.Range(1, 24).Select(Text)]);

    [Theory]
    [InlineData("a", true)]
    [InlineData("aZ-9", true)]
    [InlineData("Aa", false)]
    [InlineData("", false)]
    [InlineData("a_b", false)]
    [InlineData("a\n", false)]
    [InlineData("aé", false)]
    public void A_name_begins_with_a_small_letter(string text, bool matches) =>
        Assert.Equal(matches, PatternAssert.Regular(@"^[a-z][a-zA-Z0-9\-]*$").Matches(text));

    /// <summary>Every text of up to four characters of an alphabet that could trip the pattern matches exactly as listed.</summary>
    private static void AssertLanguage(string pattern, IEnumerable<string> language)
    {
        const string Alphabet = "0123456789-.\n aé";
        var program = PatternAssert.Regular(pattern);
        IEnumerable<string> texts = [""];
        var found = new List<string>();
        for (var length = 0; length <= 4; length++)
        {
            found.AddRange(texts.Where(program.Matches));
            texts = [.. texts.SelectMany(text => Alphabet.Select(letter => text + letter))];
        }

        Assert.Equal(language.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
