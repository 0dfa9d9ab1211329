using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Generator.Planning;

/// <summary>The document's distinct patterns, each a matcher that all schemas share.</summary>
internal sealed class PatternSet(string className)
{
    private readonly Dictionary<string, PatternPlan> _plans = new(StringComparer.Ordinal);
    private readonly NameScope _names = new([className]);

    /// <summary>The class that holds the matchers.</summary>
    public string ClassName { get; } = className;

    /// <summary>The patterns in the order of their first use.</summary>
    public List<PatternPlan> Plans { get; } = [];

    /// <summary>What is wrong with the patterns.</summary>
    public IEnumerable<Finding> Findings => Plans.Select(static plan => plan.Finding).OfType<Finding>();

    /// <summary>Compiles a pattern when it is new; the first schema that uses it gives the name.</summary>
    public void Add(string pattern, string name, SourceLocation location)
    {
        if (_plans.ContainsKey(pattern))
            return;
        var syntax = PatternParser.Parse(pattern);
        var program = syntax.Error is null ? PatternCompiler.Compile(syntax) : null;
        var finding = syntax.Error is { } error
            ? GeneratorRules.BadPattern.At(location, $"{error.Message} (column {error.Column} of {pattern})")
            : program!.Reason is { } reason ? GeneratorRules.BacktrackingPattern.At(location, reason) : null;
        var plan = new PatternPlan(pattern, _names.Claim(name), program, finding);
        _plans.Add(pattern, plan);
        Plans.Add(plan);
    }

    /// <summary>The matcher of a pattern as it is written in code, or null for a pattern that is no regular expression.</summary>
    public string? Matcher(string pattern) => _plans[pattern] is { Program: not null } plan ? $"{ClassName}.{plan.Field}" : null;
}

/// <summary>One pattern.</summary>
/// <param name="Pattern">Its text.</param>
/// <param name="Field">The field that holds its matcher.</param>
/// <param name="Program">What it compiled to, or null when it is no regular expression.</param>
/// <param name="Finding">What is to be said about it, or null.</param>
internal sealed record PatternPlan(string Pattern, string Field, PatternProgram? Program, Finding? Finding);
