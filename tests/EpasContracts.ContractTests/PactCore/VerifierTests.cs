using System.Diagnostics;
using System.Net;
using EpasContracts.Pacts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.ContractTests.PactCore;

public sealed class VerifierTests : IAsyncLifetime
{
    // The core would repeat a refused provider state for two minutes; the rest is room for a busy machine.
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(20);

    // Blocked pool threads make it nearly nine seconds, threads of their own a fifth of one.
    private static readonly TimeSpan NotStarved = TimeSpan.FromSeconds(6);

    private readonly TemporaryFolder _folder = new();
    private OrdersProvider _provider = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _provider = await OrdersProvider.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_provider_that_does_what_is_described_passes_interaction_by_interaction()
    {
        await Orders.WritePactAsync(_folder);
        await Orders.WritePactAsync(_folder, 8, "another");

        var result = await Verifier(static provider => state => provider.AddAsync(state.Get<int>("id"))).WithDirectorySource(_folder.Path).VerifyAsync(Cancellation);

        Assert.True(result.Success);
        Assert.Equal(["a request for an order", "another"], result.Interactions.Select(static interaction => interaction.Description));
        Assert.All(result.Interactions, static interaction => Assert.Equal((Orders.Consumer, "order exists"), (interaction.Consumer, interaction.ProviderStates.Single())));
    }

    [Fact]
    public async Task A_provider_that_differs_fails_with_the_place()
    {
        await Orders.WritePactAsync(_folder);
        await Orders.WritePactAsync(_folder, 8, "another");

        var failure = await Assert.ThrowsAsync<PactVerificationException>(() =>
            Verifier(static provider => state => provider.AddAsync(state.Get<int>("id"), state.Get<int>("id") == 8 ? "paid" : "PAID"))
                .WithFileSource(_folder.File(Orders.FileName))
                .VerifyAsync(Cancellation));

        Assert.Equal([true, false], failure.Result.Interactions.Select(static interaction => interaction.Success));
        Assert.Contains("1 of 2 interactions", failure.Message, StringComparison.Ordinal);
        Assert.Contains("shop: another, given order exists", failure.Message, StringComparison.Ordinal);
        Assert.Contains("at $.state: Expected 'paid' to match '^[A-Z]+$'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', failure.Message + failure.Result.Output);
    }

    [Fact]
    public async Task A_filter_picks_interactions()
    {
        await Orders.WritePactAsync(_folder);
        await Orders.WritePactAsync(_folder, 8, "another");

        var result = await Verifier(static provider => state => provider.AddAsync(state.Get<int>("id")))
            .WithDirectorySource(_folder.Path).WithFilter("^ano").VerifyAsync(Cancellation);

        Assert.Equal("another", Assert.Single(result.Interactions).Description);
    }

    [Fact]
    public async Task Nothing_to_verify_is_never_success()
    {
        using var empty = new TemporaryFolder();
        await Orders.WritePactAsync(_folder);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Verifier().VerifyAsync(Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => new PactVerifier(Orders.Provider).WithDirectorySource(_folder.Path).VerifyAsync(Cancellation));
        await FailsAsync(Verifier().WithDirectorySource(empty.Path), "no pact file");
        await FailsAsync(Verifier().WithDirectorySource(empty.File("missing")), "There is no folder");
        await FailsAsync(Verifier().WithFileSource(empty.File("missing.json")), "There is no pact file");
        await FailsAsync(new PactVerifier("invoices").WithHttpEndpoint(_provider.Uri).WithDirectorySource(_folder.Path), "they are with 'orders'");
        await FailsAsync(new PactVerifier("invoices").WithHttpEndpoint(_provider.Uri).WithFileSource(_folder.File(Orders.FileName)), "not 'invoices'");
        await FailsAsync(Verifier().WithDirectorySource(_folder.Path).WithFilter("no such interaction"), "filter matches none of the 1 interactions");
        await FailsAsync(Verifier().WithDirectorySource(_folder.Path).WithFilter(state: "no such state"), "filter matches none of the 1 interactions");
    }

    [Theory]
    [InlineData("not json", "is not a pact file")]
    [InlineData("[]", "is not a pact file")]
    [InlineData("""{"provider":{"name":"orders"},"interactions":[]}""", "has no interaction to verify")]
    public async Task A_file_that_is_no_pact_is_refused(string content, string why)
    {
        File.WriteAllText(_folder.File("x.json"), content);

        await FailsAsync(Verifier().WithDirectorySource(_folder.Path), why);
    }

    [Fact]
    public void A_filter_that_does_not_compile_is_refused() =>
        Assert.Throws<ArgumentException>(() => Verifier().WithFilter("(unclosed"));

    [Fact]
    public async Task A_state_without_a_handler_fails_at_once()
    {
        await Orders.WritePactAsync(_folder);
        var watch = Stopwatch.StartNew();

        await FailsAsync(Verifier().WithDirectorySource(_folder.Path), "give its handler through WithProviderStates");
        await FailsAsync(
            Verifier().WithProviderStates(new Dictionary<string, ProviderStateHandler> { ["shop is open"] = static _ => Task.CompletedTask }).WithDirectorySource(_folder.Path),
            "No handler for the provider state 'order exists'; there are handlers for: shop is open.");
        await FailsAsync(Verifier(static _ => static _ => throw new TimeoutException("the store is down")).WithDirectorySource(_folder.Path), "TimeoutException: the store is down");
        await FailsAsync(Verifier(static _ => static state => Task.FromResult(state.Get<int>("number"))).WithDirectorySource(_folder.Path), "has no parameter 'number'; it has: id");

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Quick);
    }

