namespace EpasContracts.OpenApi.Reading;

/// <summary>A document that a reference leads to.</summary>
/// <param name="File">The path that locations name.</param>
/// <param name="Text">The document, JSON or YAML.</param>
public sealed record ReferencedDocument(string File, string Text);

/// <summary>Where the documents are that references lead to: a folder on the disk, the inputs of a build.</summary>
public interface IDocumentSource
{
    /// <summary>The address of the document that is read first: what its relative references begin at.</summary>
    /// <param name="file">Its path as it was given to the reader.</param>
    Uri AddressOf(string file);

    /// <summary>The document at an address; null when there is none.</summary>
    /// <param name="address">The absolute address, without a fragment.</param>
    ReferencedDocument? Find(Uri address);
}

/// <summary>No other documents: every reference must stay within its own.</summary>
internal sealed class NoDocuments : IDocumentSource
{
    public static NoDocuments Instance { get; } = new();

    public Uri AddressOf(string file) => DocumentAddress.OfFile(file);

    public ReferencedDocument? Find(Uri address) => null;
}
