using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Objects;

/// <summary>What all readers of one document share.</summary>
internal sealed class ReadingContext(DocumentTree tree, FindingSink sink, bool isOpenApi30, CancellationToken cancellationToken)
{
    public DocumentTree Tree => tree;

    /// <summary>Whether schemas are spelled as in OpenAPI 3.0: <c>nullable</c>, boolean exclusive bounds, a lonely <c>$ref</c>.</summary>
    public bool IsOpenApi30 => isOpenApi30;

    public CancellationToken CancellationToken => cancellationToken;

    public Cursor Root => new("", tree.Root!, null);

    public void Report(FindingRule rule, Cursor at, string message, string? nextStep = null) =>
        sink.Add(rule, tree.PlaceOf(at.Key, at.Node), message, nextStep);

    public void Report(FindingRule rule, TextSpan span, string message, string? nextStep = null) => sink.Add(rule, span, message, nextStep);

    public SourceLocation Locate(Cursor at) => tree.LocationOf(tree.PlaceOf(at.Key, at.Node));

    /// <summary>The value that a pointer names, or null.</summary>
    public Cursor? Find(string pointer)
    {
        if (JsonPointer.Split(pointer) is not { } tokens)
            return null;
        Cursor? here = Root;
        foreach (var token in tokens)
            here = here?.Child(token);
        return here;
    }
}
