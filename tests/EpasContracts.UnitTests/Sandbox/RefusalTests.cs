using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EpasContracts.Epas;
using EpasContracts.Runtime.Json;

namespace EpasContracts.UnitTests.Sandbox;

public sealed class RefusalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_value_at_fault_in_a_query_is_named()
    {
        await using var running = await RunningSandbox.StartAsync();

        var errors = await Errors(await running.SendAsync("GET", "/v1/clusters?size=-1&page=first&sort=up&unknown=1"));

        Assert.Equal(
            [("query/size", "greater_than_equal"), ("query/page", "type_error"), ("query/sort", "string_pattern_mismatch")],
            errors.Select(static error => (Location(error), error.Type.Value!)));
        Assert.Equal("""{"ge":0}""", errors[0].Ctx.Value!.Value.GetRawText());
    }

    [Fact]
    public async Task Every_value_at_fault_in_a_body_is_named_and_no_password_is_shown()
    {
        await using var running = await RunningSandbox.StartAsync();

        using var response = await running.SendAsync("POST", "/v1/clusters", """
            {"name":"1","dbaas_engine_version_id":2,"instance_name_prefix":"orders","subnet_id":"s","instance_groups":[{"role_type":"BOSS","server_type_name":"db1v2m4","block_storage_groups":[{"role_type":"OS","size_gb":17}]}],
             "init_config_option":{"database_name":"ordersdb","database_port":80,"database_user_name":"ordersadmin","database_user_password":"hunter2"}}
            """);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var errors = await Errors(response);

        Assert.Equal(
            [
                ("body/dbaas_engine_version_id", "type_error"),
                ("body/init_config_option/database_port", "greater_than_equal"),
                ("body/init_config_option/database_user_password", "string_too_short"),
                ("body/instance_groups/0/block_storage_groups/0/size_gb", "multiple_of"),
                ("body/instance_groups/0/role_type", "enum"),
                ("body/name", "string_pattern_mismatch"),
                ("body/name", "string_too_short"),
                ("body/timezone", "missing"),
            ],
            errors.Select(static error => (Location(error), error.Type.Value!)).Order());
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/v1/clusters/any/log-export-configs/everything/export", "path/log_type")]
    [InlineData("GET", "/v1/clusters/%FF", "path/cluster_id")]
    [InlineData("GET", "/v1/clusters?name=%FF%FE", "query/name")]
    [InlineData("GET", "/v1/parameters", "query/dbaas_parameter_group_id")]
    [InlineData("GET", "/v1/clusters?size=1&size=2", "query/size")]
    [InlineData("GET", "/v1/engine-versions?eos_included=maybe", "query/eos_included")]
    [InlineData("GET", "/v1/clusters?size=99999999999999999999999999", "query/size")]
    [InlineData("GET", "/v1/parameter-groups?sort=name", "query/sort")]
    [InlineData("GET", "/v1/parameters?dbaas_parameter_group_id=unknown", "query/dbaas_parameter_group_id")]
    public async Task A_parameter_at_fault_is_named(string method, string target, string location)
    {
        await using var running = await RunningSandbox.StartAsync();

        var errors = await Errors(await running.SendAsync(method, target));

        Assert.Equal(location, Location(Assert.Single(errors)));
    }

    [Fact]
    public async Task What_is_no_json_is_refused()
    {
        await using var running = await RunningSandbox.StartAsync();
        byte[][] bodies =
        [
            Encoding.UTF8.GetBytes(new string('[', 10_000)),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000)),
            "{\"use_audit_log\": tr"u8.ToArray(),
            "{\"use_audit_log\": \"\xFF\"}"u8.ToArray(),
            [.. "{\"use_audit_log\": true, \"x\": \""u8, 0xFF, 0xFE, .. "\"}"u8],
            "{\"use_audit_log\": true} {}"u8.ToArray(),
            "{\"use_audit_log\": true, \"use_audit_log\": false}"u8.ToArray(),
            "null"u8.ToArray(),
            "\0"u8.ToArray(),
            "   "u8.ToArray(),
            [],
        ];

        foreach (var body in bodies)
        {
            var errors = await Errors(await running.SendAsync("PUT", "/v1/clusters/any/audit-log", RunningSandbox.Json(body)));
            Assert.All(errors, static error => Assert.Equal("body", error.Loc.Value![0]));
        }

        Assert.Equal(HttpStatusCode.OK, (await running.SendAsync("GET", "/v1/clusters")).StatusCode);
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        await using var running = await RunningSandbox.StartAsync();
        var utf8 = """{"use_audit_log":true}"""u8.ToArray();
        var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(utf8, Cancellation);

        var contents = new List<HttpContent>
        {
            Content(utf8, "text/plain"),
            Content(utf8, "application/json; charset=iso-8859-1"),
            Content(utf8, "application/xml"),
            new ByteArrayContent(utf8),
            Content(zipped.ToArray(), "application/json"),
        };
        contents[^1].Headers.ContentEncoding.Add("gzip");

        foreach (var content in contents)
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await running.SendAsync("PUT", "/v1/clusters/any/audit-log", content)).StatusCode);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON; charset=\"UTF-8\"; x=y")]
    public async Task A_body_may_say_that_it_is_utf8_and_begin_with_its_mark(string mediaType)
    {
        await using var running = await RunningSandbox.StartAsync();
        running.Sandbox.Apply("a cluster exists", new Dictionary<string, string> { ["id"] = "c" });

        using var response = await running.SendAsync("PUT", "/v1/clusters/c/audit-log", Content([0xEF, 0xBB, 0xBF, .. "{\"use_audit_log\":true}\n"u8], mediaType));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused(bool chunked)
    {
        await using var running = await RunningSandbox.StartAsync(static options => options.MaxBodyBytes = 1000);
        running.Sandbox.Apply("a cluster exists", new Dictionary<string, string> { ["id"] = "c" });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(1001)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await Send(1000)).StatusCode);

        Task<HttpResponseMessage> Send(int length)
        {
            var utf8 = Encoding.UTF8.GetBytes("{\"use_audit_log\":true}".PadRight(length));
            return SendAsync(running, RunningSandbox.Json(utf8), chunked);
        }
    }

    [Theory]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/v2/clusters", 404)]
    [InlineData("GET", "/v1/clusters/a/b", 404)]
    [InlineData("PATCH", "/v1/clusters", 405)]
    public async Task What_the_document_does_not_have_is_not_there(string method, string target, int status)
    {
        await using var running = await RunningSandbox.StartAsync();

        using var response = await running.SendAsync(method, target);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        if (status == 405)
            Assert.Equal(["GET", "POST"], response.Content.Headers.Allow.Order());
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningSandbox running, HttpContent content, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/v1/clusters/c/audit-log") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        return await running.Http.SendAsync(request, Cancellation);
    }

    private static ByteArrayContent Content(byte[] bytes, string mediaType)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return content;
    }

    private static string Location(ValidationErrorItem error) => string.Join('/', error.Loc.Value!);

    // The list, which must be one by the document's own schema.
    private static async Task<IReadOnlyList<ValidationErrorItem>> Errors(HttpResponseMessage response)
    {
        var utf8 = await response.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{(int)response.StatusCode}: {Encoding.UTF8.GetString(utf8)}");
        var declared = ListClustersOperation.Descriptor.FindResponse(400)!;
        var errors = (IReadOnlyList<ValidationErrorItem>?)JsonModel.Read(utf8, declared.Read!, out var violations);
        Assert.Empty(violations);
        Assert.NotEmpty(errors!);
        response.Dispose();
        return errors!;
    }
}
