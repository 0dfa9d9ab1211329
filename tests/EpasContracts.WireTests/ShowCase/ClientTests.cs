using System.Net;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Validation;
using EpasContracts.WireTests.ShowCase.Client;
using EpasContracts.WireTests.Wire;

namespace EpasContracts.WireTests.ShowCase;

/// <summary>The client that was generated from the application's own document talks to the application.</summary>
public sealed class ClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_goes_there_and_back()
    {
        await using var app = await StartAsync();
        var orders = new ShowCaseClient(app.Transport()).Orders;
        var order = await orders.GetOrderAsync(7, Cancellation);

        Assert.Equal((7, "Ada", Client.Carrier.ByHand), (order.Id, order.Customer, order.Carrier));
        Assert.Equal((2, 0.1), (order.Items.Count, order.Discounts.Value?["friend"]));
        Assert.Equal(order.ToString(), (await orders.PlaceOrderAsync(order, Cancellation)).ToString());
    }

    [Fact]
    public async Task An_error_is_problem_details()
    {
        await using var app = await StartAsync();
        var exception = await Assert.ThrowsAsync<ApiException>(() => new ShowCaseClient(app.Transport()).Orders.GetOrderAsync(0, Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Equal("No such order", exception.ErrorAs<Client.ProblemDetails>()?.Title.Value);
    }

    [Fact]
    public async Task What_the_application_would_refuse_does_not_leave()
    {
        await using var app = await StartAsync();
        var orders = new ShowCaseClient(app.Transport()).Orders;
        var order = new Client.Order { Id = 1, Customer = new string('a', 41), Carrier = Client.Carrier.Post, Items = [] };
        var exception = await Assert.ThrowsAsync<ContractValidationException>(() => orders.PlaceOrderAsync(order, Cancellation));
        Assert.Equal("/customer", Assert.Single(exception.Errors).InstancePointer);
    }

    [Fact]
    public async Task Enumerations_lists_and_defaults_stand_in_a_query()
    {
        await using var app = await StartAsync();
        var found = await new ShowCaseClient(app.Transport()).Orders.ListOrdersAsync(Client.Carrier.Bicycle, ["a", "b c"], 3, Cancellation);
        var order = Assert.Single(found);
        Assert.Equal((3, Client.Carrier.Bicycle, "a+b c"), (order.Id, order.Carrier, order.Remark.Value));
    }

    [Fact]
    public async Task Events_are_the_values_that_they_carry()
    {
        await using var app = await StartAsync();
        var numbers = new List<int>();
        await foreach (var tick in new ShowCaseClient(app.Transport()).Orders.WatchTicksAsync(Cancellation))
            numbers.Add(tick.Number);
        Assert.Equal([1, 2, 3], numbers);
    }

    [Fact]
    public async Task A_file_is_sent_and_fetched()
    {
        await using var app = await StartAsync();
        var files = new ShowCaseClient(app.Transport()).Files;
        var receipt = await files.UploadFileAsync(new Client.UploadFileForm { File = FileContent.FromBytes([1, 2, 3], "\u00fc.bin"), Comment = "three" }, Cancellation);
        Assert.Equal(("\u00fc.bin", 3L, "three"), (receipt.Name, receipt.Size, receipt.Comment));

        await using var file = await files.DownloadFileAsync("engines", Cancellation);
        using var reader = new StreamReader(file.Content);
        Assert.Equal(("about engines", "engines.bin"), (await reader.ReadToEndAsync(Cancellation), file.FileName));
    }

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(ShowCaseApp.Map, ShowCaseApp.Configure);
}
