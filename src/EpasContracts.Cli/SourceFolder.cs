using System.Text;
using EpasContracts.Generator;
using EpasContracts.Generator.Emit;

namespace EpasContracts.Cli;

/// <summary>A folder of generated files.</summary>
internal static class SourceFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes files that are new or changed, and removes what an earlier run made for the same namespace and this one does not.</summary>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="ns">The namespace of the files.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How many files were written and removed.</returns>
    /// <exception cref="UnusableInputException">The folder cannot be written, or a file of another origin is in the way; then nothing was written.</exception>
    public static (int Written, int Removed) Write(string folder, string ns, IReadOnlyList<SourceFile> files, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var present = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var path in Directory.EnumerateFiles(folder, "*" + SourceFile.Extension))
                present.Add(Path.GetFileName(path), File.ReadAllText(path, Utf8));
            if (files.FirstOrDefault(file => present.TryGetValue(file.HintName, out var text) && !ContractSources.IsGenerated(text, ns)) is { } foreign)
                throw new UnusableInputException($"{Path.Combine(folder, foreign.HintName)} is in the way and was not generated for {ns}; name another folder, or move the file.");

            var changed = files.Where(file => !present.TryGetValue(file.HintName, out var text) || text != file.Text).ToList();
            foreach (var file in changed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                File.WriteAllText(Path.Combine(folder, file.HintName), file.Text, Utf8);
            }

            var stale = present.Where(entry => ContractSources.IsGenerated(entry.Value, ns)).Select(static entry => entry.Key).Except(files.Select(static file => file.HintName), StringComparer.Ordinal).ToList();
            foreach (var name in stale)
                File.Delete(Path.Combine(folder, name));
            return (changed.Count, stale.Count);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"{folder}: the files cannot be written ({problem.Message.TrimEnd('.')}); name a folder that can be written.", problem);
        }
    }
}
