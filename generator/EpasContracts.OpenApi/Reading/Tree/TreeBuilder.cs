using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>Builds a tree from a stream of begins, keys, scalars and ends, without recursion and with a limit to the depth.</summary>
internal sealed class TreeBuilder(FindingSink findings)
{
    /// <summary>How many values may stand in each other. Everything that walks a tree recurses, so this bounds its stack.</summary>
    public const int MaxDepth = 256;

    // One for each depth that was reached so far: they, and their lists, are used again for all values of that depth.
    private readonly List<Frame> _frames = [];

    public DocumentNode? Root { get; private set; }

    public int Depth { get; private set; }

    /// <summary>Whether a scalar that comes now is a key.</summary>
    public bool ExpectsKey => Depth > 0 && Innermost is { IsMapping: true, HasKey: false };

    private Frame Innermost => _frames[Depth - 1];

    /// <summary>Opens a list or an object; one without a start begins with its first key.</summary>
    public void Begin(bool mapping, int? start)
    {
        if (Depth == MaxDepth)
            throw new TreeLimitException(ReadingRules.TooDeep, start ?? 0, $"More than {MaxDepth} values stand in each other");
        if (Depth++ == _frames.Count)
            _frames.Add(new Frame());
        Innermost.Open(mapping, start);
    }

    /// <summary>The next value's name; null for a key that is none, whose value will be left out.</summary>
    public void Key(string? name, TextSpan span) => Innermost.SetKey(name, span);

    /// <summary>Adds a finished value: a scalar or what an alias stands for.</summary>
    public void Add(DocumentNode node)
    {
        if (Depth == 0)
            Root ??= node;
        else
            Innermost.Add(node);
    }

    /// <summary>Ends the innermost open value and gives it back, already added to its parent.</summary>
    public DocumentNode End(int end)
    {
        var node = Innermost.Close(end, findings);
        Depth--;
        Add(node);
        return node;
    }

    /// <summary>Ends everything that is open: what was read before the text broke off.</summary>
    public void EndAll(int end)
    {
        while (Depth > 0)
            End(end);
    }

    private sealed class Frame
    {
        private readonly List<DocumentMember> _members = [];
        private readonly List<DocumentNode> _items = [];
        private int? _start;
        private string? _name;
        private TextSpan _nameSpan;

        public bool IsMapping { get; private set; }

        public bool HasKey { get; private set; }

        public void Open(bool mapping, int? start) => (IsMapping, _start, HasKey) = (mapping, start, false);

        public void SetKey(string? name, TextSpan span)
        {
            (_name, _nameSpan, HasKey) = (name, span, true);
            _start ??= span.Start;
        }

        public void Add(DocumentNode node)
        {
            if (!IsMapping)
                _items.Add(node);
            else if (HasKey && _name is not null)
                _members.Add(new DocumentMember(_name, _nameSpan, node));
            HasKey = false;
        }

        public DocumentNode Close(int end, FindingSink findings)
        {
            var start = _start ?? end;
            var span = new TextSpan(start, Math.Max(start, end));
            DocumentNode node = IsMapping ? new MappingNode(span, MemberRules.Apply(_members, findings).ToArray()) : new SequenceNode(span, _items.ToArray());
            _members.Clear();
            _items.Clear();
            return node;
        }
    }
}
