using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.References;

/// <summary>One of the documents that a contract is read from.</summary>
/// <param name="Prefix">What the pointers into it begin with: nothing for the first document, otherwise its relative address and <c>#</c>.</param>
/// <param name="Address">Its absolute address.</param>
/// <param name="Tree">The document.</param>
internal sealed record LoadedDocument(string Prefix, Uri Address, DocumentTree Tree)
{
    public Cursor Root => new(Prefix, Tree.Root!, null);
}

/// <summary>The documents of one contract: the one that was asked for, and those that references led to.</summary>
internal sealed class DocumentSet
{
    private readonly IDocumentSource _source;
    private readonly CancellationToken _cancellationToken;
    private readonly List<LoadedDocument> _loaded = [];
    private readonly Dictionary<string, LoadedDocument?> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoadedDocument> _byPrefix = new(StringComparer.Ordinal);

    public DocumentSet(DocumentTree first, string file, IDocumentSource source, CancellationToken cancellationToken)
    {
        _source = source;
        _cancellationToken = cancellationToken;
        First = Add(new LoadedDocument("", source.AddressOf(file), first));
    }

    /// <summary>The document that was asked for.</summary>
    public LoadedDocument First { get; }

    /// <summary>What was found in all documents: the first one's, then the others' in the order of their first use.</summary>
    public IEnumerable<Finding> Findings => _loaded.SelectMany(static document => document.Tree.Findings);

    /// <summary>The document that a pointer leads into.</summary>
    public LoadedDocument Of(string pointer) =>
        JsonPointer.DocumentOf(pointer) is { Length: > 0 } prefix && _byPrefix.TryGetValue(prefix, out var document) ? document : First;

    /// <summary>The value that a pointer names, or null.</summary>
    public Cursor? Find(string pointer)
    {
        var document = Of(pointer);
        return document.Tree.Follow(pointer.Substring(document.Prefix.Length)) is { } found ? new Cursor(pointer, found.Node, found.Key) : null;
    }

    /// <summary>The place of what a pointer names, or of its nearest parent.</summary>
    public SourceLocation Locate(string pointer)
    {
        pointer = JsonPointer.Written(pointer);
        var document = Of(pointer);
        return document.Tree.Locate(pointer.Substring(document.Prefix.Length));
    }

    /// <summary>The line of what a pointer names, or of its nearest parent, and those of its keys.</summary>
    public (int Line, IReadOnlyList<KeyLine> Keys) Lines(string pointer)
    {
        var document = Of(pointer);
        return document.Tree.Lines(pointer.Substring(document.Prefix.Length));
    }

    /// <summary>The document at an address, which is read on its first use; null when there is none or it is broken.</summary>
    public LoadedDocument? Load(Uri address)
    {
        var key = DocumentAddress.Key(address);
        if (_byAddress.TryGetValue(key, out var known))
            return known;
        _byAddress[key] = null;
        if ((_source.Find(new Uri(key)) ?? Metaschemas.Find(key)) is not { } found)
            return null;
        var tree = DocumentTree.Parse(found.File, found.Text, _cancellationToken);
        var document = new LoadedDocument(PrefixOf(address), address, tree);
        if (tree.IsComplete)
            return Add(document);
        // What is wrong with it is said; there is nothing to point into.
        _loaded.Add(document);
        return null;
    }

    /// <summary>Whether a document is there but cannot be read, which its own findings say.</summary>
    public bool IsBroken(Uri address) => _loaded.Exists(document => !document.Tree.IsComplete && DocumentAddress.Key(document.Address) == DocumentAddress.Key(address));

    /// <summary>What to call the document at an address: relative to the first one where that is possible.</summary>
    public string NameOf(Uri address) => Uri.UnescapeDataString(PrefixOf(address).TrimEnd('#'));

    private LoadedDocument Add(LoadedDocument document)
    {
        _loaded.Add(document);
        _byAddress[DocumentAddress.Key(document.Address)] = document;
        _byPrefix[document.Prefix] = document;
        return document;
    }

    private string PrefixOf(Uri address) => First.Address.MakeRelativeUri(address).OriginalString.Replace("#", "") + "#";
}
