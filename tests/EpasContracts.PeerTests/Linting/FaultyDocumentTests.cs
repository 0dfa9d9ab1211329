using System.Globalization;
using EpasContracts.Generator.Linting;
using EpasContracts.OpenApi.Linting;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;
using EpasContracts.Tests.Peers;

namespace EpasContracts.Tests.Linting;

/// <summary>What Spectral and Redocly find in documents with faults, ours finds at the same place.</summary>
public sealed class FaultyDocumentTests(ITestOutputHelper output)
{
    // Small, one file each, of many authors; those in JSON and those in YAML, of all three versions.
    private static readonly string[] CorpusDocuments =
    [
        "oai/v3.0-petstore.yaml", "oai/v3.0-callback-example.yaml", "oai/v3.0-link-example.yaml", "oai/v3.0-api-with-examples.json", "oai/v3.0-uspto.json",
        "oai/v3.1-tictactoe.json", "oai/v3.1-non-oauth-scopes.yaml", "oai/v3.2-3.2-tags-example.yaml", "readme/3.0-callbacks.json", "readme/3.0-circular-paths.json",
        "readme/3.0-complex-nesting.json", "readme/3.0-discriminators.json", "readme/3.0-form-data.json", "readme/3.0-parameters-extreme.json",
        "readme/3.0-polymorphism.json", "readme/3.0-request-examples.json", "readme/3.0-response-empty-examples.json", "readme/3.0-schema-enums.json",
        "readme/3.0-schema-additional-properties.json", "readme/3.0-security-multiple.json", "readme/3.1-petstore.json", "readme/3.1-security.json",
        "readme/3.1-train-travel.json", "scalar/galaxy.json", "kiota/ModelWithSecurity.yaml", "kiota/ModelWithDictionary.yaml",
        "openapi.net/V3-petStore.json", "openapi.net/V31-documentWithReusablePaths.yaml", "nswag/sample-net100-minimal.json", "apis.guru/circleci.com.json",
    ];

    // A schema whose alternatives multiply: the peers try them all.
    private const string TooMuchWork = "EPAS3084";

    [Fact]
    public Task Every_finding_in_a_document_with_one_fault_has_its_counterpart() =>
        CompareAsync([.. LintCases.All.Where(one => one.Id != TooMuchWork).Select((one, index) => (string.Create(CultureInfo.InvariantCulture, $"{index:000}-{one.Id}.yaml"), LintCases.Unmarked(one.Marked)))]);

    [Fact]
    public Task Every_finding_in_the_corpus_has_its_counterpart() =>
        CompareAsync([.. CorpusDocuments.Select(name => (name.Replace('/', '-'), File.ReadAllText(Path.Combine(SharedFiles.Corpus("openapi"), name))))]);

    private async Task CompareAsync(IReadOnlyList<(string File, string Text)> documents)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("epas-contracts-lint-");
        try
        {
            foreach (var (file, text) in documents)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), text, cancellationToken);
            var peers = await PeersAsync(folder.FullName, [.. documents.Select(document => Path.Combine(folder.FullName, document.File))], cancellationToken);
            var read = documents.ToDictionary(document => document.File, document => ContractReader.Read(document.File, document.Text, cancellationToken), StringComparer.Ordinal);
            var ours = read.ToDictionary(pair => pair.Key, pair => Lint(pair.Value, cancellationToken), StringComparer.Ordinal);

            var lonely = peers.Where(finding => !IsKnownDifference(finding) && !HasCounterpart(finding, read[finding.File], ours[finding.File])).ToList();
            output.WriteLine($"{documents.Count} documents: the peers found {peers.Count}, {peers.Count(IsKnownDifference)} of them known differences; ours {ours.Values.Sum(list => list.Count)}");
            Assert.True(lonely.Count == 0, string.Join("\n", lonely));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<PeerFinding>> PeersAsync(string folder, string[] files, CancellationToken cancellationToken)
    {
        // The recommended rules as they are, without what this repository may have switched off.
        var (ruleset, config) = (Path.Combine(folder, ".spectral.yaml"), Path.Combine(folder, ".redocly.yaml"));
        await File.WriteAllTextAsync(ruleset, "extends: ['spectral:oas']", cancellationToken);
        await File.WriteAllTextAsync(config, "extends: [recommended]", cancellationToken);
        var spectral = Spectral.LintAsync(ruleset, files, cancellationToken);
        var redocly = Redocly.LintAsync(config, files, cancellationToken);
        return [.. await spectral, .. await redocly];
    }

    private static List<Finding> Lint(ContractDocument document, CancellationToken cancellationToken) =>
        [.. DocumentLinter.Lint(document, cancellationToken), .. CSharpLinter.Lint(document, cancellationToken)];

    /// <summary>Whether ours has a finding of such a rule in the peer's line, or where the peer's pointer leads: of a block, one names its key, another its first line; of the whole document there is no line.</summary>
    private static bool HasCounterpart(PeerFinding finding, ContractDocument document, List<Finding> ours)
    {
        var rule = $"{finding.Tool}/{finding.Rule}";
        var counterparts = ours.Where(own => PeerRules.IsCounterpart(rule, own.Id)).Select(own => own.Location.Line).ToList();
        if (finding.Pointer.Length == 0)
            return counterparts.Count > 0;
        if (counterparts.Contains(finding.Line) || counterparts.Contains(document.Locate(finding.Pointer).Line))
            return true;
        if (!PeerRules.NamesTheWhole.Contains(rule) || document.Tree.Find(finding.Pointer[..finding.Pointer.LastIndexOf('/')]) is not { } parent)
            return false;
        var whole = document.Tree.LocationOf(parent.Span);
        return counterparts.Exists(line => line >= whole.Line && line <= whole.EndLine);
    }

    private static bool IsKnownDifference(PeerFinding finding) => KnownDifferences.ReasonFor(finding) is not null;
}
