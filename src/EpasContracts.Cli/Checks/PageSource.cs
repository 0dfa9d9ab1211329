using EpasContracts.Derivation;
using EpasContracts.Drift;

namespace EpasContracts.Cli.Checks;

/// <summary>A vendor's page with its overlays, as drift compares it.</summary>
internal static class PageSource
{
    public static async Task<PageStatement> ReadAsync(string page, IReadOnlyList<string> overlays, CancellationToken cancellationToken)
    {
        var derived = await DeriveRun.WhatFitsFromFilesAsync(page, overlays, cancellationToken).ConfigureAwait(false);
        return new PageStatement(
            page,
            SpecDocument.Parse(page, derived.ToYaml(), cancellationToken),
            derived.LineOf,
            [.. derived.Misfits.Select(misfit => new PageTrouble(WithoutPlace(misfit), misfit.File ?? page, misfit.Line ?? 0))],
            [.. derived.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => new PageTrouble(finding.Message, finding.File, finding.Line ?? 0))]);
    }

    // The place has fields of its own in a finding.
    private static string WithoutPlace(DerivationInputException misfit)
    {
        var place = misfit.Line is null ? $"{misfit.File}: " : $"{misfit.File}:{misfit.Line}: ";
        var sentence = misfit.Message.StartsWith(place, StringComparison.Ordinal) ? misfit.Message[place.Length..] : misfit.Message;
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }
}
