using EpasContracts.Derivation;

namespace EpasContracts.Tests.Derivation.Reading;

/// <summary>Whatever text comes in: a result with findings, or a refusal in one sentence.</summary>
public class HostilePageTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    public void Refuses_an_empty_page(string text) =>
        Assert.StartsWith("p.txt: the page is empty", Refusal(text).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<html><body>Hello</body></html>")]
    [InlineData("{\"openapi\":\"3.1.0\"}")]
    [InlineData("1 - APIs\n\n2 - Models")]
    [InlineData("get /v1/before\n1 - APIs\nHTTP Code, Description, Schema")]
    [InlineData("PK\u0003\u0004\0\0")]
    public void Refuses_a_page_of_another_kind(string text) =>
        Assert.StartsWith("p.txt: this is not an API reference page", Refusal(text).Message, StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_page_of_fifty_megabytes_before_it_reads_it() =>
        Assert.StartsWith("p.txt: the page has more than", Refusal(string.Concat(Enumerable.Repeat(File.ReadAllText(Pages.Fixture), 15_000))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<x-y/>")]
    [InlineData("<svg><div><x/>")]
    public void Refuses_elements_that_nest_without_end(string tag) =>
        Assert.Contains("deeper than", Refusal("<html><body>" + string.Concat(Enumerable.Repeat(tag, 100_000))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<svg><path d=''/>", "</svg>")]
    [InlineData("<p>word", "")]
    [InlineData("<br><img src=x>", "")]
    [InlineData("<script>'<div>'</script>", "")]
    [InlineData("<!-- <div> -->", "")]
    public void Takes_elements_that_merely_follow_each_other_for_what_they_are(string tag, string end) =>
        Assert.StartsWith("p: this is not an API reference page", Assert.Throws<DerivationInputException>(() =>
            PageDeriver.Derive($"<html><body><p>one</p>{string.Concat(Enumerable.Repeat(tag + end, 1_000))}", "p")).Message, StringComparison.Ordinal);

    [Fact]
    public void Survives_a_page_that_is_cut_off_anywhere()
    {
        var text = File.ReadAllText(Pages.Fixture);
        for (var length = 0; length < text.Length; length += 7)
            DeriveOrRefuse(text[..length]);
    }

    [Fact]
    public void Survives_lines_that_are_lost_doubled_or_swapped()
    {
        var lines = File.ReadAllLines(Pages.Fixture);
        var random = new Random(20240517);
        for (var round = 0; round < 300; round++)
        {
            var mutated = lines.ToList();
            for (var change = 0; change < 5; change++)
            {
                var (i, j) = (random.Next(mutated.Count), random.Next(mutated.Count));
                switch (random.Next(3))
                {
                    case 0: mutated.RemoveAt(i); break;
                    case 1: mutated.Insert(j, mutated[i]); break;
                    default: (mutated[i], mutated[j]) = (mutated[j], mutated[i]); break;
                }
            }

            DeriveOrRefuse(string.Join('\n', mutated));
        }
    }

    [Fact]
    public void Reports_a_type_that_cannot_be_read_and_goes_on()
    {
        var text = File.ReadAllText(Pages.Fixture).Replace("string (date-time)", "unheard (of)", StringComparison.Ordinal);
        var result = PageDeriver.Derive(text, "p.txt");
        var finding = Assert.Single(result.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal("page/unreadable-type", finding.Id);
        Assert.Contains("'sent_at'", finding.Message, StringComparison.Ordinal);
        Assert.Equal(3, result.Counts.Models);
    }

    [Fact]
    public void Reports_a_model_that_is_not_on_the_page_and_allows_anything_in_its_place()
    {
        var text = File.ReadAllText(Pages.Fixture).Replace("string (date-time)", "array[Unheard]", StringComparison.Ordinal);
        var result = PageDeriver.Derive(text, "p.txt");
        Assert.Equal(FindingIds.MissingModel, Assert.Single(result.Findings, finding => finding.Severity == FindingSeverity.Error).Id);
        Assert.Equal("{}", result.ToJson()["components"]!["schemas"]!["Unheard"].Compact());
    }

    [Fact]
    public void Refuses_types_that_nest_without_end()
    {
        var text = File.ReadAllText(Pages.Fixture).Replace("string (date-time)", string.Concat(Enumerable.Repeat("array[", 100_000)), StringComparison.Ordinal);
        Assert.Contains(PageDeriver.Derive(text, "p.txt").Findings, finding => finding.Id == "page/unreadable-type");
    }

    [Fact]
    public void Takes_a_huge_page_in_a_time_that_grows_with_its_size()
    {
        var text = File.ReadAllText(Pages.Fixture);
        var words = string.Concat(Enumerable.Repeat("word ", 400_000));
        var lines = string.Concat(Enumerable.Repeat("word\n", 400_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        DeriveOrRefuse(text.Replace("Changes a parcel.", words, StringComparison.Ordinal));
        DeriveOrRefuse(text.Replace("Sent\n", lines, StringComparison.Ordinal));
        DeriveOrRefuse(text.Replace("1.2 - Change Parcel", "1.2 - " + words, StringComparison.Ordinal));
        DeriveOrRefuse(text.Replace("2.3 - ParcelList", "2.3 - " + new string('x', 2_000_000), StringComparison.Ordinal));
        DeriveOrRefuse(text + string.Concat(Enumerable.Repeat("\n2.4 - Parcel\nNameDescriptionSchemaDefault\na\nrequired\nenum (a, b)", 20_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public void Reports_a_body_with_one_name_twice()
    {
        var text = File.ReadAllText(Pages.Fixture).Replace("\"stops\": [\"Oslo\"]", "\"stops\": [], \"stops\": []", StringComparison.Ordinal);
        Assert.Contains(PageDeriver.Derive(text, "p.txt").Findings, finding => finding.Id == "page/example-not-json");
    }

    [Theory]
    [InlineData("\"stops\": [\"\\ud800\"]")]
    [InlineData("\"\\ud800\": [\"Oslo\"]")]
    public void Reports_a_body_with_half_a_character(string body)
    {
        var text = File.ReadAllText(Pages.Fixture).Replace("\"stops\": [\"Oslo\"]", body, StringComparison.Ordinal);
        Assert.Contains(PageDeriver.Derive(text, "p.txt").Findings, finding => finding.Id == FindingIds.ExampleNotJson);
    }

    [Fact]
    public void Bounds_the_work_on_alternatives_inside_of_alternatives()
    {
        var example = string.Concat(Enumerable.Repeat("{\"next\": ", 30)) + "1" + new string('}', 30);
        var text = File.ReadAllText(Pages.Fixture)
            .Replace("any of [Parcel, null]", "any of [ParcelChange, ParcelTwin]", StringComparison.Ordinal)
            .Replace("{\n    \"stops\": [\"Oslo\"]\n}", example, StringComparison.Ordinal)
            + "\n2.4 - ParcelTwin\n\nNameDescriptionSchemaDefault\nnext\noptional\nany of [ParcelChange, ParcelTwin]\n";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Contains(PageDeriver.Derive(text, "p.txt").Findings, finding => finding.Id == FindingIds.BodyExampleRejected && finding.Message.Contains("too many alternatives", StringComparison.Ordinal));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Reports_a_path_parameter_that_the_page_forgot_and_goes_on()
    {
        var text = File.ReadAllText(Pages.Fixture).Replace("pathparcel_id", "pathother_id", StringComparison.Ordinal);
        var result = PageDeriver.Derive(text, "p.txt");
        Assert.Contains(result.Findings, finding => finding.Id == "page/invalid-document" && finding.Message.Contains("other_id", StringComparison.Ordinal));
        Assert.Equal(2, result.Counts.Operations);
    }

    private static DerivationInputException Refusal(string text) => Assert.Throws<DerivationInputException>(() => PageDeriver.Derive(text, "p.txt"));

    private static void DeriveOrRefuse(string text)
    {
        try
        {
            Assert.NotEmpty(PageDeriver.Derive(text, "p.txt").ToYaml());
        }
        catch (DerivationInputException refusal)
        {
            Assert.StartsWith("p.txt", refusal.Message, StringComparison.Ordinal);
        }
    }
}
