namespace EpasContracts.OpenApi.Model;

/// <summary>A kind of finding: what every finding of that kind has in common.</summary>
/// <param name="Id">The stable id, such as <c>EPAS1001</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">What is wrong, in general terms, without a full stop.</param>
/// <param name="NextStep">What to do about it, one sentence; a finding may say it more exactly.</param>
/// <param name="IsToldOnce">Whether what holds at many places of a document is told at the first of them, with their number.</param>
public sealed record FindingRule(string Id, FindingSeverity Severity, string Title, string NextStep, bool IsToldOnce = false);
