using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>Collects what is found in one document: each thing once, and no more than anyone can read.</summary>
internal sealed class FindingSink(TextLines lines)
{
    private const int Limit = 2000;
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(string, int, string)> _known = [];
    private readonly Dictionary<(string, string), (int Index, int Start, int Count)> _toldOnce = [];
    private int _errors;
    private int _left;

    /// <summary>All findings in the order of their places.</summary>
    public EquatableArray<Finding> ToArray()
    {
        var told = _findings.ToList();
        foreach (var (index, _, count) in _toldOnce.Values.Where(static entry => entry.Count > 1))
            told[index] = told[index] with { Message = $"{told[index].Message}, here and at {(count == 2 ? "one other place" : $"{count - 1} other places")}" };
        var sorted = told.OrderBy(finding => finding.Location.Line).ThenBy(finding => finding.Location.Column).ToList();
        if (_left > 0)
        {
            var rule = ReadingRules.TooManyFindings;
            sorted.Add(new Finding(rule.Id, rule.Severity, $"{_left} more findings are not listed", rule.NextStep, lines.Locate(default)));
        }

        return sorted.ToEquatableArray();
    }

    public void Add(FindingRule rule, TextSpan span, string message, string? nextStep = null)
    {
        if (rule.IsToldOnce && _toldOnce.TryGetValue((rule.Id, message), out var first))
        {
            AddPlace(first, rule, span, message);
            return;
        }

        // Errors have a limit of their own, so that no flood of hints hides one.
        var isError = rule.Severity == FindingSeverity.Error;
        if ((isError ? _errors : _findings.Count - _errors) >= Limit)
        {
            _left++;
        }
        else if (_known.Add((rule.Id, span.Start, message)))
        {
            _errors += isError ? 1 : 0;
            if (rule.IsToldOnce)
                _toldOnce.Add((rule.Id, message), (_findings.Count, span.Start, 1));
            _findings.Add(new Finding(rule.Id, rule.Severity, message, nextStep ?? rule.NextStep, lines.Locate(lines.FirstLine(span))));
        }
    }

    // What comes later in the document may be read before.
    private void AddPlace((int Index, int Start, int Count) first, FindingRule rule, TextSpan span, string message)
    {
        if (!_known.Add((rule.Id, span.Start, message)))
            return;
        if (span.Start < first.Start)
            _findings[first.Index] = _findings[first.Index] with { Location = lines.Locate(lines.FirstLine(span)) };
        _toldOnce[(rule.Id, message)] = (first.Index, Math.Min(span.Start, first.Start), first.Count + 1);
    }
}
