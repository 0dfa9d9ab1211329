using System.Net;
using System.Net.Http.Json;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Validation;
using EpasContracts.WireTests.Wire;

namespace EpasContracts.WireTests.Types;

/// <summary>Tuples, enums of numbers, and properties that only one side sets, over a socket and back.</summary>
public sealed class ShapeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_travel_in_parameters_headers_and_bodies()
    {
        await using var app = await StartAsync();
        string? sent = null;
        var client = new TypesClient(app.Http, new ApiTransportOptions
        {
            ResponseValidation = ResponseValidation.Strict,
            OnRequest = async (request, token) => sent = $"{request.RequestUri!.PathAndQuery} {await request.Content!.ReadAsStringAsync(token)}",
        });

        // Neither side names what only the other one sets.
        var answer = await client.DrawShapeWithHeadersAsync(
            level: Level.High, not: [Level.Low], corner: new Corner { X = 3, Y = 4, Label = "end" }, body: new Shape { Key = "four", Corners = [new Corner { X = 1, Y = 2 }] }, cancellationToken: Cancellation);

        Assert.Equal("""/shapes/5?not=1&corner=3,4,end {"key":"four","corners":[[1,2]]}""", sent);
        Assert.Equal("""{"id":4,"corners":[[1,2],[3,4,"end"]],"levels":{"not":1}}""", answer.Body.ToString());
        Assert.Equal(Level.High, answer.Headers.XLevel);
        var (x, y, label) = answer.Body.Corners[1];
        Assert.Equal((3, 4, "end"), (x, y, label));
    }

    [Fact]
    public async Task What_a_request_must_have_is_asked_of_it_all_the_same()
    {
        await using var app = await StartAsync();
        var client = new TypesClient(app.Transport());

        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => client.DrawShapeAsync(level: 7, body: new Shape { Id = 1, Corners = [] }, cancellationToken: Cancellation));
        Assert.Equal(["enum", "required key"], exception.Errors.Select(static error => $"{error.Keyword} {(error.Keyword == "required" ? error.Property : "")}".Trim()).Order());

        using var response = await app.Http.PostAsJsonAsync(new Uri("/shapes/1", UriKind.Relative), new { id = 1, corners = Array.Empty<int>() }, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(static application => application.MapTypes(new TypesHandler()));
}
