using System.Net;
using EpasContracts.Pacts;
using EpasContracts.Runtime.Waiting;
using EpasContracts.Waiting;

namespace EpasContracts.ContractTests.Epas;

/// <summary>Following work that was accepted.</summary>
internal static class RequestExpectations
{
    private const string Id = "req-4f668846-8a3d-49f1-8111-451ebccf445c";
    private const string UnknownId = "req-00000000-0000-0000-0000-000000000000";

    public static Expectation ShowDone { get; } = new(
        static pact => Describe(pact, "a request for the state of work that is done", "DONE"),
        static async (client, cancellationToken) =>
        {
            var looks = new List<WaitProgress>();
            Assert.Equal("DONE", await client.WaitAsync(Id, progress: new Collector(looks), cancellationToken: cancellationToken));
            Assert.Equal("DONE", Assert.Single(looks).State);
        });

    public static Expectation ShowRunning { get; } = new(
        static pact => Describe(pact, "a request for the state of work that goes on", "RUNNING"),
        static async (client, cancellationToken) =>
        {
            var request = await client.Requests.ShowRequestAsync(Id, cancellationToken);
            Assert.Equal((Id, WaitOutcome.Pending), (request.RequestId, RequestStates.Classify(request.State)));
        });

    public static Expectation ShowUnknown { get; } = new(
        static pact => pact.UponReceiving("a request for the state of work that nobody asked for")
            .GivenNoRequest()
            .WithRequest(HttpMethod.Get, $"/v1/requests/{UnknownId}").Signed()
            .WillRespond().WithStatus(HttpStatusCode.BadRequest)
            .WithJsonBody(Rules.ErrorList("There is no such request", "value_error", "path", "request_id")),
        static (client, cancellationToken) =>
            ClusterExpectations.Refused(["path", "request_id"], () => client.Requests.ShowRequestAsync(UnknownId, cancellationToken)));

    private static void Describe(PactBuilder pact, string description, string state) => pact.UponReceiving(description)
        .GivenRequest(Id, state)
        .WithRequest(HttpMethod.Get, $"/v1/requests/{Id}").Signed()
        .WillRespond().WithStatus(HttpStatusCode.OK)
        .WithJsonBody(new { request_id = Id, state });

    private sealed class Collector(List<WaitProgress> looks) : IProgress<WaitProgress>
    {
        public void Report(WaitProgress value) => looks.Add(value);
    }
}
