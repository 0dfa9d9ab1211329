using System.Security.Cryptography;
using System.Text;
using EpasContracts.Exoscale.Signing;
using EpasContracts.UnitTests.Http;
using Microsoft.Extensions.Time.Testing;
using static EpasContracts.UnitTests.Exoscale.KnownExo2Answers;

namespace EpasContracts.UnitTests.Exoscale;

public sealed class Exo2SigningTests
{
    private readonly FakeTimeProvider _time = new(Now);

    [Fact]
    public void The_known_answers_come_out()
    {
        var arguments = Exo2RequestSigner.SignedArguments(EventsQuery);

        Assert.Equal(CreateSignature, Exo2RequestSigner.Sign(ApiSecret, "POST", "/v2/dbaas-integration", Encoding.UTF8.GetBytes(CreateBody), [], Expires));
        Assert.Equal(EventsSignature, Exo2RequestSigner.Sign(ApiSecret, "GET", "/v2/event", [], arguments, Expires));
        Assert.Equal(EventsHeader, Exo2RequestSigner.Header(ApiKey, arguments, Expires, EventsSignature));
        Assert.Equal(CreateHeader, Exo2RequestSigner.Header(ApiKey, [], Expires, CreateSignature));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?", "")]
    [InlineData("?b=2&a=1", "a=1|b=2")]
    [InlineData("?a=1&b=2&a=3", "b=2")]
    [InlineData("?A=1&a=2", "A=1|a=2")]
    [InlineData("?a=x%3Dy%26z+w", "a=x=y&z w")]
    [InlineData("?a=1=2", "a=1=2")]
    [InlineData("?a&b=", "a=|b=")]
    [InlineData("?%61=1&a=2&c=3", "c=3")]
    [InlineData("?a%3Bb=1&c%2Cd=2&e=3", "e=3")]
    public void Every_name_that_occurs_once_is_signed_decoded_and_in_order(string query, string expected) =>
        Assert.Equal(expected, string.Join('|', Exo2RequestSigner.SignedArguments(query).Select(static argument => $"{argument.Key}={argument.Value}")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_handler_signs_the_body_that_is_sent_and_every_attempt_afresh(bool synchronously)
    {
        using var server = new SynchronousRecorder();
        using var invoker = new HttpMessageInvoker(new Exo2SigningHandler(Credentials, _time) { InnerHandler = server });
        using var request = new HttpRequestMessage(HttpMethod.Post, CreateUrl);
        request.Content = new StreamContent(new OneWayStream(CreateBody));
        request.Content.Headers.ContentType = new("application/json");

        await SendAsync();
        Assert.Equal(CreateHeader, Assert.Single(request.Headers.GetValues("Authorization")));
        _time.Advance(TimeSpan.FromSeconds(7));
        await SendAsync();
        Assert.Contains(",expires=1700000607,", Assert.Single(request.Headers.GetValues("Authorization")), StringComparison.Ordinal);
        Assert.Equal([CreateBody, CreateBody], server.Bodies);
        Assert.Equal("application/json", request.Content.Headers.ContentType?.MediaType);

        async Task SendAsync() => _ = synchronously
            ? invoker.Send(request, TestContext.Current.CancellationToken)
            : await invoker.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("https://api-ch-gva-2.exoscale.com/v2/event" + EventsQuery, EventsHeader)]
    [InlineData("http://127.0.0.1:18472/v2/event" + EventsQuery, EventsHeader)]
    public async Task The_host_is_not_signed(string url, string header)
    {
        using var server = new Recorder();
        using var invoker = new HttpMessageInvoker(new Exo2SigningHandler(Credentials, _time) { InnerHandler = server });
        using var request = new HttpRequestMessage(HttpMethod.Get, url);

        await invoker.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(header, Assert.Single(request.Headers.GetValues("Authorization")));
    }

    [Fact]
    public async Task The_path_is_signed_as_it_is_escaped()
    {
        using var server = new Recorder();
        using var invoker = new HttpMessageInvoker(new Exo2SigningHandler(Credentials, _time) { InnerHandler = server });
        using var request = new HttpRequestMessage(HttpMethod.Delete, "https://api-ch-gva-2.exoscale.com/v2/dbaas-service/a%2Fb%20é");

        await invoker.SendAsync(request, TestContext.Current.CancellationToken);

        var message = "DELETE /v2/dbaas-service/a%2Fb%20%C3%A9\n\n\n\n1700000600"u8;
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ApiSecret), message));
        Assert.EndsWith($"signature={expected}", Assert.Single(request.Headers.GetValues("Authorization")), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_do_not_show_their_keys()
    {
        Assert.DoesNotContain(ApiKey, Credentials.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ApiSecret, Credentials.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A body that can be read once, as one from a file or a network is.</summary>
    private sealed class OneWayStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }

    private sealed class SynchronousRecorder : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var reader = new StreamReader(request.Content!.ReadAsStream(cancellationToken), leaveOpen: true);
            reader.BaseStream.Position = 0;
            Bodies.Add(reader.ReadToEnd());
            return new HttpResponseMessage();
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage();
        }
    }
}
