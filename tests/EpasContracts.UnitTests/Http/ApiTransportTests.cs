using System.Net;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using static EpasContracts.UnitTests.Http.TinyContract;

namespace EpasContracts.UnitTests.Http;

public sealed class ApiTransportTests : IDisposable
{
    private const string Secret = "s3cret-\"pass\"";

    private static readonly ParameterDescriptor Id = Parameter(ParameterPlace.Path, ParameterStyle.Simple, false, Text, "id", required: true);
    private static readonly ParameterDescriptor Size = Parameter(ParameterPlace.Query, ParameterStyle.Form, true, Whole, "size");
    private static readonly ParameterDescriptor Token = Parameter(ParameterPlace.Query, ParameterStyle.Form, true, Password, "token");
    private static readonly ParameterDescriptor Trace = Parameter(ParameterPlace.Header, ParameterStyle.Simple, false, Text, "X-Trace");

    private static readonly SchemaDescriptor Problem = ObjectOf(("msg", Text), ("password", Password));

    private static readonly OperationDescriptor Put = new()
    {
        Id = "putThing",
        Pointer = "/paths/~1things~1{id}/put",
        Method = "PUT",
        Path = "/things/{id}",
        Parameters = [Id, Size, Token, Trace],
        RequestBody = new BodyDescriptor
        {
            Pointer = "/body", MediaType = "application/json", IsRequired = true, Schema = ObjectOf(("name", Text), ("password", Password)),
        },
        Responses =
        [
            new ResponseDescriptor { Status = "200", Pointer = "/200", Body = Json(Whole) },
            new ResponseDescriptor { Status = "4XX", Pointer = "/4XX", Body = Json(Problem), Read = ReadProblem },
        ],
    };

