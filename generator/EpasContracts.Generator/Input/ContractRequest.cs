using System.Collections.Immutable;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Generator.Input;

/// <summary>A document with all files that it may be read from: equal to another as long as none of them was edited.</summary>
/// <param name="Item">The document.</param>
/// <param name="Files">The files that its references, and theirs, may lead to.</param>
internal sealed record ContractRequest(ContractItem Item, EquatableArray<ReferencedFile> Files) : IDocumentSource
{
    /// <summary>
    /// The request for a document: of all files those whose name occurs in its text, or in the text of such a file. That is cheap, and
    /// a file too many costs no more than a reading in vain when it is edited.
    /// </summary>
    public static ContractRequest From(ContractItem item, ImmutableArray<ReferencedFile?> all, CancellationToken cancellation)
    {
        var left = all.OfType<ReferencedFile>().Where(file => file.File != item.File).ToList();
        if (left.Count == 0)
            return new ContractRequest(item, default);
        var found = new List<ReferencedFile>();
        var texts = new Queue<string>([item.File.GetText(cancellation)?.ToString() ?? ""]);
        while (texts.Count > 0 && left.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var text = texts.Dequeue();
            foreach (var file in left.Where(file => file.Names.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0)).ToList())
            {
                left.Remove(file);
                found.Add(file);
                texts.Enqueue(file.File.GetText(cancellation)?.ToString() ?? "");
            }
        }

        return new ContractRequest(item, found.ToEquatableArray());
    }

    public Uri AddressOf(string file) => DocumentAddress.OfFile(file);

    public ReferencedDocument? Find(Uri address) =>
        Files.FirstOrDefault(file => file.Address == address.AbsoluteUri)?.File is { } found && found.GetText() is { } text
            ? new ReferencedDocument(found.Path, text.ToString())
            : null;
}
