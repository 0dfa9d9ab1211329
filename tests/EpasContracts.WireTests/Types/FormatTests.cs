using System.Net;
using System.Text;
using EpasContracts.Runtime;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using EpasContracts.WireTests.Wire;

namespace EpasContracts.WireTests.Types;

/// <summary>Times, durations and addresses in every place, from the generated client over a socket into the generated server and back.</summary>
public sealed class FormatTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_travel_as_parameters_and_headers()
    {
        await using var app = await StartAsync();

        var answer = await new TypesClient(app.Transport()).EchoFormatsWithHeadersAsync(
            OffsetTime.Parse("08:30:00.50+09:00"), IsoDuration.Parse("P1Y2M"), new Uri("https://example.com/a%2Fb?c=d&e#f"),
            [OffsetTime.Parse("23:59:60Z"), OffsetTime.Parse("00:00:00-03:30")], [new Uri("../x", UriKind.Relative)], IsoDuration.Parse("PT90M"), OffsetTime.Parse("12:00:00Z"), Cancellation);

        Assert.Equal(
            """{"at":"08:30:00.50+09:00","length":"P1Y2M","link":"https://example.com/a%2Fb?c=d&e#f","next":"../x","pause":"PT90M","times":["23:59:60Z","00:00:00-03:30","12:00:00Z"]}""",
            Json(answer.Body));
        Assert.Equal("08:30:00.50+09:00", answer.Headers.XAt.ToString());
        Assert.Equal("../x", answer.Headers.XLink?.OriginalString);
    }

    [Fact]
    public async Task They_travel_in_forms()
    {
        await using var app = await StartAsync();
        var client = new TypesClient(app.Transport());

        var sent = new Visit { At = OffsetTime.Parse("08:30:00Z"), Length = new IsoDuration(TimeSpan.FromMinutes(90)), Link = new Uri("urn:a:b"), Times = [OffsetTime.Parse("08:30:00z")] };
        Assert.Equal(Json(sent), Json(await client.SendFormatsAsync(sent, Cancellation)));

        var uploaded = await client.UploadFormatsAsync(
            new UploadFormatsForm { File = FileContent.FromBytes("x"u8.ToArray()), At = sent.At, Length = IsoDuration.Parse("P1W"), Link = sent.Link }, Cancellation);
        Assert.Equal("""{"at":"08:30:00Z","length":"P1W","link":"urn:a:b"}""", Json(uploaded));
    }

    [Theory]
    [InlineData("""{"at":"08:30:00Z"}""")]
    [InlineData("""{"at":"23:59:60.00Z","length":"P1Y2M3DT4H5M6S","link":"HTTPS://Example.com:443/%7e?q#f","next":null,"pause":null,"times":[],"links":[null,"urn:a:b"],"lengths":{"a":"PT36H","b":"P4W"},"either":"https://example.com/"}""")]
    [InlineData("""{"at":"08:30:00.123456789-23:59","next":"","pause":"P0D","times":["00:00:00Z"],"either":7}""")]
    public void What_is_read_is_written_again(string json)
    {
        Assert.True(Visit.TryParse(Encoding.UTF8.GetBytes(json), out var value, out var errors), string.Join("\n", errors));
        Assert.Equal(json, Json(value));
    }

    [Theory]
    [InlineData("""{"at":"08:30"}""", "/at")]
    [InlineData("""{"at":"08:30:00"}""", "/at")]
    [InlineData("""{"at":"08:30:00Z","length":"1 hour"}""", "/length")]
    [InlineData("""{"at":"08:30:00Z","link":"example.com"}""", "/link")]
    [InlineData("""{"at":"08:30:00Z","lengths":{"a":""}}""", "/lengths/a")]
    public void What_is_of_no_such_format_is_an_error_at_its_place(string json, string pointer)
    {
        Assert.False(Visit.TryParse(Encoding.UTF8.GetBytes(json), out _, out var errors));
        Assert.All(errors, error => Assert.Equal(pointer, error.InstancePointer));
        Assert.Equal("format", errors[0].Keyword);
        Assert.Equal(["format"], Visit.Validate(Encoding.UTF8.GetBytes(json)).Select(static error => error.Keyword));
    }

    [Fact]
    public async Task What_is_of_no_such_format_is_neither_sent_nor_taken()
    {
        await using var app = await StartAsync();
        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => new TypesClient(app.Transport()).EchoFormatsAsync(
            default, new IsoDuration(TimeSpan.FromSeconds(-1)), new Uri("relative", UriKind.Relative), cancellationToken: Cancellation));
        Assert.Equal(["/path/length", "/query/link"], exception.Errors.Select(static error => error.InstancePointer).Order());

        using var response = await app.Http.GetAsync(new Uri("/formats/noon/PT1H", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static string Json(Visit value) => Encoding.UTF8.GetString(JsonModel.ToUtf8Bytes(value));

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(static application => application.MapTypes(new TypesHandler()));
}
