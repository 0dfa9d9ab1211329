namespace EpasContracts.OpenApi.Patterns;

/// <summary>A piece of a pattern. Trees are immutable and at most <see cref="PatternParser.MaxDepth"/> groups deep.</summary>
internal abstract record PatternNode;

/// <summary>One code point out of a set; an empty set never matches.</summary>
internal sealed record SetNode(CodePointSet Set) : PatternNode;

/// <summary>One after the other; without items it matches the empty string.</summary>
internal sealed record SequenceNode(IReadOnlyList<PatternNode> Items) : PatternNode;

/// <summary>Any one of the options.</summary>
internal sealed record AlternationNode(IReadOnlyList<PatternNode> Options) : PatternNode;

/// <summary>Between <paramref name="Min"/> and <paramref name="Max"/> times; a null maximum is no limit.</summary>
internal sealed record RepeatNode(PatternNode Inner, int Min, int? Max, bool Lazy) : PatternNode;

/// <summary>A capturing group, numbered from 1 in the order of opening parentheses.</summary>
internal sealed record CaptureNode(PatternNode Inner, int Number) : PatternNode;

/// <summary>A condition on a position that looks at most at its two neighbours.</summary>
internal sealed record AssertionNode(PatternAssertion Assertion) : PatternNode;

/// <summary>A condition on a position that runs a pattern of its own.</summary>
internal sealed record LookAroundNode(PatternNode Inner, bool Behind, bool Negative) : PatternNode;

/// <summary>The text that a group captured, once more.</summary>
internal sealed record BackReferenceNode(int Number) : PatternNode;

internal enum PatternAssertion
{
    Start,
    End,
    WordBoundary,
    NotWordBoundary,
}
