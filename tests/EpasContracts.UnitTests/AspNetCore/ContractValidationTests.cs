using System.Net;
using System.Text;
using System.Text.Json;
using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EpasContracts.UnitTests.AspNetCore;

/// <summary>A contract before a server that knows nothing of it.</summary>
public sealed class ContractValidationTests
{
    private const string Storage = """{"role_type":"DATA","size_gb":104,"volume_type":"SSD"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Storage, "application/json", 200, "")]
    [InlineData("""{"role_type":"DATA","size_gb":17,"volume_type":"SSD"}""", "application/json", 400, "/body/size_gb")]
    [InlineData(Storage, "text/plain", 415, "/body")]
    [InlineData("", "application/json", 400, "/body")]
    public async Task The_middleware_lets_only_what_the_contract_allows_pass(string body, string mediaType, int status, string pointer)
    {
        await using var server = await StartAsync(static app => app.UseContractValidation(EpasContract.Descriptor));
        using var response = await server.PostAsync("/v1/instance-groups/5/block-storage-groups", body, mediaType);
        var text = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
        // The code behind it reads the body as if nobody had.
        if (status == 200)
            Assert.Equal(Storage, text);
        else
            Assert.Equal((pointer, "application/problem+json"), (JsonDocument.Parse(text).RootElement.GetProperty("errors")[0].GetProperty("pointer").GetString(), response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_body_beyond_the_bound_is_refused_whether_or_not_its_length_is_told()
    {
        await using var server = await StartAsync(static app => app.UseContractValidation(EpasContract.Descriptor, new ContractValidationOptions { MaxBodyBytes = 100 }));
        using var told = await server.PostAsync("/v1/clusters", new string(' ', 200) + "{}");
        using var chunked = await server.PostAsync("/v1/clusters", new string(' ', 200) + "{}", chunked: true);

        Assert.Equal((413, 413), ((int)told.StatusCode, (int)chunked.StatusCode));
    }

    [Fact]
    public async Task Unknown_operations_pass_unless_they_are_refused_and_a_path_base_is_no_part_of_the_contract()
    {
        await using var open = await StartAsync(static app => app.UsePathBase("/api").UseContractValidation(EpasContract.Descriptor));
        await using var closed = await StartAsync(static app => app.UseContractValidation(EpasContract.Descriptor, new ContractValidationOptions { RefuseUnknownOperations = true }));

        Assert.Equal(HttpStatusCode.OK, (await open.Http.GetAsync(new Uri("/health", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await open.PostAsync("/api/v1/clusters", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await closed.Http.GetAsync(new Uri("/health", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_answer_and_the_language_can_be_chosen()
    {
        var options = new ContractValidationOptions
        {
            Validation = new ValidationOptions { Sentences = ErrorSentences.Korean },
            OnRefused = static refused => refused.Context.Response.WriteAsync(refused.Errors.ToVendorErrors(""), Cancellation),
        };
        await using var server = await StartAsync(app => app.UseContractValidation(EpasContract.Descriptor, options));
        using var response = await server.PostAsync("/v1/instance-groups/5/block-storage-groups", """{"role_type":"DATA","size_gb":17,"volume_type":"SSD"}""");

        var item = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement[0];
        Assert.Equal("body/size_gb", string.Join('/', item.GetProperty("loc").EnumerateArray()));
        Assert.Equal("size_gb은(는) 8의 배수여야 합니다 (받은 값: 17)", item.GetProperty("msg").GetString());
    }

    [Fact]
    public async Task The_servers_own_answers_are_held_against_the_contract_when_asked_for()
    {
        await using var server = await StartAsync(static app => app.UseContractValidation(EpasContract.Descriptor, new ContractValidationOptions { ValidateResponses = true }));
        using var wrong = await server.PostAsync("/v1/instance-groups/5/block-storage-groups", Storage);

        Assert.Equal(HttpStatusCode.InternalServerError, wrong.StatusCode);
        Assert.Contains("the contract declares no response 200", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_is_guarded_before_anything_is_bound()
    {
        await using var server = await StartAsync(static _ => { }, static app => app.MapPost("/other/v1/instance-groups/{cluster}/block-storage-groups", static (string cluster, JsonElement body) => Results.Text($"{cluster}:{body.GetProperty("size_gb")}"))
            .WithContractValidation(EpasContract.Descriptor, "POST /v1/instance-groups/5/block-storage-groups"));

        Assert.Equal("7:104", await (await server.PostAsync("/other/v1/instance-groups/7/block-storage-groups", Storage)).Content.ReadAsStringAsync(Cancellation));
        using var broken = await server.PostAsync("/other/v1/instance-groups/7/block-storage-groups", "{\"size_gb\":");
        Assert.Contains("\"pointer\":\"/body\"", await broken.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static async Task<Server> StartAsync(Action<WebApplication> use, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        use(application);
        map?.Invoke(application);
        if (map is null)
            application.Run(static async context => await context.Response.WriteAsync(await new StreamReader(context.Request.Body, Encoding.UTF8).ReadToEndAsync(Cancellation), Cancellation));
        await application.StartAsync(Cancellation);
        return new Server(application, new HttpClient { BaseAddress = new Uri(application.Urls.Single()) });
    }

    private sealed class Server(WebApplication application, HttpClient http) : IAsyncDisposable
    {
        public HttpClient Http { get; } = http;

        public async Task<HttpResponseMessage> PostAsync(string path, string body, string mediaType = "application/json", bool chunked = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
            request.Headers.TransferEncodingChunked = chunked;
            return await Http.SendAsync(request, Cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await application.DisposeAsync();
        }
    }
}
