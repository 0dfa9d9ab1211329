using EpasContracts.Runtime.Description;
using EpasContracts.WireTests.Composed;
using EpasContracts.WireTests.Newer;
using EpasContracts.WireTests.Rare;
using EpasContracts.WireTests.Streams;
using EpasContracts.WireTests.Texts;
using EpasContracts.WireTests.Types;
using EpasContracts.WireTests.Wire;
using Microsoft.AspNetCore.Builder;

namespace EpasContracts.WireTests.Described;

/// <summary>The document that a server serves of itself, read back, says what its contract says.</summary>
public sealed class EveryContractTests
{
    private static readonly Dictionary<string, (ApiDescriptor Contract, Action<WebApplication> Map)> Servers = new()
    {
        ["composed"] = (ComposedContract.Descriptor, static app => app.MapComposed(new ComposedHandler())),
        ["described"] = (DescribedContract.Descriptor, static app => app.MapDescribed(new DescribedHandler())),
        ["newer"] = (NewerContract.Descriptor, static app => app.MapNewer(new NewerHandler())),
        ["rare"] = (RareContract.Descriptor, static app => app.MapRare(new RareHandler())),
        ["streams"] = (StreamsContract.Descriptor, static app => app.MapStreams(new StreamsHandler())),
        ["texts"] = (TextsContract.Descriptor, static app => app.MapTexts(new TextsHandler())),
        ["types"] = (TypesContract.Descriptor, static app => app.MapTypes(new TypesHandler())),
        ["wire"] = (WireContract.Descriptor, static app => app.MapWire(new WireHandler())),
    };

    [Theory]
    [InlineData("described")]
    [InlineData("newer")]
    [InlineData("streams")]
    [InlineData("texts")]
    [InlineData("types")]
    public async Task It_says_all_that_the_contract_says_and_nothing_else(string name)
    {
        var (contract, map) = Servers[name];
        var served = await DescribedApp.ReadAsync(map, contract);
        Assert.Equal(ContractText.Of(DescribedApp.Original($"{name}.yaml")), ContractText.Of(served));
    }

    [Theory]
    // Of an item of a stream the data has the schema.
    [InlineData("composed", "schema Envelope", "schema News")]
    // A method of its own, a query within the path, cookies that are not escaped and a query that is one value: OpenAPI 3.1 has no place for them.
    [InlineData("rare", "Copy /things/{id}", "GET /calls#Action=List", "GET /fixed?action=list", "GET /places Cookie", "GET /whole/form", "GET /whole/json")]
    // Nothing reads XML: the server refuses it.
    [InlineData("wire", "PUT /files/{id} takes always application/xml")]
    public async Task It_leaves_out_what_has_no_place(string name, params string[] without)
    {
        var (contract, map) = Servers[name];
        var missing = ContractText.Of(DescribedApp.Original($"{name}.yaml")).Except(ContractText.Of(await DescribedApp.ReadAsync(map, contract))).ToList();
        Assert.All(missing, line => Assert.Contains(without, owner => line.StartsWith(owner, StringComparison.Ordinal)));
        Assert.All(without, owner => Assert.Contains(missing, line => line.StartsWith(owner, StringComparison.Ordinal)));
    }
}
