namespace EpasContracts.Drift.Facts;

/// <summary>Differences of facts as sentences.</summary>
internal static class Sentences
{
    private const int ShownValue = 120;

    /// <summary>What each side says.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="first">The first artefact with its preposition, such as <c>in the document</c>.</param>
    /// <param name="second">The second one.</param>
    public static string For(FactDifference difference, string first, string second)
    {
        var fact = difference.Fact;
        var subject = char.ToUpperInvariant(fact.Subject[0]) + fact.Subject[1..];
        var value = fact.Value is { } stated ? $" ({Shorten(stated)})" : "";
        return difference.Missing switch
        {
            MissingIn.First => $"{subject}{value} is {second}, but not {first}.",
            MissingIn.Second => $"{subject}{value} is {first}, but not {second}.",
            _ => $"{subject} is {Shorten(difference.First.Value)} {first} and {Shorten(difference.Second.Value)} {second}.",
        };
    }

    private static string Shorten(string? value) => value switch
    {
        null => "not stated",
        { Length: > ShownValue } => value[..ShownValue] + "…",
        _ => value,
    };
}
