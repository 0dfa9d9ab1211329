using System.Net;
using System.Text.Json.Nodes;
using EpasContracts.Pacts;

namespace EpasContracts.ContractTests.PactCore;

public sealed class ConsumerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_request_as_described_gets_the_example_and_is_kept()
    {
        await Orders.NewPact(_folder).DescribeOrder().VerifyAsync(
            async context =>
            {
                var response = await Orders.GetOrderAsync(context.MockServerUri);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                Assert.Equal("OPEN", body!["state"]!.GetValue<string>());
                Assert.Equal(9.5m, body["lines"]![0]!["price"]!.GetValue<decimal>());
            },
            TestContext.Current.CancellationToken);

        var interaction = JsonNode.Parse(File.ReadAllText(_folder.File(Orders.FileName)))!["interactions"]![0]!;
        Assert.Equal("a request for an order", interaction["description"]!.GetValue<string>());
        Assert.Equal(7, interaction["providerStates"]![0]!["params"]!["id"]!.GetValue<int>());
        Assert.Equal("^(en|ko)$", interaction["request"]!["matchingRules"]!["query"]!["lang"]!["matchers"]![0]!["regex"]!.GetValue<string>());
        Assert.Equal("decimal", interaction["response"]!["matchingRules"]!["body"]!["$.lines[*].price"]!["matchers"]![0]!["match"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_different_request_fails_with_the_difference_and_keeps_nothing()
    {
        var failure = await Assert.ThrowsAsync<PactMismatchException>(() => Orders.NewPact(_folder).DescribeOrder().VerifyAsync(
            context => Orders.GetOrderAsync(context.MockServerUri, lang: "fr"), TestContext.Current.CancellationToken));

        var mismatch = Assert.Single(failure.Mismatches);
        Assert.Equal(RequestMismatchKind.Different, mismatch.Kind);
        Assert.Contains("GET /orders/7 differs", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Expected 'fr' to match '^(en|ko)$'", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_request_that_does_not_come_fails()
    {
        var failure = await Assert.ThrowsAsync<PactMismatchException>(() => Orders.NewPact(_folder).DescribeOrder().VerifyAsync(
            _ => Task.CompletedTask, TestContext.Current.CancellationToken));

        Assert.Equal(new { Kind = RequestMismatchKind.Missing, Path = "/orders/7" }, failure.Mismatches.Select(static m => new { m.Kind, m.Path }).Single());
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_request_that_nothing_describes_fails_beside_the_described_one()
    {
        var failure = await Assert.ThrowsAsync<PactMismatchException>(() => Orders.NewPact(_folder).DescribeOrder().VerifyAsync(
            async context =>
            {
                await Orders.GetOrderAsync(context.MockServerUri);
                await Orders.GetOrderAsync(context.MockServerUri, id: 8);
            },
            TestContext.Current.CancellationToken));

        Assert.Equal(new { Kind = RequestMismatchKind.Unexpected, Path = "/orders/8" }, failure.Mismatches.Select(static m => new { m.Kind, m.Path }).Single());
    }

    [Fact]
    public async Task What_the_consumer_throws_after_a_difference_is_its_effect()
    {
        var failure = await Assert.ThrowsAsync<PactMismatchException>(() => Orders.NewPact(_folder).DescribeOrder().VerifyAsync(
            async context => (await Orders.GetOrderAsync(context.MockServerUri, lang: "fr")).EnsureSuccessStatusCode(), TestContext.Current.CancellationToken));

        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    [Fact]
    public async Task What_the_consumer_throws_without_a_difference_is_the_failure()
    {
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Orders.NewPact(_folder).DescribeOrder().VerifyAsync(
            async context =>
            {
                await Orders.GetOrderAsync(context.MockServerUri);
                throw new TimeZoneNotFoundException();
            },
            TestContext.Current.CancellationToken));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Nothing_can_change_once_the_mock_server_runs()
    {
        var pact = Orders.NewPact(_folder);
        var request = pact.UponReceiving("a ping").WithRequest(HttpMethod.Get, "/ping");
        var response = request.WillRespond().WithStatus(204);

        await pact.VerifyAsync(
            async context =>
            {
                Assert.Throws<InvalidOperationException>(() => request.Given("too late"));
                Assert.Throws<InvalidOperationException>(() => response.WithStatus(200));
                Assert.Throws<InvalidOperationException>(() => pact.UponReceiving("another"));
                using var http = new HttpClient();
                await http.GetAsync(new Uri(context.MockServerUri, "ping"), TestContext.Current.CancellationToken);
            },
            TestContext.Current.CancellationToken);

        Assert.DoesNotContain("too late", File.ReadAllText(_folder.File(Orders.FileName)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unfinished_description_is_refused()
    {
        var pact = Orders.NewPact(_folder);
        await Assert.ThrowsAsync<InvalidOperationException>(() => pact.VerifyAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken));

        var request = pact.UponReceiving("half an interaction");
        Assert.Throws<InvalidOperationException>(request.WillRespond);
        request.WithRequest(HttpMethod.Get, "/");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => pact.VerifyAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken));
        Assert.Contains("'half an interaction' has no response", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var pact = Pact.V4(Orders.Consumer, Orders.Provider, new PactConfig { PactDir = _folder.Path }).WithHttpInteractions(port).DescribeOrder();

        var failure = await Assert.ThrowsAsync<PactException>(() => pact.VerifyAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken));

        Assert.Contains($"port {port} of 127.0.0.1 is taken", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    public void A_name_that_no_file_can_have_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Pact.V4(name, Orders.Provider));
}
