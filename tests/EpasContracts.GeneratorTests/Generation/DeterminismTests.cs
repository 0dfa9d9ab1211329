using System.Globalization;

namespace EpasContracts.Tests.Generation;

/// <summary>The same document gives the same bytes, whoever compiles it.</summary>
public sealed class DeterminismTests
{
    public static TheoryData<string> Documents => ["spec/epas/openapi.yaml", "tests/EpasContracts.GeneratorTests/Generation/Fixtures/everything.yaml"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Runs_and_cultures_make_no_difference(string path)
    {
        var text = File.ReadAllText(SharedFiles.Repository(path));
        var first = GeneratorHarness.Run(text).Files;
        Assert.NotEmpty(first);
        Assert.Equal(first, GeneratorHarness.Run(text).Files);

        var culture = CultureInfo.CurrentCulture;
        try
        {
            // Separators as in de-DE, a minus sign as in sv-SE; made by hand, since the tests run without culture data.
            var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            strange.NumberFormat.NumberDecimalSeparator = ",";
            strange.NumberFormat.NegativeSign = "\u2212";
            strange.NumberFormat.NumberGroupSeparator = ".";
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = strange;
            Assert.Equal(first, GeneratorHarness.Run(text).Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Lines_of_emitted_files_end_with_a_line_feed_whatever_the_document_has(string end)
    {
        var text = File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.GeneratorTests/Generation/Fixtures/everything.yaml")).Replace("\r\n", "\n", StringComparison.Ordinal);
        var files = GeneratorHarness.Run(text.Replace("\n", end, StringComparison.Ordinal)).Files;
        Assert.Equal(GeneratorHarness.Run(text).Files, files);
        Assert.All(files.Values, static file => Assert.DoesNotContain('\r', file));
        Assert.All(files.Values, static file => Assert.EndsWith("\n", file, StringComparison.Ordinal));
    }
}
