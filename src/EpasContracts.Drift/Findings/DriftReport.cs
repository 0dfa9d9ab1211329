namespace EpasContracts.Drift;

/// <summary>What holding one artefact against its neighbour gave.</summary>
/// <param name="Link">The two, such as <c>document ↔ SDK</c>.</param>
/// <param name="Counts">How much was compared, in the order in which a person wants to read it.</param>
/// <param name="Findings">The differences, in the order of their first places.</param>
public sealed record DriftReport(string Link, IReadOnlyList<DriftCount> Counts, IReadOnlyList<DriftFinding> Findings)
{
    /// <summary>Whether a finding is at least that bad.</summary>
    public bool Has(DriftSeverity severity) => Findings.Any(finding => finding.Severity >= severity);

    /// <summary>A report with its findings in order: the worst first, then by place.</summary>
    public static DriftReport Of(string link, IReadOnlyList<DriftCount> counts, IEnumerable<DriftFinding> findings) => new(
        link,
        counts,
        [.. findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.First.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.First.Line).ThenBy(finding => finding.Second.Line).ThenBy(finding => finding.Id, StringComparer.Ordinal)]);
}

/// <summary>A number of things that were compared.</summary>
/// <param name="Number">How many.</param>
/// <param name="What">Of what, in the plural.</param>
public sealed record DriftCount(int Number, string What)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Number} {What}");
}

/// <summary>An artefact that cannot be read. The message is one sentence with the place and the next step, ready to be printed.</summary>
public sealed class DriftInputException : Exception
{
    /// <summary>An unusable artefact.</summary>
    public DriftInputException()
        : this("The artefact cannot be used.")
    {
    }

    /// <summary>An unusable artefact.</summary>
    /// <param name="message">One sentence for the user.</param>
    public DriftInputException(string message)
        : base(message)
    {
    }

    /// <summary>An unusable artefact, found by another library.</summary>
    /// <param name="message">One sentence for the user.</param>
    /// <param name="innerException">What the library said.</param>
    public DriftInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
