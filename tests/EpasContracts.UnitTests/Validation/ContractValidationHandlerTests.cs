using System.Net;
using System.Net.Http.Json;
using System.Text;
using EpasContracts.Epas;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.UnitTests.Validation;

/// <summary>Any HttpClient, held against a contract by a handler.</summary>
public sealed class ContractValidationHandlerTests : IDisposable
{
    private const string Accepted = """{"request_id":"r","resource":{"id":"i"}}""";

    private readonly List<ContractViolation> _told = [];
    private readonly Answers _answers = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _answers.Dispose();

    [Fact]
    public async Task A_request_that_violates_the_contract_is_not_sent()
    {
        var refusal = await Assert.ThrowsAsync<ContractValidationException>(() => Client().PostAsJsonAsync("/v1/instance-groups/5/block-storage-groups", new { size_gb = 17 }, Cancellation));

        Assert.StartsWith("POST /v1/instance-groups/{instance_group_id}", refusal.Subject, StringComparison.Ordinal);
        Assert.Contains(refusal.Errors, static error => error is { InstancePointer: "/body/size_gb", Keyword: "multipleOf" });
        Assert.Equal(0, _answers.Sent);
        Assert.Same(refusal.Errors, Assert.Single(_told).Errors);
    }

    [Fact]
    public async Task A_request_that_is_only_reported_is_sent_as_it_was()
    {
        _answers.Body = Accepted;
        _answers.Status = HttpStatusCode.Accepted;
        using var response = await Client(new() { Requests = ViolationPolicy.Report }).PostAsJsonAsync("/v1/clusters", new { name = "x" }, Cancellation);

        Assert.Equal("""{"name":"x"}""", _answers.Received);
        Assert.Null(Assert.Single(_told).Status);
    }

    [Fact]
    public async Task A_response_that_violates_the_contract_is_reported_and_still_there()
    {
        _answers.Body = """{"contents":5}""";
        var body = await Client().GetStringAsync(new Uri("/v1/clusters?size=10", UriKind.Relative), Cancellation);

        Assert.Equal(_answers.Body, body);
        var violation = Assert.Single(_told);
        Assert.Equal((200, "GET /v1/clusters, response 200,"), (violation.Status, violation.Subject));
        Assert.All(violation.Errors, static error => Assert.StartsWith("/body", error.InstancePointer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_response_can_be_refused()
    {
        _answers.Body = "[1]";
        await Assert.ThrowsAsync<ContractValidationException>(() => Client(new() { Responses = ViolationPolicy.Throw }).GetAsync(new Uri("/v1/clusters", UriKind.Relative), Cancellation));
    }

    [Fact]
    public async Task A_response_beyond_the_bound_goes_on_whole_and_unchecked()
    {
        _answers.Body = $"[{new string(' ', 5_000)}1]";
        var body = await Client(new() { Responses = ViolationPolicy.Throw, MaxBodyBytes = 100 }).GetStringAsync(new Uri("/v1/clusters", UriKind.Relative), Cancellation);

        Assert.Equal(_answers.Body, body);
        Assert.Equal("the body is longer than 100 bytes", Assert.Single(Assert.Single(_told).Errors).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_beyond_the_bound_is_refused(bool knownLength)
    {
        using HttpContent content = knownLength ? new StringContent($"[{new string(' ', 5_000)}]", Encoding.UTF8, "application/json") : JsonContent.Create(new string('x', 5_000));

        var refusal = await Assert.ThrowsAsync<ContractValidationException>(() => Client(new() { MaxBodyBytes = 100 }).PostAsync(new Uri("/v1/clusters", UriKind.Relative), content, Cancellation));

        Assert.Equal("maxBodyBytes", Assert.Single(refusal.Errors).Keyword);
        Assert.Equal(0, _answers.Sent);
    }

    [Fact]
    public async Task Other_media_types_and_missing_bodies_are_violations()
    {
        using var text = new StringContent("name=x", Encoding.UTF8, "text/plain");

        Assert.Equal("mediaType", Assert.Single((await Assert.ThrowsAsync<ContractValidationException>(() => Client().PostAsync(new Uri("/v1/clusters", UriKind.Relative), text, Cancellation))).Errors).Keyword);
        Assert.Equal("required", Assert.Single((await Assert.ThrowsAsync<ContractValidationException>(() => Client().PostAsync(new Uri("/v1/clusters", UriKind.Relative), null, Cancellation))).Errors).Keyword);
    }

    [Theory]
    [InlineData(ViolationPolicy.Ignore, 0)]
    [InlineData(ViolationPolicy.Report, 1)]
    public async Task An_unknown_operation_is_told_when_asked_for(ViolationPolicy policy, int told)
    {
        using var response = await Client(new() { UnknownOperations = policy }).GetAsync(new Uri("/health", UriKind.Relative), Cancellation);

        Assert.Equal(told, _told.Count);
        Assert.Equal(1, _answers.Sent);
    }

    [Fact]
    public async Task An_unknown_operation_can_be_refused_and_a_base_path_is_no_part_of_it()
    {
        await Assert.ThrowsAsync<ContractValidationException>(() => Client(new() { UnknownOperations = ViolationPolicy.Throw }).GetAsync(new Uri("/api/v1/clusters", UriKind.Relative), Cancellation));

        _answers.Body = """{"contents":5}""";
        using var response = await Client(new() { UnknownOperations = ViolationPolicy.Throw, BasePath = "/api/" }).GetAsync(new Uri("/api/v1/clusters", UriKind.Relative), Cancellation);
        Assert.Equal("GET /v1/clusters", _told[^1].Operation!.ToString());
    }

    private HttpClient Client(ContractValidationHandlerOptions? options = null)
    {
        options ??= new ContractValidationHandlerOptions();
        options.OnViolation = _told.Add;
        return new HttpClient(new ContractValidationHandler(EpasContract.Descriptor, options) { InnerHandler = _answers }) { BaseAddress = new Uri("https://epas.test") };
    }

    private sealed class Answers : HttpMessageHandler
    {
        public int Sent { get; private set; }

        public string? Received { get; private set; }

        public string Body { get; set; } = "{}";

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            Received = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(Status) { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        }
    }
}
