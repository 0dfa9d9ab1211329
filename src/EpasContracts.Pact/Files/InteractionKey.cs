using System.Text.Json.Nodes;

namespace EpasContracts.Pacts.Files;

/// <summary>What names an interaction in its file, and orders it there: the description, then the provider states with their parameters.</summary>
internal readonly record struct InteractionKey(string Description, string States) : IComparable<InteractionKey>
{
    public static InteractionKey Of(JsonObject interaction) => new(
        interaction["description"]?.ToString() ?? "",
        PactJson.Ordered(interaction["providerStates"])?.ToJsonString(PactJson.Serialization) ?? "");

    public int CompareTo(InteractionKey other) =>
        string.CompareOrdinal(Description, other.Description) is var byDescription and not 0 ? byDescription : string.CompareOrdinal(States, other.States);

    public override string ToString() => States.Length == 0 ? $"'{Description}'" : $"'{Description}' given {States}";
}
