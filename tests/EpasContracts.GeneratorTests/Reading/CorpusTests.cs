using System.Diagnostics;
using System.Globalization;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Tests.Reading;

/// <summary>Every document of the corpus is read, and what is counted in it agrees with an index that another tool made.</summary>
public class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Operations_and_schemas_are_those_of_the_index()
    {
        var corpus = SharedFiles.Corpus("openapi");
        var faults = new List<string>();
        var clock = Stopwatch.StartNew();
        foreach (var entry in Index(corpus))
        {
            var text = File.ReadAllText(Path.Combine(corpus, entry.File));
            var start = clock.Elapsed;
            var document = ContractReader.Read(entry.File, text, TestContext.Current.CancellationToken);
            output.WriteLine(Row(entry.File, document, clock.Elapsed - start));
            if (Fault(entry, document) is { } fault)
                faults.Add(fault);
        }

        output.WriteLine($"total {clock.ElapsedMilliseconds} ms");
        Assert.Empty(faults);
    }

    private static string? Fault(IndexEntry entry, ContractDocument document)
    {
        if (!entry.Version.StartsWith('3'))
            return document.Contract is null ? null : $"{entry.File}: read though it is {entry.Version}";
        if (document.Contract is not { } contract)
            return $"{entry.File}: not read: {document.Findings[0].Message}";
        if (contract.Operations.Count != entry.Operations || contract.Schemas.Count != entry.Schemas)
            return $"{entry.File}: {contract.Operations.Count} operations and {contract.Schemas.Count} schemas, the index has {entry.Operations} and {entry.Schemas}";
        var dangling = contract.AllSchemas().FirstOrDefault(schema => schema.Reference is not null && contract.Resolve(schema.Reference) is null);
        return dangling is null ? null : $"{entry.File}: {dangling.Pointer} refers to {dangling.Reference}, which is not in the contract";
    }

    private static string Row(string file, ContractDocument document, TimeSpan time)
    {
        var counts = Enum.GetValues<FindingSeverity>().Select(severity => $"{severity} {document.Findings.Count(finding => finding.Severity == severity)}");
        var errors = document.Findings.Where(finding => finding.Severity != FindingSeverity.Info).Take(4).Select(finding => $"\n    {finding.Location} {finding.Id} {finding.Message}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file,-60} {document.Contract?.Operations.Count,4} {document.Contract?.Schemas.Count,5} {string.Join(" ", counts)} {time.TotalMilliseconds:F0} ms{string.Concat(errors)}");
    }

    private static IEnumerable<IndexEntry> Index(string corpus) =>
        from line in File.ReadLines(Path.Combine(corpus, "index.tsv")).Skip(1)
        let columns = line.Split('\t')
        select new IndexEntry(columns[0], columns[2], int.Parse(columns[4], CultureInfo.InvariantCulture), int.Parse(columns[5], CultureInfo.InvariantCulture));

    private sealed record IndexEntry(string File, string Version, int Operations, int Schemas);
}
