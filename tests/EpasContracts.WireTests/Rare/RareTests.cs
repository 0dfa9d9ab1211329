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
    public async Task A_fragment_within_the_path_is_never_sent()
    {
        string? sent = null;
        await using var app = await StartAsync();
        Assert.Equal("action List", await Client(app, request => sent = request.RequestUri!.PathAndQuery).ListCallsAsync(ListCallsAction.List, Cancellation));
        Assert.Equal("/calls?Action=List", sent);
    }

    [Fact]
    public async Task Escapes_in_a_path_of_the_document_are_those_of_the_request()
    {
        string? sent = null;
        await using var app = await StartAsync();
        Assert.Equal("a/{b}", await Client(app, request => sent = request.RequestUri!.PathAndQuery).GetEscapedAsync("a/{b}", Cancellation));
        Assert.Equal("/half%2Fs/a%2F%7Bb%7D/%7Bme%7D/100%25/a%20b", sent);
    }

    [Fact]
    public async Task Names_of_parts_are_escaped_as_browsers_do_it()
    {
        string? sent = null;
        await using var app = await StartAsync();
        var client = new RareClient(app.Http, new ApiTransportOptions { OnRequest = async (request, token) => sent = await request.Content!.ReadAsStringAsync(token) });
        var form = new SetForm { Phrase = "hi", File = new FileContent(new MemoryStream([1]), "f.txt"), _22 = "percent" };

        Assert.Equal(["hi", "f.txt", "percent"], await client.SetAsync(form, Cancellation));
        Assert.Contains("form-data; name=\"say %22\u00e9%22%0D%0A\"\r\n", sent, StringComparison.Ordinal);
        Assert.Contains("form-data; name=\"%22file%22\"; filename=\"f.txt\"", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_streams_have_their_headers_typed()
    {
        await using var app = await StartAsync();
        var client = Client(app, static _ => { });

        var report = await client.ReportWithHeadersAsync("7", Cancellation);
        await using var file = report.Body;
        using var reader = new StreamReader(file.Content);
        Assert.Equal((7L, "\"1\"", "%PDF"), (report.Headers.XPages, report.Headers.ETag, await reader.ReadToEndAsync(Cancellation)));

        var ticks = await client.TicksWithHeadersAsync(Cancellation);
        Assert.Equal(3, ticks.Headers.XTicks);
        Assert.Equal([0, 1, 2], await ticks.Body.ToListAsync(Cancellation));
        Assert.Equal([0, 1, 2], await client.TicksAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_status_has_the_media_type_and_the_headers_that_it_declares()
    {
        await using var app = await StartAsync();
        var client = Client(app, static _ => { });

        await using var some = await client.PartFileAsync("7", Cancellation);
        Assert.Equal(HttpStatusCode.PartialContent, some.StatusCode);

        // The headers have the types of the first status; of another they are there as far as they fit.
        var copy = await client.PartWithHeadersAsync("7", Cancellation);
        Assert.Equal((HttpStatusCode.NonAuthoritativeInformation, "7", (long?)null), (copy.StatusCode, copy.Body, copy.Headers.XSize));
    }

    [Fact]
    public async Task A_form_arrives_of_which_nothing_is_set()
    {
        await using var app = await StartAsync();
        Assert.Empty(await Client(app, static _ => { }).SetAsync(new SetForm(), Cancellation));
        Assert.Equal(["n"], await Client(app, static _ => { }).SetAsync(new SetForm { Name = "n" }, Cancellation));
    }

    [Fact]
    public async Task A_header_that_violates_the_contract_refuses_the_file()
    {
        using var http = new HttpClient(new NoPages()) { BaseAddress = new Uri("http://report.example") };
        var strict = new RareClient(http, new ApiTransportOptions { ResponseValidation = ResponseValidation.Strict });
        var refused = await Assert.ThrowsAsync<ApiException>(() => strict.ReportWithHeadersAsync("7", Cancellation));
        Assert.Equal("/header/X-Pages", refused.Violations[0].InstancePointer);
    }

    [Fact]
    public async Task Data_of_events_has_the_type_of_what_its_text_holds()
    {
        await using var app = await StartAsync();
        var items = await Client(app, static _ => { }).FeedAsync(Cancellation).ToListAsync(Cancellation);
        Assert.Equal([("found", "a\nb", (long?)1), (null, "c", null)], items.Select(static item => (item.Event, item.Data.Text, item.Data.Page)));
        Assert.Equal(
            "event: found\ndata: {\"text\":\"a\\nb\",\"page\":1}\n\ndata: {\"text\":\"c\"}\n\n",
            await app.Http.GetStringAsync(new Uri("/feed", UriKind.Relative), Cancellation));
    }

    [Fact]
    public async Task The_mark_of_the_end_is_no_event_and_data_that_is_no_JSON_is_an_error()
    {
        using var done = new HttpClient(new Events("data: {\"text\":\"c\"}\n\ndata: [DONE]\n\n")) { BaseAddress = new Uri("http://feed.example") };
        Assert.Single(await new RareClient(done).FeedAsync(Cancellation).ToListAsync(Cancellation));
        using var wrong = new HttpClient(new Events("data: {text\n\n")) { BaseAddress = new Uri("http://feed.example") };
        var unreadable = await Assert.ThrowsAsync<ApiException>(async () => await new RareClient(wrong).FeedAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal("/data", unreadable.Violations[0].InstancePointer);
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

    private sealed class Events(string text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(text, System.Text.Encoding.UTF8, "text/event-stream") });
    }

    private sealed class NoPages : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent("%PDF"u8.ToArray()), Headers = { { "X-Pages", "0" } } });
    }
}
