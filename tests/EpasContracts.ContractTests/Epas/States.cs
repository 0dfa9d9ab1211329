using EpasContracts.Pacts;

namespace EpasContracts.ContractTests.Epas;

/// <summary>The states that EPAS is asked to be in.</summary>
internal static class States
{
    /// <summary>There is this cluster and no other.</summary>
    public static RequestBuilder GivenCluster(this RequestBuilder request, string id, string name, string serviceState = "RUNNING") =>
        request.Given("a cluster exists", new { id, name, service_state = serviceState });

    public static RequestBuilder GivenNoCluster(this RequestBuilder request) => request.Given("no cluster exists");

    /// <summary>There is this request, which has come so far.</summary>
    public static RequestBuilder GivenRequest(this RequestBuilder request, string requestId, string state) =>
        request.Given("a request exists", new { request_id = requestId, state });

    public static RequestBuilder GivenNoRequest(this RequestBuilder request) => request.Given("no request exists");
}
