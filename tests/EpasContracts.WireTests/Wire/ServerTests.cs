using EpasContracts.Runtime.Http;

namespace EpasContracts.WireTests.Wire;

/// <summary>Where a client calls: the document's servers, or what is chosen instead.</summary>
public sealed class ServerTests
{
    [Fact]
    public void Servers_have_their_variables_as_arguments()
    {
        Assert.Equal(new Uri("https://eu.wire.example/v1"), WireServers.Production());
        Assert.Equal(new Uri("https://us-east.wire.example:8443/v1"), WireServers.Production(WireServers.ProductionRegion.UsEast, "8443"));
        Assert.Equal(new Uri("http://localhost:8080"), WireServers.Local);
        Assert.Equal(new Uri("https://any.wire.example/v2"), WireServers.AnyScheme);
        Assert.Equal(new Uri("https://other.wire.example/v3"), WireServers.AnyHost("other.wire.example"));
        Assert.Throws<ArgumentException>(static () => WireServers.Production(port: "443@other.example/"));
        Assert.Throws<ArgumentOutOfRangeException>(static () => WireServers.Production((WireServers.ProductionRegion)9));
    }

    [Theory]
    [InlineData(null, null, "https://eu.wire.example/v1/sequence")]
    [InlineData("http://client.example/a/", null, "http://client.example/a/sequence")]
    [InlineData("http://client.example/a/", "http://options.example", "http://options.example/sequence")]
    public async Task What_is_chosen_goes_before_the_document(string? client, string? options, string called)
    {
        Uri? sent = null;
        using var http = new HttpClient { BaseAddress = client is null ? null : new Uri(client) };
        var wire = new WireClient(http, new ApiTransportOptions
        {
            BaseAddress = options is null ? null : new Uri(options),
            OnRequest = (request, _) =>
            {
                sent = request.RequestUri;
                throw new InvalidOperationException("Far enough.");
            },
        });

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in wire.Streams.ReadSequenceAsync(TestContext.Current.CancellationToken))
                continue;
        });
        Assert.Equal(new Uri(called), sent);
    }
}
