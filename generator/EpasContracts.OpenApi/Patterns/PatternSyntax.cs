namespace EpasContracts.OpenApi.Patterns;

/// <summary>What <see cref="PatternParser"/> made of a pattern's text: a tree, or the error that stopped it.</summary>
public sealed class PatternSyntax
{
    internal PatternSyntax(
        string text, PatternNode? root, PatternProblem? error, PatternProblem? irregularity, IReadOnlyList<PatternProblem> warnings)
    {
        Text = text;
        Root = root;
        Error = error;
        Irregularity = irregularity;
        Warnings = warnings;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Why the text is no ECMA-262 pattern; null when it is one.</summary>
    public PatternProblem? Error { get; }

    /// <summary>The first look-around or back-reference, which no finite automaton can express; null when there is none.</summary>
    public PatternProblem? Irregularity { get; }

    /// <summary>Spellings that were accepted although ECMA-262's Unicode mode forbids them; stricter tools will reject them.</summary>
    public IReadOnlyList<PatternProblem> Warnings { get; }

    /// <summary>The tree; null exactly when <see cref="Error"/> is not.</summary>
    internal PatternNode? Root { get; }
}
