using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Building;

/// <summary>
/// A page may describe one operation in several API versions, and a document has room for one: the version that was asked for, or
/// the one whose state is current, or the highest. The others are reported.
/// </summary>
internal static class VersionChoice
{
    /// <summary>The page with one version of each operation.</summary>
    /// <exception cref="DerivationInputException">No operation of the page, and no row of its version table, has the wanted version.</exception>
    public static ApiPage Choose(ApiPage page, string? wanted, string source, FindingLog findings)
    {
        var chosen = new List<PageOperation>();
        foreach (var versions in page.Operations.GroupBy(operation => (operation.Method.Value, operation.Path.Value)))
            chosen.Add(Choose([.. versions], wanted, findings));
        if (wanted is not null && page.Operations.Count > 0 && !Known(page).Contains(wanted, StringComparer.Ordinal))
        {
            throw new DerivationInputException(source, null,
                $"{page.Title.Value} has no API version {wanted}; the page has {string.Join(", ", Known(page).Distinct(StringComparer.Ordinal).Order(Ascending))}.");
        }

        return page with { Operations = chosen };
    }

    private static PageOperation Choose(List<PageOperation> versions, string? wanted, FindingLog findings)
    {
        var name = $"{versions[0].Method.Value} {versions[0].Path.Value}";
        var chosen = versions.Find(version => wanted is not null && version.ApiVersion?.Value == wanted)
            ?? versions.Find(version => version.State?.Value.Contains("CURRENT", StringComparison.Ordinal) == true)
            ?? versions.MaxBy(version => version.ApiVersion?.Value ?? "", Ascending)!;
        if (wanted is not null && chosen.ApiVersion is { } instead && instead.Value != wanted)
        {
            findings.Info(FindingIds.NotInVersion, instead.Line, $"{name} does not exist in API version {wanted}; version {instead.Value} is taken.",
                "Nothing to do when the operation is called in that version; otherwise remove it in an overlay.");
        }

        foreach (var other in versions.Where(version => version != chosen))
        {
            findings.Info(FindingIds.OtherVersion, other.Path.Line,
                $"{name} is described in API version {other.ApiVersion?.Value} as well{(other.State is null ? "" : $" ({other.State.Value})")}; version {chosen.ApiVersion?.Value} is taken.",
                "Ask for another version with --api-version.");
        }

        return chosen;
    }

    private static IEnumerable<string> Known(ApiPage page) =>
        page.Versions.Select(version => version.Version).Concat(page.Operations.Select(operation => operation.ApiVersion?.Value).OfType<string>());

    /// <summary>1.10 comes after 1.9.</summary>
    private static readonly Comparer<string> Ascending = Comparer<string>.Create((left, right) =>
    {
        var (a, b) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = a[i].Length != b[i].Length ? a[i].Length.CompareTo(b[i].Length) : string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
                return order;
        }

        return a.Length.CompareTo(b.Length);
    });
}
