using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Tests.Patterns;

/// <summary>Random patterns and texts: the automata, and the translations, against an engine of ECMA-262 itself.</summary>
public sealed class NodeDifferentialTests
{
    private const string Judge = """
        const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        console.log(JSON.stringify(cases.map(([pattern, texts]) => {
          try { const regex = new RegExp(pattern, 'uy'); return texts.map(text => search(regex, text)); } catch { return null; }
        })));

        // V8's own search also tries the middle of surrogate pairs, where ECMA-262 lets no match begin.
        function search(regex, text) {
          for (let i = 0; i <= text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) {
            regex.lastIndex = i;
            if (regex.test(text)) return true;
          }
          return false;
        }
        """;

    private static readonly string[] SyntaxCases =
    [
        "a", "(", ")", "[", "a**", "a{1}{2}", "a{2,1}", "(?<a>x)(?<a>y)", @"\k<a>", @"(?<a>x)\k<a>", @"\1", @"(a)\1", @"\u{110000}", @"\u{10FFFF}",
        @"\p{Lu}", @"\p{lu}", @"\p{Script=Latin}", @"\p{sc=Latn}", @"\p{gc=L}", @"\p{L}", @"\p{Letter}", @"\p{Alpha}", @"\p{Any}", @"\p{ASCII}",
        @"\p{Script}", @"\p{Lowercase}", @"\p{XIDS}", @"\p{General_Category=Nd}", @"\p{punct}", @"\p{digit}", @"\p{IsGreek}", @"\p{InGreek}",
        "(?=a)*", @"\b+", "^*", @"\c", @"\cA", @"\x1", @"\0", @"\00", "[b-a]", "(?:", "(?", "(?<", "(?<a", "(?<1a>x)", "a|*", "|", "()", "[]", "[^]",
        "(?i:a)", "(?P<a>x)", "x{0}", "x{0,0}", "x{2147483648}", @"\/", @"[\b]", @"[\B]", @"\a", @"\Z", @"\e", "\\",
    ];

    [Fact]
    public void Regular_patterns_agree() =>
        Compare(new RandomPatterns(seed: 7, unicode: true), (program, text) => program.IsRegular ? program.Matches(text) : null);

    [Fact]
    public void Translations_of_irregular_patterns_agree() =>
        Compare(new RandomPatterns(seed: 8, unicode: true, irregular: true), (program, text) =>
            Regex.IsMatch(text, program.ToDotNetPattern(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    [Fact]
    public void The_same_texts_are_patterns()
    {
        var verdicts = Run([.. SyntaxCases.Select(pattern => new object[] { pattern, Array.Empty<string>() })]);
        for (var i = 0; i < SyntaxCases.Length; i++)
        {
            var syntax = PatternParser.Parse(SyntaxCases[i]);
            Assert.True(
                (syntax.Error is null && syntax.Warnings.Count == 0) == (verdicts[i] is not null), $"'{SyntaxCases[i]}': {syntax.Error?.Message ?? "accepted"}");
        }
    }

    /// <summary>Whatever the engine takes is taken; what is taken beyond that has a warning.</summary>
    [Fact]
    public void Noise_is_taken_only_where_the_engine_takes_it_or_with_a_warning()
    {
        var random = new RandomPatterns(seed: 9, unicode: true);
        var noise = Enumerable.Range(0, 20_000).Select(_ => random.NextNoise()).Distinct().ToArray();
        var verdicts = Run([.. noise.Select(pattern => new object[] { pattern, Array.Empty<string>() })]);
        for (var i = 0; i < noise.Length; i++)
        {
            var syntax = PatternParser.Parse(noise[i]);
            var asExpected = verdicts[i] is not null ? syntax.Error is null : syntax.Error is not null || syntax.Warnings.Count > 0;
            Assert.True(asExpected, $"'{noise[i]}': the engine {(verdicts[i] is null ? "rejects" : "takes")} it; {syntax.Error?.Message ?? "accepted"}");
            if (syntax.Error is { } error)
                Assert.InRange(error.Column, 0, noise[i].Length);
        }
    }

    [Fact]
    public void Every_unicode_property_agrees_over_a_sample_of_all_code_points()
    {
        string[] properties = ["L", "LC", "M", "Cn", "C", "Zs", "Script=Latin", "Script=Han", "scx=Deva", "Script=Hangul", "Alphabetic", "ID_Start", "White_Space", "Emoji", "Uppercase", "Math"];
        var texts = Enumerable.Range(0, 0x110000 / 61).Select(i => i * 61).Where(c => c is < 0xD800 or >= 0xE000).Select(char.ConvertFromUtf32).ToArray();
        var verdicts = Run([.. properties.Select(property => new object[] { $@"^\p{{{property}}}$", texts })]);
        for (var i = 0; i < properties.Length; i++)
        {
            var program = PatternAssert.Regular($@"^\p{{{properties[i]}}}$");
            var different = texts.Where((text, j) => program.Matches(text) != verdicts[i]![j]).ToList();

            // An engine of another Unicode version knows a few more or a few less.
            Assert.True(different.Count <= texts.Length / 100, $"{properties[i]}: {different.Count} different, first {different.FirstOrDefault()}");
        }
    }

    private static void Compare(RandomPatterns random, Func<PatternProgram, string, bool?> judge)
    {
        var cases = Enumerable.Range(0, 1_500)
            .Select(_ => (Pattern: random.NextPattern(), Texts: Enumerable.Range(0, 8).Select(_ => random.NextText()).ToArray()))
            .ToArray();
        var verdicts = Run([.. cases.Select(one => new object[] { one.Pattern, one.Texts })]);
        var pairs = 0;
        for (var i = 0; i < cases.Length; i++)
        {
            Assert.True(verdicts[i] is not null, $"the engine does not take '{cases[i].Pattern}'");
            var program = PatternCompiler.Compile(cases[i].Pattern);
            for (var j = 0; j < cases[i].Texts.Length; j++)
            {
                if (judge(program, cases[i].Texts[j]) is not { } verdict)
                    continue;
                pairs++;
                Assert.True(
                    verdict == verdicts[i]![j],
                    $"'{cases[i].Pattern}' on '{cases[i].Texts[j]}': {verdicts[i]![j]} expected; .NET '{program.ToDotNetPattern()}'");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs} pairs");
        Assert.True(pairs > 10_000, $"{pairs} pairs: too many patterns are too large");
    }

    private static bool[]?[] Run(object[][] cases)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", Judge]) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("'node' did not start: Node.js 20 or later must be on the PATH.");
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        using (var input = node.StandardInput)
            input.Write(JsonSerializer.Serialize(cases));
        var verdicts = JsonSerializer.Deserialize<bool[]?[]>(output.GetAwaiter().GetResult());
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return verdicts!;
    }
}
