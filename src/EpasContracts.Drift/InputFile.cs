namespace EpasContracts.Drift;

/// <summary>Files as text, and one sentence for those that cannot be read.</summary>
internal static class InputFile
{
    /// <exception cref="DriftInputException">The file is missing or cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, string kind, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DriftInputException($"{path}: there is no such {kind}; check the path.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DriftInputException($"{path}: the {kind} cannot be read ({problem.Message.TrimEnd('.')}); name a readable file.", problem);
        }
    }
}
