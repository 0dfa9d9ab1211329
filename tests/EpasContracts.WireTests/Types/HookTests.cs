using System.Net;
using EpasContracts.Runtime;
using EpasContracts.Runtime.Http;
using EpasContracts.WireTests.Wire;

namespace EpasContracts.WireTests.Types;

/// <summary>What an application hooks into a generated client.</summary>
public sealed class HookTests
{
    [Fact]
    public async Task Hooks_see_each_request_and_response_and_may_change_and_read_them()
    {
        await using var app = await LoopbackApp.StartAsync(static application => application.MapTypes(new TypesHandler()));
        var seen = new List<string>();
        var length = "PT1H";
        var client = new TypesClient(app.Transport(new ApiTransportOptions
        {
            OnRequest = (request, _) =>
            {
                seen.Add(request.Method.Method);
                request.Headers.Add("X-Length", length);
                return ValueTask.CompletedTask;
            },
            OnResponse = async (response, token) =>
            {
                await response.Content.LoadIntoBufferAsync(token);
                seen.Add($"{(int)response.StatusCode} {(await response.Content.ReadAsStringAsync(token)).Contains("PT1H", StringComparison.Ordinal)}");
            },
        }));

        var answer = await client.EchoFormatsAsync(default, default, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(IsoDuration.Parse("PT1H"), answer.Pause.Value);

        // Refused by the service, since it came in behind the client's own check.
        length = "an hour";
        var exception = await Assert.ThrowsAsync<ApiException>(() => client.EchoFormatsAsync(default, default, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.Equal(["GET", "200 True", "GET", "400 False"], seen);
    }
}
