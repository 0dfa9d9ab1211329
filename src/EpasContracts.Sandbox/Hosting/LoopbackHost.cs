using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EpasContracts.Sandbox.Hosting;

/// <summary>A server on 127.0.0.1 and nowhere else. No settings file or environment variable of the host can move it.</summary>
internal static class LoopbackHost
{
    public static WebApplication Create(int port, Action<ILoggingBuilder>? logging)
    {
        if (port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            throw new SandboxStartException($"{port} is no port: give one from {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}, 0 for a free one.");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        logging?.Invoke(builder.Logging);
        return builder.Build();
    }

    /// <summary>Starts the server.</summary>
    /// <returns>Its address, with the port that it got.</returns>
    /// <exception cref="SandboxStartException">The port is taken or not allowed.</exception>
    public static async Task<Uri> StartAsync(WebApplication application, int port, CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new Uri(application.Urls.Single());
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new SandboxStartException($"Port {port} of 127.0.0.1 is in use: stop what listens there, or choose another port (0 takes a free one).", exception);
        }
        catch (System.Net.Sockets.SocketException exception)
        {
            throw new SandboxStartException($"Port {port} of 127.0.0.1 cannot be opened ({exception.SocketErrorCode}): choose another port (0 takes a free one).", exception);
        }
    }
}
