using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>A JSON or YAML document as a tree in which every value knows its place.</summary>
public sealed class DocumentTree
{
    private readonly TextLines _lines;
    private readonly FindingSink _sink;

    private DocumentTree(TextLines lines, FindingSink sink, DocumentNode? root, bool isComplete)
    {
        _lines = lines;
        _sink = sink;
        Root = root;
        IsComplete = isComplete;
    }

    /// <summary>The whole document; null when there is none. Of a broken text, what stands before the fault.</summary>
    public DocumentNode? Root { get; }

    /// <summary>Whether the text was read to its end.</summary>
    public bool IsComplete { get; }

    /// <summary>What was found so far, in the order of the places.</summary>
    public EquatableArray<Finding> Findings => _sink.ToArray();

    internal FindingSink Sink => _sink;

    /// <summary>A sink for findings about this document that are no part of its reading.</summary>
    internal FindingSink NewSink() => new(_lines);

    /// <summary>Reads a document. A text that begins with a brace or a bracket is read as JSON first.</summary>
    /// <param name="file">The path that findings name.</param>
    /// <param name="text">The document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static DocumentTree Parse(string file, string text, CancellationToken cancellationToken = default)
    {
        // Editors count the columns of the first line without the byte order mark.
        text = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;
        var lines = new TextLines(file, text);
        if (Unreadable(text) is { } fault)
        {
            var sink = new FindingSink(lines);
            sink.Add(fault.Rule, fault.Span, fault.Rule.Title);
            return new DocumentTree(lines, sink, null, isComplete: false);
        }

        var start = text.TrimStart();
        if (start[0] is not ('{' or '['))
            return ParseYaml(lines, text, cancellationToken);
        var json = ParseJson(lines, text, cancellationToken);
        var mayBeYaml = !json.IsComplete && !file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return mayBeYaml && !json.WasTooDeep ? ParseYaml(lines, text, cancellationToken) : json;
    }

    /// <summary>The value that a JSON Pointer names, or null.</summary>
    /// <param name="pointer">The pointer, without <c>#</c>.</param>
    public DocumentNode? Find(string pointer) => Follow(pointer)?.Node;

    /// <summary>The value that a JSON Pointer names, and its key, or null.</summary>
    internal (DocumentNode Node, TextSpan? Key)? Follow(string pointer) => Walk(pointer) is { IsExact: true, Node: { } node } found ? (node, found.Key) : null;

    /// <summary>The place of what a JSON Pointer names, from its key on; of its nearest parent that exists otherwise.</summary>
    /// <param name="pointer">The pointer, without <c>#</c>.</param>
    public SourceLocation Locate(string pointer)
    {
        var found = Walk(pointer);
        return found.Node is null ? LocationOf(default) : LocationOf(PlaceOf(found.Key, found.Node));
    }

    /// <summary>The lines and columns of a span.</summary>
    public SourceLocation LocationOf(TextSpan span) => _lines.Locate(span);

    /// <summary>The line of what a JSON Pointer names, or of its nearest parent, and those of its keys: for all keywords of a document at once.</summary>
    internal (int Line, IReadOnlyList<KeyLine> Keys) Lines(string pointer)
    {
        var (node, key, isExact) = Walk(pointer);
        var line = _lines.LineOf(node is null ? 0 : key is { } name ? name.Start : node.Span.Start);
        if (!isExact || node is not MappingNode mapping)
            return (line, []);
        var keys = new KeyLine[mapping.Members.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = new KeyLine(mapping.Members[i].Name, _lines.LineOf(mapping.Members[i].NameSpan.Start));
        return (line, keys);
    }

    /// <summary>What to underline for a value: its key and, when it ends in the same line, the value; of long values the key alone.</summary>
    internal TextSpan PlaceOf(TextSpan? key, DocumentNode node)
    {
        // Behind an alias or a merge key the value stands elsewhere; behind a key it follows.
        if (key is not { } name)
            return _lines.FirstLine(node.Span);
        return node is ScalarNode && node.Span.Start >= name.End ? _lines.FirstLine(new TextSpan(name.Start, node.Span.End)) : name;
    }

    private bool WasTooDeep { get; init; }

    private static (FindingRule Rule, TextSpan Span)? Unreadable(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (ReadingRules.Empty, default);
        var nul = text.IndexOf('\0');
        return nul >= 0 ? (ReadingRules.Binary, new TextSpan(nul, nul + 1)) : null;
    }

    private static DocumentTree ParseJson(TextLines lines, string text, CancellationToken cancellationToken)
    {
        var sink = new FindingSink(lines);
        var builder = new TreeBuilder(sink);
        return Run(lines, sink, builder, text, new JsonTreeReader(text, builder, cancellationToken).Read);
    }

    private static DocumentTree ParseYaml(TextLines lines, string text, CancellationToken cancellationToken)
    {
        var sink = new FindingSink(lines);
        var builder = new TreeBuilder(sink);
        return Run(lines, sink, builder, text, new YamlTreeReader(text, builder, sink, cancellationToken).Read);
    }

    private static DocumentTree Run(TextLines lines, FindingSink sink, TreeBuilder builder, string text, Action read)
    {
        var isComplete = false;
        var tooDeep = false;
        try
        {
            read();
            isComplete = true;
        }
        catch (TreeSyntaxException exception)
        {
            sink.Add(ReadingRules.Syntax, exception.Span, exception.Message);
        }
        catch (TreeLimitException exception)
        {
            tooDeep = true;
            sink.Add(exception.Rule, new TextSpan(exception.Offset, exception.Offset + 1), exception.Message);
        }

        builder.EndAll(text.Length);
        return new DocumentTree(lines, sink, builder.Root, isComplete) { WasTooDeep = tooDeep };
    }

    /// <summary>Follows a pointer as far as it goes.</summary>
    private (DocumentNode? Node, TextSpan? Key, bool IsExact) Walk(string pointer)
    {
        if (!JsonPointer.IsPointer(pointer))
            return (Root, null, false);
        (DocumentNode? Node, TextSpan? Key) here = (Root, null);
        for (var start = 1; start <= pointer.Length; )
        {
            var end = pointer.IndexOf('/', start) is >= 0 and var slash ? slash : pointer.Length;
            if (here.Node is null || Step(here.Node, pointer, start, end - start) is not { } next)
                return (here.Node, here.Key, false);
            here = next;
            start = end + 1;
        }

        return (here.Node, here.Key, true);
    }

    /// <summary>Goes to what a token names that stands in a text.</summary>
    private static (DocumentNode Node, TextSpan? Key)? Step(DocumentNode node, string text, int start, int length)
    {
        if (node is MappingNode mapping && mapping.Find(text, start, length) is { } member)
            return (member.Value, member.NameSpan);
        return node is SequenceNode sequence && sequence.Find(text.Substring(start, length)) is { } item ? (item, null) : null;
    }
}
