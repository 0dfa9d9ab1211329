using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Validation;
using EpasContracts.WireTests.Wire;

namespace EpasContracts.WireTests.Texts;

/// <summary>Text in the character set that its media type names, both ways.</summary>
public sealed class TextTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_goes_out_in_the_declared_character_set()
    {
        var sent = new List<byte[]>();
        await using var app = await StartAsync();
        var client = new TextsClient(app.Http, new ApiTransportOptions { OnRequest = async (request, token) => sent.Add(await request.Content!.ReadAsByteArrayAsync(token)) });

        Assert.Equal("gr\u00fcn", await client.SendLatinAsync("gr\u00fcn", Cancellation));
        Assert.Equal("gr\u00fcn", await client.SendWideAsync("gr\u00fcn", Cancellation));
        Assert.Equal("\uac15\ud83d\ude00", await client.SendAnyAsync("\uac15\ud83d\ude00", Cancellation));

        Assert.Equal([0x67, 0x72, 0xFC, 0x6E], sent[0]);
        Assert.Equal([0xFF, 0xFE, 0x67, 0, 0x72, 0, 0xFC, 0, 0x6E, 0], sent[1]);
        Assert.Equal([0xEA, 0xB0, 0x95, 0xF0, 0x9F, 0x98, 0x80], sent[2]);
    }

    [Fact]
    public async Task An_answer_goes_out_in_the_declared_character_set()
    {
        await using var app = await StartAsync();
        using var request = new ByteArrayContent([0xE9]) { Headers = { ContentType = MediaTypeHeaderValue.Parse("text/plain; charset=iso-8859-1") } };
        using var response = await app.Http.PostAsync(new Uri("/latin", UriKind.Relative), request, Cancellation);
        Assert.Equal("text/plain; charset=utf-16", response.Content.Headers.ContentType?.ToString());
        Assert.Equal([0xFF, 0xFE, 0xE9, 0], await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("text/plain", new byte[] { 0xC3, 0xA9 })]
    [InlineData("text/plain; charset=UTF-8", new byte[] { 0xEF, 0xBB, 0xBF, 0xC3, 0xA9 })]
    [InlineData("text/plain; charset=\"iso-8859-1\"", new byte[] { 0xE9 })]
    [InlineData("text/plain; charset=utf-16", new byte[] { 0xFE, 0xFF, 0, 0xE9 })]
    [InlineData("text/plain; charset=utf-16be", new byte[] { 0, 0xE9 })]
    [InlineData("text/plain; charset=utf-32", new byte[] { 0xFF, 0xFE, 0, 0, 0xE9, 0, 0, 0 })]
    public async Task A_server_reads_the_character_set_that_the_request_names(string type, byte[] bytes)
    {
        await using var app = await StartAsync();
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        using var response = await app.Http.PostAsync(new Uri("/any", UriKind.Relative), content, Cancellation);
        Assert.Equal("\u00e9", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_character_that_the_character_set_lacks_does_not_leave()
    {
        await using var app = await StartAsync();
        var client = new TextsClient(app.Http);
        var lacking = await Assert.ThrowsAsync<ContractValidationException>(() => client.SendLatinAsync("5 \u20ac", Cancellation));
        Assert.Contains("at 2 that the character set 'iso-8859-1' lacks", lacking.Message, StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<ContractValidationException>(() => client.SendUnknownAsync("a", Cancellation));
        Assert.Contains("'x-martian' is a character set that is unknown here", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_refuses_a_character_set_that_it_does_not_know()
    {
        await using var app = await StartAsync();
        using var content = new ByteArrayContent([1]) { Headers = { ContentType = MediaTypeHeaderValue.Parse("text/plain; charset=x-martian") } };
        using var response = await app.Http.PostAsync(new Uri("/any", UriKind.Relative), content, Cancellation);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("x-martian", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_form_has_a_character_set_of_its_own()
    {
        byte[] sent = [];
        await using var app = await StartAsync();
        var client = new TextsClient(app.Http, new ApiTransportOptions { OnRequest = async (request, token) => sent = await request.Content!.ReadAsByteArrayAsync(token) });
        Assert.Equal("\u00fc \u00fc", await client.SendFormAsync(new SendFormBody { Note = "\u00fc", Plain = "\u00fc" }, Cancellation));
        Assert.Contains("charset=iso-8859-1\r\n\r\n\u00fc\r\n", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_read_in_its_character_set()
    {
        await using var app = await StartAsync();
        var exception = await Assert.ThrowsAsync<ApiException>(() => new TextsClient(app.Http).RefuseAsync(Cancellation));
        Assert.Equal("geht nicht: \u00fc", exception.ErrorAs<string>());
        Assert.Equal("geht nicht: \u00fc", exception.ResponseText);
    }

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(static app => app.MapTexts(new TextsHandler()));
}
