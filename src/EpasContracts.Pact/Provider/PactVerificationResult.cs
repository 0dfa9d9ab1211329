namespace EpasContracts.Pacts;

/// <summary>What a verification found.</summary>
/// <param name="Interactions">Every interaction that was tried; never empty.</param>
/// <param name="Output">The core's report as text, without colours.</param>
public sealed record PactVerificationResult(IReadOnlyList<InteractionResult> Interactions, string Output)
{
    /// <summary>Whether the provider does all that its consumers' pacts describe, apart from pending interactions.</summary>
    public bool Success => Interactions.All(static interaction => interaction.Success || interaction.Pending);
}

/// <summary>What a verification found for one interaction.</summary>
/// <param name="Consumer">Whose pact it is in.</param>
/// <param name="Description">The interaction's description.</param>
/// <param name="ProviderStates">The names of its states, in order.</param>
/// <param name="Success">Whether the provider did what is described.</param>
/// <param name="Pending">Whether its pact calls it pending: its failure is told and fails nothing.</param>
/// <param name="Problems">A sentence a difference; empty on success.</param>
public sealed record InteractionResult(
    string Consumer, string Description, IReadOnlyList<string> ProviderStates, bool Success, bool Pending, IReadOnlyList<string> Problems)
{
    /// <summary>The interaction as a person names it.</summary>
    public override string ToString() => ProviderStates.Count == 0
        ? $"{Consumer}: {Description}"
        : $"{Consumer}: {Description}, given {string.Join(" and ", ProviderStates)}";
}

/// <summary>The provider does not do all that a pact describes.</summary>
public sealed class PactVerificationException : PactException
{
    internal PactVerificationException(string message, PactVerificationResult result)
        : base(message) => Result = result;

    /// <summary>The result, interaction by interaction.</summary>
    public PactVerificationResult Result { get; }
}
