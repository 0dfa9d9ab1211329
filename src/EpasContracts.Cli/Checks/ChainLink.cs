using EpasContracts.Drift;

namespace EpasContracts.Cli.Checks;

/// <summary>One link of the chain after it was checked.</summary>
/// <param name="Api">The contract that it belongs to: its folder under <c>spec</c>.</param>
/// <param name="Link">Its name.</param>
/// <param name="Report">What was compared and found; null when the link was left out.</param>
/// <param name="Skipped">Why it was left out; null when it was checked.</param>
internal sealed record ChainLink(string Api, string Link, DriftReport? Report, string? Skipped)
{
    public static ChainLink Checked(string api, DriftReport report) => new(api, report.Link, report, null);

    public static ChainLink LeftOut(string api, string link, string reason) => new(api, link, null, reason);
}
