using EpasContracts.Generator.Linting;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Linting;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Diagnostics;

/// <summary>Everything that can be found in a document, in its options or by its linters: the one list behind diagnostics, release tracking and documentation.</summary>
public static class FindingRules
{
    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<FindingRule> All { get; } =
        [.. new[] { ReadingRules.All, GeneratorRules.All, LintRules.All, CSharpLintRules.All }.SelectMany(static rules => rules).OrderBy(static rule => rule.Id, StringComparer.Ordinal)];
}
