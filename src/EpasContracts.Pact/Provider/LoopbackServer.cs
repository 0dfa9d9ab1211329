using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace EpasContracts.Pacts.Provider;

/// <summary>Small servers for the core to talk to.</summary>
internal static class LoopbackServer
{
    /// <summary>A server on a free port of 127.0.0.1. No settings file or environment variable of the host can move it.</summary>
    public static WebApplication Create()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        return builder.Build();
    }
}
