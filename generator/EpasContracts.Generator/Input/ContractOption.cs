namespace EpasContracts.Generator.Input;

/// <summary>An option of one document: metadata of its <c>OpenApiContract</c> item, and an option of the command line.</summary>
/// <param name="Name">The metadata's name, such as <c>ClientName</c>.</param>
/// <param name="Description">What it sets, one sentence without a full stop.</param>
/// <param name="Default">What holds when it is not set, in words or as a value; null when it must be set.</param>
/// <param name="Values">The values that it may have; empty when that is not a short list.</param>
public sealed record ContractOption(string Name, string Description, string? Default, IReadOnlyList<string> Values)
{
    /// <summary>The option's name on a command line, such as <c>--client-name</c>.</summary>
    public string Flag { get; } = "-" + string.Concat(Name.Select(static c => char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));
}
