using EpasContracts.Derivation.Overlays;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation;

/// <summary>How a page is derived.</summary>
public sealed record DerivationOptions
{
    /// <summary>
    /// What the page lacks, in the order in which it applies. On a page of several services an overlay that says which document
    /// it extends applies to the service of that file name alone.
    /// </summary>
    public IReadOnlyList<Overlay> Overlays { get; init; } = [];

    /// <summary>The API version to take where the page describes several; <see langword="null"/> for each operation's current one.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The options for one of a page's services.</summary>
    internal DerivationOptions For(ApiPage page, int services) => services == 1 ? this : this with
    {
        Overlays = [.. Overlays.Where(overlay => overlay.Extends is null || Path.GetFileNameWithoutExtension(overlay.Extends) == DerivationResult.FileNameOf(page))],
    };
}
