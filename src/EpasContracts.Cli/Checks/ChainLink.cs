using EpasContracts.Drift;

namespace EpasContracts.Cli.Checks;

/// <summary>One link of the chain after it was checked.</summary>
/// <param name="Link">Its name.</param>
/// <param name="Report">What was compared and found; null when the link was left out.</param>
/// <param name="Skipped">Why it was left out; null when it was checked.</param>
internal sealed record ChainLink(string Link, DriftReport? Report, string? Skipped)
{
    public static ChainLink Checked(DriftReport report) => new(report.Link, report, null);

    public static ChainLink LeftOut(string link, string reason) => new(link, null, reason);
}
