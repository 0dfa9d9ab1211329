using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;
using Microsoft.OpenApi;

namespace EpasContracts.Tests.Reading;

/// <summary>Microsoft.OpenApi reads the same documents: both readers must see the same operations and schemas.</summary>
public class SecondOpinionTests(ITestOutputHelper output)
{
    [Fact]
    public void Both_readers_see_the_same_operations_and_schemas()
    {
        var corpus = SharedFiles.Corpus("openapi");
        var faults = new List<string>();
        var compared = 0;
        foreach (var file in Directory.EnumerateFiles(corpus, "*.*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".tsv", StringComparison.Ordinal)).Order())
        {
            var ours = ContractReader.Read(file, File.ReadAllText(file), TestContext.Current.CancellationToken);
            if (ours.Contract is not { } contract)
                continue;
            var theirs = OpenApiDocument.Parse(ours.Tree.Root!.ToJson(), "json").Document;
            if (theirs is null)
                continue;
            compared++;
            Compare(Path.GetRelativePath(corpus, file) + " operations", Operations(contract), Operations(theirs), faults);
            Compare(Path.GetRelativePath(corpus, file) + " schemas", contract.Schemas.Select(schema => schema.Name), theirs.Components?.Schemas?.Keys ?? [], faults);
        }

        output.WriteLine($"{compared} documents compared");
        Assert.Empty(faults);
    }

    private static IEnumerable<string> Operations(ApiContract contract) =>
        contract.Operations.Select(operation =>
            $"{operation.Method} {operation.Path} {operation.OperationId} {string.Join(",", operation.Responses.Select(response => response.Status).Order(StringComparer.Ordinal))}");

    private static IEnumerable<string> Operations(OpenApiDocument document) =>
        from path in document.Paths
        from operation in path.Value.Operations ?? []
        let statuses = (operation.Value.Responses ?? []).Keys.Order(StringComparer.Ordinal)
        select $"{operation.Key.Method.ToUpperInvariant()} {path.Key} {operation.Value.OperationId} {string.Join(",", statuses)}";

    private static void Compare(string what, IEnumerable<string> ours, IEnumerable<string> theirs, List<string> faults)
    {
        var left = ours.ToHashSet();
        var right = theirs.ToHashSet();
        if (!left.SetEquals(right))
            faults.Add($"{what}: only we see {string.Join("; ", left.Except(right).Take(3))}, only they see {string.Join("; ", right.Except(left).Take(3))}");
    }
}
