using EpasContracts.Generator.Linting;
using EpasContracts.OpenApi.Linting;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Tests.Linting;

public class LintTests
{
    public static TheoryData<string, string> Cases { get; } = [.. LintCases.All.Select(one => new TheoryDataRow<string, string>(one.Id, one.Marked))];

    [Fact]
    public void In_a_sound_document_nothing_is_found_above_a_hint()
    {
        Assert.DoesNotContain(Lint(LintCases.Sound), finding => finding.Severity > FindingSeverity.Info);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_found_at_its_place(string id, string marked)
    {
        var findings = Lint(LintCases.Unmarked(marked)).Where(finding => finding.Id == id).Select(finding => finding.Location.ToString()).ToList();
        Assert.Contains(PlaceOfMark(marked), findings);
    }

    [Fact]
    public void Every_rule_has_a_case_and_an_id_of_its_own()
    {
        var rules = LintRules.All.Concat(CSharpLintRules.All).ToList();
        Assert.Equal(rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), LintCases.All.Select(one => one.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rules, rule => Assert.EndsWith(".", rule.NextStep, StringComparison.Ordinal));
    }

    // What a document's examples have is checked by the formats that are met with; floating-point numbers are never out of their range there.
    private static readonly string[] NotLookedAt = ["uri-reference", "iri-reference", "uri-template", "idn-email", "idn-hostname", "relative-json-pointer", "regex", "float", "double"];

    public static TheoryData<string, string, string> Formats { get; } =
    [
        .. Validators.FormatTests.Cases.Where(static row => row.Data.Item1 is var schema && !NotLookedAt.Any(format => schema.Contains($"\"{format}\"", StringComparison.Ordinal))),
    ];

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_example_is_held_against_its_format_as_a_payload_is(string schema, string value, string other)
    {
        Assert.Empty(Examples(value));
        Assert.Single(Examples(other));

        List<Finding> Examples(string example) =>
            [.. Lint($$$"""{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"S":{{{schema[..^1]}}},"examples":[{{{example}}}]} } } }""").Where(static finding => finding.Id == LintRules.BadExample.Id)];
    }

    [Fact]
    public void The_curated_documents_have_no_fault()
    {
        var documents = Directory.GetFiles(SharedFiles.Repository("spec"), "openapi.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(documents);
        var faults = documents.SelectMany(path => Lint(File.ReadAllText(path)).Where(finding => finding.Severity > FindingSeverity.Info).Select(finding => $"{path}: {finding.Location} {finding.Id} {finding.Message}"));
        Assert.Empty(faults);
    }

    [Fact]
    public void What_is_no_document_has_its_readers_findings_alone()
    {
        Assert.Equal(["EPAS1020"], Lint("a: b").Select(finding => finding.Id));
    }

    // In one schema, and in parts of one.
    [Theory]
    [InlineData("{type: object, required: [r, w], properties: {r: {type: string, readOnly: true}, w: {type: string, writeOnly: true}}}")]
    [InlineData("{type: object, required: [r, w], allOf: [{properties: {r: {type: string, readOnly: true}, w: {type: string, writeOnly: true}}}]}")]
    [InlineData("{allOf: [{allOf: [{required: [r]}]}, {required: [w]}, {type: object, properties: {r: {type: string, readOnly: true}, w: {type: string, writeOnly: true}}}]}")]
    public void Read_only_properties_are_missing_in_a_request_and_write_only_ones_in_a_response(string both)
    {
        var text = LintCases.Sound.Replace("extra: {type: string}", "extra: {type: string}\n        both: " + both, StringComparison.Ordinal)
            .Replace("example: {id: a1, state: OPEN}", "example: {id: a1, both: {r: a}}", StringComparison.Ordinal);
        Assert.DoesNotContain(Lint(text), finding => finding.Id == "EPAS3080");
        Assert.Contains(Lint(text.Replace("{r: a}", "{w: a}", StringComparison.Ordinal)), finding => finding.Id == "EPAS3080" && finding.Message.Contains("'r'", StringComparison.Ordinal));
    }

    private static IEnumerable<Finding> Lint(string text)
    {
        var document = ContractReader.Read("openapi.yaml", text, TestContext.Current.CancellationToken);
        return DocumentLinter.Lint(document, TestContext.Current.CancellationToken).Concat(CSharpLinter.Lint(document, TestContext.Current.CancellationToken));
    }

    private static string PlaceOfMark(string marked)
    {
        var before = marked[..marked.IndexOf('§', StringComparison.Ordinal)];
        return $"openapi.yaml:{before.Count(c => c == '\n') + 1}:{before.Length - before.LastIndexOf('\n')}";
    }
}
