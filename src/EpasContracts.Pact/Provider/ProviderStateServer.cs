using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.Pacts.Provider;

/// <summary>
/// The loopback address to which the core posts provider states. Always between the core and whoever sets them: the core repeats
/// a call that is answered 5xx, 408 or 429 eight times with doubling waits, two minutes in all, so that every failure leaves here as 422;
/// and it calls for interactions without a state too, which nobody needs to hear of.
/// </summary>
internal sealed class ProviderStateServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly IStateChange _change;
    private readonly ConcurrentQueue<string> _failures = [];

    private ProviderStateServer(WebApplication application, IStateChange change)
    {
        _application = application;
        _change = change;
    }

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>What went wrong so far: the core reports that a state failed, and not why.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    public static async Task<ProviderStateServer> StartAsync(IStateChange change, CancellationToken cancellationToken)
    {
        var application = LoopbackServer.Create();
        var server = new ProviderStateServer(application, change);
        application.Run(server.AnswerAsync);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        server.Url = new Uri(application.Urls.Single());
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            if (body?["state"]?.GetValue<string>() is { Length: > 0 } name)
            {
                var parameters = body["params"]?.DeepClone() as JsonObject ?? [];
                await _change.ApplyAsync(new ProviderState(name, parameters, context.RequestAborted)).ConfigureAwait(false);
            }

            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{}", context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever a handler throws is its verdict: it is reported with the interaction.
            _failures.Enqueue(exception is PactException ? exception.Message : $"A provider state handler threw {exception.GetType().Name}: {exception.Message}");
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await context.Response.WriteAsync(exception.Message, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
