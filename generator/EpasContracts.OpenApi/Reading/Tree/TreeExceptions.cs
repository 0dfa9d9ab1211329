using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>The text is not of the language it should be.</summary>
internal sealed class TreeSyntaxException(TextSpan span, string message) : Exception(message)
{
    public TextSpan Span => span;
}

/// <summary>A limit was passed: the reading ends here.</summary>
internal sealed class TreeLimitException(FindingRule rule, int offset, string message) : Exception(message)
{
    public FindingRule Rule => rule;

    public int Offset => offset;
}
