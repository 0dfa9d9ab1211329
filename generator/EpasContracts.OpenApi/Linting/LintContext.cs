using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Schemas;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting;

/// <summary>One document under the eyes of all rules.</summary>
internal sealed class LintContext
{
    private const string LocalPrefix = "#";
    private readonly DocumentSet _documents;
    private readonly DocumentTree _tree;
    private readonly FindingSink _sink;
    private readonly ILookup<PartKind, Part> _parts;
    private readonly Dictionary<string, SchemaNode> _others;

    /// <param name="document">The document.</param>
    /// <param name="contract">Its contract.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public LintContext(ContractDocument document, ApiContract contract, CancellationToken cancellationToken)
    {
        _documents = document.Documents;
        _tree = document.Tree;
        _sink = _tree.NewSink();
        Contract = contract;
        CancellationToken = cancellationToken;
        Root = new Cursor("", _tree.Root!, null);
        _parts = PartWalk.All(Root).ToLookup(part => part.Kind);
        _others = ReadOthers();
    }

    public ApiContract Contract { get; }

    public Cursor Root { get; }

    public CancellationToken CancellationToken { get; }

    public bool IsOpenApi30 => Contract.OpenApiVersion.StartsWith("3.0", StringComparison.Ordinal);

    /// <summary>What was found so far, in the order of the places.</summary>
    public EquatableArray<Finding> Findings => _sink.ToArray();

    public Part Document => _parts[PartKind.Document].First();

    /// <summary>The objects of a kind that are no references.</summary>
    public IEnumerable<Part> Of(PartKind kind)
    {
        CancellationToken.ThrowIfCancellationRequested();
        return _parts[kind].Where(part => !part.IsReference);
    }

    /// <summary>The objects of a kind, references included.</summary>
    public IEnumerable<Part> AllOf(PartKind kind)
    {
        CancellationToken.ThrowIfCancellationRequested();
        return _parts[kind];
    }

    /// <summary>All objects of all kinds.</summary>
    public IEnumerable<Part> Parts => _parts.SelectMany(group => group);

    /// <summary>Reports at a value, its key included.</summary>
    public void Report(FindingRule rule, Cursor at, string message, string? nextStep = null) =>
        _sink.Add(rule, _tree.PlaceOf(at.Key, at.Node), message, nextStep);

    /// <summary>The schema at a place, webhooks and callbacks included; null when there is none.</summary>
    public SchemaNode? SchemaAt(Cursor at) => Contract.Resolve(at.Pointer) ?? (_others.TryGetValue(at.Pointer, out var schema) ? schema : null);

    /// <summary>What a pointer names, or null.</summary>
    public Cursor? Find(string pointer)
    {
        if (JsonPointer.Split(pointer) is not { } tokens)
            return null;
        Cursor? here = Root;
        foreach (var token in tokens)
            here = here?.Child(token);
        return here;
    }

    /// <summary>The object at or behind a value; null when its references lead nowhere or out of the document, which the reader reports.</summary>
    public Cursor? Follow(Cursor at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Cursor? here = at;
        while (here is { } value && value.Child("$ref") is { } reference)
        {
            here = seen.Add(value.Pointer) && Target(reference) is { } pointer ? Find(pointer) : null;
        }

        return here;
    }

    /// <summary>Reads the schemas for which the contract has no place, and so finds their faults.</summary>
    private Dictionary<string, SchemaNode> ReadOthers()
    {
        var reading = new ReadingContext(_documents, IsOpenApi30, CancellationToken, _sink);
        var reader = new SchemaReader(reading, new ReferenceResolver(reading));
        var found = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        var outermost = _parts[PartKind.Schema].Where(part => part.Owner?.Kind != PartKind.Schema && Contract.Resolve(part.At.Pointer) is null);
        var open = new Stack<SchemaNode>(outermost.Select(part => reader.Read(part.At)));
        while (open.Count > 0)
        {
            var schema = open.Pop();
            found[schema.Pointer] = schema;
            foreach (var child in schema.Children())
                open.Push(child);
        }

        return found;
    }

    /// <summary>The pointer that a <c>$ref</c> into this document means, or null.</summary>
    public static string? Target(Cursor reference) =>
        reference.Node is ScalarNode { Kind: JsonKind.String } text && text.Text.StartsWith(LocalPrefix, StringComparison.Ordinal)
            ? Uri.UnescapeDataString(text.Text.Substring(LocalPrefix.Length))
            : null;
}
