using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.References;

/// <summary>The document and the schemas in it that have an <c>$id</c>, each with its URI and its anchors.</summary>
internal sealed class SchemaResources
{
    // A base that no document has, so that relative URIs can be resolved against each other.
    private static readonly Uri NoBase = new("document:///");
    private readonly Dictionary<string, string> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Uri> _bases = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Root, string Name), string> _anchors = [];

    /// <summary>Whether any schema has an <c>$id</c>, so that pointers may be relative to it.</summary>
    public bool HasIds => _bases.Count > 1;

    public static SchemaResources Collect(Cursor document)
    {
        var resources = new SchemaResources();
        var self = Text(document, "$self");
        resources.Define("", self is not null && Uri.TryCreate(NoBase, self, out var uri) ? uri : NoBase);
        resources.Visit(document, "");
        return resources;
    }

    /// <summary>The pointer of the resource that <paramref name="address"/> means at <paramref name="pointer"/>; null when it is not in the document.</summary>
    public string? FindBase(string pointer, string address)
    {
        var root = RootOf(pointer);
        if (address.Length == 0)
            return root;
        return Uri.TryCreate(_bases[root], address, out var uri) && _roots.TryGetValue(Key(uri), out var found) ? found : null;
    }

    /// <summary>The pointer of the schema with an anchor in a resource, or null.</summary>
    public string? FindAnchor(string root, string name) => _anchors.TryGetValue((root, name), out var pointer) ? pointer : null;

    private string RootOf(string pointer)
    {
        if (!HasIds)
            return "";
        while (pointer.Length > 0 && !_bases.ContainsKey(pointer))
            pointer = pointer.Substring(0, pointer.LastIndexOf('/'));
        return pointer;
    }

    private void Visit(Cursor at, string root)
    {
        if (at.Node is MappingNode mapping)
        {
            if (Text(at, "$id") is { } id && Uri.TryCreate(_bases[root], id, out var uri))
                Define(root = at.Pointer, uri);
            Anchor(at, root, "$anchor");
            Anchor(at, root, "$dynamicAnchor");
            if (mapping.Members.Count == 0)
                return;
        }

        foreach (var (name, value) in at.Members())
        {
            // Constants may look like schemas but are none.
            if (value.Node is not ScalarNode && name is not ("enum" or "const" or "default" or "example" or "examples"))
                Visit(value, root);
        }

        foreach (var item in at.Items())
        {
            if (item.Node is not ScalarNode)
                Visit(item, root);
        }
    }

    private void Define(string pointer, Uri uri)
    {
        _bases[pointer] = uri;
        _roots[Key(uri)] = pointer;
    }

    private void Anchor(Cursor at, string root, string keyword)
    {
        if (Text(at, keyword) is { } name)
            _anchors[(root, name)] = at.Pointer;
    }

    private static string Key(Uri uri) => uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);

    private static string? Text(Cursor at, string name) => at.Child(name)?.Node is ScalarNode { Kind: JsonKind.String } scalar ? scalar.Text : null;
}
