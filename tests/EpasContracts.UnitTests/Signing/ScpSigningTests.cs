using System.Globalization;
using EpasContracts.Signing;
using EpasContracts.UnitTests.Http;
using Microsoft.Extensions.Time.Testing;
using static EpasContracts.UnitTests.Signing.KnownAnswers;

namespace EpasContracts.UnitTests.Signing;

public sealed class ScpSigningTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds));

    [Theory]
    [InlineData("GET", ListUrl, Account, ListSignature)]
    [InlineData("POST", CreateUrl, null, CreateSignature)]
    [InlineData("POST", CreateUrl, "", CreateSignature)]
    public void The_known_answers_come_out(string method, string url, string? account, string signature) =>
        Assert.Equal(signature, ScpRequestSigner.Sign(SecretKey, method, url, "1605290625682", AccessKey, account));

    [Fact]
    public void A_long_url_is_signed_as_a_short_one_is()
    {
        var url = "http://host/?" + new string('x', 5000) + "한";
        var expected = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(SecretKey), System.Text.Encoding.UTF8.GetBytes($"GET{url}1{AccessKey}Openapi")));

        Assert.Equal(expected, ScpRequestSigner.Sign(SecretKey, "GET", url, "1", AccessKey));
    }

    [Theory]
    [InlineData("GET", ListUrl, Account, ListSignature)]
    [InlineData("POST", CreateUrl, null, CreateSignature)]
    public async Task The_handler_sets_every_header_once_however_often_a_request_passes(string method, string url, string? account, string signature)
    {
        using var server = new Recorder();
        using var invoker = new HttpMessageInvoker(new ScpSigningHandler(Credentials(account), "epas 1.0", "ko-KR", _time) { InnerHandler = server });
        using var request = new HttpRequestMessage(new HttpMethod(method), url);

        await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        await invoker.SendAsync(request, TestContext.Current.CancellationToken);

        string? Header(string name) => request.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;
        Assert.Equal(signature, Header("Scp-Signature"));
        Assert.Equal(AccessKey, Header("Scp-Accesskey"));
        Assert.Equal("1605290625682", Header("Scp-Timestamp"));
        Assert.Equal("Openapi", Header("Scp-ClientType"));
        Assert.Equal("epas 1.0", Header("Scp-Api-Version"));
        Assert.Equal("ko-KR", Header("Accept-Language"));
        Assert.Equal(account, Header("Scp-AccountId"));
    }

    [Theory]
    [InlineData("/v1/clusters?sort=created_at%3Adesc")]
    [InlineData("/v1/a%2Fb%20c%25%5C%7C/%E2%82%AC?q=%26%2B%23&x=%7B%7D&empty=&p=a,b;c")]
    [InlineData("/v1/(a)'!*~b:@$?q='()*!~:@/?$")]
    [InlineData("/v1/한글/é?q=값")]
    [InlineData("/v1/clusters#fragment")]
    [InlineData("/")]
    [InlineData("")]
    public async Task What_is_signed_is_what_goes_on_the_wire(string target)
    {
        using var server = new WireServer();
        using var client = new HttpClient(new ScpSigningHandler(Credentials(Account), "epas 1.0", timeProvider: _time) { InnerHandler = new SocketsHttpHandler() });
        var received = server.ReceiveAsync(TestContext.Current.CancellationToken);

        await client.GetAsync(new Uri($"http://localhost:{server.Port}{target}"), TestContext.Current.CancellationToken);

        var head = await received;
        var verdict = new ScpSignatureVerifier(static _ => SecretKey, _time).Verify("GET", $"http://{head.Host}{head.Target}", head.Headers);
        Assert.True(verdict.IsValid, $"{verdict.Message} The server saw {head.Target}.");
    }

    [Theory]
    [InlineData("https://user:pw@Host.example:443/a?b#c", "https://host.example/a?b")]
    [InlineData("http://[::1]:8080/", "http://[::1]:8080/")]
    [InlineData("http://b\u00fccher.example/", "http://xn--bcher-kva.example/")]
    public void The_url_on_the_wire_has_neither_user_nor_fragment(string address, string url) =>
        Assert.Equal(url, ScpRequestSigner.WireUrl(new Uri(address)));

    [Theory]
    [InlineData("Scp-Signature", null, ScpVerificationResult.MissingHeader)]
    [InlineData("Scp-Accesskey", "", ScpVerificationResult.MissingHeader)]
    [InlineData("Scp-ClientType", "Console", ScpVerificationResult.UnknownClientType)]
    [InlineData("Scp-Timestamp", "yesterday", ScpVerificationResult.MalformedTimestamp)]
    [InlineData("Scp-Timestamp", "-1", ScpVerificationResult.MalformedTimestamp)]
    [InlineData("Scp-Timestamp", "99999999999999999999", ScpVerificationResult.MalformedTimestamp)]
    [InlineData("Scp-Timestamp", "9223372036854775807", ScpVerificationResult.StaleTimestamp)]
    [InlineData("Scp-Timestamp", "1605290625683", ScpVerificationResult.WrongSignature)]
    [InlineData("Scp-Accesskey", "other", ScpVerificationResult.UnknownAccessKey)]
    [InlineData("Scp-AccountId", "other", ScpVerificationResult.WrongSignature)]
    [InlineData("Scp-Signature", "AAAA", ScpVerificationResult.WrongSignature)]
    [InlineData("Scp-Signature", CreateSignature, ScpVerificationResult.WrongSignature)]
    [InlineData("X-Other", "1", ScpVerificationResult.Valid)]
    public void The_verifier_says_what_is_wrong(string header, string? value, ScpVerificationResult expected)
    {
        var headers = Signed();
        headers.Remove(header);
        if (value is not null)
            headers[header] = value;

        var verdict = Verifier().Verify("GET", ListUrl, headers);

        Assert.Equal(expected, verdict.Result);
        Assert.DoesNotContain(ListSignature, verdict.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SecretKey, verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_headers_are_matched_in_any_case_and_must_not_repeat()
    {
        var spelled = Signed().ToDictionary(static header => header.Key.ToUpperInvariant(), static header => header.Value);

        Assert.True(Verifier().Verify("GET", ListUrl, spelled).IsValid);
        Assert.Equal(ScpVerificationResult.MissingHeader, Verifier().Verify("GET", ListUrl, Signed().Concat(spelled)).Result);
    }

    [Theory]
    [InlineData("POST", ListUrl)]
    [InlineData("GET", ListUrl + "&name=x")]
    public void Another_request_needs_another_signature(string method, string url) =>
        Assert.Equal(ScpVerificationResult.WrongSignature, Verifier().Verify(method, url, Signed()).Result);

    [Theory]
    [InlineData(15 * 60_000, true)]
    [InlineData(15 * 60_000 + 1, false)]
    [InlineData(-15 * 60_000, true)]
    [InlineData(-15 * 60_000 - 1, false)]
    public void A_signature_is_good_for_fifteen_minutes_to_either_side(int milliseconds, bool valid)
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds + milliseconds));

        Assert.Equal(valid, new ScpSignatureVerifier(static _ => SecretKey, time).Verify("GET", ListUrl, Signed()).IsValid);
    }

    [Fact]
    public void Credentials_do_not_show_their_keys()
    {
        var text = Credentials(Account).ToString();

        Assert.DoesNotContain(SecretKey, text, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessKey, text, StringComparison.Ordinal);
    }

    private ScpSignatureVerifier Verifier() => new(static key => key == AccessKey ? SecretKey : null, _time);

    private static Dictionary<string, string> Signed() => new()
    {
        ["Scp-Accesskey"] = AccessKey,
        ["Scp-Signature"] = ListSignature,
        ["Scp-Timestamp"] = Milliseconds.ToString(CultureInfo.InvariantCulture),
        ["Scp-ClientType"] = "Openapi",
        ["Scp-AccountId"] = Account,
    };
}
