using System.Text.Json.Nodes;
using EpasContracts.Pacts;

namespace EpasContracts.ContractTests.PactCore;

public sealed class PactFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _other = new();

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task The_order_of_the_tests_does_not_change_a_byte()
    {
        string[] descriptions = ["b", "a", "B", "é", "a longer one"];
        foreach (var description in descriptions)
            await Orders.WritePactAsync(_folder, 7, description);
        foreach (var description in descriptions.Reverse())
            await Orders.WritePactAsync(_other, 7, description);

        var bytes = Bytes(_folder);
        Assert.Equal(bytes, Bytes(_other));
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal(["B", "a", "a longer one", "b", "é"], Descriptions(_folder));
    }

    [Fact]
    public async Task Many_headers_are_in_one_order_on_every_run()
    {
        foreach (var folder in new[] { _folder, _other })
        {
            var pact = Orders.NewPact(folder);
            var request = pact.UponReceiving("headers").WithRequest(HttpMethod.Get, "/");
            for (var i = 0; i < 12; i++)
                request.WithHeader($"X-{i * 7 % 12}", Match.Type("1"));
            request.WillRespond().WithStatus(204);
            await pact.VerifyAsync(
                async context =>
                {
                    using var http = new HttpClient();
                    for (var i = 0; i < 12; i++)
                        http.DefaultRequestHeaders.Add($"X-{i}", "1");
                    await http.GetAsync(context.MockServerUri, TestContext.Current.CancellationToken);
                },
                TestContext.Current.CancellationToken);
        }

        Assert.Equal(Bytes(_folder), Bytes(_other));
    }

    [Fact]
    public async Task Sixteen_tests_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Orders.WritePactAsync(_folder, 7, $"request {i:00}")));

        Assert.Equal(Enumerable.Range(0, 16).Select(static i => $"request {i:00}"), Descriptions(_folder));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Two_tests_of_one_name_that_differ_are_an_error()
    {
        await Orders.WritePactAsync(_folder);
        var before = Bytes(_folder);

        var failure = await Assert.ThrowsAsync<PactException>(() => WriteVariantAsync(_folder, "/orders/7/lines", 200));

        Assert.Contains("Two tests describe 'a request for an order'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, Bytes(_folder));
    }

    [Fact]
    public async Task An_old_interaction_with_another_request_is_an_error_unless_overwriting()
    {
        await WriteVariantAsync(_other, "/orders/1", 200);
        CopyAsIfFromAnEarlierRun();

        var failure = await Assert.ThrowsAsync<PactException>(() => WriteVariantAsync(_folder, "/orders/2", 200));
        Assert.Contains("delete the file and run all the tests", failure.Message, StringComparison.Ordinal);

        await WriteVariantAsync(_folder, "/orders/2", 200, overwrite: true);
        Assert.Equal("/orders/2", Interactions(_folder).Single()!["request"]!["path"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_old_interaction_with_the_same_request_takes_the_new_response()
    {
        await WriteVariantAsync(_other, "/orders/1", 200);
        CopyAsIfFromAnEarlierRun();

        await WriteVariantAsync(_folder, "/orders/1", 202);

        Assert.Equal(202, Interactions(_folder).Single()!["response"]!["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task Overwriting_drops_what_an_earlier_run_left_and_merges_within_this_one()
    {
        await Orders.WritePactAsync(_other, 7, "stale");
        CopyAsIfFromAnEarlierRun();

        await WriteVariantAsync(_folder, "/orders/1", 200, overwrite: true, description: "first");
        await WriteVariantAsync(_folder, "/orders/1", 200, overwrite: true, description: "second");

        Assert.Equal(["first", "second"], Descriptions(_folder));
    }

    [Theory]
    [InlineData("{", "cannot be merged into")]
    [InlineData("""{"consumer":{"name":"x"},"provider":{"name":"orders"}}""", "not a pact of shop and orders")]
    [InlineData("""{"consumer":{"name":"shop"},"provider":{"name":"orders"},"metadata":{"pactSpecification":{"version":"2.0.0"}}}""", "version is 2.0.0")]
    public async Task A_file_that_is_not_ours_stays_as_it_is(string content, string why)
    {
        File.WriteAllText(_folder.File(Orders.FileName), content);

        Assert.Contains(why, (await Assert.ThrowsAsync<PactException>(() => Orders.WritePactAsync(_folder))).Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(_folder.File(Orders.FileName)));
    }

    [Theory]
    [InlineData("top+secret", "top+secret")]
    [InlineData("top+secret", "prefix top%2Bsecret")]
    [InlineData("top+secret", "dG9wK3NlY3JldA==")]
    public async Task A_named_secret_never_reaches_the_file(string secret, string sent)
    {
        var config = new PactConfig { PactDir = _folder.Path, Secrets = { secret } };

        var failure = await Assert.ThrowsAsync<PactException>(() => WriteHeaderAsync(config, "X-Note", sent, sent));

        Assert.Contains("would show a secret at $.request.headers.X-Note[0]", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(sent, failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_named_secret_is_masked_in_a_difference()
    {
        var config = new PactConfig { PactDir = _folder.Path, Secrets = { "top+secret" } };

        var failure = await Assert.ThrowsAsync<PactMismatchException>(() => WriteHeaderAsync(config, "X-Note", "harmless", "top+secret"));

        Assert.Contains("***", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("top+secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_header_is_described_by_a_matcher_only()
    {
        var config = new PactConfig { PactDir = _folder.Path, SecretHeaders = { "Scp-Signature" } };
        var request = Orders.NewPact(config).UponReceiving("signed").WithRequest(HttpMethod.Get, "/");
        Assert.Throws<PactException>(() => request.WithHeader("authorization", "Bearer 1"));
        Assert.Throws<PactException>(() => request.WithHeader("scp-signature", "abc"));
        Assert.Throws<PactException>(() => request.WillRespond().WithHeader("Set-Cookie", "session=1"));

        var pact = Orders.NewPact(config);
        pact.UponReceiving("signed").WithRequest(HttpMethod.Get, "/").WithHeader("Scp-Signature", Match.Regex("c2ln", "^[A-Za-z0-9+/=]+$")).WillRespond().WithStatus(204);
        await SendHeaderAsync(pact, "Scp-Signature", "u6AsL+eOoZve7Zw=");

        Assert.DoesNotContain("u6AsL", File.ReadAllText(_folder.File(Orders.FileName)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_secret_is_refused() =>
        Assert.Throws<ArgumentException>(() => Orders.NewPact(new PactConfig { Secrets = { "" } }));

    private void CopyAsIfFromAnEarlierRun() => File.Copy(_other.File(Orders.FileName), _folder.File(Orders.FileName));

    private static byte[] Bytes(TemporaryFolder folder) => File.ReadAllBytes(folder.File(Orders.FileName));

    private static JsonArray Interactions(TemporaryFolder folder) => JsonNode.Parse(Bytes(folder))!["interactions"]!.AsArray();

    private static IEnumerable<string> Descriptions(TemporaryFolder folder) =>
        Interactions(folder).Select(static interaction => interaction!["description"]!.GetValue<string>());

    private static async Task WriteVariantAsync(TemporaryFolder folder, string path, int status, bool overwrite = false, string description = "a request for an order")
    {
        var pact = Orders.NewPact(new PactConfig { PactDir = folder.Path, Overwrite = overwrite });
        pact.UponReceiving(description).Given("order exists", new { id = 7 }).WithRequest(HttpMethod.Get, path).WillRespond().WithStatus(status);
        await pact.VerifyAsync(
            async context =>
            {
                using var http = new HttpClient();
                await http.GetAsync(new Uri(context.MockServerUri, path), TestContext.Current.CancellationToken);
            },
            TestContext.Current.CancellationToken);
    }

    private static Task WriteHeaderAsync(PactConfig config, string name, string described, string sent)
    {
        var pact = Orders.NewPact(config);
        pact.UponReceiving("a note").WithRequest(HttpMethod.Get, "/").WithHeader(name, described).WillRespond().WithStatus(204);
        return SendHeaderAsync(pact, name, sent);
    }

    private static Task SendHeaderAsync(PactBuilder pact, string name, string value) => pact.VerifyAsync(
        async context =>
        {
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Add(name, value);
            await http.GetAsync(context.MockServerUri, TestContext.Current.CancellationToken);
        },
        TestContext.Current.CancellationToken);
}
