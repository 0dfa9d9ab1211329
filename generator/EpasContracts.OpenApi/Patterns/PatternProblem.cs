namespace EpasContracts.OpenApi.Patterns;

/// <summary>Something to say about one place of a pattern.</summary>
/// <param name="Column">0-based index into the pattern's text, in UTF-16 units.</param>
/// <param name="Message">What is wrong and what to write instead; a sentence without a full stop.</param>
public sealed record PatternProblem(int Column, string Message);
