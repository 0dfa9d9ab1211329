using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>Builds a tree from a stream of begins, keys, scalars and ends, without recursion and with a limit to the depth.</summary>
internal sealed class TreeBuilder(FindingSink findings)
{
    /// <summary>How many values may stand in each other. Everything that walks a tree recurses, so this bounds its stack.</summary>
    public const int MaxDepth = 256;

    private readonly Stack<Frame> _open = new();

    public DocumentNode? Root { get; private set; }

    public int Depth => _open.Count;

    /// <summary>Whether a scalar that comes now is a key.</summary>
    public bool ExpectsKey => _open.Count > 0 && _open.Peek() is { IsMapping: true, HasKey: false };

    public void Begin(bool mapping, int start)
    {
        if (_open.Count == MaxDepth)
            throw new TreeLimitException(ReadingRules.TooDeep, start, $"More than {MaxDepth} values stand in each other");
        _open.Push(new Frame(mapping, start));
    }

    /// <summary>The next value's name; null for a key that is none, whose value will be left out.</summary>
    public void Key(string? name, TextSpan span) => _open.Peek().SetKey(name, span);

    /// <summary>Adds a finished value: a scalar or what an alias stands for.</summary>
    public void Add(DocumentNode node)
    {
        if (_open.Count == 0)
            Root ??= node;
        else
            _open.Peek().Add(node);
    }

    /// <summary>Ends the innermost open value and gives it back, already added to its parent.</summary>
    public DocumentNode End(int end)
    {
        var node = _open.Pop().Close(end, findings);
        Add(node);
        return node;
    }

    /// <summary>Ends everything that is open: what was read before the text broke off.</summary>
    public void EndAll(int end)
    {
        while (_open.Count > 0)
            End(end);
    }

    private sealed class Frame(bool mapping, int start)
    {
        private readonly List<DocumentMember>? _members = mapping ? [] : null;
        private readonly List<DocumentNode>? _items = mapping ? null : [];
        private string? _name;
        private TextSpan _nameSpan;

        public bool IsMapping => mapping;

        public bool HasKey { get; private set; }

        public void SetKey(string? name, TextSpan span) => (_name, _nameSpan, HasKey) = (name, span, true);

        public void Add(DocumentNode node)
        {
            _items?.Add(node);
            if (HasKey && _name is not null)
                _members?.Add(new DocumentMember(_name, _nameSpan, node));
            HasKey = false;
        }

        public DocumentNode Close(int end, FindingSink findings)
        {
            var span = new TextSpan(start, Math.Max(start, end));
            return _members is not null ? new MappingNode(span, MemberRules.Apply(_members, findings).ToArray()) : new SequenceNode(span, _items!.ToArray());
        }
    }
}
