using System.Net.Http.Headers;
using System.Text;
using EpasContracts.Epas;
using EpasContracts.Runtime.Http;
using EpasContracts.Sandbox;
using EpasContracts.Signing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EpasContracts.UnitTests.Sandbox;

/// <summary>A sandbox with a clock of the test's own, the generated client on it, and a plain signed caller.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private RunningSandbox(EpasSandbox sandbox, FakeTimeProvider time, ServiceProvider services, HttpClient http)
    {
        Sandbox = sandbox;
        Time = time;
        Http = http;
        _services = services;
    }

    public static TimeSpan RequestDuration { get; } = TimeSpan.FromSeconds(30);

    public EpasSandbox Sandbox { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>Signs whatever is sent.</summary>
    public HttpClient Http { get; }

    public EpasClient Client => _services.GetRequiredService<EpasClient>();

    public static async Task<RunningSandbox> StartAsync(Action<EpasSandboxOptions>? configure = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var options = new EpasSandboxOptions { TimeProvider = time, RequestDuration = RequestDuration };
        configure?.Invoke(options);
        var sandbox = await EpasSandbox.StartAsync(options, TestContext.Current.CancellationToken);

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddEpasClient(client =>
        {
            client.BaseAddress = sandbox.Address;
            client.AccessKey = options.AccessKey;
            client.SecretKey = options.SecretKey;
            client.Responses.ResponseValidation = ResponseValidation.Strict;
        });
        var signer = new ScpSigningHandler(new ScpCredentials { AccessKey = options.AccessKey, SecretKey = options.SecretKey }, "epas 1.0", timeProvider: time)
        {
            InnerHandler = new SocketsHttpHandler(),
        };
        return new RunningSandbox(sandbox, time, services.BuildServiceProvider(), new HttpClient(signer) { BaseAddress = sandbox.Address });
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    /// <summary>Lets all accepted work come to its end.</summary>
    public void FinishWork() => Time.Advance(RequestDuration);

    /// <summary>Sends a signed request.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string target, string? json = null) =>
        SendAsync(method, target, json is null ? null : Json(Encoding.UTF8.GetBytes(json)));

    /// <summary>Sends a signed request.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string target, HttpContent? content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), target) { Content = content };
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static ByteArrayContent Json(byte[] utf8)
    {
        var content = new ByteArrayContent(utf8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    public static EpasClusterCreateRequest NewCluster(string name = "OrdersEpas") => new()
    {
        Name = name,
        InstanceNamePrefix = "orders",
        DbaasEngineVersionId = "2b9d6f0a4c8e4d1fa7b3c5e9d1f20468",
        SubnetId = "7e1c9a3f5b2d4c6e8f0a1b2c3d4e5f60",
        Timezone = "Asia/Seoul",
        AllowableIpAddresses = ["10.20.0.0/16"],
        InitConfigOption = new EpasInitConfigOptionRequest
        {
            DatabaseName = "ordersdb",
            DatabasePort = 2999,
            DatabaseUserName = "ordersadmin",
            DatabaseUserPassword = "a-password-of-a-test",
        },
        InstanceGroups =
        [
            new InstanceGroupRequest
            {
                RoleType = InstanceGroupRoleType.Active,
                ServerTypeName = "db1v2m4",
                BlockStorageGroups =
                [
                    new BlockStorageGroupRequest { RoleType = BlockStorageGroupRoleType.Os, SizeGb = 104 },
                    new BlockStorageGroupRequest { RoleType = BlockStorageGroupRoleType.Data, SizeGb = 256, VolumeType = VolumeType.Hdd },
                ],
            },
        ],
    };
}
