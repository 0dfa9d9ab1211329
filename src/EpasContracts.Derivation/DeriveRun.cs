using EpasContracts.Derivation.Overlays;

namespace EpasContracts.Derivation;

/// <summary>The derivation as a command line has it: files in, result out.</summary>
public static class DeriveRun
{
    /// <summary>More than any page that is taken has in UTF-8; a larger file is not even read.</summary>
    private const long MaxBytes = 256L * 1024 * 1024;

    /// <summary>Reads a page and its overlays from files and derives the document of its only service.</summary>
    /// <param name="pagePath">The vendor's page.</param>
    /// <param name="overlayPaths">The overlays, in the order in which they apply.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DerivationInputException">A file is missing, unreadable, empty or of another kind, or an overlay does not fit.</exception>
    public static async Task<DerivationResult> FromFilesAsync(string pagePath, IReadOnlyList<string> overlayPaths, CancellationToken cancellationToken = default)
    {
        var results = await AllFromFilesAsync(pagePath, overlayPaths, null, cancellationToken).ConfigureAwait(false);
        return results is [var only] ? only : throw new DerivationInputException(pagePath, null,
            $"the page describes {results.Count} services ({string.Join(", ", results.Select(result => result.Page.Title.Value))}); derive them one document each.");
    }

    /// <summary>The same for a page that may have changed since its overlays were written: what does not fit is told in the result.</summary>
    /// <inheritdoc cref="FromFilesAsync"/>
    public static async Task<DerivationResult> WhatFitsFromFilesAsync(string pagePath, IReadOnlyList<string> overlayPaths, CancellationToken cancellationToken = default)
    {
        var (page, overlays) = await ReadAllAsync(pagePath, overlayPaths, cancellationToken).ConfigureAwait(false);
        return PageDeriver.DeriveWhatFits(page, pagePath, overlays);
    }

    /// <summary>Reads a page and its overlays from files and derives one document for each service.</summary>
    /// <param name="pagePath">The vendor's page.</param>
    /// <param name="overlayPaths">The overlays, in the order in which they apply.</param>
    /// <param name="apiVersion">The API version to take where the page describes several; <see langword="null"/> for the current one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DerivationInputException">A file is missing, unreadable, empty or of another kind, or an overlay does not fit.</exception>
    public static async Task<IReadOnlyList<DerivationResult>> AllFromFilesAsync(
        string pagePath, IReadOnlyList<string> overlayPaths, string? apiVersion, CancellationToken cancellationToken = default)
    {
        var (page, overlays) = await ReadAllAsync(pagePath, overlayPaths, cancellationToken).ConfigureAwait(false);
        return PageDeriver.DeriveAll(page, pagePath, new DerivationOptions { Overlays = overlays, ApiVersion = apiVersion });
    }

    private static async Task<(string Page, List<Overlay> Overlays)> ReadAllAsync(string pagePath, IReadOnlyList<string> overlayPaths, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(overlayPaths);
        var page = await ReadAsync(pagePath, "page", cancellationToken).ConfigureAwait(false);
        var overlays = new List<Overlay>();
        foreach (var path in overlayPaths)
            overlays.Add(Overlay.Parse(path, await ReadAsync(path, "overlay", cancellationToken).ConfigureAwait(false)));
        return (page, overlays);
    }

    internal static async Task<string> ReadAsync(string path, string kind, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
                throw new DerivationInputException(path, null, $"the {kind} has more than {MaxBytes / 1024 / 1024} MB; save the page of one service.");
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
