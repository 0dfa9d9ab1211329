using System.Net;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EpasContracts.WireTests.Wire;

/// <summary>Answers by status, with headers, as streams, and parameters in every style.</summary>
public sealed class AnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_status_decides_what_an_answer_is()
    {
        await using var app = await StartAsync();
        var answers = new WireClient(app.Transport()).Answers;
        var done = await answers.StartJobAsync(new Contact { Name = "now" }, Cancellation);
        var begun = await answers.StartJobAsync(new Contact { Name = "later" }, Cancellation);
        var nothing = await answers.StartJobAsync(new Contact { Name = "never" }, Cancellation);

        Assert.True(done.TryGetCreated(out var stored) && stored.Id == "1" && done.StatusCode == 201);
        Assert.True(begun.TryGetAccepted(out var job) && job.Id == "j" && !begun.TryGetCreated(out _));
        Assert.Equal("none", nothing.Match(static one => one.Id, static one => one.Id, static () => "none"));
    }

    [Fact]
    public async Task Headers_are_typed()
    {
        await using var app = await StartAsync();
        var response = await new WireClient(app.Transport()).Answers.StartJobWithHeadersAsync(new Contact { Name = "now" }, Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(7, response.Headers.XRemaining);
        Assert.Equal(["a", "b"], response.Headers.XKinds);
    }

    [Fact]
    public async Task An_error_has_the_type_of_its_status()
    {
        await using var app = await StartAsync();
        var answers = new WireClient(app.Transport()).Answers;
        var refused = await Assert.ThrowsAsync<ApiException>(() => answers.StartJobAsync(new Contact { Name = "refused" }, Cancellation));
        Assert.Equal("Refused", refused.ErrorAs<Problem>()?.Title);
        var failed = await Assert.ThrowsAsync<ApiException>(() => answers.StartJobAsync(new Contact { Name = "failed" }, Cancellation));
        Assert.Equal("come back later", failed.ErrorAs<string>());
    }

    [Fact]
    public async Task A_servers_own_answer_is_checked_in_development()
    {
        await using var app = await StartAsync();
        var wrong = await Assert.ThrowsAsync<ApiException>(() => new WireClient(app.Transport()).Answers.StartJobAsync(new Contact { Name = "wrong" }, Cancellation));
        Assert.Equal(HttpStatusCode.InternalServerError, wrong.StatusCode);
        Assert.Contains("X-Remaining", wrong.ResponseText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_are_whole_objects_where_the_contract_says_so()
    {
        await using var app = await StartAsync();
        var events = await All(new WireClient(app.Transport()).Streams.WatchJobAsync("7", Cancellation));
        Assert.Equal([("state", "begun 7\nin two lines", "1", null), (null, "", null, 5000L)], events.Select(static one => (one.Event, one.Data, one.Id, one.Retry)));
    }

    [Fact]
    public async Task One_operation_answers_whole_as_lines_and_as_text()
    {
        await using var app = await StartAsync();
        var streams = new WireClient(app.Transport()).Streams;
        Assert.Equal(["whole"], (await streams.ReadOutputAsync("1", Cancellation)).Select(static line => line.Text));
        Assert.Equal([0, 1, 2], (await All(streams.ReadOutputStreamAsync("1", Cancellation))).Select(static line => line.Number));
        Assert.Equal("number,text\n0,whole\n", await streams.ReadOutputTextAsync("1", Cancellation));
        Assert.Equal(["line\n0", "line\n1"], (await All(streams.ReadSequenceAsync(Cancellation))).Select(static line => line.Text));
        Assert.Equal(["line\n0", "line\n1"], (await All(streams.CompleteAsync(Cancellation))).Select(static line => line.Text));
    }

    [Fact]
    public async Task A_stream_that_is_left_ends_on_the_server_as_well()
    {
        var handler = new WireHandler();
        await using var app = await LoopbackApp.StartAsync(app => app.MapWire(handler));
        await foreach (var line in new WireClient(app.Transport()).Streams.ReadOutputStreamAsync("endless", Cancellation))
        {
            if (line.Number == 2)
                break;
        }

        while (!handler.StreamEnded)
            await Task.Delay(10, Cancellation);
    }

    [Fact]
    public async Task Each_item_of_a_stream_is_checked()
    {
        await using var app = await LoopbackApp.StartAsync(static app => app.MapWire(new WireHandler(), new() { ValidateResponses = false }));
        var strict = new WireClient(app.Transport()).Streams;
        var exception = await Assert.ThrowsAsync<ApiException>(() => All(strict.ReadOutputStreamAsync("wrong", Cancellation)));
        Assert.Equal("/number", Assert.Single(exception.Violations).InstancePointer);

        var told = new List<ResponseViolations>();
        var tolerant = new WireClient(app.Http, new ApiTransportOptions { OnResponseViolations = told.Add }).Streams;
        Assert.Equal(4, (await All(tolerant.ReadOutputStreamAsync("wrong", Cancellation))).Count);
        Assert.Single(told);
    }

    [Fact]
    public async Task Parameters_travel_in_every_style()
    {
        await using var app = await StartAsync();
        var arrived = await new WireClient(app.Transport()).Parameters.SearchAsync(
            [1, 2], new SearchLabel { X = 3, Y = 4 }, new SearchFilter { Name = "a b", Age = 5 }, new Dictionary<string, string> { ["k"] = "v" }, [1.5, 2], ["x", "y"],
            new Contact { Name = "\u00fc" }, new SearchXPoint { X = 6, Y = 7 }, "s", Cancellation);
        Assert.Equal("1+2 3/4 a b/5 k=v 1.5+2 x+y \u00fc 6/7 s", arrived);
    }

    [Fact]
    public async Task Endpoints_say_what_they_take_and_give()
    {
        await using var app = await StartAsync();
        var endpoint = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Single(static endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == "startJob");
        Assert.Equal(["application/json"], endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes);
        Assert.Equal([(201, typeof(Stored)), (202, typeof(Job)), (204, typeof(void))], endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(static one => (one.StatusCode, one.Type)));
        Assert.Same(StartJobOperation.Descriptor, endpoint.Metadata.GetMetadata<OperationDescriptor>());
    }

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(static app => app.MapWire(new WireHandler()));

    private static async Task<List<T>> All<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
            all.Add(item);
        return all;
    }
}
