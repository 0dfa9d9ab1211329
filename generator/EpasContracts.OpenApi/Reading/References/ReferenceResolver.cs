using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.References;

/// <summary>Turns what a <c>$ref</c> says into a pointer of the contract.</summary>
internal interface IReferenceResolver
{
    /// <summary>The pointer that <paramref name="reference"/> means; null, and a finding, when it means nothing.</summary>
    /// <param name="reference">The string of the <c>$ref</c>, with its place.</param>
    string? Resolve(Cursor reference);
}

/// <summary>References within the document: <c>#/pointer</c>, <c>#anchor</c> and URIs that the document itself defines with <c>$id</c> or <c>$self</c>.</summary>
internal sealed class LocalReferenceResolver(ReadingContext context) : IReferenceResolver
{
    private readonly Lazy<SchemaResources> _resources = new(() => SchemaResources.Collect(context.Root));

    public string? Resolve(Cursor reference)
    {
        if (reference.Node is not ScalarNode { Kind: JsonKind.String } scalar)
        {
            context.Report(ReadingRules.WrongType, reference.Node.Span, "'$ref' must be a string");
            return null;
        }

        var text = scalar.Text;
        var hash = text.IndexOf('#');
        var address = hash < 0 ? text : text.Substring(0, hash);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(text.Substring(hash + 1));
        if (address.Length > 0 && _resources.Value.FindBase(reference.Pointer, address) is null)
        {
            context.Report(ReadingRules.ExternalReference, reference, $"'{text}' refers to another document, which is not supported yet");
            return null;
        }

        var pointer = FindTarget(reference.Pointer, address, fragment);
        if (pointer is not null && context.Find(pointer) is not null)
            return pointer;
        if (address.Length == 0 && fragment.StartsWith("/", StringComparison.Ordinal) && context.Find(fragment) is not null)
        {
            context.Report(ReadingRules.ReferenceBase, reference, $"'{text}' is relative to the $id of the schema around it and points to nothing there");
            return fragment;
        }

        context.Report(ReadingRules.UnresolvedReference, reference, $"'{text}' points to nothing");
        return null;
    }

    private string? FindTarget(string from, string address, string fragment)
    {
        if (address.Length == 0 && fragment.StartsWith("/", StringComparison.Ordinal) && !_resources.Value.HasIds)
            return fragment;
        return _resources.Value.FindBase(from, address) is not { } root ? null
            : fragment.Length == 0 ? root
            : fragment[0] == '/' ? root + fragment
            : _resources.Value.FindAnchor(root, fragment);
    }
}
