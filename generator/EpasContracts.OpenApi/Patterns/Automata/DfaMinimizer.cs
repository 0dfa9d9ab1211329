namespace EpasContracts.OpenApi.Patterns;

/// <summary>
/// Hopcroft's algorithm: blocks of states that no text tells apart yet, split until every block agrees with itself.
/// The result is numbered breadth-first from the start, so that equal languages get equal tables.
/// </summary>
internal sealed class DfaMinimizer
{
    private readonly CodePointDfa _dfa;
    private readonly int[] _elements;
    private readonly int[] _places;
    private readonly int[] _blockOf;
    private readonly List<Block> _blocks = [];
    private readonly Stack<Block> _splitters = new();

    private DfaMinimizer(CodePointDfa dfa)
    {
        _dfa = dfa;
        _elements = [.. Enumerable.Range(0, dfa.StateCount).OrderBy(state => dfa.Accepting[state])];
        _places = new int[dfa.StateCount];
        _blockOf = new int[dfa.StateCount];
        for (var place = 0; place < _elements.Length; place++)
            _places[_elements[place]] = place;
    }

    public static CodePointDfa Run(CodePointDfa dfa)
    {
        var minimizer = new DfaMinimizer(dfa);
        minimizer.Refine();
        return minimizer.Quotient();
    }

    private void Refine()
    {
        var rejecting = _dfa.Accepting.Count(accepting => !accepting);
        AddBlock(0, rejecting);
        AddBlock(rejecting, _elements.Length);
        var predecessors = Enumerable.Range(0, _dfa.ClassCount).Select(@class => new Predecessors(_dfa, @class)).ToArray();
        while (_splitters.Count > 0)
        {
            var splitter = _splitters.Pop();
            splitter.Waits = false;
            var members = _elements.Skip(splitter.First).Take(splitter.Limit - splitter.First).ToArray();
            foreach (var into in predecessors)
                SplitBy(members.SelectMany(into.Of));
        }
    }

    private void AddBlock(int first, int limit)
    {
        if (first == limit)
            return;
        var block = new Block(first, limit);
        for (var place = first; place < limit; place++)
            _blockOf[_elements[place]] = _blocks.Count;
        _blocks.Add(block);
        Enqueue(block);
    }

    private void Enqueue(Block block)
    {
        if (block.Waits)
            return;
        block.Waits = true;
        _splitters.Push(block);
    }

    /// <summary>Separates the given states, each named once, from the rest of their blocks.</summary>
    private void SplitBy(IEnumerable<int> states)
    {
        var touched = new List<Block>();
        foreach (var state in states)
        {
            var block = _blocks[_blockOf[state]];
            if (block.Marked == 0)
                touched.Add(block);
            Swap(_places[state], block.First + block.Marked++);
        }

        foreach (var block in touched)
            Divide(block);
    }

    private void Divide(Block block)
    {
        var middle = block.First + block.Marked;
        block.Marked = 0;
        if (middle == block.Limit)
            return;

        // The smaller part becomes the new block: only it must be looked at again, unless the whole still waits.
        var (first, limit) = (block.First, block.Limit);
        if (middle - first <= limit - middle)
            (block.First, limit) = (middle, middle);
        else
            (block.Limit, first) = (middle, middle);
        AddBlock(first, limit);
    }

    private void Swap(int place, int other)
    {
        (_elements[place], _elements[other]) = (_elements[other], _elements[place]);
        _places[_elements[place]] = place;
        _places[_elements[other]] = other;
    }

    private CodePointDfa Quotient()
    {
        var order = new List<int> { _blockOf[_dfa.Start] };
        var numbers = new Dictionary<int, int> { [order[0]] = 0 };
        var transitions = new List<int>();
        for (var number = 0; number < order.Count; number++)
        {
            var state = _elements[_blocks[order[number]].First];
            for (var @class = 0; @class < _dfa.ClassCount; @class++)
            {
                var target = _blockOf[_dfa.Next(state, @class)];
                if (!numbers.TryGetValue(target, out var targetNumber))
                {
                    numbers.Add(target, targetNumber = order.Count);
                    order.Add(target);
                }

                transitions.Add(targetNumber);
            }
        }

        return new(_dfa.Partition, [.. transitions], [.. order.Select(block => _dfa.Accepting[_elements[_blocks[block].First]])], start: 0);
    }

    /// <summary>A stretch of the elements; its marked states stand first.</summary>
    private sealed class Block(int first, int limit)
    {
        public int First { get; set; } = first;

        public int Limit { get; set; } = limit;

        public int Marked { get; set; }

        public bool Waits { get; set; }
    }

    /// <summary>The states that go to a state by one class.</summary>
    private sealed class Predecessors
    {
        private readonly int[] _starts;
        private readonly int[] _states;

        public Predecessors(CodePointDfa dfa, int @class)
        {
            _starts = new int[dfa.StateCount + 1];
            for (var state = 0; state < dfa.StateCount; state++)
                _starts[dfa.Next(state, @class) + 1]++;
            for (var state = 0; state < dfa.StateCount; state++)
                _starts[state + 1] += _starts[state];

            var free = (int[])_starts.Clone();
            _states = new int[dfa.StateCount];
            for (var state = 0; state < dfa.StateCount; state++)
                _states[free[dfa.Next(state, @class)]++] = state;
        }

        public IEnumerable<int> Of(int state)
        {
            for (var i = _starts[state]; i < _starts[state + 1]; i++)
                yield return _states[i];
        }
    }
}
