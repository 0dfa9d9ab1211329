using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Objects;

/// <summary>What all readers of one contract share.</summary>
internal sealed class ReadingContext(DocumentSet documents, bool isOpenApi30, CancellationToken cancellationToken, FindingSink? sink = null)
{
    public DocumentSet Documents => documents;

    /// <summary>Whether schemas are spelled as in OpenAPI 3.0: <c>nullable</c>, boolean exclusive bounds, a lonely <c>$ref</c>.</summary>
    public bool IsOpenApi30 => isOpenApi30;

    public CancellationToken CancellationToken => cancellationToken;

    public Cursor Root => documents.First.Root;

    /// <summary>Reports at a value, its key included.</summary>
    public void Report(FindingRule rule, Cursor at, string message, string? nextStep = null) =>
        Report(rule, at, TreeOf(at).PlaceOf(at.Key, at.Node), message, nextStep);

    /// <summary>Reports at a value alone, without its key.</summary>
    public void ReportValue(FindingRule rule, Cursor at, string message, string? nextStep = null) =>
        Report(rule, at, at.Node.Span, message, nextStep);

    /// <summary>Reports at a stretch of the document that a value stands in.</summary>
    public void Report(FindingRule rule, Cursor within, TextSpan span, string message, string? nextStep = null)
    {
        var tree = TreeOf(within);
        (sink is not null && tree == documents.First.Tree ? sink : tree.Sink).Add(rule, span, message, nextStep);
    }

    public SourceLocation Locate(Cursor at)
    {
        var tree = TreeOf(at);
        return tree.LocationOf(tree.PlaceOf(at.Key, at.Node));
    }

    /// <summary>The value that a pointer names, or null.</summary>
    public Cursor? Find(string pointer) => documents.Find(pointer);

    private DocumentTree TreeOf(Cursor at) => documents.Of(at.Pointer).Tree;
}
