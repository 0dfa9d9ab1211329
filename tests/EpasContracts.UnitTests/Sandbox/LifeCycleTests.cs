using System.Net;
using EpasContracts.Epas;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Waiting;

namespace EpasContracts.UnitTests.Sandbox;

public sealed class LifeCycleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_comes_stops_starts_restarts_and_goes()
    {
        await using var running = await RunningSandbox.StartAsync();
        var client = running.Client;

        var created = await client.Clusters.CreateClusterAsync(RunningSandbox.NewCluster(), Cancellation);
        var id = created.Resource.Id;
        await AssertStates(running, created, ServiceState.Creating, ServiceState.Running);
        await AssertStates(running, await client.Clusters.StopClusterAsync(id, Cancellation), ServiceState.Stopping, ServiceState.Stopped);
        await AssertStates(running, await client.Clusters.StartClusterAsync(id, Cancellation), ServiceState.Starting, ServiceState.Running);
        await AssertStates(running, await client.Clusters.RestartClusterAsync(id, Cancellation), ServiceState.Restarting, ServiceState.Running);
        var terminated = await client.Clusters.TerminateClusterAsync(id, Cancellation);
        Assert.Equal(ServiceState.Terminating, (await client.Clusters.ShowClusterAsync(id, Cancellation)).ServiceState);
        running.FinishWork();

        Assert.Equal("DONE", await client.WaitAsync(terminated, cancellationToken: Cancellation));
        await AssertRefused(["path", "cluster_id"], () => client.Clusters.ShowClusterAsync(id, Cancellation));
        Assert.Empty((await client.Clusters.ListClustersAsync(cancellationToken: Cancellation)).Contents!);
    }

    [Fact]
    public async Task A_cluster_is_shown_as_it_was_asked_for()
    {
        await using var running = await RunningSandbox.StartAsync();
        var asked = RunningSandbox.NewCluster();

        var accepted = await running.Client.Clusters.CreateClusterAsync(asked, Cancellation);
        var shown = await running.Client.Clusters.ShowClusterAsync(accepted.Resource.Id, Cancellation);

        Assert.Equal((asked.Name, asked.SubnetId, asked.Timezone), (shown.Name, shown.SubnetId, shown.Timezone));
        Assert.Equal(("ordersdb", "ordersadmin", 2999L), (shown.InitConfigOption.DatabaseName, shown.InitConfigOption.DatabaseUserName, shown.InitConfigOption.DatabasePort.Value));
        Assert.Equal("UTF-8", shown.InitConfigOption.DatabaseEncoding.Value);
        Assert.Equal(asked.AllowableIpAddresses, shown.AllowableIpAddresses);
        Assert.Equal("16.4", shown.SoftwareVersion);
        Assert.Equal(running.Time.GetUtcNow(), shown.CreatedAt);
        var group = Assert.Single(shown.InstanceGroups);
        Assert.Equal("db1v2m4", group.ServerTypeName);
        Assert.Equal([(BlockStorageGroupRoleType.Os, 104L, VolumeType.Ssd), (BlockStorageGroupRoleType.Data, 256L, VolumeType.Hdd)], group.BlockStorageGroups.Select(static disk => (disk.RoleType, disk.SizeGb, disk.VolumeType)));
        Assert.Equal(("orders01", InstanceRoleType.Active), (Assert.Single(group.Instances).Name, group.Instances[0].RoleType));
        var text = await (await running.SendAsync("GET", $"/v1/clusters/{shown.Id}")).Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain(asked.InitConfigOption.DatabaseUserPassword, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_state_does_not_allow_is_refused_and_changes_nothing()
    {
        await using var running = await RunningSandbox.StartAsync();
        var clusters = running.Client.Clusters;
        var id = (await clusters.CreateClusterAsync(RunningSandbox.NewCluster(), Cancellation)).Resource.Id;

        await AssertRefused(["path", "cluster_id"], () => clusters.StopClusterAsync(id, Cancellation));
        await AssertRefused(["path", "cluster_id"], () => clusters.TerminateClusterAsync(id, Cancellation));
        running.FinishWork();
        await AssertRefused(["path", "cluster_id"], () => clusters.StartClusterAsync(id, Cancellation));
        await AssertRefused(["path", "cluster_id"], () => clusters.SwitchoverClusterAsync(id, Cancellation));

        Assert.Equal(ServiceState.Running, (await clusters.ShowClusterAsync(id, Cancellation)).ServiceState);
        await AssertRefused(["body", "name"], () => clusters.CreateClusterAsync(RunningSandbox.NewCluster(), Cancellation));
        await AssertRefused(["path", "request_id"], () => running.Client.Requests.ShowRequestAsync("req-unknown", Cancellation));
    }

    [Fact]
    public async Task A_request_runs_until_its_time_has_come()
    {
        await using var running = await RunningSandbox.StartAsync();
        var accepted = await running.Client.Clusters.CreateClusterAsync(RunningSandbox.NewCluster(), Cancellation);

        running.Time.Advance(RunningSandbox.RequestDuration - TimeSpan.FromMilliseconds(1));
        Assert.Equal("RUNNING", (await running.Client.Requests.ShowRequestAsync(accepted.RequestId, Cancellation)).State);
        running.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("DONE", (await running.Client.Requests.ShowRequestAsync(accepted.RequestId, Cancellation)).State);
    }

    [Fact]
    public async Task Waiting_follows_the_work_to_its_end()
    {
        await using var running = await RunningSandbox.StartAsync();
        var accepted = await running.Client.Clusters.CreateClusterAsync(RunningSandbox.NewCluster(), Cancellation);

        var wait = running.Client.WaitAsync(accepted, new WaitOptions { TimeProvider = running.Time }, cancellationToken: Cancellation);
        while (!wait.IsCompleted)
        {
            running.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Cancellation);
        }

        Assert.Equal("DONE", await wait);
    }

    [Fact]
    public async Task Clusters_are_listed_page_by_page_in_an_order_and_by_filters()
    {
        await using var running = await RunningSandbox.StartAsync();
        var clusters = running.Client.Clusters;
        foreach (var name in (string[])["Beta", "Delta", "Alpha", "Gamma"])
        {
            await clusters.CreateClusterAsync(RunningSandbox.NewCluster(name), Cancellation);
            running.FinishWork();
        }

        await clusters.StopClusterAsync((await clusters.ListClustersAsync(name: "Delta", cancellationToken: Cancellation)).Contents![0].Id, Cancellation);
        running.FinishWork();

        Assert.Equal(["Alpha", "Beta", "Delta", "Gamma"], await Names(await clusters.ListClustersAsync(cancellationToken: Cancellation)));
        Assert.Equal(["Gamma", "Alpha", "Delta", "Beta"], await Names(await clusters.ListClustersAsync(sort: "created_at:desc", cancellationToken: Cancellation)));
        Assert.Equal("Delta", (await Names(await clusters.ListClustersAsync(sort: "service_state:desc", cancellationToken: Cancellation)))[0]);
        var second = await clusters.ListClustersAsync(size: 3, page: 1, cancellationToken: Cancellation);
        Assert.Equal(["Gamma"], await Names(second));
        Assert.Equal((4L, 1L, 3L), (second.Count, second.Page, second.Size));
        Assert.Equal(["Delta"], await Names(await clusters.ListClustersAsync(serviceState: "STOPPED", cancellationToken: Cancellation)));
        Assert.Empty(await Names(await clusters.ListClustersAsync(databaseName: "other", cancellationToken: Cancellation)));
        Assert.Empty(await Names(await clusters.ListClustersAsync(page: long.MaxValue, size: long.MaxValue, cancellationToken: Cancellation)));
        Assert.Empty(await Names(await clusters.ListClustersAsync(size: 0, cancellationToken: Cancellation)));

        static Task<string[]> Names(RdbClusterPageResponse page) => Task.FromResult(page.Contents!.Select(static cluster => cluster.Name).ToArray());
    }

    private static async Task AssertStates(RunningSandbox running, AsyncResponse accepted, ServiceState during, ServiceState after)
    {
        var client = running.Client;
        Assert.Equal(during, (await client.Clusters.ShowClusterAsync(accepted.Resource.Id, Cancellation)).ServiceState);
        running.FinishWork();
        var cluster = await client.Clusters.ShowClusterAsync(accepted.Resource.Id, Cancellation);
        Assert.Equal(after, cluster.ServiceState);
        Assert.All(cluster.InstanceGroups.SelectMany(static group => group.Instances), instance => Assert.Equal(after, instance.ServiceState));
        Assert.Equal("DONE", (await client.Requests.ShowRequestAsync(accepted.RequestId, Cancellation)).State);
    }

    [Fact]
    public async Task Only_the_last_finished_requests_are_known()
    {
        await using var running = await RunningSandbox.StartAsync(static options => options.KeptRequests = 2);
        var (clusters, requests) = (running.Client.Clusters, running.Client.Requests);
        var created = await clusters.CreateClusterAsync(RunningSandbox.NewCluster(), Cancellation);
        var id = created.Resource.Id;
        running.FinishWork();
        var stopped = await clusters.StopClusterAsync(id, Cancellation);
        running.FinishWork();
        var started = await clusters.StartClusterAsync(id, Cancellation);
        running.FinishWork();
        var restarted = await clusters.RestartClusterAsync(id, Cancellation);
        running.FinishWork();

        var last = await clusters.StopClusterAsync(id, Cancellation);

        foreach (var forgotten in new[] { created.RequestId, stopped.RequestId })
            await AssertRefused(["path", "request_id"], () => requests.ShowRequestAsync(forgotten, Cancellation));
        foreach (var known in new[] { started.RequestId, restarted.RequestId })
            Assert.Equal("DONE", (await requests.ShowRequestAsync(known, Cancellation)).State);
        Assert.Equal("RUNNING", (await requests.ShowRequestAsync(last.RequestId, Cancellation)).State);
    }

    private static async Task AssertRefused(string[] location, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<ApiException>(call);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Equal(location, Assert.Single(refusal.VendorErrors()).Loc.Value);
    }
}
