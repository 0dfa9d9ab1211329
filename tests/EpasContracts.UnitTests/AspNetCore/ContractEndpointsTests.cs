using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EpasContracts.AspNetCore;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.UnitTests.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EpasContracts.UnitTests.AspNetCore;

/// <summary>Endpoints of a contract in miniature, over the wire.</summary>
public sealed class ContractEndpointsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/things/a%2Fb", "a/b")]
    [InlineData("/things/a%252Fb", "a%2Fb")]
    [InlineData("/things/100%25", "100%")]
    [InlineData("/things/a+b%20c", "a+b c")]
    [InlineData("/thin%67s/x", "x")]
    [InlineData("/things/%EA%B0%80/", "가")]
    public async Task A_path_is_read_as_it_was_written(string target, string value)
    {
        var id = TinyContract.Parameter(ParameterPlace.Path, ParameterStyle.Simple, false, TinyContract.Text, "the-id", required: true);
        await using var server = await Server.StartAsync(Operation("/things/{the-id}", id), call => Echo(call, call.Read(id, static (ref PayloadReader reader) => reader.GetString())));

        Assert.Equal(value, await server.GetStringAsync(target));
    }

    [Theory]
    [InlineData("/things/a", "0 a")]
    [InlineData("/things/a/", "1 a")]
    [InlineData("/Things/a", "2 a")]
    [InlineData("/THINGS/a", "0 a")]
    [InlineData("/things/a?x=/", "0 a")]
    public async Task Paths_that_are_one_to_routing_are_told_apart_by_their_spelling(string target, string value)
    {
        var id = TinyContract.Parameter(ParameterPlace.Path, ParameterStyle.Simple, false, TinyContract.Text, "id", required: true);
        var other = TinyContract.Parameter(ParameterPlace.Path, ParameterStyle.Simple, false, TinyContract.Text, "other", required: true);
        await using var server = await Server.StartAsync(endpoints =>
        {
            foreach (var (path, parameter, index) in new[] { ("/things/{id}", id, 0), ("/things/{other}/", other, 1), ("/Things/{id}", id, 2) })
                endpoints.Map(Operation(path, parameter), call => Echo(call, $"{index} {call.Read(parameter, static (ref PayloadReader reader) => reader.GetString())}"));
        });

        Assert.Equal(value, await server.GetStringAsync(target));
    }

    [Fact]
    public async Task Two_parameters_may_share_a_segment()
    {
        var name = TinyContract.Parameter(ParameterPlace.Path, ParameterStyle.Simple, false, TinyContract.Text, "name", required: true);
        var kind = TinyContract.Parameter(ParameterPlace.Path, ParameterStyle.Simple, false, TinyContract.Text, "kind", required: true);
        await using var server = await Server.StartAsync(
            Operation("/files/{name}.{kind}", name, kind),
            call => Echo(call, call.Read(name, static (ref PayloadReader reader) => reader.GetString()) + "|" + call.Read(kind, static (ref PayloadReader reader) => reader.GetString())));

        Assert.Equal("a.b|txt", await server.GetStringAsync("/files/a.b.txt"));
    }

    [Fact]
    public async Task Queries_headers_and_cookies_are_read()
    {
        var list = TinyContract.Parameter(ParameterPlace.Query, ParameterStyle.Form, true, TinyContract.ListOf(TinyContract.Whole), "n");
        var header = TinyContract.Parameter(ParameterPlace.Header, ParameterStyle.Simple, false, TinyContract.Text, "X-Trace");
        var cookie = TinyContract.Parameter(ParameterPlace.Cookie, ParameterStyle.Form, true, TinyContract.Truth, "on");
        await using var server = await Server.StartAsync(Operation("/things", list, header, cookie), call => Echo(call, string.Join(
            ' ',
            call.Read(list, static (ref PayloadReader reader) => reader.GetJson()).GetRawText(),
            call.Read(header, static (ref PayloadReader reader) => reader.GetString()),
            call.Read<bool?>(cookie, static (ref PayloadReader reader) => reader.GetBoolean()))));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/things?n=1&other=x&n=2");
        request.Headers.Add("X-Trace", "50% done");
        request.Headers.Add("Cookie", "a=b; on=true");

        using var response = await server.Http.SendAsync(request, Cancellation);

        Assert.Equal("[1,2] 50% done True", JsonSerializer.Deserialize<string>(await response.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task A_refusal_is_problem_details_that_name_everything_at_once()
    {
        var size = TinyContract.Parameter(ParameterPlace.Query, ParameterStyle.Form, true, TinyContract.Whole, "size");
        var key = TinyContract.Parameter(ParameterPlace.Header, ParameterStyle.Simple, false, TinyContract.Text, "X/Key", required: true);
        await using var server = await Server.StartAsync(Operation("/things", size, key), call =>
        {
            call.Read<long?>(size, (ref PayloadReader reader) => reader.GetInt64(size.Schema.Validator));
            call.Read(key, static (ref PayloadReader reader) => reader.GetString());
            return Echo(call, "never");
        });

        using var response = await server.Http.GetAsync(new Uri("/things?size=many", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(400, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(
            [("/query/size", "type"), ("/header/X~1Key", "required")],
            problem.RootElement.GetProperty("errors").EnumerateArray().Select(static error => (error.GetProperty("pointer").GetString()!, error.GetProperty("keyword").GetString()!)));
    }

    [Fact]
    public async Task A_refusal_can_be_worded_otherwise()
    {
        var id = TinyContract.Parameter(ParameterPlace.Path, ParameterStyle.Simple, false, TinyContract.Whole, "id", required: true);
        var options = new ContractEndpointOptions { OnInvalidRequest = static request => ApiResult.Error(422, writer => writer.WriteStringValue(request.Errors[0].InstancePointer)) };
        await using var server = await Server.StartAsync(
            Operation("/things/{id}", id), call => Echo(call, call.Read<long>(id, (ref PayloadReader reader) => reader.GetInt64(id.Schema.Validator)).ToString(System.Globalization.CultureInfo.InvariantCulture)), options);

        using var response = await server.Http.GetAsync(new Uri("/things/one", UriKind.Relative), Cancellation);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal("\"/path/id\"", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("", "application/json", 200, "null")]
    [InlineData("[1]", "application/json", 200, "[1]")]
    [InlineData("[1", "application/json", 400, null)]
    [InlineData("[1]", "application/merge-patch+json", 415, null)]
    public async Task An_optional_body_may_be_absent_but_not_wrong(string body, string mediaType, int status, string? echo)
    {
        var operation = new OperationDescriptor
        {
            Id = "put", Pointer = "/put", Method = "PUT", Path = "/things",
            RequestBody = new BodyDescriptor { Pointer = "/body", MediaType = "application/json", Schema = TinyContract.ListOf(TinyContract.Whole) },
            Responses = [new ResponseDescriptor { Status = "2XX", Pointer = "/2XX" }],
        };
        await using var server = await Server.StartAsync(operation, async call =>
        {
            var json = await call.ReadBodyAsync<JsonElement?>(static (ref PayloadReader reader) => reader.GetJson());
            return call.IsRefused ? call.Refusal() : ApiResult.Json(writer => { if (json is { } value) writer.WriteJson(value); else writer.WriteNullValue(); });
        });
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

        using var response = await server.Http.PutAsync(new Uri("/things", UriKind.Relative), content, Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
        if (echo is not null)
            Assert.Equal(echo, await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", BodyFormat.Form, 200)]
    [InlineData("text/plain", BodyFormat.Text, 200)]
    [InlineData("application/octet-stream", BodyFormat.Binary, 200)]
    [InlineData("application/json", BodyFormat.Json, 400)]
    public async Task No_bytes_are_a_form_a_text_and_a_file_but_no_JSON(string mediaType, BodyFormat format, int status)
    {
        var operation = new OperationDescriptor
        {
            Id = "put", Pointer = "/put", Method = "PUT", Path = "/things",
            RequestBody = new BodyDescriptor { Pointer = "/body", MediaType = mediaType, Format = format, IsRequired = true, Schema = format is BodyFormat.Form or BodyFormat.Json ? TinyContract.ObjectOf() : null },
            Responses = [new ResponseDescriptor { Status = "200", Pointer = "/200" }],
        };
        await using var server = await Server.StartAsync(operation, async call => await Echo(call, format switch
        {
            BodyFormat.Text => await call.ReadTextAsync(),
            BodyFormat.Binary => call.ReadFile()?.ContentType,
            _ => (await call.ReadBodyAsync<JsonElement?>(static (ref PayloadReader reader) => reader.GetJson()))?.GetRawText(),
        }));
        using var content = new ByteArrayContent([]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

        using var response = await server.Http.PutAsync(new Uri("/things", UriKind.Relative), content, Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_null_that_a_handler_has_no_room_for_is_no_zero()
    {
        var nullable = new SchemaDescriptor { Pointer = "/nullable", Types = SchemaTypes.Integer | SchemaTypes.Null, Validator = static (ref PayloadReader reader) => reader.Skip() };
        var operation = new OperationDescriptor
        {
            Id = "put", Pointer = "/put", Method = "PUT", Path = "/things",
            RequestBody = new BodyDescriptor { Pointer = "/body", MediaType = "application/json", IsRequired = true, Schema = nullable },
            Responses = [new ResponseDescriptor { Status = "200", Pointer = "/200" }],
        };
        await using var server = await Server.StartAsync(operation, async call =>
        {
            var number = await call.ReadBodyAsync<long>((ref PayloadReader reader) => reader.GetInt64(nullable.Validator));
            return call.IsRefused ? call.Refusal() : ApiResult.Json(writer => writer.WriteNumberValue(number));
        });

        Assert.Equal(HttpStatusCode.BadRequest, (await server.Http.PutAsync(new Uri("/things", UriKind.Relative), Json(" null "), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.PutAsync(new Uri("/things", UriKind.Relative), Json("0"), Cancellation)).StatusCode);

        static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
    }

    [Theory]
    [InlineData(true, 200, "\"text\"", 500)]
    [InlineData(false, 200, "\"text\"", 200)]
    [InlineData(true, 200, "5", 200)]
    [InlineData(true, 200, "", 500)]
    [InlineData(true, 418, "5", 500)]
    [InlineData(true, 404, "", 404)]
    public async Task The_servers_own_answers_are_held_against_the_contract_when_asked_for(bool validate, int status, string body, int seen)
    {
        var operation = new OperationDescriptor
        {
            Id = "get", Pointer = "/get", Method = "GET", Path = "/things",
            Responses =
            [
                new ResponseDescriptor { Status = "200", Pointer = "/200", Body = new BodyDescriptor { Pointer = "/200/body", MediaType = "application/json", IsRequired = true, Schema = TinyContract.Whole } },
                new ResponseDescriptor { Status = "404", Pointer = "/404" },
            ],
        };
        await using var server = await Server.StartAsync(
            operation,
            _ => Task.FromResult<ApiResult>(status >= 400
                ? ApiResult.RawError(status, Encoding.UTF8.GetBytes(body), "application/json")
                : body.Length == 0 ? ApiResult.Done : ApiResult.Json(writer => writer.WriteJson(JsonDocument.Parse(body).RootElement))),
            new ContractEndpointOptions { ValidateResponses = validate });

        using var response = await server.Http.GetAsync(new Uri("/things", UriKind.Relative), Cancellation);

        Assert.Equal(seen, (int)response.StatusCode);
        if (seen == 500)
            Assert.Contains("GET /things", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_contract_that_declares_no_response_every_answer_is_kept()
    {
        var operation = new OperationDescriptor { Id = "get", Pointer = "/get", Method = "GET", Path = "/things" };
        await using var server = await Server.StartAsync(operation, static _ => Task.FromResult(ApiResult.Done), new ContractEndpointOptions { ValidateResponses = true });

        using var response = await server.Http.GetAsync(new Uri("/things", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Endpoints_tell_what_they_are()
    {
        var operation = new OperationDescriptor { Id = "listThings", Pointer = "/list", Method = "GET", Path = "/things", Tag = "things", Responses = [new ResponseDescriptor { Status = "204", Pointer = "/204" }] };
        await using var server = await Server.StartAsync(operation, static _ => Task.FromResult(ApiResult.Done));

        var endpoint = Assert.Single(server.Endpoints);

        Assert.Equal("listThings", endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName);
        Assert.Equal(["things"], endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>()?.Tags);
        Assert.Same(operation, endpoint.Metadata.GetMetadata<OperationDescriptor>());
        using var response = await server.Http.GetAsync(new Uri("/things", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Two_contracts_in_one_application_may_have_an_id_in_common()
    {
        await using var server = await Server.StartAsync(
            static endpoints => endpoints.Map(Operation("/one"), static call => Echo(call, "one")),
            alsoMap: static endpoints => endpoints.Map(Operation("/two"), static call => Echo(call, "two")));

        Assert.Equal("one", await server.GetStringAsync("/one"));
        Assert.Equal("two", await server.GetStringAsync("/two"));
    }

    [Fact]
    public void An_error_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(static () => ApiResult.Error(302));

    private static OperationDescriptor Operation(string path, params ParameterDescriptor[] parameters) => new()
    {
        Id = "get", Pointer = "/get", Method = "GET", Path = path, Parameters = parameters, Responses = [new ResponseDescriptor { Status = "200", Pointer = "/200" }],
    };

    private static Task<ApiResult> Echo(ContractCall call, string? value) => Task.FromResult(call.IsRefused ? call.Refusal() : ApiResult.Json(writer => writer.WriteStringValue(value)));

    private sealed class Server(WebApplication application, HttpClient http) : IAsyncDisposable
    {
        public HttpClient Http { get; } = http;

        public IEnumerable<Endpoint> Endpoints => application.Services.GetRequiredService<EndpointDataSource>().Endpoints;

        public static Task<Server> StartAsync(OperationDescriptor operation, Func<ContractCall, Task<ApiResult>> answer, ContractEndpointOptions? options = null) =>
            StartAsync(endpoints => endpoints.Map(operation, answer), options);

        public static async Task<Server> StartAsync(Action<ContractEndpoints> map, ContractEndpointOptions? options = null, Action<ContractEndpoints>? alsoMap = null)
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Services.AddRoutingCore();
            var application = builder.Build();
            application.UseRouting();
            map(new ContractEndpoints(application, options));
            alsoMap?.Invoke(new ContractEndpoints(application, options));
            await application.StartAsync(Cancellation);
            return new Server(application, new HttpClient { BaseAddress = new Uri(application.Urls.Single()) });
        }

        public async Task<string?> GetStringAsync(string target) =>
            JsonSerializer.Deserialize<string>(await Http.GetStringAsync(new Uri(target, UriKind.Relative), Cancellation));

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await application.DisposeAsync();
        }
    }
}
