using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EpasContracts.Generator.Diagnostics;

/// <summary>Shows findings as compiler diagnostics, at their place in the document.</summary>
internal static class ContractDiagnostics
{
    private const string Category = "EpasContracts";

    // One descriptor a rule, made once: the rules are listed where they are found.
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors = ReadingRules.All.Concat(GeneratorRules.All).ToDictionary(
        static rule => rule.Id,
        static rule => new DiagnosticDescriptor(rule.Id, rule.Title, "{0}. {1}", Category, Severity(rule.Severity), isEnabledByDefault: true, rule.NextStep));

    public static Diagnostic Create(Finding finding)
    {
        var location = finding.Location;
        var start = new LinePosition(Math.Max(location.Line - 1, 0), Math.Max(location.Column - 1, 0));
        var end = new LinePosition(Math.Max(location.EndLine - 1, start.Line), Math.Max(location.EndColumn - 1, 0));
        var span = new LinePositionSpan(start, end < start ? start : end);
        return Diagnostic.Create(
            Descriptors[finding.Id],
            location.File.Length == 0 ? Location.None : Location.Create(location.File, default, span),
            finding.Message,
            finding.NextStep);
    }

    private static DiagnosticSeverity Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => DiagnosticSeverity.Error,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
