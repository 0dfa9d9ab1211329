using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.WireTests.Wire;

/// <summary>Bodies in every media type, from the generated client over a socket into the generated server.</summary>
public sealed class BodyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_is_spelled_as_its_encoding_says_and_read_back()
    {
        string? sent = null;
        await using var app = await StartAsync();
        var client = new WireClient(app.Http, new ApiTransportOptions { OnRequest = async (request, token) => sent = await request.Content!.ReadAsStringAsync(token) });
        var contact = new Contact
        {
            Name = "\u00c5sa & \"co\"", Age = 40, Tags = ["a b", "c"], Address = new ContactAddress { City = "Bern", Zip = 3000 }, Phones = [new ContactPhonesItem { Number = "+41" }],
        };

        var echo = await client.Bodies.SendFormAsync(contact, Cancellation);

        Assert.Equal("name=%C3%85sa%20%26%20%22co%22&age=40&tags=a%20b%7Cc&address%5Bcity%5D=Bern&address%5Bzip%5D=3000&phones=%7B%22number%22%3A%22%2B41%22%7D", sent);
        Assert.Equal(contact.ToString(), echo.ToString());
    }

    [Fact]
    public async Task A_form_that_violates_its_schema_is_not_sent_and_not_taken()
    {
        await using var app = await StartAsync();
        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => new WireClient(app.Http).Bodies.SendFormAsync(new Contact { Name = "" }, Cancellation));
        Assert.Equal("/name", exception.Errors[0].InstancePointer);

        using var response = await app.Http.PostAsync(new Uri("/forms", UriKind.Relative), Form("age=many"), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["/body/age", "/body"], (await Errors(response)).Order().Reverse());
    }

    [Fact]
    public async Task Files_and_fields_travel_in_one_form()
    {
        await using var app = await StartAsync();
        var form = new UploadFileForm
        {
            File = new FileContent(new MemoryStream("bytes"u8.ToArray()), "a \"b\"\r\n.png"),
            Purpose = UploadFileFormPurpose.Archive,
            Count = 2,
            Labels = ["x", "\u00fc"],
            Contact = new Contact { Name = "n" },
            More = [FileContent.FromBytes("one"u8.ToArray()), FileContent.FromBytes("two"u8.ToArray())],
        };

        var stored = await new WireClient(app.Http).Bodies.UploadFileAsync(form, Cancellation);

        Assert.Equal(["a %22b%22%0D%0A.png image/png bytes", "archive", "2", "n", "x", "\u00fc", "one", "two"], stored.Notes);
    }

    [Fact]
    public async Task A_form_lacks_a_file_or_a_field_only_where_it_may()
    {
        await using var app = await StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("0"), "count" }, { new StringContent("archive"), "purpose" } };
        using var response = await app.Http.PostAsync(new Uri("/files", UriKind.Relative), form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["/body", "/body/count"], (await Errors(response)).Order());
    }

    [Theory]
    [InlineData("application/json", "{\"name\":\"n\"}", "contact n")]
    [InlineData("application/octet-stream", "abc", "bytes abc")]
    [InlineData("text/plain", "abc", "text abc")]
    [InlineData("application/xml", "<a/>", null)]
    public async Task The_media_type_of_a_request_chooses_the_overload(string type, string body, string? answer)
    {
        await using var app = await StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var response = await app.Http.PutAsync(new Uri("/files/1", UriKind.Relative), content, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        if (answer is not null)
        {
            Assert.Equal(answer, text);
            return;
        }

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/json or application/octet-stream or text/plain, was application/xml", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_overload_of_the_client_sends_its_media_type()
    {
        await using var app = await StartAsync();
        var bodies = new WireClient(app.Transport()).Bodies;
        Assert.Equal("contact n", await bodies.ReplaceFileAsync("1", new Contact { Name = "n" }, Cancellation));
        Assert.Equal("bytes abc", await bodies.ReplaceFileAsync("1", FileContent.FromBytes("abc"u8.ToArray()), Cancellation));
        Assert.Equal("text \u00fc", await bodies.ReplaceFileAsync("1", "\u00fc", Cancellation));
    }

    [Fact]
    public async Task A_merge_patch_may_be_answered_with_nothing()
    {
        string? type = null;
        await using var app = await StartAsync();
        var client = new WireClient(app.Http, new ApiTransportOptions { OnRequest = (request, _) => { type = request.Content?.Headers.ContentType?.ToString(); return ValueTask.CompletedTask; } });
        Assert.Null(await client.Bodies.PatchFileAsync("1", cancellationToken: Cancellation));
        Assert.Null(type);
        Assert.Equal("n", (await client.Bodies.PatchFileAsync("1", new Contact { Name = "n" }, Cancellation))?.Name);
        Assert.Equal("application/merge-patch+json", type);
    }

    [Fact]
    public async Task A_file_arrives_as_a_stream_with_its_name()
    {
        await using var app = await StartAsync();
        await using var file = await new WireClient(app.Http).Bodies.DownloadFileAsync("7", Cancellation);
        using var reader = new StreamReader(file.Content);
        Assert.Equal("bytes of 7", await reader.ReadToEndAsync(Cancellation));
        Assert.Equal(("application/octet-stream", 10L, "r\u00e9sum\u00e9.txt"), (file.ContentType, file.Length, file.FileName));
    }

    [Fact]
    public async Task An_error_instead_of_a_file_is_typed()
    {
        await using var app = await StartAsync();
        var exception = await Assert.ThrowsAsync<ApiException>(() => new WireClient(app.Http).Bodies.DownloadFileAsync("none", Cancellation));
        Assert.Equal("There is no such file.", exception.ErrorAs<Problem>()?.Detail);
    }

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(static app => app.MapWire(new WireHandler()));

    private static StringContent Form(string text) => new(text, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static async Task<List<string>> Errors(HttpResponseMessage response)
    {
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        return [.. problem.RootElement.GetProperty("errors").EnumerateArray().Select(static error => error.GetProperty("pointer").GetString()!)];
    }
}
