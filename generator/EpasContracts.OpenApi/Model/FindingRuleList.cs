namespace EpasContracts.OpenApi.Model;

/// <summary>A list of rules that is filled as its rules are declared, so that none can be declared and not listed.</summary>
internal sealed class FindingRuleList
{
    private readonly List<FindingRule> _rules = [];

    /// <summary>All rules, in the order of their declaration.</summary>
    public IReadOnlyList<FindingRule> All => _rules;

    public FindingRule Error(string id, string title, string nextStep) => Add(new(id, FindingSeverity.Error, title, nextStep));

    public FindingRule Warning(string id, string title, string nextStep) => Add(new(id, FindingSeverity.Warning, title, nextStep));

    public FindingRule Info(string id, string title, string nextStep) => Add(new(id, FindingSeverity.Info, title, nextStep));

    private FindingRule Add(FindingRule rule)
    {
        _rules.Add(rule);
        return rule;
    }
}
