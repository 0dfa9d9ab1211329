namespace EpasContracts.OpenApi.Model;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Something that is probably not meant; the contract is used all the same.</summary>
    Warning,

    /// <summary>The document cannot be used as it is.</summary>
    Error,
}

/// <summary>Something that a reader of a document found.</summary>
/// <param name="Id">The stable id, such as <c>EPAS1001</c>; listed in the documentation.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">One sentence that names the thing and the fault, without the place and without a full stop.</param>
/// <param name="NextStep">What to do about it, one sentence.</param>
/// <param name="Location">Where in the document.</param>
public sealed record Finding(string Id, FindingSeverity Severity, string Message, string NextStep, SourceLocation Location);
