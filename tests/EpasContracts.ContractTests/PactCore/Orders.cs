using EpasContracts.Pacts;

namespace EpasContracts.ContractTests.PactCore;

/// <summary>A small consumer: what it expects of its provider, and how it asks.</summary>
internal static class Orders
{
    public const string Consumer = "shop";
    public const string Provider = "orders";
    public const string FileName = "shop-orders.json";

    public static PactBuilder NewPact(TemporaryFolder folder) => NewPact(new PactConfig { PactDir = folder.Path });

    public static PactBuilder NewPact(PactConfig config) => Pact.V4(Consumer, Provider, config).WithHttpInteractions();

    public static PactBuilder DescribeOrder(this PactBuilder pact, int id = 7, string description = "a request for an order")
    {
        pact.UponReceiving(description)
            .Given("order exists", new { id })
            .WithRequest(HttpMethod.Get, $"/orders/{id}")
            .WithQuery("lang", Match.Regex("en", "^(en|ko)$"))
            .WithHeader("Accept", "application/json")
            .WillRespond()
            .WithStatus(200)
            .WithHeader("Content-Type", "application/json")
            .WithJsonBody(new
            {
                id = Match.Integer(id),
                state = Match.Regex("OPEN", "^[A-Z]+$"),
                lines = Match.MinType(new { sku = Match.Type("A-1"), price = Match.Decimal(9.5m), note = Match.Null() }, 1),
            });
        return pact;
    }

    public static async Task<HttpResponseMessage> GetOrderAsync(Uri provider, int id = 7, string lang = "ko")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(provider, $"/orders/{id}?lang={lang}"));
        request.Headers.Accept.ParseAdd("application/json");
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task WritePactAsync(TemporaryFolder folder, int id = 7, string description = "a request for an order")
    {
        await NewPact(folder).DescribeOrder(id, description).VerifyAsync(
            async context => (await GetOrderAsync(context.MockServerUri, id)).EnsureSuccessStatusCode(),
            TestContext.Current.CancellationToken);
    }
}
