using System.Text;
using EpasContracts.Epas;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.UnitTests.Sandbox;

/// <summary>Every operation of the document is answered, each time as the document says. The values to send are the document's own examples.</summary>
public sealed class AllOperationsTests
{
    private const string ClusterId = "109a585ae67b4e8482fdafc8a4a5be74";

    // What must have happened before, where the answer is to be a success.
    private static readonly Dictionary<string, string[]> Before = new()
    {
        ["startCluster"] = ["stopCluster"],
        ["exportLog"] = ["registerLogExportConfig"],
        ["setLogExportConfig"] = ["registerLogExportConfig"],
        ["unregisterLogExportConfig"] = ["registerLogExportConfig"],
    };

    // On the cluster of the examples these are not allowed: it is no replica and has no standby.
    private static readonly string[] Refused = ["promoteReplicaCluster", "resetReplica", "switchoverCluster"];

    public static TheoryData<string> Operations => [.. EpasContract.Descriptor.Operations.Select(static operation => operation.Id)];

    [Fact]
    public void There_are_45() => Assert.Equal(45, Operations.Count);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Is_answered_as_the_document_says(string id)
    {
        await using var running = await RunningSandbox.StartAsync();
        running.Sandbox.Apply("a cluster exists", new Dictionary<string, string> { ["id"] = ClusterId, ["name"] = "ExampleEpas" });
        var examples = DocumentExamples.Load();
        foreach (var earlier in Before.GetValueOrDefault(id, []))
        {
            Assert.Equal(202, (int)(await CallAsync(running, examples, earlier)).StatusCode);
            running.FinishWork();
        }

        using var response = await CallAsync(running, examples, id);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var operation = EpasContract.Descriptor.FindOperation(id)!;
        var declared = operation.FindResponse((int)response.StatusCode);
        Assert.True(declared is not null, $"{operation} answered {(int)response.StatusCode}: {Encoding.UTF8.GetString(bytes)}");
        Assert.Empty(JsonModel.Validate(declared.Body!.Schema!, bytes));
        Assert.True(
            Refused.Contains(id) ? (int)response.StatusCode == 400 : response.IsSuccessStatusCode,
            $"{operation} answered {(int)response.StatusCode}: {Encoding.UTF8.GetString(bytes)}");
    }

    private static async Task<HttpResponseMessage> CallAsync(RunningSandbox running, DocumentExamples examples, string id)
    {
        var operation = EpasContract.Descriptor.FindOperation(id)!;
        var cluster = await running.Client.Clusters.ShowClusterAsync(ClusterId, TestContext.Current.CancellationToken);
        var target = operation.Path;
        foreach (var parameter in operation.Parameters.Where(static parameter => parameter.Place == ParameterPlace.Path))
        {
            var value = parameter.Name switch
            {
                "cluster_id" or "origin_cluster_id" or "replica_cluster_id" => ClusterId,
                "instance_group_id" => cluster.InstanceGroups[0].Id,
                "block_storage_group_id" => cluster.InstanceGroups[0].BlockStorageGroups[0].Id,
                "request_id" => (await running.Client.Clusters.SynchronizeClusterStateAsync(ClusterId, TestContext.Current.CancellationToken)).RequestId,
                _ => examples.Parameter(parameter),
            };
            target = target.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal);
        }

        var query = operation.Parameters.Where(static parameter => parameter.Place == ParameterPlace.Query)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(examples.Parameter(parameter))}");
        return await running.SendAsync(operation.Method, $"{target}?{string.Join('&', query)}".TrimEnd('?'), operation.RequestBody is { } body ? examples.Body(body) : null);
    }
}
