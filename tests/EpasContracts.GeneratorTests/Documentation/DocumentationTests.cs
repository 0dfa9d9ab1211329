using System.Xml.Linq;
using EpasContracts.Generator;
using EpasContracts.Generator.Diagnostics;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Tests.Documentation;

/// <summary>
/// What is written about options and diagnostics is what the code has. <c>EPAS_CONTRACTS_UPDATE_DOCS=1</c> writes the tables anew.
/// </summary>
public sealed class DocumentationTests
{
    private const string Readme = "generator/README.md";
    private const string Unshipped = "generator/EpasContracts.Generator/AnalyzerReleases.Unshipped.md";
    private const string Shipped = "generator/EpasContracts.Generator/AnalyzerReleases.Shipped.md";
    private const string Build = "generator/EpasContracts.Generator.Package/build/";

    [Fact]
    public void The_README_lists_the_options() => HasTable(Readme, "<!-- options -->\n", "<!-- end -->",
        "| metadata | meaning | values | default |\n|---|---|---|---|\n" + string.Concat(ContractSources.Options.Select(static option =>
            $"| `{option.Name}` | {option.Description} | {string.Join(", ", option.Values.Select(static value => $"`{value}`"))} | {(option.Default is not { } value ? "required" : option.Values.Count > 0 ? $"`{value}`" : value)} |\n")));

    [Fact]
    public void The_README_lists_the_diagnostics() => HasTable(Readme, "<!-- diagnostics -->\n", "<!-- end -->",
        "| id | severity | what | next step |\n|---|---|---|---|\n" + string.Concat(FindingRules.All.Select(static rule =>
            $"| {rule.Id} | {rule.Severity.ToString().ToLowerInvariant()} | {Cell(rule.Title)} | {Cell(rule.NextStep)} |\n")));

    [Fact]
    public void Every_diagnostic_is_in_a_release()
    {
        var shipped = File.ReadAllText(SharedFiles.Repository(Shipped));
        HasTable(Unshipped, "--------|----------|----------|-------\n", "\n; end",
            string.Concat(FindingRules.All.Where(rule => !shipped.Contains($"\n{rule.Id} |", StringComparison.Ordinal)).Select(static rule =>
                $"{rule.Id} | EpasContracts | {rule.Severity} | {rule.Title}\n")));
    }

    [Fact]
    public void Ids_are_given_once_and_every_rule_says_what_to_do()
    {
        Assert.Equal(FindingRules.All.Count, FindingRules.All.Select(static rule => rule.Id).Distinct().Count());
        Assert.All(FindingRules.All, static rule => Assert.Matches("^EPAS[123][0-9]{3}$", rule.Id));
        Assert.All(FindingRules.All, static rule => Assert.False(rule.Title.EndsWith('.') || !rule.NextStep.EndsWith('.'), rule.Id));
    }

    [Fact]
    public void MSBuild_passes_on_every_option_with_its_default()
    {
        var props = XDocument.Load(SharedFiles.Repository(Build + "EpasContracts.Generator.props"));
        Assert.Equal(
            // The kind of the item, how the project spells the document, and the address of an OpenApiReference.
            ["EpasContractsItem", "EpasContractsDocument", .. ContractSources.Options.Select(static option => option.Name), "Address"],
            props.Descendants("CompilerVisibleItemMetadata").Select(static item => item.Attribute("MetadataName")!.Value));
        Assert.Equal(
            ContractSources.Options.Select(static option => (option.Name, option.Values.Count > 0 ? option.Default! : "")),
            props.Descendants("ItemDefinitionGroup").Single().Elements("OpenApiContract").Single().Elements().Select(static option => (option.Name.LocalName, option.Value)));
    }

    [Fact]
    public void The_properties_window_shows_every_option_with_its_values()
    {
        XNamespace rules = "http://schemas.microsoft.com/build/2009/properties";
        var rule = XDocument.Load(SharedFiles.Repository(Build + "OpenApiContract.xml")).Root!.Element(rules + "Rule")!;
        Assert.Equal(
            ContractSources.Options.Select(static option => $"{option.Name}: {option.Description}. {string.Join(' ', option.Values)}"),
            rule.Elements().Where(static element => element.Attribute("Name") is not null).Select(element =>
                $"{element.Attribute("Name")!.Value}: {element.Attribute("Description")!.Value} {(element.Name == rules + "BoolProperty" ? "true false" : string.Join(' ', element.Elements().Select(static value => value.Attribute("Name")!.Value)))}"));
    }

    [Fact]
    public void What_MSBuild_finds_has_the_ids_of_the_list()
    {
        var targets = XDocument.Load(SharedFiles.Repository(Build + "EpasContracts.Generator.targets"));
        foreach (var task in targets.Descendants().Where(static element => element.Attribute("Code") is not null))
        {
            var rule = FindingRules.All.Single(rule => rule.Id == task.Attribute("Code")!.Value);
            Assert.Equal(rule.Severity == FindingSeverity.Error ? "Error" : "Warning", task.Name.LocalName);
            Assert.StartsWith(rule.Title, task.Attribute("Text")!.Value, StringComparison.Ordinal);
        }
    }

    private static void HasTable(string file, string begin, string end, string expected)
    {
        var path = SharedFiles.Repository(file);
        var text = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(end, from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("EPAS_CONTRACTS_UPDATE_DOCS") == "1")
            File.WriteAllText(path, text[..from] + expected + text[to..]);
        else
            Assert.Equal(expected, text[from..to]);
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