    [Fact]
    public async Task A_state_address_that_answers_500_fails_at_once()
    {
        await Orders.WritePactAsync(_folder);
        await using var states = await StateAddressAsync(StatusCodes.Status500InternalServerError, []);
        var watch = Stopwatch.StartNew();

        await FailsAsync(Verifier().WithProviderStateUrl(new Uri(states.Urls.Single())).WithDirectorySource(_folder.Path), "answered 500 to the provider state 'order exists'");

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Quick);
    }

    [Fact]
    public async Task A_state_address_hears_of_states_only()
    {
        await Orders.WritePactAsync(_folder);
        var pact = Orders.NewPact(_folder);
        pact.UponReceiving("a request for nothing").WithRequest(HttpMethod.Get, "/nothing").WillRespond().WithStatus(404);
        await pact.VerifyAsync(
            async context =>
            {
                using var http = new HttpClient();
                await http.GetAsync(new Uri(context.MockServerUri, "nothing"), Cancellation);
            },
            Cancellation);
        await _provider.AddAsync(7);
        var heard = new List<string>();
        await using var states = await StateAddressAsync(StatusCodes.Status200OK, heard);

        var result = await Verifier().WithProviderStateUrl(new Uri(states.Urls.Single())).WithDirectorySource(_folder.Path).VerifyAsync(Cancellation);

        Assert.Equal(2, result.Interactions.Count);
        Assert.Equal("""{"state":"order exists","params":{"id":7},"action":"setup"}""", Assert.Single(heard));
    }

    [Fact]
    public async Task Sixteen_verifications_at_once_do_not_starve_a_provider_in_the_same_process()
    {
        await Orders.WritePactAsync(_folder);
        var watch = Stopwatch.StartNew();

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Verifier(static provider => state => provider.AddAsync(state.Get<int>("id"))).WithDirectorySource(_folder.Path).VerifyAsync(Cancellation)));

        Assert.All(results, static result => Assert.True(result.Success));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, NotStarved);
    }

    [Fact]
    public async Task A_request_is_changed_on_its_way()
    {
        await Orders.WritePactAsync(_folder);
        await _provider.AddAsync(7);
        var seen = new List<Uri?>();

        var result = await Verifier(static _ => static _ => Task.CompletedTask)
            .WithDirectorySource(_folder.Path)
            .WithRequestFilter((request, _) =>
            {
                seen.Add(request.RequestUri);
                request.Headers.Add("X-Signature", "fresh");
                return Task.CompletedTask;
            })
            .VerifyAsync(Cancellation);

        Assert.Single(result.Interactions);
        Assert.Equal(new Uri(_provider.Uri, "/orders/7?lang=en"), Assert.Single(seen));
        Assert.Equal("fresh", _provider.LastHeaders["X-Signature"]);
        Assert.Equal("application/json", _provider.LastHeaders["Accept"]);
    }

    [Fact]
    public async Task A_filter_that_throws_fails_the_interaction()
    {
        await Orders.WritePactAsync(_folder);

        await FailsAsync(
            Verifier(static _ => static _ => Task.CompletedTask).WithDirectorySource(_folder.Path).WithRequestFilter(static (_, _) => throw new TimeoutException("no key")),
            "expected 200 but was 502");
    }

    [Fact]
    public async Task The_report_goes_to_the_output()
    {
        await Orders.WritePactAsync(_folder);
        await _provider.AddAsync(7);
        var lines = new List<string>();

        await new PactVerifier(Orders.Provider, new PactVerifierConfig { Output = PactOutput.To(lines.Add) })
            .WithHttpEndpoint(_provider.Uri)
            .WithProviderStates(new Dictionary<string, ProviderStateHandler> { ["order exists"] = static _ => Task.CompletedTask })
            .WithDirectorySource(_folder.Path)
            .VerifyAsync(Cancellation);

        Assert.Contains("Verifying a pact between shop and orders", lines);
        Assert.All(lines, static line => Assert.DoesNotContain('\e', line));
    }

    private PactVerifier Verifier() => new PactVerifier(Orders.Provider).WithHttpEndpoint(_provider.Uri);

    private PactVerifier Verifier(Func<OrdersProvider, ProviderStateHandler> orderExists) =>
        Verifier().WithProviderStates(new Dictionary<string, ProviderStateHandler> { ["order exists"] = orderExists(_provider) });

    private static async Task FailsAsync(PactVerifier verifier, string why) => Assert.Contains(
        why, (await Assert.ThrowsAnyAsync<PactException>(() => verifier.VerifyAsync(Cancellation))).Message, StringComparison.Ordinal);

    private static async Task<WebApplication> StateAddressAsync(int status, List<string> heard)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            heard.Add(await reader.ReadToEndAsync(context.RequestAborted));
            context.Response.StatusCode = status;
        });
        await application.StartAsync(Cancellation);
        return application;
    }
}
