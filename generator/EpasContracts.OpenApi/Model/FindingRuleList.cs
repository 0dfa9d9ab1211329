namespace EpasContracts.OpenApi.Model;

/// <summary>A list of rules that is filled as its rules are declared, so that none can be declared and not listed.</summary>
public sealed class FindingRuleList
{
    private readonly List<FindingRule> _rules = [];

    /// <summary>All rules, in the order of their declaration.</summary>
    public IReadOnlyList<FindingRule> All => _rules;

    /// <summary>Declares a rule whose findings make a document unusable.</summary>
    /// <param name="id">The id, given once and never again.</param>
    /// <param name="title">What is wrong, without a full stop.</param>
    /// <param name="nextStep">What to do about it, one sentence.</param>
    public FindingRule Error(string id, string title, string nextStep) => Add(new(id, FindingSeverity.Error, title, nextStep));

    /// <summary>Declares a rule for what is probably not meant.</summary>
    /// <param name="id">The id, given once and never again.</param>
    /// <param name="title">What is wrong, without a full stop.</param>
    /// <param name="nextStep">What to do about it, one sentence.</param>
    public FindingRule Warning(string id, string title, string nextStep) => Add(new(id, FindingSeverity.Warning, title, nextStep));

    /// <summary>Declares a rule for what is worth knowing.</summary>
    /// <param name="id">The id, given once and never again.</param>
    /// <param name="title">What is wrong, without a full stop.</param>
    /// <param name="nextStep">What to do about it, one sentence.</param>
    /// <param name="isToldOnce">Whether what holds at many places of a document is told at the first of them, with their number.</param>
    public FindingRule Info(string id, string title, string nextStep, bool isToldOnce = false) => Add(new(id, FindingSeverity.Info, title, nextStep, isToldOnce));

    private FindingRule Add(FindingRule rule)
    {
        _rules.Add(rule);
        return rule;
    }
}
