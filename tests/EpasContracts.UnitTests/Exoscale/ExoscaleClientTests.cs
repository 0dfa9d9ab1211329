using System.Net;
using System.Text;
using System.Text.Json;
using EpasContracts.Exoscale;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Validation;
using EpasContracts.UnitTests.Http;
using Microsoft.Extensions.DependencyInjection;
using static EpasContracts.UnitTests.Exoscale.KnownExo2Answers;

namespace EpasContracts.UnitTests.Exoscale;

public sealed class ExoscaleClientTests : IDisposable
{
    private const string Pending = """{"id":"5a1c8f5e-3d0b-4c7e-9a64-0d3f1b2c4e5f","state":"pending","reference":{"id":"9c9a3a54-7e3b-4a1f-8f0a-6c2d4b1e7a90"}}""";

    private readonly Recorder _server = new();
    private readonly ServiceProvider _provider;
    private readonly ExoscaleClient _client;

    public ExoscaleClientTests()
    {
        _provider = ExoscaleServices.Build(_server, ExoscaleServices.Configure);
        _client = _provider.GetRequiredService<ExoscaleClient>();
    }

    public void Dispose()
    {
        _provider.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void The_contract_has_the_pages_operations_and_the_one_to_wait_with()
    {
        Assert.Equal(21, ExoscaleContract.Descriptor.Operations.Count);
        Assert.Contains(ExoscaleContract.Descriptor.Operations, static operation => operation.Id == "get-operation");
    }

    [Fact]
    public async Task A_body_goes_out_in_the_order_of_the_contract_and_is_signed_as_sent()
    {
        _server.Answer(HttpStatusCode.OK, Pending);

        var operation = await _client.Integrations.CreateDbaasIntegrationAsync(Integration("metrics"), TestContext.Current.CancellationToken);

        var sent = Assert.Single(_server.Requests);
        Assert.Equal(HttpMethod.Post, sent.Method);
        Assert.Equal(CreateUrl, sent.RequestUri!.AbsoluteUri);
        Assert.Equal("""{"integration-type":"metrics","source-service":"corpus-pg","dest-service":"corpus-metrics","settings":{"retention_days":7}}""", Assert.Single(_server.Bodies));
        var signature = EpasContracts.Exoscale.Signing.Exo2RequestSigner.Sign(ApiSecret, "POST", "/v2/dbaas-integration", Encoding.UTF8.GetBytes(_server.Bodies[0]), [], Expires);
        Assert.Equal($"EXO2-HMAC-SHA256 credential={ApiKey},expires={Expires},signature={signature}", Assert.Single(sent.Headers.GetValues("Authorization")));
        Assert.Equal(OperationState.Pending, operation.State);
        Assert.Equal(Guid.Parse("9c9a3a54-7e3b-4a1f-8f0a-6c2d4b1e7a90"), operation.Reference?.Id);
    }

    [Fact]
    public async Task Paths_are_filled_and_escaped_under_the_endpoints_own_path()
    {
        _server.Answer(HttpStatusCode.OK, """{"settings":{"type":"object","additionalProperties":false,"properties":{"x":{"type":"string"}}}}""");

        var answer = await _client.Integrations.ListDbaasIntegrationSettingsAsync("metrics", "my sql", "a/b", TestContext.Current.CancellationToken);

        Assert.Equal("https://api-ch-gva-2.exoscale.com/v2/dbaas-integration-settings/metrics/my%20sql/a%2Fb", Assert.Single(_server.Requests).RequestUri!.AbsoluteUri);
        Assert.Equal("object", answer.Settings?.Type);
        Assert.False(answer.Settings?.AdditionalProperties);
        Assert.Equal("string", answer.Settings?.Properties?.GetProperty("x").GetProperty("type").GetString());
    }

    [Fact]
    public async Task What_breaks_the_contract_is_not_sent()
    {
        var broken = await Assert.ThrowsAsync<ContractValidationException>(() =>
            _client.Services.GetDbaasServiceLogsAsync("orders-pg", new GetDbaasServiceLogsRequest { Limit = 501 }, TestContext.Current.CancellationToken));
        Assert.Equal("/limit", Assert.Single(broken.Errors).InstancePointer);

        broken = await Assert.ThrowsAsync<ContractValidationException>(() =>
            _client.Integrations.CreateDbaasIntegrationAsync(Integration("metriks"), TestContext.Current.CancellationToken));
        Assert.Equal("/integration-type", Assert.Single(broken.Errors).InstancePointer);

        broken = await Assert.ThrowsAsync<ContractValidationException>(() =>
            _client.ExternalEndpoints.ListDbaasExternalIntegrationsAsync(new string('x', 64), TestContext.Current.CancellationToken));
        Assert.Single(broken.Errors);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Only_what_was_set_is_sent()
    {
        _server.Answer(HttpStatusCode.OK, "{}");

        await _client.Services.GetDbaasServiceLogsAsync("orders-pg", new GetDbaasServiceLogsRequest { SortOrder = SortOrder.Desc }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"sort-order":"desc"}""", Assert.Single(_server.Bodies));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task An_error_carries_the_services_message(HttpStatusCode status)
    {
        _server.Answer(status, """{"message":"no such service"}""");

        var error = await Assert.ThrowsAsync<ApiException>(() => _client.Services.DeleteDbaasServiceAsync("orders-pg", TestContext.Current.CancellationToken));

        Assert.Equal(status, error.StatusCode);
        Assert.Equal("no such service", error.ErrorAs<ApiError>()?.Message);
    }

    [Fact]
    public async Task The_password_of_a_source_is_shown_nowhere()
    {
        var request = new CreateDbaasTaskMigrationCheckRequest { SourceServiceUri = "mysql://admin:Example-Passw0rd@mysql.example.com", IgnoreDbs = "" };
        Assert.DoesNotContain("Passw0rd", request.ToString(), StringComparison.Ordinal);

        var broken = await Assert.ThrowsAsync<ContractValidationException>(() =>
            _client.Migrations.CreateDbaasTaskMigrationCheckAsync("orders-pg", request, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Passw0rd", broken.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_round_trips_with_what_the_contract_does_not_know()
    {
        const string Json = """{"name":"orders-pg","type":"pg","plan":"business-8","state":"hibernating","created-at":"2026-01-05T08:00:00Z","node-memory":8589934592,"notifications":[{"level":"warning","message":"Version 12 ends","type":"service_end_of_life","metadata":{"date":"2026-11-14"}}]}""";

        Assert.False(DbaasServiceCommon.TryParse(Encoding.UTF8.GetBytes(Json), out _, out var errors));
        Assert.Equal("/state", Assert.Single(errors).InstancePointer);
        var service = JsonSerializer.Deserialize<DbaasServiceCommon>(Json)!;
        Assert.Equal("hibernating", service.State?.Value);
        Assert.False(service.State?.IsKnown);
        Assert.Equal(8589934592, service.NodeMemory);
        Assert.Equal(DbaasServiceNotificationType.ServiceEndOfLife, Assert.Single(service.Notifications!).Type);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Json).RootElement, JsonSerializer.SerializeToElement(service)));
    }

    [Theory]
    [InlineData("""{"node-count":0}""", "/node-count")]
    [InlineData("""{"zones":"ch-gva-2"}""", "/zones")]
    [InlineData("""{"backup-config":{"interval":0}}""", "/backup-config/interval")]
    [InlineData("""{"backup-config":{"max-count":0}}""", null)]
    [InlineData("""{"node-count":1.5}""", "/node-count")]
    public void A_plan_is_checked_to_its_last_bound(string json, string? pointer) =>
        Assert.Equal(pointer is null ? Array.Empty<string>() : [pointer], DbaasPlan.Validate(Encoding.UTF8.GetBytes(json)).Select(static error => error.InstancePointer));

    private static CreateDbaasIntegrationRequest Integration(string type) => new()
    {
        IntegrationType = new IntegrationType(type),
        SourceService = "corpus-pg",
        DestService = "corpus-metrics",
        Settings = JsonDocument.Parse("""{"retention_days":7}""").RootElement,
    };
}
