using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.References;

/// <summary>Turns what a <c>$ref</c> says into a pointer of the contract.</summary>
internal interface IReferenceResolver
{
    /// <summary>The schema resources of all documents that were read so far.</summary>
    SchemaResources Resources { get; }

    /// <summary>The pointer that <paramref name="reference"/> means; null, and a finding, when it means nothing.</summary>
    /// <param name="reference">The string of the <c>$ref</c>, with its place.</param>
    string? Resolve(Cursor reference);
}

/// <summary>
/// References as RFC 3986 and JSON Schema 2020-12 read them: <c>#/pointer</c> and <c>#anchor</c>, URIs that a document defines with
/// <c>$id</c> or <c>$self</c>, and other documents, relative to the one that refers to them.
/// </summary>
internal sealed class ReferenceResolver : IReferenceResolver
{
    private readonly ReadingContext _context;
    private readonly Lazy<SchemaResources> _resources;

    public ReferenceResolver(ReadingContext context)
    {
        _context = context;
        _resources = new Lazy<SchemaResources>(() => new SchemaResources(context.Documents));
    }

    public SchemaResources Resources => _resources.Value;

    public string? Resolve(Cursor reference)
    {
        if (reference.Node is not ScalarNode { Kind: JsonKind.String } scalar)
        {
            _context.ReportValue(ReadingRules.WrongType, reference, "A reference must be a string");
            return null;
        }

        var text = scalar.Text;
        var hash = text.IndexOf('#');
        var address = hash < 0 ? text : text.Substring(0, hash);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(text.Substring(hash + 1));
        if (Resources.FindRoot(reference.Pointer, address, out var absolute) is not { } root)
        {
            ReportMissing(reference, text, absolute);
            return null;
        }

        var pointer = fragment.Length == 0 ? root : fragment[0] == '/' ? root + fragment : Resources.FindAnchor(root, fragment);
        if (pointer is not null && _context.Find(pointer) is not null)
            return pointer;
        var fromDocument = JsonPointer.DocumentOf(reference.Pointer) + fragment;
        if (address.Length == 0 && fragment.StartsWith("/", StringComparison.Ordinal) && _context.Find(fromDocument) is not null)
        {
            _context.Report(ReadingRules.ReferenceBase, reference, $"'{text}' is relative to the $id of the schema around it and points to nothing there");
            return fromDocument;
        }

        _context.Report(ReadingRules.UnresolvedReference, reference, $"'{text}' points to nothing");
        return null;
    }

    private void ReportMissing(Cursor reference, string text, Uri? address)
    {
        if (address is null)
            _context.Report(ReadingRules.UnresolvedReference, reference, $"'{text}' is no reference", "Write a URI such as '#/components/schemas/Name' or 'common.yaml#/Name'.");
        else if (_context.Documents.IsBroken(address))
            _context.Report(ReadingRules.UnresolvedReference, reference, $"'{text}' points into a document that cannot be read", "Correct that document first.");
        else
            _context.Report(ReadingRules.ExternalReference, reference, $"'{text}' refers to the document {_context.Documents.NameOf(address)}, which was not found");
    }
}
