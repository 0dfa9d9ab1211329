using EpasContracts.OpenApi.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EpasContracts.Generator.Diagnostics;

/// <summary>Shows findings as compiler diagnostics, at their place in the document.</summary>
internal static class ContractDiagnostics
{
    private const string Category = "EpasContracts";

    // One descriptor a rule, made once.
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors = FindingRules.All.ToDictionary(
        static rule => rule.Id,
        static rule => new DiagnosticDescriptor(rule.Id, rule.Title, "{0}. {1}", Category, Severity(rule.Severity), isEnabledByDefault: true, rule.NextStep));

    /// <summary>Reports every finding at its place in the document.</summary>
    public static void Report(SourceProductionContext output, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            output.ReportDiagnostic(Create(finding));
    }

    private static Diagnostic Create(Finding finding)
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
