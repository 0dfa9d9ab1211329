using System.Net;
using System.Text;
using EpasContracts.AspNetCore;
using EpasContracts.Runtime.Validation;
using EpasContracts.WireTests.Wire;

namespace EpasContracts.WireTests.Streams;

/// <summary>Items that a client sends one by one, over a socket, to a handler that reads them one by one.</summary>
public sealed class UploadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_arrives_before_the_next_is_made()
    {
        var arrived = new TaskCompletionSource<string>();
        await using var app = await StartAsync(word => arrived.TrySetResult(word.Text));

        Assert.Equal(["one", "two"], await new StreamsClient(app.Transport()).SendWordsAsync(Words(), Cancellation));

        async IAsyncEnumerable<Word> Words()
        {
            yield return new Word { Text = "one" };
            Assert.Equal("one", await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
            yield return new Word { Text = "two", Weight = 2 };
        }
    }

    [Fact]
    public async Task One_value_has_a_method_of_its_own()
    {
        await using var app = await StartAsync();
        Assert.Equal(["alone: one"], await new StreamsClient(app.Transport()).SendWordsAsync(new Word { Text = "one" }, Cancellation));
    }

    [Fact]
    public async Task An_item_that_violates_the_contract_is_not_sent()
    {
        var arrived = new List<string>();
        await using var app = await StartAsync(word => arrived.Add(word.Text));

        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => new StreamsClient(app.Transport()).SendWordsAsync(
            new[] { new Word { Text = "one" }, new Word { Text = "" }, new Word { Text = "three" } }.ToAsyncEnumerable(), Cancellation));
        Assert.Equal("/1/text", Assert.Single(exception.Errors).InstancePointer);
        Assert.DoesNotContain("three", arrived);
    }

    [Fact]
    public async Task There_may_be_no_item_and_no_body()
    {
        await using var app = await StartAsync();
        var client = new StreamsClient(app.Transport());

        Assert.Equal([], await client.SendWordsAsync(AsyncEnumerable.Empty<Word>(), Cancellation));
        Assert.Equal([], await client.SendMarksAsync(AsyncEnumerable.Empty<long?>(), Cancellation));
        Assert.Equal([-1], await client.SendMarksAsync(cancellationToken: Cancellation));
        Assert.Equal((HttpStatusCode.BadRequest, true), await PostAsync(app, "/words", null, "", "the body is required"));
    }

    [Fact]
    public async Task An_item_may_be_null_or_a_text()
    {
        await using var app = await StartAsync();
        var client = new StreamsClient(app.Transport());

        Assert.Equal([1, null, 9], await client.SendMarksAsync(new long?[] { 1, null, 9 }.ToAsyncEnumerable(), Cancellation));
        Assert.Equal(["a\nb", "c"], await client.SendLinesAsync(new[] { "a\nb", "c" }.ToAsyncEnumerable(), Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("/words", "application/jsonl", "{\"text\":\"a\"}\n\n{\"text\":\"\"}\n", "\"pointer\":\"/body/1/text\"")]
    [InlineData("/words", "application/jsonl", "{\"text\":\"a\"}\n{\"text\":", "\"pointer\":\"/body/1\"")]
    [InlineData("/words", "application/x-jsonl", "{\"text\":\"a\"}", "application/jsonl")]
    [InlineData("/words", "application/jsonl", "null", "\"pointer\":\"/body/0\"")]
    [InlineData("/marks", "application/json-seq", "\u001e1\n\u001e10\n", "\"pointer\":\"/body/1\"")]
    public async Task A_request_is_refused_for_the_item_at_fault(string path, string mediaType, string body, string expected)
    {
        await using var app = await StartAsync();
        var (status, isSaid) = await PostAsync(app, path, mediaType, body, expected);
        Assert.Equal(mediaType == "application/x-jsonl" ? HttpStatusCode.UnsupportedMediaType : HttpStatusCode.BadRequest, status);
        Assert.True(isSaid);
    }

    [Fact]
    public async Task What_is_too_long_is_refused()
    {
        await using var app = await LoopbackApp.StartAsync(static app => app.MapStreams(new StreamsHandler(), new ContractEndpointOptions { MaxBodyBytes = 100 }));
        var client = new StreamsClient(app.Transport());

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, true), await PostAsync(app, "/words", "application/jsonl", $"{{\"text\":\"{new string('a', 100)}\"}}", "100 bytes"));
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => client.SendWordsAsync(Enumerable.Repeat(new Word { Text = "many" }, 1_000).ToAsyncEnumerable(), Cancellation));
        Assert.True(refused is HttpRequestException or Runtime.Http.ApiException { StatusCode: HttpStatusCode.RequestEntityTooLarge }, refused.ToString());
    }

    [Fact]
    public async Task An_answer_that_has_begun_is_cut_off()
    {
        await using var app = await StartAsync();
        using var content = new StringContent("\"a\"\n\"too long\"\n", Encoding.UTF8, "application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/lines", UriKind.Relative)) { Content = content };
        using var response = await app.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<(HttpStatusCode Status, bool IsSaid)> PostAsync(LoopbackApp app, string path, string? mediaType, string body, string expected)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (mediaType is not null)
            content.Headers.ContentType = new(mediaType);
        using var response = await app.Http.PostAsync(new Uri(path, UriKind.Relative), content, Cancellation);
        return (response.StatusCode, (await response.Content.ReadAsStringAsync(Cancellation)).Contains(expected, StringComparison.Ordinal));
    }

    private static Task<LoopbackApp> StartAsync(Action<Word>? onWord = null) => LoopbackApp.StartAsync(app => app.MapStreams(new StreamsHandler(onWord)));
}
