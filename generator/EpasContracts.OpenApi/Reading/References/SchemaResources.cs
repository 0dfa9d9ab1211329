using System.Globalization;
using System.Text;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.References;

/// <summary>The documents and the schemas in them that have an <c>$id</c>, each with its URI, its anchors and its dialect.</summary>
internal sealed class SchemaResources
{
    private readonly DocumentSet _documents;
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Uri> _bases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _dialects = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Root, string Name), string> _anchors = [];
    private readonly Dictionary<(string Root, string Name), string> _dynamicAnchors = [];

    /// <param name="documents">The documents; those that references lead to are added as they are found.</param>
    public SchemaResources(DocumentSet documents)
    {
        _documents = documents;
        Add(documents.First);
    }

    /// <summary>Every <c>$dynamicAnchor</c>: the resource that has it, its name, and the schema that it names.</summary>
    public IEnumerable<(string Root, string Name, string Pointer)> DynamicAnchors => _dynamicAnchors.Select(static entry => (entry.Key.Root, entry.Key.Name, entry.Value));

    /// <summary>The pointer of the resource that <paramref name="address"/> means at <paramref name="pointer"/>; null when there is none.</summary>
    /// <param name="pointer">Where the reference stands.</param>
    /// <param name="address">The reference without its fragment.</param>
    /// <param name="absolute">What it means as an absolute address; null when it is none.</param>
    public string? FindRoot(string pointer, string address, out Uri? absolute)
    {
        var root = RootOf(pointer);
        absolute = _bases[root];
        if (address.Length == 0)
            return root;
        if (!Uri.TryCreate(absolute, address, out absolute))
            return null;
        if (_roots.TryGetValue(DocumentAddress.Key(absolute), out var found))
            return found;
        if (_documents.Load(absolute) is not { } document)
            return null;
        Add(document);
        return document.Prefix;
    }

    /// <summary>The pointer of the schema with an anchor in a resource, or null.</summary>
    public string? FindAnchor(string root, string name) => _anchors.TryGetValue((root, name), out var pointer) ? pointer : null;

    /// <summary>The pointer of the schema with a dynamic anchor in a resource, or null.</summary>
    public string? FindDynamicAnchor(string root, string name) => _dynamicAnchors.TryGetValue((root, name), out var pointer) ? pointer : null;

    /// <summary>The <c>$schema</c> that holds at a pointer; null when none was given.</summary>
    public string? DialectOf(string pointer)
    {
        if (_dialects.Count == 0)
            return null;
        foreach (var outer in Upwards(pointer))
        {
            if (_dialects.TryGetValue(outer, out var dialect))
                return dialect;
        }

        return null;
    }

    /// <summary>The pointer of the resource that a pointer leads into.</summary>
    public string RootOf(string pointer) => _bases.Count == 1 ? "" : Upwards(pointer).First(_bases.ContainsKey);

    /// <summary>The resources around a pointer, its own first.</summary>
    public IEnumerable<string> RootsAround(string pointer) => Upwards(pointer).Where(_bases.ContainsKey);

    private static IEnumerable<string> Upwards(string pointer)
    {
        var end = JsonPointer.DocumentOf(pointer).Length;
        while (pointer.Length > end)
        {
            yield return pointer;
            pointer = pointer.Substring(0, pointer.LastIndexOf('/'));
        }

        yield return pointer;
    }

    private void Add(LoadedDocument document)
    {
        if (!_visited.Add(document.Prefix))
            return;
        Define(document.Prefix, document.Address);
        if (document.Root.TextOf("$self") is { } self && Uri.TryCreate(document.Address, self, out var uri))
            Define(document.Prefix, uri);
        if (document == _documents.First && document.Root.TextOf("jsonSchemaDialect") is { } dialect)
            _dialects[""] = dialect;
        Visit(document.Root.Node, new StringBuilder(document.Prefix), document.Prefix, isSchema: false, areNames: false);
    }

    // Names of properties and definitions are no keywords, whatever they are. Where a schema is sure to stand, what stands under a
    // keyword that nobody knows is none. The pointer grows and shrinks on the way: hardly any of them is needed.
    private void Visit(DocumentNode node, StringBuilder pointer, string root, bool isSchema, bool areNames)
    {
        if (node is MappingNode mapping)
        {
            if (!areNames && HasIdentifiers(mapping))
                AddIdentifiers(new Cursor(pointer.ToString(), mapping, null), ref root, ref isSchema);
            for (var i = 0; i < mapping.Members.Count; i++)
            {
                var (name, _, value) = mapping.Members[i];
                // Constants may look like schemas but are none.
                if (value is ScalarNode)
                    continue;
                if (areNames || (name is not ("enum" or "const" or "default" or "example" or "examples") && (!isSchema || ObjectKinds.Schema.Carries(name))))
                    VisitChild(value, name, !areNames && name is "properties" or "patternProperties" or "$defs" or "definitions" or "dependentSchemas");
            }
        }
        else if (node is SequenceNode list)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                if (list.Items[i] is not ScalarNode)
                    VisitChild(list.Items[i], i.ToString(CultureInfo.InvariantCulture), childrenAreNames: false);
            }
        }

        void VisitChild(DocumentNode child, string token, bool childrenAreNames)
        {
            var length = pointer.Length;
            Visit(child, JsonPointer.Append(pointer, token), root, isSchema, childrenAreNames);
            pointer.Length = length;
        }
    }

    private static bool HasIdentifiers(MappingNode mapping)
    {
        for (var i = 0; i < mapping.Members.Count; i++)
        {
            if (mapping.Members[i].Name is "$id" or "$schema" or "$anchor" or "$dynamicAnchor")
                return true;
        }

        return false;
    }

    private void AddIdentifiers(Cursor at, ref string root, ref bool isSchema)
    {
        if (at.TextOf("$id") is { } id && !id.StartsWith("#", StringComparison.Ordinal) && Uri.TryCreate(_bases[root], id, out var uri))
            Define(root = at.Pointer, uri);
        isSchema |= root == at.Pointer && root.Length > 0 && at.Child("$id") is not null;
        if (at.TextOf("$schema") is { } dialect)
            _dialects[at.Pointer] = dialect;
        if (at.TextOf("$anchor") is { } anchor)
            _anchors[(root, anchor)] = at.Pointer;
        if (at.TextOf("$dynamicAnchor") is { } dynamic)
            _anchors[(root, dynamic)] = _dynamicAnchors[(root, dynamic)] = at.Pointer;
    }

    private void Define(string pointer, Uri uri)
    {
        _bases[pointer] = uri;
        _roots[DocumentAddress.Key(uri)] = pointer;
    }
}
