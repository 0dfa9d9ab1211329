using System.Text;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Cli;

/// <summary>The OpenAPI document that a verb is given.</summary>
internal static class SpecFile
{
    /// <exception cref="UnusableInputException">There is no such file, or it cannot be opened.</exception>
    public static async Task<ContractDocument> ReadAsync(string spec, CancellationToken cancellationToken)
    {
        try
        {
            return ContractReader.Read(spec, await File.ReadAllTextAsync(spec, Encoding.UTF8, cancellationToken).ConfigureAwait(false), new Disk(), cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"{spec}: the document cannot be read ({problem.Message.TrimEnd('.')}); name an OpenAPI document.", problem);
        }
    }

    /// <summary>What references lead to: other YAML and JSON files.</summary>
    private sealed class Disk : IDocumentSource
    {
        public Uri AddressOf(string file) => DocumentAddress.OfFile(Path.GetFullPath(file));

        public ReferencedDocument? Find(Uri address)
        {
            if (!address.IsFile || Path.GetExtension(address.LocalPath).ToUpperInvariant() is not (".YAML" or ".YML" or ".JSON") || !File.Exists(address.LocalPath))
                return null;
            return new ReferencedDocument(Path.GetRelativePath(Environment.CurrentDirectory, address.LocalPath), File.ReadAllText(address.LocalPath, Encoding.UTF8));
        }
    }
}
