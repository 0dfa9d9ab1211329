using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace EpasContracts.WireTests.ShowCase;

/// <summary>How an order is sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Carrier>))]
public enum Carrier
{
    Post,
    Bicycle,

    [JsonStringEnumMemberName("by-hand")]
    ByHand,
}

/// <summary>An order.</summary>
[Description("An order.")]
public sealed record Order
{
    public required int Id { get; init; }

    [MaxLength(40)]
    public required string Customer { get; init; }

    public string? Remark { get; init; }

    public int? Priority { get; init; }

    public required Carrier Carrier { get; init; }

    public Carrier? Fallback { get; init; }

    public required IReadOnlyList<Item> Items { get; init; }

    public Dictionary<string, decimal>? Discounts { get; init; }

    public DateTimeOffset? Due { get; init; }

    public Order? Previous { get; init; }
}

/// <summary>What is ordered.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Book), "book")]
[JsonDerivedType(typeof(Bike), "bike")]
public abstract record Item
{
    public required decimal Price { get; init; }
}

public sealed record Book : Item
{
    public required string Title { get; init; }

    public int? Pages { get; init; }
}

public sealed record Bike : Item
{
    [Range(1, 30)]
    public required int Gears { get; init; }
}

public sealed record Receipt(string Name, long Size, string? Comment);

public sealed record Tick(int Number, DateTimeOffset? At);
