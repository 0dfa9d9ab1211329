using System.Net;
using EpasContracts.Epas;
using EpasContracts.Pacts;
using EpasContracts.Runtime.Http;

namespace EpasContracts.ContractTests.Epas;

/// <summary>Create, list, show and terminate clusters.</summary>
internal static class ClusterExpectations
{
    private const string Id = ClusterBodies.Id;
    private const string Name = ClusterBodies.Name;
    private const string UnknownId = "00000000000000000000000000000000";

    public static Expectation Create { get; } = new(
        static pact => pact.UponReceiving("a request to create a cluster")
            .GivenNoCluster()
            .WithRequest(HttpMethod.Post, "/v1/clusters").Signed()
            .WithJsonBody(ClusterBodies.CreateRequest())
            .WillRespond().WithStatus(HttpStatusCode.Accepted)
            .WithJsonBody(ClusterBodies.Accepted(Match.Type(Id))),
        static async (client, cancellationToken) =>
        {
            var accepted = await client.Clusters.CreateClusterAsync(ClusterBodies.NewCluster(), cancellationToken);
            Assert.Equal(("req-4f668846-8a3d-49f1-8111-451ebccf445c", Id), (accepted.RequestId, accepted.Resource.Id));
        });

    // The client lets it pass: only the service knows which names are taken.
    public static Expectation CreateWithATakenName { get; } = new(
        static pact => pact.UponReceiving("a request to create a cluster with a name that is taken")
            .GivenCluster(Id, Name)
            .WithRequest(HttpMethod.Post, "/v1/clusters").Signed()
            .WithJsonBody(ClusterBodies.CreateRequest())
            .WillRespond().WithStatus(HttpStatusCode.BadRequest)
            .WithJsonBody(Rules.ErrorList($"There is a cluster with the name {Name}", "value_error", "body", "name")),
        static (client, cancellationToken) => Refused(["body", "name"], () => client.Clusters.CreateClusterAsync(ClusterBodies.NewCluster(), cancellationToken)));

    public static Expectation ListAPage { get; } = new(
        static pact => pact.UponReceiving("a request for a page of clusters in an order")
            .GivenCluster(Id, Name)
            .WithRequest(HttpMethod.Get, "/v1/clusters").Signed()
            .WithQuery("size", Match.Regex("10", "^[0-9]+$"))
            .WithQuery("page", Match.Regex("0", "^[0-9]+$"))
            .WithQuery("sort", Match.Regex("created_at:desc", "^(name|service_state|created_at):(asc|desc)$"))
            .WillRespond().WithStatus(HttpStatusCode.OK)
            .WithJsonBody(Page(size: 10)),
        static async (client, cancellationToken) =>
        {
            var page = await client.Clusters.ListClustersAsync(size: 10, page: 0, sort: "created_at:desc", cancellationToken: cancellationToken);
            Assert.Equal((1, 0, 10), (page.Count, page.Page, page.Size));
            var cluster = Assert.Single(page.Contents!);
            Assert.Equal((Id, Name, "ordersdb", ServiceState.Running), (cluster.Id, cluster.Name, cluster.DatabaseName, cluster.ServiceState));
            Assert.Equal(new DateTimeOffset(2024, 5, 17, 0, 23, 17, TimeSpan.Zero), cluster.CreatedAt);
        });

    public static Expectation ListByFilters { get; } = new(
        static pact => pact.UponReceiving("a request for the clusters of a name and a state")
            .GivenCluster(Id, Name)
            .WithRequest(HttpMethod.Get, "/v1/clusters").Signed()
            .WithQuery("name", Name)
            .WithQuery("service_state", Rules.OneOf(ServiceState.Running, ServiceState.Known))
            .WillRespond().WithStatus(HttpStatusCode.OK)
            .WithJsonBody(Page(size: 20)),
        static async (client, cancellationToken) =>
        {
            var page = await client.Clusters.ListClustersAsync(name: Name, serviceState: ServiceState.Running.Value, cancellationToken: cancellationToken);
            Assert.Equal(Name, Assert.Single(page.Contents!).Name);
        });

