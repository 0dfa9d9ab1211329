using EpasContracts.Derivation;
using FsCheck;
using FsCheck.Fluent;

namespace EpasContracts.Tests.Derivation.Reading;

/// <summary>Whatever happens to a page on its way: documents with findings, or a refusal in one sentence, and nothing else.</summary>
public class PageMutationTests
{
    private static readonly string[] Fixtures =
        ["parcels-page.txt", "kiln-not-before.txt", "kiln-markdown.txt", "kiln-korean.txt", "yard-section.txt", "kiln-apis.txt", "kiln-models.txt", "kiln-overview.txt", "kiln.html"];

    private static readonly string[] Scraps =
        ["|", "| |", "|---|", "1 - APIs", "2 - Models", "1.1 - ", "1.1.1 - 1.0", "get /v1/x", "required", "optional", "\0", "\uFFFD", "\uD800", "\"\\uD800\"", "{\"\\uDC00\":1}", "{", "]", "any of [", "enum (",
            "array[", "Example :", "Minimum : 9", "Pattern : (", "Parameters", "Responses", "NameDescriptionSchemaDefault", "<table><tr><td>", "</main>", "- 1: x", "None", "```"];

    public static TheoryData<string> EveryFixture => [.. Fixtures];

    [Theory]
    [MemberData(nameof(EveryFixture))]
    public void Survives_a_page_that_is_cut_off_anywhere(string fixture)
    {
        var text = File.ReadAllText(Pages.FixtureNamed(fixture));
        for (var length = 0; length <= text.Length; length += Math.Max(1, text.Length / 150))
            DeriveOrRefuse(text[..length]);
    }

    [Theory]
    [MemberData(nameof(EveryFixture))]
    public void Survives_sections_that_are_shuffled_doubled_or_lost(string fixture)
    {
        var sections = System.Text.RegularExpressions.Regex.Split(File.ReadAllText(Pages.FixtureNamed(fixture)), @"(?m)(?=^\d+(?:\.\d+)* - )");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Gen.Choose(0, sections.Length - 1).ListOf().ToArbitrary(), order =>
            DeriveOrRefuse(string.Concat(order.Select(index => sections[index])))));
    }

    [Theory]
    [MemberData(nameof(EveryFixture))]
    public void Survives_lines_that_are_lost_doubled_swapped_or_overwritten(string fixture)
    {
        var lines = File.ReadAllLines(Pages.FixtureNamed(fixture));
        var change = Gen.Zip(Gen.Choose(0, 4), Gen.Zip(Gen.Choose(0, lines.Length - 1), Gen.Choose(0, lines.Length - 1)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(change.ListOf().ToArbitrary(), changes =>
        {
            var mutated = lines.ToList();
            foreach (var (kind, (from, to)) in changes)
                Mutate(mutated, kind, from % mutated.Count, to % mutated.Count);
            DeriveOrRefuse(string.Join('\n', mutated));
        }));
    }

    /// <summary>Four times the page may not take much more than four times as long; the small page is large enough to be measured.</summary>
    [Theory]
    [InlineData("parcels-page.txt", 700)]
    [InlineData("kiln-markdown.txt", 1500)]
    [InlineData("kiln.html", 1200)]
    public void Takes_a_time_that_grows_with_the_size(string fixture, int times)
    {
        var text = File.ReadAllText(Pages.FixtureNamed(fixture));
        Measure(Repeated(text, 20));
        var (once, fourfold) = (Measure(Repeated(text, times)), Measure(Repeated(text, times * 4)));
        Assert.True(fourfold < (once * 10) + 200, $"{once:F0} ms for one, {fourfold:F0} ms for four times as much");
    }

    /// <summary>A page of very many operations and models with names of their own.</summary>
    private static string Repeated(string text, int times) => string.Concat(Enumerable.Range(0, times).Select(i => text
        .Replace("/pots", $"/pots{i}", StringComparison.Ordinal).Replace("/parcels", $"/parcels{i}", StringComparison.Ordinal)
        .Replace("Parcel", $"Parcel{i}", StringComparison.Ordinal).Replace("Pot", $"Pot{i}", StringComparison.Ordinal)));

    private static double Measure(string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        DeriveOrRefuse(text);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Mutate(List<string> lines, int kind, int from, int to)
    {
        switch (kind)
        {
            case 0 when lines.Count > 1: lines.RemoveAt(from); break;
            case 1: lines.Insert(to, lines[from]); break;
            case 2: (lines[from], lines[to]) = (lines[to], lines[from]); break;
            case 3: lines[from] = Scraps[to % Scraps.Length]; break;
            default: lines[from] = lines[from].Insert(lines[from].Length / 2, Scraps[to % Scraps.Length]); break;
        }
    }

    private static void DeriveOrRefuse(string text)
    {
        try
        {
            Assert.All(PageDeriver.DeriveAll(text, "p.txt"), result =>
            {
                Assert.NotEmpty(result.ToYaml());
                Assert.NotEmpty(result.FileName);
                Assert.NotEmpty(result.Explain(""));
            });
        }
        catch (DerivationInputException refusal)
        {
            Assert.StartsWith("p.txt", refusal.Message, StringComparison.Ordinal);
        }
    }
}
