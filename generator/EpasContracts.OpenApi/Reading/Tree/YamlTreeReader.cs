using EpasContracts.OpenApi.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>Reads YAML 1.2 into a tree, from the parser's events: anchors, aliases and merge keys are resolved within limits.</summary>
internal sealed class YamlTreeReader(string text, TreeBuilder builder, FindingSink findings, CancellationToken cancellationToken)
{
    /// <summary>How many values aliases may stand for altogether.</summary>
    private const long MaxExpansion = 1_000_000;

    private const int CancellationInterval = 0x3FF;
    private const string CoreTag = "tag:yaml.org,2002:";
    private readonly Dictionary<AnchorName, Anchored> _anchors = [];
    private readonly Stack<Open> _open = new();
    private readonly ParserText _text = new(text);
    private long _expanded;
    private int _lastEnd;

    /// <exception cref="TreeSyntaxException">The text is not YAML.</exception>
    /// <exception cref="TreeLimitException">The nesting or the expansion passes a limit.</exception>
    public void Read()
    {
        var scanner = new Scanner(new StringReader(_text.Text));
        try
        {
            var parser = new Parser(scanner);
            for (var steps = 1; parser.MoveNext(); steps++)
            {
                if ((steps & CancellationInterval) == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                if (!Handle(parser.Current!))
                    return;
            }
        }
        catch (Exception exception) when (YamlFaults.Describe(exception, scanner.CurrentPosition) is { } fault)
        {
            throw new TreeSyntaxException(Span(fault.Start, fault.End), "Not valid YAML: " + fault.Reason);
        }
    }

    /// <summary>Takes one event; false when the rest of the stream is not ours.</summary>
    private bool Handle(ParsingEvent @event)
    {
        switch (@event)
        {
            case DocumentStart when builder.Root is not null:
                findings.Add(ReadingRules.MultipleDocuments, Span(@event), "A second YAML document begins here");
                return false;
            case Scalar scalar:
                AddScalar(scalar);
                break;
            case AnchorAlias alias:
                AddAlias(alias);
                break;
            case MappingStart or SequenceStart:
                Begin((NodeEvent)@event);
                break;
            case MappingEnd or SequenceEnd:
                End(@event);
                break;
        }

        return true;
    }

    private void Begin(NodeEvent start)
    {
        if (builder.ExpectsKey)
        {
            findings.Add(ReadingRules.ComplexKey, Span(start), "A list or an object stands as a key");
            builder.Key(null, Span(start));
            _open.Push(new Open { IsKey = true });
        }
        else
        {
            _open.Push(new Open());
        }

        // A pair in a list, [a: b], has no brackets and no place: it begins with its key.
        var isPair = start is MappingStart && builder.Depth > 0 && start.Start.Index == 0;
        _open.Peek().Anchor = start.Anchor;
        _open.Peek().IsFlow = !isPair && start is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };
        builder.Begin(start is MappingStart, isPair ? null : (int)start.Start.Index);
    }

    private void End(ParsingEvent end)
    {
        // The end of a block is reported where the next token begins; the value itself ended with its last member.
        var open = _open.Pop();
        if (open.IsFlow)
            _lastEnd = (int)end.Start.Index + 1;
        var node = builder.End(_lastEnd);
        if (open.IsKey)
            builder.Key(null, node.Span);
        Register(open.Anchor, new Anchored(node, open.Weight + 1, open.Height + 1));
        Count(open.Weight + 1, open.Height + 1);
    }

    private void AddScalar(Scalar scalar)
    {
        var span = Span(scalar);
        _lastEnd = Math.Max(_lastEnd, span.End);
        if (builder.ExpectsKey)
        {
            var merge = scalar is { Value: "<<", Style: ScalarStyle.Plain };
            var name = _text.Unmask(scalar.Value);
            builder.Key(merge ? MemberRules.MergeKey : name, span);
            Register(scalar.Anchor, new Anchored(new ScalarNode(span, JsonKind.String, name, plain: true), 1, 1));
            return;
        }

        var node = ToNode(scalar, span);
        builder.Add(node);
        Register(scalar.Anchor, new Anchored(node, 1, 1));
        Count(1, 1);
    }

    private ScalarNode ToNode(Scalar scalar, TextSpan span)
    {
        var plain = scalar.Style == ScalarStyle.Plain;
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value;
        var resolves = tag.Length == 0 ? plain && !scalar.Tag.IsNonSpecific : tag != CoreTag + "str";
        if (tag.Length > 0 && tag is not (CoreTag + "str" or CoreTag + "int" or CoreTag + "float" or CoreTag + "bool" or CoreTag + "null"))
        {
            findings.Add(ReadingRules.UnknownTag, span, $"The YAML tag '{tag}' is not known");
            resolves = plain;
        }

        if (resolves && YamlScalars.IsNotInJson(scalar.Value))
            findings.Add(ReadingRules.NotInJson, span, $"The number '{scalar.Value}' cannot be written in JSON");
        var (kind, value) = resolves ? YamlScalars.Resolve(scalar.Value) : (JsonKind.String, scalar.Value);
        value = _text.Unmask(value);
        return new ScalarNode(span, kind, value, plain);
    }

    private void AddAlias(AnchorAlias alias)
    {
        var span = Span(alias);
        _lastEnd = span.End;
        if (!_anchors.TryGetValue(alias.Value, out var anchored))
        {
            findings.Add(ReadingRules.UnknownAlias, span, $"The alias '*{alias.Value}' names no anchor before it");
            anchored = new Anchored(new ScalarNode(span, JsonKind.Null, "null", plain: true), 1, 1);
        }

        if (builder.ExpectsKey)
        {
            builder.Key((anchored.Node as ScalarNode)?.Text, span);
            return;
        }

        _expanded += anchored.Weight;
        if (_expanded > MaxExpansion)
            throw new TreeLimitException(ReadingRules.AliasExpansion, span.Start, $"The aliases stand for more than {MaxExpansion} values");
        if (builder.Depth + anchored.Height > TreeBuilder.MaxDepth)
            throw new TreeLimitException(ReadingRules.TooDeep, span.Start, $"More than {TreeBuilder.MaxDepth} values stand in each other");
        builder.Add(anchored.Node);
        Count(anchored.Weight, anchored.Height);
    }

    private void Register(AnchorName anchor, Anchored anchored)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor] = anchored;
    }

    /// <summary>Adds a finished value to the weight and height of what it stands in.</summary>
    private void Count(long weight, int height)
    {
        if (_open.Count == 0)
            return;
        _open.Peek().Weight += weight;
        _open.Peek().Height = Math.Max(_open.Peek().Height, height);
    }

    private TextSpan Span(ParsingEvent @event) => Span(@event.Start, @event.End);

    private TextSpan Span(Mark start, Mark end)
    {
        var first = (int)Math.Max(0, Math.Min(start.Index, text.Length));
        return new TextSpan(first, (int)Math.Max(first, Math.Min(end.Index, text.Length)));
    }

    /// <summary>A node with an anchor, how many values it expands to and how deep.</summary>
    private readonly record struct Anchored(DocumentNode Node, long Weight, int Height);

    private sealed class Open
    {
        public AnchorName Anchor { get; set; }

        public bool IsKey { get; init; }

        /// <summary>Whether brackets or braces stand around it.</summary>
        public bool IsFlow { get; set; }

        public long Weight { get; set; }

        public int Height { get; set; }
    }
}
