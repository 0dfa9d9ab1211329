using System.Text.Json;
using System.Text.RegularExpressions;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Tests.Patterns;

/// <summary>Every pattern that the corpus of real documents holds.</summary>
public sealed partial class CorpusPatternTests
{
    [Fact]
    public void Every_pattern_compiles_or_says_why_not()
    {
        var folder = SharedFiles.Corpus("openapi");
        var patterns = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".json" or ".yaml" or ".yml")
            .SelectMany(file => PatternsIn(File.ReadAllText(file)))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var (regular, irregular, invalid, largest) = (0, 0, 0, 0);
        foreach (var pattern in patterns)
        {
            var syntax = PatternParser.Parse(pattern);
            if (syntax.Error is { } error)
            {
                invalid++;
                Assert.InRange(error.Column, 0, pattern.Length);
                Say($"invalid: {pattern}: column {error.Column}: {error.Message}");
                continue;
            }

            var program = PatternCompiler.Compile(syntax);
            (regular, irregular) = program.IsRegular ? (regular + 1, irregular) : (regular, irregular + 1);
            largest = Math.Max(largest, program.Transitions.Length);
            if (!program.IsRegular)
                Say($"not regular: {pattern}: {program.Reason}");
            foreach (var warning in syntax.Warnings)
                Say($"warning: {pattern}: column {warning.Column}: {warning.Message}");
            Assert.NotNull(new Regex(program.ToDotNetPattern(), RegexOptions.CultureInvariant));
        }

        Say($"{patterns.Count} patterns: {regular} regular, {irregular} not regular, {invalid} invalid; the largest table has {largest} entries");
        Assert.True(patterns.Count >= 40, $"{patterns.Count} patterns found");
        Assert.True(regular >= patterns.Count * 9 / 10, $"{regular} of {patterns.Count} are regular");
    }

    /// <summary>A crude scan, which needs no parser: JSON strings whole, YAML scalars to the end of their line.</summary>
    private static IEnumerable<string> PatternsIn(string text)
    {
        foreach (Match match in JsonPattern().Matches(text))
            yield return JsonSerializer.Deserialize<string>(match.Groups[1].Value)!;
        foreach (Match match in YamlPattern().Matches(text))
        {
            var scalar = match.Groups[1].Value.Trim();
            if (scalar.StartsWith('\'') && scalar.EndsWith('\'') && scalar.Length > 1)
                yield return scalar[1..^1].Replace("''", "'", StringComparison.Ordinal);
            else if (!scalar.StartsWith('"') && scalar.Length > 0)
                yield return scalar;
        }
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    [GeneratedRegex("""
        "?\bpattern"?\s*:\s*("(?:[^"\\]|\\.)*")
        """)]
    private static partial Regex JsonPattern();

    [GeneratedRegex(@"^[\s-]*pattern:[ \t]+([^\r\n]*)$", RegexOptions.Multiline)]
    private static partial Regex YamlPattern();
}
