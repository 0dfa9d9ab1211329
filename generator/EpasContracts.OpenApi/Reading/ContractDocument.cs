using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading;

/// <summary>A document that was read: its contract, what was found in it, and the place of everything.</summary>
/// <remarks>Findings are equal wherever they stand, as all locations are: compare positions yourself where they matter.</remarks>
public sealed class ContractDocument
{
    internal ContractDocument(DocumentSet documents, ApiContract? contract) =>
        (Documents, Contract, Findings) = (documents, contract, documents.Findings.ToEquatableArray());

    /// <summary>The contract; null when the text is broken or is no OpenAPI 3 document, and a finding says why.</summary>
    public ApiContract? Contract { get; }

    /// <summary>What was found, in the order of the places; what was found in referenced documents follows.</summary>
    public EquatableArray<Finding> Findings { get; }

    /// <summary>The document as it stands.</summary>
    public DocumentTree Tree => Documents.First.Tree;

    internal DocumentSet Documents { get; }

    /// <summary>Whether a finding is an error.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>
    /// The place of what a JSON Pointer names, from its key on, down to one keyword
    /// (<c>/components/schemas/Tag/properties/key/maxLength</c>); of its nearest parent when it is not there.
    /// </summary>
    /// <param name="pointer">The pointer, without <c>#</c>.</param>
    public SourceLocation Locate(string pointer) => Documents.Locate(pointer);

    /// <summary>The line of what a JSON Pointer names, or of its nearest parent, and those of its keys when it is a mapping.</summary>
    /// <param name="pointer">The pointer, without <c>#</c>.</param>
    public (int Line, IReadOnlyList<KeyLine> Keys) Lines(string pointer) => Documents.Lines(pointer);
}

/// <summary>A key of a mapping and where it stands.</summary>
/// <param name="Key">The key.</param>
/// <param name="Line">Its line, the first one being 1.</param>
public readonly record struct KeyLine(string Key, int Line);
