using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.ContractTests.PactCore;

/// <summary>The provider that <see cref="Orders"/> talks to: it knows the orders that it was told to have.</summary>
internal sealed class OrdersProvider : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<int, string> _orders = [];

    private OrdersProvider(WebApplication application) => _application = application;

    public IReadOnlyDictionary<string, string> LastHeaders { get; private set; } = new Dictionary<string, string>();

    public Uri Uri => new(_application.Urls.Single());

    public static async Task<OrdersProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var provider = new OrdersProvider(application);
        application.Run(provider.AnswerAsync);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public Task AddAsync(int id, string state = "PAID")
    {
        _orders[id] = state;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        LastHeaders = context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString());
        if (context.Request.Path.StartsWithSegments("/orders", out var rest)
            && int.TryParse(rest.Value?.TrimStart('/'), out var id)
            && _orders.TryGetValue(id, out var state))
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$"""{"id":{{id}},"state":"{{state}}","lines":[{"sku":"B-2","price":1.25,"note":null},{"sku":"C-3","price":2.5,"note":null}]}""");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
