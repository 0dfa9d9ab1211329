using System.Net;
using EpasContracts.Epas;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using EpasContracts.UnitTests.Http;

namespace EpasContracts.UnitTests.Sdk;

public sealed class EpasErrorsTests : IDisposable
{
    private const string Password = "Example-Passw0rd";

    private readonly Recorder _server = new();
    private readonly HttpClient _http;
    private readonly EpasClient _client;

    public EpasErrorsTests()
    {
        _http = new HttpClient(_server, disposeHandler: false) { BaseAddress = new Uri("http://127.0.0.1:18471") };
        _client = new EpasClient(new ApiTransport(_http));
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task The_vendors_list_is_there_and_the_password_is_not()
    {
        _server.Answer(HttpStatusCode.BadRequest, $$"""
            [{"loc":["body","init_config_option","database_user_password"],"msg":"{{Password}} is too weak","type_":"value_error","ctx":{"min":8} },
             {"loc":null,"msg":null,"type_":null,"ctx":null}]
            """);

        var exception = await Assert.ThrowsAsync<ApiException>(() => _client.Clusters.CreateClusterAsync(Cluster(Password), TestContext.Current.CancellationToken));

        var errors = exception.VendorErrors();
        Assert.Equal(2, errors.Count);
        Assert.Equal(["body", "init_config_option", "database_user_password"], errors[0].Loc.Value!);
        Assert.Equal("value_error", errors[0].Type.Value);
        Assert.Null(errors[1].Msg.Value);
        Assert.Equal("POST /v1/clusters (createCluster) answered 400 BadRequest: *** is too weak", exception.Message);
        Assert.Contains("\"database_user_password\":\"***\"", exception.Request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, exception + exception.Request.ToString() + exception.ResponseText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "application/json", "{\"message\":\"no\"}")]
    [InlineData(HttpStatusCode.BadRequest, "text/plain", "no")]
    [InlineData(HttpStatusCode.Forbidden, "application/json", "[]")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "text/html", "<p>no</p>")]
    public async Task Without_a_list_it_is_empty(HttpStatusCode status, string type, string body)
    {
        _server.Answer(status, body, type);

        var exception = await Assert.ThrowsAsync<ApiException>(() => _client.Clusters.StopClusterAsync("c-1", TestContext.Current.CancellationToken));

        Assert.Equal(status, exception.StatusCode);
        Assert.Empty(exception.VendorErrors());
    }

    [Fact]
    public async Task A_password_that_breaks_a_rule_is_not_told()
    {
        const string Weak = "pw";

        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => _client.Clusters.CreateClusterAsync(Cluster(Weak), TestContext.Current.CancellationToken));

        Assert.Contains(exception.Errors, static error => error.InstancePointer == "/init_config_option/database_user_password" && error.Value == "\"***\"");
        Assert.DoesNotContain($"\"{Weak}\"", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{Weak}\"", Cluster(Weak).ToString(), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task What_is_sent_is_the_known_url()
    {
        _server.Answer(HttpStatusCode.BadRequest, "[]");
        await Assert.ThrowsAsync<ApiException>(() =>
            _client.Clusters.ListClustersAsync(size: 20, page: 0, sort: "created_at:desc", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("?size=20&page=0&sort=created_at%3Adesc", Assert.Single(_server.Requests).RequestUri!.Query);

        var exception = await Assert.ThrowsAsync<ContractValidationException>(() =>
            _client.Clusters.ListClustersAsync(size: -1, sort: "created_at", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(["/query/size", "/query/sort"], exception.Errors.Select(static error => error.InstancePointer));
    }

    private static EpasClusterCreateRequest Cluster(string password) => JsonModel.Read(
        System.Text.Encoding.UTF8.GetBytes($$"""
            {
              "name": "OrdersEpas", "instance_name_prefix": "orders", "dbaas_engine_version_id": "2b9d6f0a4c8e4d1fa7b3c5e9d1f20468",
              "subnet_id": "7e1c9a3f5b2d4c6e8f0a1b2c3d4e5f60", "timezone": "Asia/Seoul", "allowable_ip_addresses": ["10.20.0.0/16"],
              "init_config_option": {
                "database_name": "ordersdb", "database_user_name": "ordersadmin", "database_user_password": "{{password}}"
              },
              "instance_groups": [
                {
                  "role_type": "ACTIVE", "server_type_name": "db1v2m4",
                  "block_storage_groups": [{ "role_type": "OS", "size_gb": 104, "volume_type": "SSD" }]
                }
              ]
            }
            """),
        EpasClusterCreateRequest.Read,
        out _)!;
}
