using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using EpasContracts.Epas;
using EpasContracts.Runtime.Json;
using EpasContracts.Sandbox;

namespace EpasContracts.UnitTests.Sandbox;

public sealed class HostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_listens_on_the_loopback_address_and_nowhere_else()
    {
        await using var running = await RunningSandbox.StartAsync();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(endpoint => endpoint.Port == running.Sandbox.Address.Port);

        Assert.Equal(IPAddress.Loopback, Assert.Single(listeners).Address);
        Assert.Equal("127.0.0.1", running.Sandbox.Address.Host);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var exception = await Assert.ThrowsAsync<SandboxStartException>(() => EpasSandbox.StartAsync(new EpasSandboxOptions { Port = port }, Cancellation));

        Assert.Contains($"Port {port} of 127.0.0.1 is in use", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_out_of_range_are_refused()
    {
        await Assert.ThrowsAsync<SandboxStartException>(() => EpasSandbox.StartAsync(new EpasSandboxOptions { Port = 65536 }, Cancellation));
        await Assert.ThrowsAsync<SandboxStartException>(() => EpasSandbox.StartAsync(new EpasSandboxOptions { Port = -1 }, Cancellation));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => EpasSandbox.StartAsync(new EpasSandboxOptions { SecretKey = "" }, Cancellation));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => EpasSandbox.StartAsync(new EpasSandboxOptions { RequestDuration = TimeSpan.MaxValue }, Cancellation));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => EpasSandbox.StartAsync(new EpasSandboxOptions { SeedClusters = { "x1" } }, Cancellation));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => EpasSandbox.StartAsync(new EpasSandboxOptions { SeedClusters = { "Orders", "Orders" } }, Cancellation));
    }

    [Fact]
    public async Task It_runs_until_it_is_told_to_end()
    {
        await using var sandbox = await EpasSandbox.StartAsync(cancellationToken: Cancellation);
        using var end = new CancellationTokenSource();

        var run = sandbox.RunAsync(end.Token);
        Assert.False(run.IsCompleted);
        await end.CancelAsync();
        await run;

        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(sandbox.Address, Cancellation));
    }

    [Fact]
    public async Task Clusters_can_be_there_from_the_start()
    {
        await using var running = await RunningSandbox.StartAsync(static options =>
        {
            options.SeedClusters.Add("Orders");
            options.SeedClusters.Add("Invoices");
        });

        var page = await running.Client.Clusters.ListClustersAsync(cancellationToken: Cancellation);

        Assert.Equal([("Invoices", ServiceState.Running), ("Orders", ServiceState.Running)], page.Contents!.Select(static cluster => (cluster.Name, cluster.ServiceState)));
    }

    [Fact]
    public async Task A_state_replaces_whatever_was_there()
    {
        await using var running = await RunningSandbox.StartAsync(static options => options.SeedClusters.Add("Before"));

        running.Sandbox.Apply("a cluster exists", new Dictionary<string, string> { ["id"] = "c-1", ["name"] = "Given", ["service_state"] = "STOPPED" });
        var given = Assert.Single((await running.Client.Clusters.ListClustersAsync(cancellationToken: Cancellation)).Contents!);
        Assert.Equal(("c-1", "Given", ServiceState.Stopped), (given.Id, given.Name, given.ServiceState));

        running.Sandbox.Apply("a request exists", new Dictionary<string, string> { ["request_id"] = "req-1", ["state"] = "RUNNING" });
        running.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("RUNNING", (await running.Client.Requests.ShowRequestAsync("req-1", Cancellation)).State);
        Assert.Empty((await running.Client.Clusters.ListClustersAsync(cancellationToken: Cancellation)).Contents!);

        Assert.Throws<ArgumentException>(() => running.Sandbox.Apply("the moon is full"));
        Assert.Throws<ArgumentException>(() => running.Sandbox.Apply("a cluster exists", new Dictionary<string, string> { ["service_state"] = "BORED" }));
        Assert.All(EpasSandbox.States, state => running.Sandbox.Apply(state));
    }

    [Fact]
    public async Task Of_many_that_want_the_same_name_at_once_one_gets_it()
    {
        await using var running = await RunningSandbox.StartAsync();
        var body = System.Text.Encoding.UTF8.GetString(JsonModel.ToUtf8Bytes(RunningSandbox.NewCluster()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => running.SendAsync("POST", "/v1/clusters", body)));

        Assert.Equal(1, answers.Count(static answer => answer.StatusCode == HttpStatusCode.Accepted));
        Assert.Equal(39, answers.Count(static answer => answer.StatusCode == HttpStatusCode.BadRequest));
    }
}