    public static Expectation ListWithoutClusters { get; } = new(
        static pact => pact.UponReceiving("a request for clusters where there are none")
            .GivenNoCluster()
            .WithRequest(HttpMethod.Get, "/v1/clusters").Signed()
            .WillRespond().WithStatus(HttpStatusCode.OK)
            .WithJsonBody(new { contents = Array.Empty<object>(), count = 0, page = Match.Integer(0), size = Match.Integer(20) }),
        static async (client, cancellationToken) =>
        {
            var page = await client.Clusters.ListClustersAsync(cancellationToken: cancellationToken);
            Assert.Equal((0, 0), (page.Count, page.Contents!.Count));
        });

    public static Expectation Show { get; } = new(
        static pact => pact.UponReceiving("a request for a cluster")
            .GivenCluster(Id, Name)
            .WithRequest(HttpMethod.Get, $"/v1/clusters/{Id}").Signed()
            .WillRespond().WithStatus(HttpStatusCode.OK)
            .WithJsonBody(ClusterBodies.Detail(Id, Name)),
        static async (client, cancellationToken) =>
        {
            var cluster = await client.Clusters.ShowClusterAsync(Id, cancellationToken);
            Assert.Equal((Id, Name, ServiceState.Running), (cluster.Id, cluster.Name, cluster.ServiceState));
            Assert.Equal("ordersadmin", cluster.InitConfigOption.DatabaseUserName);
            var group = Assert.Single(cluster.InstanceGroups);
            Assert.Equal(104, Assert.Single(group.BlockStorageGroups).SizeGb);
            Assert.Equal(ServiceState.Running, Assert.Single(group.Instances).ServiceState);
        });

    // The document declares no 404: what is unknown is a value at fault, like any other.
    public static Expectation ShowUnknown { get; } = new(
        static pact => pact.UponReceiving("a request for a cluster that is not there")
            .GivenNoCluster()
            .WithRequest(HttpMethod.Get, $"/v1/clusters/{UnknownId}").Signed()
            .WillRespond().WithStatus(HttpStatusCode.BadRequest)
            .WithJsonBody(Rules.ErrorList("There is no such cluster", "value_error", "path", "cluster_id")),
        static (client, cancellationToken) => Refused(["path", "cluster_id"], () => client.Clusters.ShowClusterAsync(UnknownId, cancellationToken)));

    public static Expectation Terminate { get; } = new(
        static pact => pact.UponReceiving("a request to terminate a cluster")
            .GivenCluster(Id, Name)
            .WithRequest(HttpMethod.Delete, $"/v1/clusters/{Id}").Signed()
            .WillRespond().WithStatus(HttpStatusCode.Accepted)
            .WithJsonBody(ClusterBodies.Accepted(Id)),
        static async (client, cancellationToken) =>
        {
            var accepted = await client.Clusters.TerminateClusterAsync(Id, cancellationToken);
            Assert.Equal(Id, accepted.Resource.Id);
            Assert.NotEmpty(accepted.RequestId);
        });

    public static Expectation TerminateUnknown { get; } = new(
        static pact => pact.UponReceiving("a request to terminate a cluster that is not there")
            .GivenNoCluster()
            .WithRequest(HttpMethod.Delete, $"/v1/clusters/{UnknownId}").Signed()
            .WillRespond().WithStatus(HttpStatusCode.BadRequest)
            .WithJsonBody(Rules.ErrorList("There is no such cluster", "value_error", "path", "cluster_id")),
        static (client, cancellationToken) => Refused(["path", "cluster_id"], () => client.Clusters.TerminateClusterAsync(UnknownId, cancellationToken)));

    /// <summary>The call fails with the vendor's list, which names the place, and shows no secret.</summary>
    public static async Task Refused(string[] place, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<ApiException>(call);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        var error = Assert.Single(refusal.VendorErrors());
        Assert.Equal(place, error.Loc.Value);
        Assert.DoesNotContain(EpasPact.SentPassword, refusal.ToString() + refusal.Request, StringComparison.Ordinal);
    }

    private static object Page(int size) => new
    {
        contents = Match.MinType(ClusterBodies.Entry(Match.Equality(Name)), 1),
        count = Match.Integer(1),
        page = Match.Integer(0),
        size = Match.Integer(size),
    };
}
