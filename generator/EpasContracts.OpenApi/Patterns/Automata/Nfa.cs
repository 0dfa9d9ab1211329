namespace EpasContracts.OpenApi.Patterns;

/// <summary>A nondeterministic automaton over code points; states are indices into its lists.</summary>
internal sealed class Nfa(IReadOnlyList<NfaState> states, int start, IReadOnlyList<CodePointSet> sets)
{
    public IReadOnlyList<NfaState> States { get; } = states;

    public int Start { get; } = start;

    /// <summary>The distinct sets that <see cref="NfaState.Set"/> refers to, all of scalar values.</summary>
    public IReadOnlyList<CodePointSet> Sets { get; } = sets;

    public bool Uses(PatternAssertion assertion) => States.Any(state => state.Kind == NfaKind.Assert && state.Assertion == assertion);
}

internal enum NfaKind
{
    /// <summary>The whole pattern has matched.</summary>
    Accept,

    /// <summary>Takes one code point of a set and goes to Next.</summary>
    Take,

    /// <summary>Goes to Next where the assertion holds.</summary>
    Assert,

    /// <summary>Goes to Next and to Other.</summary>
    Split,
}

internal sealed class NfaState(NfaKind kind)
{
    public NfaKind Kind { get; } = kind;

    public int Next { get; set; } = -1;

    public int Other { get; set; } = -1;

    public int Set { get; init; } = -1;

    public PatternAssertion Assertion { get; init; }
}
