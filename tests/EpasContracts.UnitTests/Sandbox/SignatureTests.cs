using System.Net;
using System.Text.Json;
using EpasContracts.Sandbox;
using EpasContracts.Signing;

namespace EpasContracts.UnitTests.Sandbox;

public sealed class SignatureTests
{
    private static readonly EpasSandboxOptions Defaults = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_without_a_signature_is_refused_and_told_why()
    {
        await using var running = await RunningSandbox.StartAsync();
        using var http = new HttpClient { BaseAddress = running.Sandbox.Address };

        using var response = await http.GetAsync(new Uri("/v1/clusters", UriKind.Relative), Cancellation);

        Assert.Contains("Scp-Accesskey", await Detail(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sandbox-access-key", "another-secret", 0, "Scp-Signature")]
    [InlineData("another-key", "sandbox-secret-key", 0, "Scp-Accesskey")]
    [InlineData("sandbox-access-key", "sandbox-secret-key", 16, "Scp-Timestamp")]
    [InlineData("sandbox-access-key", "sandbox-secret-key", -16, "Scp-Timestamp")]
    public async Task A_wrong_signature_is_refused_with_the_header_at_fault(string accessKey, string secretKey, int minutes, string header)
    {
        await using var running = await RunningSandbox.StartAsync();
        using var http = Signed(running, accessKey, secretKey, TimeSpan.FromMinutes(minutes));

        using var response = await http.DeleteAsync(new Uri("/v1/clusters/any", UriKind.Relative), Cancellation);

        var detail = await Detail(response);
        Assert.Contains(header, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14)]
    [InlineData(-14)]
    public async Task A_clock_may_be_a_little_off(int minutes)
    {
        await using var running = await RunningSandbox.StartAsync();
        using var http = Signed(running, Defaults.AccessKey, Defaults.SecretKey, TimeSpan.FromMinutes(minutes));

        using var response = await http.GetAsync(new Uri("/v1/clusters", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_signature_belongs_to_one_address()
    {
        await using var running = await RunningSandbox.StartAsync();
        var swap = new SwapAddress(new Uri(running.Sandbox.Address, "/v1/clusters?size=100"));
        using var http = Signed(running, Defaults.AccessKey, Defaults.SecretKey, TimeSpan.Zero, swap);

        using var response = await http.GetAsync(new Uri("/v1/clusters?size=1", UriKind.Relative), Cancellation);

        Assert.Contains("Scp-Signature", await Detail(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/clusters/a%2Fb%20c%25")]
    [InlineData("/v1/clusters/%EA%B0%80?x=%2B+y")]
    public async Task Escapes_are_signed_as_they_are_sent(string target)
    {
        await using var running = await RunningSandbox.StartAsync();

        using var response = await running.SendAsync("GET", target);

        // Signed right; there only is no such cluster.
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Signatures_need_not_be_checked()
    {
        await using var running = await RunningSandbox.StartAsync(static options => options.CheckSignatures = false);
        using var http = new HttpClient { BaseAddress = running.Sandbox.Address };

        using var response = await http.GetAsync(new Uri("/v1/clusters", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static HttpClient Signed(RunningSandbox running, string accessKey, string secretKey, TimeSpan offset, DelegatingHandler? behind = null)
    {
        var network = new SocketsHttpHandler();
        if (behind is not null)
            behind.InnerHandler = network;
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(running.Time.GetUtcNow() + offset);
        var signer = new ScpSigningHandler(new ScpCredentials { AccessKey = accessKey, SecretKey = secretKey }, "epas 1.0", timeProvider: time)
        {
            InnerHandler = behind ?? (HttpMessageHandler)network,
        };
        return new HttpClient(signer) { BaseAddress = running.Sandbox.Address };
    }

    private static async Task<string> Detail(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(401, problem.RootElement.GetProperty("status").GetInt32());
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    private sealed class SwapAddress(Uri address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = address;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
