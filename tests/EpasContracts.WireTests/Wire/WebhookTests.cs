using System.Net;
using System.Text;
using EpasContracts.AspNetCore;
using Microsoft.AspNetCore.Builder;

namespace EpasContracts.WireTests.Wire;

/// <summary>What the service calls at its callers is received by a generated handler, checked like everything that comes in.</summary>
public sealed class WebhookTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/hooks/quota-warning", "{\"number\":7}", 200)]
    [InlineData("/hooks/quota-warning", "{\"number\":-1}", 400)]
    [InlineData("/hooks/quota-warning", "{}", 400)]
    [InlineData("/hooks/jobDone", "{\"id\":\"1\",\"size\":2}", 204)]
    [InlineData("/hooks/jobDone", "{\"id\":1}", 400)]
    public async Task What_comes_in_is_checked(string path, string body, int status)
    {
        var receiver = new Receiver();
        await using var app = await LoopbackApp.StartAsync(app => app.MapGroup("/hooks").MapWireWebhooks(receiver));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "X-Attempt", "3" } } };
        using var response = await app.Http.SendAsync(request, Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 400 ? 0 : 1, receiver.Received.Count);
        if (response.StatusCode == HttpStatusCode.OK)
            Assert.Equal("{\"seen\":7}", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public void The_contract_lists_them() => Assert.Equal(["quotaWarning", "jobDone"], WireContract.Descriptor.Webhooks.Select(static operation => operation.Id));

    private sealed class Receiver : IWireWebhookHandler
    {
        public List<string> Received { get; } = [];

        public Task<ApiResult<QuotaWarningResponse>> QuotaWarningAsync(Line body, CancellationToken cancellationToken)
        {
            Received.Add(body.ToString());
            return Task.FromResult<ApiResult<QuotaWarningResponse>>(new QuotaWarningResponse { Seen = body.Number });
        }

        public Task<ApiResult> JobDoneAsync(long xAttempt, Stored body, CancellationToken cancellationToken)
        {
            Received.Add($"{xAttempt} {body}");
            return Task.FromResult(ApiResult.Done);
        }
    }
}
