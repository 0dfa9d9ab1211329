using System.Text;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Cli.Validation;

/// <summary>The documents that references lead to, from the disk; nothing is fetched from elsewhere.</summary>
internal sealed class FolderDocuments : IDocumentSource
{
    public static FolderDocuments Instance { get; } = new();

    public Uri AddressOf(string file) => new(Path.GetFullPath(file));

    public ReferencedDocument? Find(Uri address)
    {
        if (!address.IsFile)
            return null;
        try
        {
            return new ReferencedDocument(address.LocalPath, File.ReadAllText(address.LocalPath, Encoding.UTF8));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The reader says at the reference that there is no such document.
            return null;
        }
    }
}
