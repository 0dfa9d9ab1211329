using EpasContracts.Runtime.Json;
using EpasContracts.WireTests.Wire;

namespace EpasContracts.WireTests.Newer;

/// <summary>What OpenAPI 3.2 added, from the generated client over a socket into the generated server.</summary>
public sealed class NewerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"kind":"round","radius":1}""", "Circle")]
    [InlineData("""{"kind":"flat","side":1}""", "Square")]
    [InlineData("""{"kind":"star","points":[1]}""", "Other")]
    [InlineData("""{"points":[1]}""", "Other")]
    public void An_object_whose_discriminator_says_nothing_is_the_default(string json, string expected)
    {
        Assert.True(Shape.TryParse(System.Text.Encoding.UTF8.GetBytes(json), out var shape, out var errors), string.Join('\n', errors));
        Assert.Equal(expected, shape.Match(static _ => "Circle", static _ => "Square", static _ => "Other", static _ => "none"));
        Assert.Equal(json, System.Text.Encoding.UTF8.GetString(JsonModel.ToUtf8Bytes(shape)));
    }

    [Fact]
    public async Task A_class_is_read_as_its_default()
    {
        await using var app = await StartAsync();
        var vehicles = await new NewerClient(app.Transport()).ParkVehiclesAsync(
            [new Car { Kind = "Car", Doors = 4 }, new Cart { Kind = "sledge", Horses = 2 }, new Vehicle { Wheels = 3 }], Cancellation);
        Assert.Equal([typeof(Car), typeof(Cart), typeof(Cart)], vehicles.Select(static vehicle => vehicle.GetType()));
        Assert.Equal((2L, 3L), (((Cart)vehicles[1]).Horses, vehicles[2].Wheels));
    }

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(static app => app.MapNewer(new NewerHandler()));
}
