using System.Text.Json.Nodes;
using EpasContracts.AspNetCore;
using EpasContracts.AspNetCore.OpenApi;
using EpasContracts.OpenApi.Model;
using EpasContracts.WireTests.Newer;
using EpasContracts.WireTests.Types;
using EpasContracts.WireTests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace EpasContracts.WireTests.Described;

/// <summary>What an application says of itself where a contract is a part of it.</summary>
public sealed class DescribedTests
{
    [Fact]
    public async Task An_endpoint_of_the_applications_own_is_described_by_the_schema_of_its_model()
    {
        var served = await DescribedApp.ReadAsync(static app => app.MapPost("/own", static (Range range) => range), DescribedContract.Descriptor);
        var own = Assert.Single(served.Operations);
        Assert.Equal("/components/schemas/Range", Assert.Single(own.RequestBody!.Content).Schema!.Reference);
        Assert.Equal("/components/schemas/Range", Assert.Single(own.Responses.Single().Content).Schema!.Reference);
        Assert.Equal(["Range"], served.Schemas.Select(static named => named.Name));
        Assert.Equal(Original("schema Range "), ContractText.Of(served).Where(static line => line.StartsWith("schema", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task So_are_the_elements_of_its_lists_and_dictionaries()
    {
        var served = await DescribedApp.ReadAsync(
            static app => app.MapPost("/own", static ([FromBody] List<Animal> animals) => new Holding(new Dictionary<string, IReadOnlyList<Cat>>(), [], null)), DescribedContract.Descriptor);
        var own = Assert.Single(served.Operations);
        Assert.Equal("/components/schemas/Animal", own.RequestBody!.Content[0].Schema!.Items!.Reference);
        var holding = Properties(served, "Holding");
        Assert.Equal("/components/schemas/Cat", holding["cats"].AdditionalProperties!.Items!.Reference);
        Assert.Contains(holding["levels"].Items!.OneOf, static choice => choice.Reference == "/components/schemas/Level");
        Assert.Contains(holding["levels"].Items!.OneOf, static choice => choice.Types == JsonTypes.Null);
        Assert.Equal("/components/schemas/Kind", holding["kinds"].Items!.Reference);
        Assert.Equal(Original("schema Base "), ContractText.Of(served).Where(static line => line.StartsWith("schema Base ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_component_that_is_another_one_is_a_component()
    {
        var served = await DescribedApp.ReadAsync(static app => app.MapPost("/own", static (Fault fault) => fault), DescribedContract.Descriptor);
        Assert.Equal("/components/schemas/Alias", Properties(served, "Fault")["alias"].Reference);
        Assert.Equal("/components/schemas/Odd-Name.2", Assert.Single(served.Schemas.Single(static named => named.Name == "Alias").Schema.AllOf).Reference);
    }

    [Fact]
    public async Task The_parameters_of_a_groups_prefix_are_described_as_well()
    {
        var served = await DescribedApp.ReadAsync(static app => app.MapGroup("/{tenant}/{zone:int}/{rest:minlength(2)}").MapDescribed(new DescribedHandler()), DescribedContract.Descriptor);
        Assert.Equal(["/{tenant}/{zone}/{rest}/zoo/plan", "/{tenant}/{zone}/{rest}/zoo/{area}/animals"], served.Operations.Select(static operation => operation.Path).Order(StringComparer.Ordinal));
        foreach (var operation in served.Operations)
            Assert.Equal(["rest", "tenant", "zone"], operation.Parameters.Where(static parameter => parameter is { Place: ParameterPlace.Path, Name: not "area" }).Select(static parameter => parameter.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            Original("POST /zoo/{area}/animals Path area "),
            ContractText.Of(served).Where(static line => line.Contains("Path area ", StringComparison.Ordinal)).Select(static line => line.Replace("/{tenant}/{zone}/{rest}", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_contracts_and_the_application_may_have_a_name_in_common()
    {
        var served = await DescribedApp.ReadAsync(
            static app =>
            {
                app.MapGroup("/types/{tenant}").MapTypes(new TypesHandler());
                app.MapNewer(new NewerHandler());
                app.MapPost("/own", static (Shape shape) => shape);
            },
            TypesContract.Descriptor,
            NewerContract.Descriptor);
        Assert.Equal(["corners", "id", "key", "levels"], Properties(served, "Shape").Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["sides"], Properties(served, "EpasContracts.WireTests.Described.Shape").Keys);
        Assert.Equal(3, served.Schemas.Single(static named => named.Name == "Shape2").Schema.OneOf.Count);
        Assert.Equal("/components/schemas/Shape2", served.Operations.Single(static operation => operation.Path == "/shapes").RequestBody!.Content[0].Schema!.Items!.Reference);
    }

    [Fact]
    public async Task Webhooks_are_described_where_they_are_received()
    {
        var served = await DescribedApp.ReadAsync(static app => app.MapGroup("/hooks").MapWireWebhooks(new NoReceiver()), WireContract.Descriptor);
        var original = DescribedApp.Original("wire.yaml");
        var quota = served.Operations.Single(static operation => operation.Path == "/hooks/quota-warning");
        Assert.Equal("/components/schemas/Line", quota.RequestBody!.Content[0].Schema!.Reference);
        Assert.Equal(ContractText.Of(original).Where(static line => line.StartsWith("schema Line ", StringComparison.Ordinal)), ContractText.Of(served).Where(static line => line.StartsWith("schema Line ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_no_contracts_is_said_as_without_one()
    {
        static void Map(WebApplication app)
        {
            app.MapDescribed(new DescribedHandler());
            app.MapPost("/own/{id:int}", static Results<Ok<Shape>, NotFound> (int id, [FromQuery] string[]? names, [FromHeader] string? trace, [FromBody] List<Shape> shapes) => TypedResults.Ok(shapes[0])).WithTags("own").WithSummary("Own.");
            app.MapGet("/own", static () => new Dictionary<string, Shape>());
        }

        var without = JsonNode.Parse(await DescribedApp.TextAsync(Map, static _ => { }))!;
        var with = JsonNode.Parse(await DescribedApp.TextAsync(Map, static options => options.AddContract(DescribedContract.Descriptor)))!;
        foreach (var path in new[] { "/own/{id}", "/own" })
            Assert.True(JsonNode.DeepEquals(without["paths"]![path], with["paths"]![path]), path);
        Assert.True(JsonNode.DeepEquals(without["components"]!["schemas"]!["Shape"], with["components"]!["schemas"]!["Shape"]));
        Assert.True(JsonNode.DeepEquals(without["info"], with["info"]));
    }

    [Fact]
    public async Task Another_reader_reads_it_without_a_fault_and_sees_the_same()
    {
        var text = await DescribedApp.TextAsync(static app => app.MapDescribed(new DescribedHandler()), static options => options.AddContract(DescribedContract.Descriptor));
        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");
        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(diagnostic.Warnings);

        // Each of these is a line of described.yaml.
        var adding = document!.Paths["/zoo/{area}/animals"].Operations![HttpMethod.Post];
        Assert.Equal(["201", "4XX", "default"], adding.Responses!.Keys.Order(StringComparer.Ordinal));
        Assert.False(adding.Parameters!.Single(static parameter => parameter.Name == "kinds").Explode);
        Assert.True(adding.Parameters!.Single(static parameter => parameter is { Name: "token", In: ParameterLocation.Cookie }).Required);
        Assert.Equal("1", adding.Responses["201"].Headers!["X-Count"].Schema!.Minimum);
        Assert.Equal(["cat", "dog"], document.Components!.Schemas!["Animal"].Discriminator!.Mapping!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(40, document.Components.Schemas["Base"].Properties!["name"].MaxLength);
        Assert.Equal(["^n-", "^x-"], document.Components.Schemas["Fault"].PatternProperties!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_OpenAPI_3_0_nothing_stands_that_it_does_not_know()
    {
        var text = await DescribedApp.TextAsync(static app => app.MapNewer(new NewerHandler()), static options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            options.AddContract(NewerContract.Descriptor).AddContract(DescribedContract.Descriptor);
        });
        Assert.StartsWith("3.0", JsonNode.Parse(text)!["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(2, DescribedApp.Read(text, "served.json").Operations.Count);
    }

    /// <summary>A type of the application that is called like a schema of two contracts.</summary>
    internal sealed record Shape(int Sides);

    /// <summary>A type of the application that holds models of the contract.</summary>
    internal sealed record Holding(IReadOnlyDictionary<string, IReadOnlyList<Cat>> Cats, Level?[] Levels, ISet<Kind>? Kinds);

    private sealed class NoReceiver : IWireWebhookHandler
    {
        public Task<ApiResult<QuotaWarningResponse>> QuotaWarningAsync(Line body, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ApiResult> JobDoneAsync(long xAttempt, Stored body, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private static IEnumerable<string> Original(string start) => ContractText.Of(DescribedApp.Original("described.yaml")).Where(line => line.StartsWith(start, StringComparison.Ordinal));

    private static Dictionary<string, SchemaNode> Properties(ApiContract served, string name) =>
        served.Schemas.Single(named => named.Name == name).Schema.Properties.ToDictionary(static property => property.Name, static property => property.Schema);
}
