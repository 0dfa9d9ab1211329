using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Linting;

/// <summary>What trips a generator of C#, though the document is sound. An id is given once and never again to something else.</summary>
public static class CSharpLintRules
{
    private static readonly FindingRuleList Rules = new();

    /// <summary>Two names of a document become one of C#.</summary>
    public static FindingRule CollidingNames { get; } = Rules.Warning(
        "EPAS3101", "Two names become the same in C#", "Rename one of them, or give it a C# name with 'x-csharp-name'.");

    /// <summary>A name that means something else in C# or in the generated code.</summary>
    public static FindingRule ReservedName { get; } = Rules.Warning(
        "EPAS3102", "The name is taken in the generated code", "Rename it, or give it a C# name with 'x-csharp-name'.");

    /// <summary>A name of which nothing can be used.</summary>
    public static FindingRule UnusableName { get; } = Rules.Warning(
        "EPAS3103", "Nothing of the name can be part of a C# name", "Rename it, or give it a C# name with 'x-csharp-name' where it is a schema.");

    /// <summary>A schema that becomes a class without having a name.</summary>
    public static FindingRule UnnamedSchema { get; } = Rules.Warning(
        "EPAS3104", "The schema becomes a type but has no name", "Move it to components, or give it a C# name with 'x-csharp-name': the made-up one changes when the document does.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<FindingRule> All => Rules.All;

    internal static Finding Report(this FindingRule rule, SourceLocation location, string message) =>
        new(rule.Id, rule.Severity, message, rule.NextStep, location);
}