    private readonly Recorder _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("http://host:81", "http://host:81/things/a%2Fb%20%3F?size=5")]
    [InlineData("http://host:81/", "http://host:81/things/a%2Fb%20%3F?size=5")]
    [InlineData("http://host/v2", "http://host/v2/things/a%2Fb%20%3F?size=5")]
    [InlineData("http://user:pw@host/v2/", "http://host/v2/things/a%2Fb%20%3F?size=5")]
    public async Task A_request_is_written_as_the_contract_says(string baseAddress, string url)
    {
        var request = Request(id: "a/b ?");
        request.Add(Size, 5);
        request.Add(Trace, "t-1");

        await Transport(baseAddress).SendAsync(request, TestContext.Current.CancellationToken);

        var sent = Assert.Single(_server.Requests);
        Assert.Equal(url, sent.RequestUri!.AbsoluteUri);
        Assert.Equal(HttpMethod.Put, sent.Method);
        Assert.Equal("application/json", sent.Headers.Accept.ToString());
        Assert.Equal("t-1", Assert.Single(sent.Headers.GetValues("X-Trace")));
        Assert.Equal("application/json", sent.Content!.Headers.ContentType!.ToString());
        Assert.Equal("""{"name":"n"}""", Assert.Single(_server.Bodies));
        Assert.True(sent.Options.TryGetValue(ApiTransport.OperationKey, out var operation));
        Assert.Same(Put, operation);
    }

    [Theory]
    [InlineData("things", "http://host:81/things")]
    [InlineData(".evil.example/things", "http://host:81/.evil.example/things")]
    [InlineData("@evil.example", "http://host:81/@evil.example")]
    [InlineData("", "http://host:81/")]
    public async Task A_path_is_never_part_of_the_host(string path, string url)
    {
        var get = new OperationDescriptor { Id = "get", Pointer = "/get", Method = "GET", Path = path, Responses = [new ResponseDescriptor { Status = "200", Pointer = "/200" }] };

        await Transport("http://host:81").SendAsync(new ApiRequest(get), TestContext.Current.CancellationToken);

        Assert.Equal(url, Assert.Single(_server.Requests).RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task All_violations_are_reported_at_once_and_nothing_is_sent()
    {
        var request = new ApiRequest(Put);
        request.AddJson(Size, static writer => writer.WriteStringValue("five"));
        request.Add(Token, Secret);
        request.SetBody(static writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("name");
            writer.WriteNumberValue(5);
            writer.WritePropertyName("password");
            writer.WriteNumberValue(77123);
            writer.WriteEndObject();
        });

        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => Send(request));

        Assert.Equal("PUT /things/{id}", exception.Subject);
        Assert.Equal(["/path/id", "/query/size", "/name", "/password"], exception.Errors.Select(static error => error.InstancePointer));
        Assert.Equal("required", exception.Errors[0].Keyword);
        Assert.DoesNotContain("77123", exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_body_that_the_contract_requires_must_be_there()
    {
        var request = new ApiRequest(Put);
        request.Add(Id, "x");

        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => Send(request));

        Assert.Equal("the body is required", Assert.Single(exception.Errors).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_path_value_cannot_lead_to_another_path(string id)
    {
        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => Send(Request(id)));

        Assert.Equal("/path/id", Assert.Single(exception.Errors).InstancePointer);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_header_value_cannot_bring_a_header_of_its_own()
    {
        var request = Request("x");
        request.Add(Trace, "a\r\nX-Evil: 1");

        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => Send(request));

        Assert.Equal("/header/X-Trace", Assert.Single(exception.Errors).InstancePointer);
    }

    [Fact]
    public async Task An_error_status_becomes_an_exception_with_the_typed_error_and_no_secret()
    {
        _server.Answer(HttpStatusCode.Conflict, $$"""{"msg":"name {{Escaped}} is taken","password":"other-secret"}""");
        var request = Request("x", withPassword: true);
        request.Add(Token, Secret);

        var exception = await Assert.ThrowsAsync<ApiException>(() => Send(request));

        Assert.Equal(HttpStatusCode.Conflict, exception.StatusCode);
        Assert.Same(Put, exception.Operation);
        Assert.Equal("PUT /things/{id} (putThing) answered 409 Conflict: name *** is taken", exception.Message);
        Assert.Equal("http://host/things/x?token=***", exception.Request.Url);
        Assert.Equal("""{"name":"n","password":"***"}""", exception.Request.Body);
        Assert.Equal("""{"msg":"name *** is taken","password":"***"}""", exception.ResponseText);
        Assert.Equal($"name {Secret} is taken", exception.ErrorAs<ProblemModel>()!.Message);
        Assert.DoesNotContain("s3cret", exception + exception.Request.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Found, "text/html", "<html>moved</html>", "<html>moved</html>")]
    [InlineData(HttpStatusCode.BadGateway, "text/html", "<html>bad gateway</html>", "<html>bad gateway</html>")]
    [InlineData(HttpStatusCode.InternalServerError, "application/json", "{\"broken", "{\"broken")]
    [InlineData(HttpStatusCode.BadRequest, "application/json", "{\"msg\":\"cut", "(11 bytes that are not JSON)")]
    [InlineData(HttpStatusCode.NotModified, "application/json", "", "")]
    public async Task An_error_of_any_form_is_an_exception_with_its_text(HttpStatusCode status, string type, string body, string text)
    {
        _server.Answer(status, body, type);

        var exception = await Assert.ThrowsAsync<ApiException>(() => Send(Request("x")));

        Assert.Equal(status, exception.StatusCode);
        Assert.Equal(text, exception.ResponseText);
        Assert.Null(exception.Error);
    }

    [Fact]
    public async Task A_long_error_text_is_cut()
    {
        _server.Answer(HttpStatusCode.InternalServerError, new string('x', 3 << 20), "text/plain");

        var exception = await Assert.ThrowsAsync<ApiException>(() => Send(Request("x")));

        Assert.Equal((8 << 10) + 1, exception.ResponseText.Length);
    }

    [Theory]
    [InlineData("12", "application/problem+json", 12)]
    [InlineData("\uFEFF12 \n", "application/json; charset=utf-8", 12)]
    [InlineData("0", "application/json", 0)]
    public async Task A_body_is_read(string body, string type, long expected)
    {
        _server.Answer(HttpStatusCode.OK, body, type);

        Assert.Equal(expected, await Read());
    }

    [Theory]
    [InlineData("", "application/json", "has no body")]
    [InlineData("12", "text/html", "is not JSON but 'text/html'")]
    [InlineData("\"five\"", "application/json", "cannot be read: the payload must be an integer, was \"five\"")]
    [InlineData("[1,", "application/json", "cannot be read")]
    [InlineData("12345678901234567", "application/json", "more than 16 bytes")]
    public async Task A_body_of_no_use_is_an_exception_that_says_why(string body, string type, string reason)
    {
        _server.Answer(HttpStatusCode.OK, body, type);

        var exception = await Assert.ThrowsAsync<ApiException>(() => Read(new ApiTransportOptions { MaxResponseBytes = 16 }));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
    }

    [Fact]
    public async Task A_violation_that_breaks_nothing_is_told_and_a_strict_client_refuses_it()
    {
        _server.Answer(HttpStatusCode.OK, "-1");
        ResponseViolations? told = null;

        Assert.Equal(-1, await Read(new ApiTransportOptions { OnResponseViolations = violations => told = violations }));
        Assert.Equal("minimum", Assert.Single(told!.Errors).Keyword);
        Assert.Same(Put, told.Operation);

        var exception = await Assert.ThrowsAsync<ApiException>(() => Read(new ApiTransportOptions { ResponseValidation = ResponseValidation.Strict }));
        Assert.Equal("minimum", Assert.Single(exception.Violations).Keyword);
    }

    [Fact]
    public async Task A_fault_of_the_transport_passes_unchanged()
    {
        _server.Fault = new HttpRequestException("no route");

        Assert.Same(_server.Fault, await Assert.ThrowsAsync<HttpRequestException>(() => Send(Request("x"))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timeout_is_told_from_a_cancellation_in_both_phases(bool headersArrive)
    {
        _server.Hang = true;
        _server.HeadersArrive = headersArrive;
        using var client = Client("http://host");
        client.Timeout = TimeSpan.FromMilliseconds(100);

        var timeout = await Assert.ThrowsAsync<TaskCanceledException>(() => Read(client));
        Assert.IsType<TimeoutException>(timeout.InnerException);

        client.CancelPendingRequests();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        using var patient = Client("http://host");
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Read(patient, cancel.Token));
        Assert.IsNotType<TimeoutException>(cancelled.InnerException);
    }

    [Fact]
    public async Task Without_a_base_address_the_call_says_what_to_do()
    {
        using var client = new HttpClient(_server, disposeHandler: false);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => new ApiTransport(client).SendAsync(Request("x"), TestContext.Current.CancellationToken));
        Assert.Contains("BaseAddress", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_of_another_operation_or_a_second_value_is_a_mistake_of_the_program()
    {
        var request = Request("x");

        Assert.Throws<ArgumentException>(() => request.Add(Id, "y"));
        Assert.Throws<ArgumentException>(() => request.Add(Parameter(ParameterPlace.Query, ParameterStyle.Form, true, Text, "other"), "y"));
    }

    private static string Escaped => JsonEncodedText.Encode(Secret).ToString();

    private static ApiRequest Request(string id, bool withPassword = false)
    {
        var request = new ApiRequest(Put);
        request.Add(Id, id);
        request.SetBody(writer =>
        {
            writer.WriteStartObject();
            writer.WriteName("name"u8);
            writer.WriteStringValue("n");
            if (withPassword)
            {
                writer.WriteName("password"u8);
                writer.WriteStringValue(Secret);
            }

            writer.WriteEndObject();
        });
        return request;
    }

    private Task Send(ApiRequest request) => Transport("http://host").SendAsync(request, TestContext.Current.CancellationToken);

    private Task<long> Read(ApiTransportOptions? options = null) =>
        Transport("http://host", options).SendAsync(Request("x"), ReadCount, TestContext.Current.CancellationToken);

    private static Task<long> Read(HttpClient client, CancellationToken? cancellationToken = null) =>
        new ApiTransport(client).SendAsync(Request("x"), ReadCount, cancellationToken ?? TestContext.Current.CancellationToken);

    private ApiTransport Transport(string baseAddress, ApiTransportOptions? options = null) => new(Client(baseAddress), options);

    private HttpClient Client(string baseAddress) => new(_server, disposeHandler: false) { BaseAddress = new Uri(baseAddress) };

    private static long ReadCount(ref PayloadReader reader)
    {
        if (!reader.IsInteger())
        {
            reader.Break(new Constraint("/type", "type", "\"integer\""));
            reader.Skip();
            return 0;
        }

        if (reader.CompareTo(0) < 0)
            reader.Fail(new Constraint("/minimum", "minimum", "0"));
        return reader.GetInt64();
    }

    private static ProblemModel? ReadProblem(ref PayloadReader reader)
    {
        var json = reader.GetJson();
        if (json.ValueKind == JsonValueKind.Object)
            return new ProblemModel(json.GetProperty("msg").GetString());
        reader.Break();
        return null;
    }

    private static BodyDescriptor Json(SchemaDescriptor schema) => new() { Pointer = "/json", MediaType = "application/json", Schema = schema };

    private sealed record ProblemModel(string? Message);
}
