using System.Net;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Validation;
using EpasContracts.WireTests.Wire;

namespace EpasContracts.WireTests.Rare;

/// <summary>Rare parts of OpenAPI, from the generated client over a socket into the generated server.</summary>
public sealed class RareTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parameter_may_be_the_whole_query()
    {
        string? sent = null;
        await using var app = await StartAsync();
        var client = Client(app, request => sent = request.RequestUri!.Query);
        var search = new Search { Text = "a+b & c", Page = 2, Tags = ["x", "y"] };

        Assert.Equal(search.ToString(), (await client.SearchByFormAsync(search, Cancellation)).ToString());
        Assert.Equal("?text=a%2Bb%20%26%20c&page=2&tags=x,y", sent);
        Assert.Equal(search.ToString(), (await client.SearchByJsonAsync(search, Cancellation)).ToString());
        Assert.Equal("?%7B%22text%22%3A%22a%2Bb%20%26%20c%22%2C%22page%22%3A2%2C%22tags%22%3A%5B%22x%22%2C%22y%22%5D%7D", sent);
        Assert.Equal("nothing", (await client.SearchByJsonAsync(cancellationToken: Cancellation)).Text);
        Assert.Equal("", sent);
    }

    [Theory]
    [InlineData("/whole/form", "/querystring/search")]
    [InlineData("/whole/form?text=", "/querystring/search/text")]
    [InlineData("/whole/json?%7B%7D", "/querystring/search")]
    [InlineData("/places?plain=longer-than-twenty-characters", "/query/plain")]
    [InlineData("/places?filter[created][from]=today", "/query/filter/created/from")]
    public async Task What_it_holds_is_checked(string address, string pointer)
    {
        await using var app = await StartAsync();
        using var response = await app.Http.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"\"pointer\":\"{pointer}\"", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_forms_and_plain_cookies_are_parameters()
    {
        string? sent = null;
        await using var app = await StartAsync();
        var client = Client(app, request => sent = $"{request.RequestUri!.Query} {string.Join('|', request.Headers.GetValues("Cookie"))}");

        var places = await client.PlacesAsync("\"5\" & more", new Search { Text = "a&b" }, "50%25==", new PlacesPoint { X = 1, Y = -2 }, null, Cancellation);

        Assert.Equal("?plain=%225%22%20%26%20more&form=text%3Da%2526b raw=50%25==; x=1; y=-2", sent);
        Assert.Equal(("\"5\" & more", "a&b", "50%25==", 1L, -2L), (places.Plain, places.Form?.Text, places.Raw, places.X, places.Y));
        var refused = await Assert.ThrowsAsync<ContractValidationException>(() => client.PlacesAsync(raw: "a b", cancellationToken: Cancellation));
        Assert.Equal("/cookie/raw", refused.Errors[0].InstancePointer);
    }

    [Fact]
    public async Task Objects_in_objects_have_keys_in_keys()
    {
        string? sent = null;
        await using var app = await StartAsync();
        var filter = new Filter
        {
            Name = "n[1]",
            Created = new FilterCreated { From = new DateOnly(2026, 1, 2) },
            Status = [FilterStatusItem.Open, FilterStatusItem.Closed],
            Counts = new Dictionary<string, FilterCountsValue> { ["a b"] = new() { Gt = 3, In = [4, 5] } },
        };

        var places = await Client(app, request => sent = Uri.UnescapeDataString(request.RequestUri!.Query)).PlacesAsync(filter: filter, cancellationToken: Cancellation);

        Assert.Equal("?filter[name]=n[1]&filter[created][from]=2026-01-02&filter[status]=open&filter[status]=closed&filter[counts][a b][gt]=3&filter[counts][a b][in]=4&filter[counts][a b][in]=5", sent);
        Assert.Equal(filter.ToString(), places.Filter?.ToString());
    }

    [Fact]
    public async Task A_query_within_the_path_goes_before_the_others()
    {
        string? sent = null;
        await using var app = await StartAsync();
        Assert.Equal("page 2", await Client(app, request => sent = request.RequestUri!.PathAndQuery).ListFixedAsync(2, Cancellation));
        Assert.Equal("/fixed?action=list&page=2", sent);
    }

    [Fact]
    public async Task HEAD_has_headers_alone_and_other_methods_go_out_as_they_are_spelled()
    {
        string? sent = null;
        await using var app = await StartAsync();
        var client = Client(app, request => sent = request.Method.Method);

        Assert.Equal("\"7\"", (await client.ProbeWithHeadersAsync("7", Cancellation)).ETag);
        await client.CopyAsync("7", Cancellation);
        Assert.Equal("Copy", sent);
    }

    private static RareClient Client(LoopbackApp app, Action<HttpRequestMessage> onRequest) => new(app.Http, new ApiTransportOptions
    {
        ResponseValidation = ResponseValidation.Strict,
        OnRequest = (request, _) =>
        {
            onRequest(request);
            return ValueTask.CompletedTask;
        },
    });

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(static app => app.MapRare(new RareHandler()));
}
