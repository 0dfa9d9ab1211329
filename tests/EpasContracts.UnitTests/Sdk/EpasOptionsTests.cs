using System.Net;
using EpasContracts.Epas;
using EpasContracts.Runtime.Http;
using EpasContracts.Signing;
using EpasContracts.UnitTests.Http;
using EpasContracts.UnitTests.Signing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EpasContracts.UnitTests.Sdk;

public sealed class EpasOptionsTests : IDisposable
{
    private readonly Recorder _server = new();
    private readonly LogRecorder _log = new();

    public void Dispose()
    {
        _server.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void The_seven_pairs_are_the_vendors()
    {
        Assert.Equal(
            ["s/kr-west1", "s/kr-east1", "g/kr-south1", "g/kr-south2", "g/kr-south3", "e/kr-west1", "e/kr-east1"],
            EpasEndpoint.All.Select(static endpoint => endpoint.ToString()));
        Assert.Equal("https://epas.kr-west1.e.samsungsdscloud.com/", EpasEndpoint.Find("e", "kr-west1")!.BaseAddress.AbsoluteUri);
        Assert.Null(EpasEndpoint.Find("g", "kr-west1"));
    }

    [Theory]
    [InlineData("g", "kr-west1", null, "the pairs are s/kr-west1, s/kr-east1, g/kr-south1")]
    [InlineData("e", null, null, "the pairs are")]
    [InlineData("E", "kr-west1", null, "the pairs are")]
    [InlineData(null, null, null, "Set Environment and Region")]
    [InlineData(null, null, "http://epas.example", "must be https")]
    [InlineData(null, null, "http://127.0.0.1.example", "must be https")]
    [InlineData(null, null, "ftp://127.0.0.1", "must begin with https://")]
    [InlineData(null, null, "/v1", "must be absolute")]
    [InlineData(null, null, "https://user:pw@epas.example", "user information")]
    [InlineData("x", "y", "https://epas.example", "the pairs are")]
    public void An_address_that_cannot_be_is_refused(string? environment, string? region, string? address, string sentence)
    {
        var message = Refused(options =>
        {
            options.Environment = environment;
            options.Region = region;
            options.BaseAddress = address is null ? null : new Uri(address, address[0] == '/' ? UriKind.Relative : UriKind.Absolute);
        });

        Assert.Contains(sentence, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_no_key_is_shown()
    {
        var message = Refused(static options =>
        {
            options.AccessKey = "access\r\nkey";
            options.SecretKey = "";
            options.AccountId = " ";
            options.Language = "de-DE";
            options.Timeout = TimeSpan.Zero;
            options.Responses.MaxResponseBytes = 0;
        });

        foreach (var word in (string[])["AccessKey", "SecretKey", "AccountId", "de-DE", "Timeout", "MaxResponseBytes"])
            Assert.Contains(word, message, StringComparison.Ordinal);
        Assert.DoesNotContain("access\r\nkey", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:18471")]
    [InlineData("http://localhost:18471/prefix/")]
    [InlineData("http://[::1]:18471")]
    [InlineData("https://gateway.example/epas")]
    public void A_sandbox_or_a_gateway_may_be_called_instead(string address)
    {
        using var provider = Services(options =>
        {
            options.Environment = options.Region = null;
            options.BaseAddress = new Uri(address);
        });

        Assert.Equal(new Uri(address), Client(provider).BaseAddress);
    }

    [Fact]
    public void Options_do_not_show_their_keys()
    {
        var text = Options(new EpasClientOptions()).ToString();

        Assert.Contains("https://epas.kr-west1.e.samsungsdscloud.com/", text, StringComparison.Ordinal);
        AssertNoKeys(text);
    }

    [Fact]
    public async Task The_signature_is_put_on_behind_all_other_handlers_and_no_log_shows_a_key()
    {
        var outer = new Probe();
        using var provider = Services(static _ => { }, builder => builder.AddHttpMessageHandler(() => outer));

        await Client(provider).GetAsync(new Uri("/v1/clusters?page=0&size=20&sort=created_at%3Adesc", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.False(outer.SawSignature);
        var sent = Assert.Single(_server.Requests);
        Assert.Equal(KnownAnswers.ListUrl, sent.RequestUri!.AbsoluteUri);
        Assert.Equal(KnownAnswers.ListSignature, Assert.Single(sent.Headers.GetValues("Scp-Signature")));
        Assert.Equal("epas 1.0", Assert.Single(sent.Headers.GetValues("Scp-Api-Version")));
        Assert.Contains("Scp-Timestamp", _log.Text, StringComparison.Ordinal);
        AssertNoKeys(_log.Text);
        Assert.DoesNotContain(KnownAnswers.ListSignature, _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_comes_from_the_services_and_waits_for_what_it_asked_for()
    {
        using var provider = Services(static options => options.Responses.ResponseValidation = ResponseValidation.Strict);
        var client = provider.GetRequiredService<EpasClient>();
        _server.Answer(HttpStatusCode.Accepted, """{"request_id":"req-1","resource":{"id":"c-1"}}""");
        var accepted = await client.Clusters.StopClusterAsync("c-1", TestContext.Current.CancellationToken);
        _server.Answer(HttpStatusCode.OK, """{"request_id":"req-1","state":"DONE"}""");

        Assert.Equal("DONE", await client.WaitAsync(accepted, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(["/v1/clusters/c-1/stop", "/v1/requests/req-1"], _server.Requests.Select(static request => request.RequestUri!.AbsolutePath));
        Assert.All(_server.Requests, static request => Assert.True(request.Headers.Contains(ScpHeaders.Signature)));
        _server.Answer(HttpStatusCode.OK, """{"request_id":"req-1"}""");
        await Assert.ThrowsAsync<ApiException>(() => client.WaitAsync("req-1", cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var server = new WireServer();
        var services = new ServiceCollection();
        services.AddEpasClient(options => Options(options).BaseAddress = new Uri($"http://127.0.0.1:{server.Port}"));
        await using var provider = services.BuildServiceProvider();
        var received = server.ReceiveAsync(TestContext.Current.CancellationToken, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");

        var response = await Client(provider).GetAsync(new Uri("/v1/clusters", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        await received;
    }

    private static void AssertNoKeys(string text)
    {
        Assert.DoesNotContain(KnownAnswers.SecretKey, text, StringComparison.Ordinal);
        Assert.DoesNotContain(KnownAnswers.AccessKey, text, StringComparison.Ordinal);
    }

    private string Refused(Action<EpasClientOptions> configure)
    {
        using var provider = Services(configure);
        return Assert.Throws<OptionsValidationException>(() => Client(provider)).Message;
    }

    private static HttpClient Client(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(EpasServiceCollectionExtensions.ClientName);

    private ServiceProvider Services(Action<EpasClientOptions> configure, Action<IHttpClientBuilder>? build = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(KnownAnswers.Milliseconds)));
        var builder = services.AddEpasClient(options => configure(Options(options)));
        builder.ConfigurePrimaryHttpMessageHandler(() => _server);
        build?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private static EpasClientOptions Options(EpasClientOptions options)
    {
        options.Environment = "e";
        options.Region = "kr-west1";
        options.AccessKey = KnownAnswers.AccessKey;
        options.SecretKey = KnownAnswers.SecretKey;
        options.AccountId = KnownAnswers.Account;
        return options;
    }

    private sealed class Probe : DelegatingHandler
    {
        public bool SawSignature { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            SawSignature = request.Headers.Contains(ScpHeaders.Signature);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
