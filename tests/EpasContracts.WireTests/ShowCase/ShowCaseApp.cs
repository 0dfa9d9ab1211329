using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EpasContracts.WireTests.ShowCase;

/// <summary>A small application as one writes it with ASP.NET Core alone; it describes itself with Microsoft.AspNetCore.OpenApi.</summary>
internal static class ShowCaseApp
{
    public static void Configure(IServiceCollection services)
    {
        services.AddOpenApi("v1", static options => options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info.Title = "Show case";
            document.Info.Version = "1.0";
            // The port is another one each time.
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict);
        services.AddValidation();
        services.AddProblemDetails();
    }

    public static void Map(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        var orders = app.MapGroup("/orders").WithTags("orders");
        orders.MapPost("", Created<Order> (Order order) => TypedResults.Created($"/orders/{order.Id}", order)).WithName("PlaceOrder").WithSummary("Places an order.");
        orders.MapGet("/{id:int}", Find).WithName("GetOrder");
        orders.MapGet("", static (Carrier? carrier, [FromQuery(Name = "tag")] string[]? tags, int page = 1) => new[] { Sample(page) with { Carrier = carrier ?? Carrier.Post, Remark = string.Join('+', tags ?? []) } }).WithName("ListOrders");
        orders.MapGet("/ticks", static (CancellationToken token) => TypedResults.ServerSentEvents(Ticks(token), "tick")).WithName("WatchTicks");
        var files = app.MapGroup("/files").WithTags("files");
        files.MapPost("", static (IFormFile file, [FromForm] string? comment) => new Receipt(file.FileName, file.Length, comment)).DisableAntiforgery().WithName("UploadFile");
        files.MapGet("/{name}", static (string name) => TypedResults.File(Encoding.UTF8.GetBytes("about " + name), "application/octet-stream", name + ".bin"))
            .Produces<FileContentHttpResult>(200, "application/octet-stream").WithName("DownloadFile");
    }

    public static Order Sample(int id) => new()
    {
        Id = id,
        Customer = "Ada",
        Carrier = Carrier.ByHand,
        Items = [new Book { Price = 12.5m, Title = "Engines" }, new Bike { Price = 800, Gears = 3 }],
        Discounts = new Dictionary<string, decimal> { ["friend"] = 0.1m },
        Due = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    private static Results<Ok<Order>, NotFound<ProblemDetails>> Find(int id) => id > 0
        ? TypedResults.Ok(Sample(id))
        : TypedResults.NotFound(new ProblemDetails { Title = "No such order", Status = 404 });

    private static async IAsyncEnumerable<Tick> Ticks([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 1; i <= 3; i++)
        {
            await Task.Delay(1, cancellationToken);
            yield return new Tick(i, null);
        }
    }
}
