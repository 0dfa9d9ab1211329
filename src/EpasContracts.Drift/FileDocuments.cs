using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Drift;

/// <summary>The documents that references lead to, from the disk: YAML and JSON files alone, nothing is fetched.</summary>
/// <remarks>Locations name a file as it lies from the first document's folder, so that they read like the path which the caller gave.</remarks>
/// <param name="first">The document that is read first, as the caller named it.</param>
public sealed class FileDocuments(string first) : IDocumentSource
{
    private const long GreatestLength = 64 * 1024 * 1024;

    /// <inheritdoc/>
    public Uri AddressOf(string file) => DocumentAddress.OfFile(Path.GetFullPath(file));

    /// <inheritdoc/>
    /// <remarks>A file that cannot be read, or has more than 64 MB, counts as not there.</remarks>
    public ReferencedDocument? Find(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsFile || Path.GetExtension(address.LocalPath).ToUpperInvariant() is not (".YAML" or ".YML" or ".JSON"))
            return null;
        try
        {
            var file = new FileInfo(address.LocalPath);
            return file.Exists && file.Length <= GreatestLength ? new ReferencedDocument(NameOf(file.FullName), File.ReadAllText(file.FullName)) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private string NameOf(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(first)) ?? "";
        return Path.Combine(Path.GetDirectoryName(first) ?? "", Path.GetRelativePath(folder, path));
    }
}
