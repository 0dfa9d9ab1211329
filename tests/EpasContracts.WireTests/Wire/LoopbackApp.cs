using System.Net;
using EpasContracts.Runtime.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EpasContracts.WireTests.Wire;

/// <summary>A server on this machine, on a port that is free, and a client of it.</summary>
internal sealed class LoopbackApp(WebApplication application, HttpClient http) : IAsyncDisposable
{
    public HttpClient Http { get; } = http;

    public IServiceProvider Services => application.Services;

    public ApiTransport Transport(ApiTransportOptions? options = null) => new(Http, options ?? new ApiTransportOptions { ResponseValidation = ResponseValidation.Strict });

    public static async Task<LoopbackApp> StartAsync(Action<WebApplication> map, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        configure?.Invoke(builder.Services);
        var application = builder.Build();
        application.UseRouting();
        map(application);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new LoopbackApp(application, new HttpClient { BaseAddress = new Uri(application.Urls.Single()) });
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await application.DisposeAsync();
    }
}
