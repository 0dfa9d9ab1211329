using System.Globalization;
using EpasContracts.Epas;
using EpasContracts.Runtime.Waiting;

namespace EpasContracts.Sample;

/// <summary>The life of a cluster as the generated client sees it: create, wait, list, show, terminate, wait.</summary>
internal sealed class ClusterLife(EpasClient client, TextWriter output)
{
    public async Task RunAsync(WaitOptions waiting, CancellationToken cancellationToken)
    {
        var created = await client.Clusters.CreateClusterAsync(NewCluster(), cancellationToken);
        await SayAsync($"create: accepted as {created.RequestId}, cluster {created.Resource.Id}");
        await client.WaitAsync(created, waiting, Progress(), cancellationToken);

        var page = await client.Clusters.ListClustersAsync(size: 10, sort: "created_at:desc", cancellationToken: cancellationToken);
        await SayAsync($"list: {page.Count} cluster(s)");
        foreach (var entry in page.Contents ?? [])
            await SayAsync($"  {entry.Name} is {entry.ServiceState} since {entry.ModifiedAt:u}");

        var cluster = await client.Clusters.ShowClusterAsync(created.Resource.Id, cancellationToken);
        await SayAsync($"show: {cluster.Name} is {cluster.ServiceState}, {cluster.DbaasEngine} {cluster.SoftwareVersion}, database {cluster.InitConfigOption.DatabaseName}");
        foreach (var disk in cluster.InstanceGroups.SelectMany(static group => group.BlockStorageGroups))
            await SayAsync($"  disk {disk.RoleType}: {disk.SizeGb} GB on {disk.VolumeType}");

        var terminated = await client.Clusters.TerminateClusterAsync(created.Resource.Id, cancellationToken);
        await SayAsync($"terminate: accepted as {terminated.RequestId}");
        await client.WaitAsync(terminated, waiting, Progress(), cancellationToken);
        await SayAsync($"done: {cluster.Name} is terminated");
    }

    private static EpasClusterCreateRequest NewCluster() => new()
    {
        Name = "OrdersEpas",
        InstanceNamePrefix = "orders",
        DbaasEngineVersionId = "2b9d6f0a4c8e4d1fa7b3c5e9d1f20468",
        SubnetId = "7e1c9a3f5b2d4c6e8f0a1b2c3d4e5f60",
        Timezone = "Asia/Seoul",
        InitConfigOption = new EpasInitConfigOptionRequest
        {
            DatabaseName = "ordersdb",
            DatabaseUserName = "ordersadmin",
            // An invented one; a real program takes it from a vault.
            DatabaseUserPassword = $"Sample-{Guid.NewGuid():N}"[..30],
        },
        InstanceGroups =
        [
            new InstanceGroupRequest
            {
                RoleType = InstanceGroupRoleType.Active,
                ServerTypeName = "db1v2m4",
                BlockStorageGroups =
                [
                    new BlockStorageGroupRequest { RoleType = BlockStorageGroupRoleType.Os, SizeGb = 104, VolumeType = VolumeType.Ssd },
                    new BlockStorageGroupRequest { RoleType = BlockStorageGroupRoleType.Data, SizeGb = 256, VolumeType = VolumeType.Ssd },
                ],
                Instances = new InstanceRequest[] { new() { RoleType = InstanceRoleType.Active } },
            },
        ],
    };

    private ProgressLines Progress() => new(output);

    private Task SayAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));

    // Progress<T> would print from another thread, in any order.
    private sealed class ProgressLines(TextWriter output) : IProgress<WaitProgress>
    {
        public void Report(WaitProgress value) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  wait: {value.State} after {value.Elapsed.TotalSeconds:0.0} s"));
    }
}
