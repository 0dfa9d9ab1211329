namespace EpasContracts.Derivation;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing of the contract is affected.</summary>
    Info,

    /// <summary>The page says something that cannot be taken over as it stands; the document is complete without it.</summary>
    Warning,

    /// <summary>A fact of the page could not be read; the document lacks it.</summary>
    Error,
}

/// <summary>One doubt about a page, with its place and what to do about it.</summary>
/// <param name="Id">A stable name such as <c>page/example-rejected</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="NextStep">What the reader can do about it.</param>
/// <param name="File">The page, as the caller named it.</param>
/// <param name="Line">The line in <paramref name="File"/>, counted from 1; <see langword="null"/> when the whole file is meant.</param>
public sealed record Finding(string Id, FindingSeverity Severity, string Message, string NextStep, string File, int? Line);

/// <summary>Collects the findings of one derivation, so that no reader has to carry the file's name.</summary>
internal sealed class FindingLog(string file, IEnumerable<Finding>? earlier = null)
{
    private readonly List<Finding> findings = [.. earlier ?? []];

    public IReadOnlyList<Finding> Findings => findings;

    public void Info(string id, int? line, string message, string nextStep) => Add(id, FindingSeverity.Info, line, message, nextStep);

    public void Warn(string id, int? line, string message, string nextStep) => Add(id, FindingSeverity.Warning, line, message, nextStep);

    public void Error(string id, int? line, string message, string nextStep) => Add(id, FindingSeverity.Error, line, message, nextStep);

    private void Add(string id, FindingSeverity severity, int? line, string message, string nextStep) =>
        findings.Add(new Finding(id, severity, message, nextStep, file, line));
}
