using System.Text.RegularExpressions;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>
/// Decides where a description ends and the next name begins when nothing stands between them: <c>reasonreference</c> is
/// <c>reason</c> and <c>reference</c>, since the page uses both elsewhere. What no rule makes certain is a finding.
/// </summary>
internal sealed partial class NameBoundary
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Decision> decisions = new(StringComparer.Ordinal);
    private readonly FindingLog findings;

    /// <summary>Gathers the page's vocabulary: the names that stand alone somewhere, and the words of its sentences.</summary>
    public NameBoundary(IEnumerable<PageLine> lines, FindingLog findings)
    {
        this.findings = findings;
        foreach (var line in lines)
        {
            var text = GluedText.AfterMediaType(line.Text);
            foreach (var mark in GluedText.Marks(text))
            {
                AddWords(mark.Before);
                if (Certain(mark) is { } start)
                    AddName(mark.Run[start..]);
            }

            AddWords(GluedText.Tail(text));
            foreach (Match template in TemplateName().Matches(line.Text))
                AddName(template.Groups[1].Value);
        }
    }

    /// <summary>Parts the text between two marks. The name is null, with a finding, when nothing tells where it begins.</summary>
    public (string Description, string? Name) Split(GluedText.Mark mark, int line)
    {
        if (Certain(mark) is { } start)
            return (mark.Before + mark.Run[..start], mark.Run[start..]);

        if (!decisions.TryGetValue(mark.Run, out var decision))
            decisions.Add(mark.Run, decision = Decide(mark.Run));
        decision.Lines.Add(line);
        return (mark.Before + mark.Run[..decision.Start], decision.Name);
    }

    /// <summary>One finding for each text that was parted by rule, with every line on which it was.</summary>
    public void Report()
    {
        foreach (var (run, decision) in decisions)
        {
            var others = decision.Lines.Distinct().Skip(1).ToList();
            var more = others.Count == 0 ? "" : $" (also on {(others.Count == 1 ? "line" : "lines")} {string.Join(", ", others)})";
            if (decision.Name is null)
            {
                findings.Error(FindingIds.NameBoundary, decision.Lines[0], $"Nothing tells where in \"{run}\" the description ends and the name begins{more}; the field is left out.",
                    "Add the field in an overlay.");
            }
            else if (decision.IsDoubtful)
            {
                findings.Warn(FindingIds.NameBoundary, decision.Lines[0], $"\"{run}\" is read as \"{run[..decision.Start]}\" and the name '{decision.Name}'{more}: {decision.Reason}.",
                    "Compare the name with the vendor's SDK; correct it in an overlay.");
            }
            else
            {
                findings.Info(FindingIds.NameBoundary, decision.Lines[0], $"\"{run}\" is read as \"{run[..decision.Start]}\" and the name '{decision.Name}'{more}: {decision.Reason}.",
                    "Nothing to do, unless the name is wrong.");
            }
        }
    }

    /// <summary>
    /// Where a name begins for certain: no description comes before it, or one that ends in a sign that no word has or in an
    /// acronym, since names are in small letters.
    /// </summary>
    private static int? Certain(GluedText.Mark mark)
    {
        var standsAlone = mark.Before.Length == 0 || mark.Before.EndsWith(GluedText.Details, StringComparison.Ordinal)
            || !(char.IsWhiteSpace(mark.Before[^1]) || char.IsLetterOrDigit(mark.Before[^1]));
        if (standsAlone && IsName(mark.Run))
            return 0;
        var capitals = mark.Run.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        return capitals > 1 && IsName(mark.Run[capitals..]) ? capitals : null;
    }

    private static bool IsName(string text) => NamePattern().IsMatch(text);

    private Decision Decide(string run)
    {
        var best = new List<(int Start, int Score)>();
        for (var start = 1; start < run.Length; start++)
        {
            if (!IsName(run[start..]) || run[start - 1] is '-' or '_')
                continue;
            var score = Score(run[..start], run[start..]);
            if (score == 0 || (best.Count > 0 && score < best[0].Score))
                continue;
            if (best.Count > 0 && score > best[0].Score)
                best.Clear();
            best.Add((start, score));
        }

        if (best.Count == 0)
            return new Decision(run.Length, null, "", true);

        // Of several that are equally good the longest description wins: its last word is a whole one.
        var (chosen, evidence) = best[^1];
        var reason = evidence switch
        {
            >= BothKnown => "the page uses both elsewhere",
            >= WordKnown => "the page uses the word elsewhere, but not the name",
            _ => "the page uses the name elsewhere, but not the word",
        };
        var rivals = best.SkipLast(1).Select(rival => $"'{run[rival.Start..]}'").ToList();
        if (rivals.Count > 0)
            reason += $"; {string.Join(" or ", rivals)} would do as well";
        return new Decision(chosen, run[chosen..], reason, evidence < BothKnown || rivals.Count > 0);
    }

    private const int NameKnown = 1;
    private const int WordKnown = 3;
    private const int BothKnown = 4;

    private int Score(string word, string name)
    {
        var nameScore = names.Contains(name) ? 2 : name.Split('-', '_').All(words.Contains) ? NameKnown : 0;
        return (words.Contains(word) ? WordKnown : 0) + nameScore;
    }

    private void AddName(string name)
    {
        names.Add(name);
        AddWords(name);
    }

    private void AddWords(string text)
    {
        foreach (Match word in Word().Matches(text))
        {
            words.Add(word.Value);
            foreach (var part in word.Value.Split('-', '_'))
                words.Add(part);
        }
    }

    private sealed record Decision(int Start, string? Name, string Reason, bool IsDoubtful)
    {
        public List<int> Lines { get; } = [];
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\{([a-z][a-z0-9_-]*)\}")]
    private static partial Regex TemplateName();

    /// <summary>Single letters are no evidence: every word begins with one.</summary>
    [GeneratedRegex("[A-Za-z][A-Za-z0-9_-]+")]
    private static partial Regex Word();
}
