using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>Collects what is found in one document: each thing once, and no more than anyone can read.</summary>
internal sealed class FindingSink(TextLines lines)
{
    private const int Limit = 2000;
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(string, int, string)> _known = [];
    private int _errors;
    private int _left;

    /// <summary>All findings in the order of their places.</summary>
    public EquatableArray<Finding> ToArray()
    {
        var sorted = _findings.OrderBy(finding => finding.Location.Line).ThenBy(finding => finding.Location.Column).ToList();
        if (_left > 0)
        {
            var rule = ReadingRules.TooManyFindings;
            sorted.Add(new Finding(rule.Id, rule.Severity, $"{_left} more findings are not listed", rule.NextStep, lines.Locate(default)));
        }

        return sorted.ToEquatableArray();
    }

    public void Add(FindingRule rule, TextSpan span, string message, string? nextStep = null)
    {
        // Errors have a limit of their own, so that no flood of hints hides one.
        var isError = rule.Severity == FindingSeverity.Error;
        if ((isError ? _errors : _findings.Count - _errors) >= Limit)
        {
            _left++;
        }
        else if (_known.Add((rule.Id, span.Start, message)))
        {
            _errors += isError ? 1 : 0;
            _findings.Add(new Finding(rule.Id, rule.Severity, message, nextStep ?? rule.NextStep, lines.Locate(lines.FirstLine(span))));
        }
    }
}
