using EpasContracts.Derivation.Overlays;

namespace EpasContracts.Derivation;

/// <summary>The derivation as a command line has it: files in, result out.</summary>
public static class DeriveRun
{
    /// <summary>Reads a page and its overlays from files and derives the document.</summary>
    /// <param name="pagePath">The vendor's page.</param>
    /// <param name="overlayPaths">The overlays, in the order in which they apply.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DerivationInputException">A file is missing, unreadable, empty or of another kind, or an overlay does not fit.</exception>
    public static async Task<DerivationResult> FromFilesAsync(string pagePath, IReadOnlyList<string> overlayPaths, CancellationToken cancellationToken = default)
    {
        var result = await WhatFitsFromFilesAsync(pagePath, overlayPaths, cancellationToken).ConfigureAwait(false);
        return result.Misfits.Count == 0 ? result : throw result.Misfits[0];
    }

    /// <summary>The same for a page that may have changed since its overlays were written: what does not fit is told in the result.</summary>
    /// <inheritdoc cref="FromFilesAsync"/>
    public static async Task<DerivationResult> WhatFitsFromFilesAsync(string pagePath, IReadOnlyList<string> overlayPaths, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(overlayPaths);
        var page = await ReadAsync(pagePath, "page", cancellationToken).ConfigureAwait(false);
        var overlays = new List<Overlay>();
        foreach (var path in overlayPaths)
            overlays.Add(Overlay.Parse(path, await ReadAsync(path, "overlay", cancellationToken).ConfigureAwait(false)));
        return PageDeriver.DeriveWhatFits(page, pagePath, overlays);
    }

    private static async Task<string> ReadAsync(string path, string kind, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DerivationInputException(path, null, $"there is no such {kind} file; check the path.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DerivationInputException(path, null, $"the {kind} cannot be read ({problem.Message}); name a readable file.", problem);
        }
    }
}
