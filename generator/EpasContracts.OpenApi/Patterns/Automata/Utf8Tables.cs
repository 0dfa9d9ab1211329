namespace EpasContracts.OpenApi.Patterns;

/// <summary>
/// Unfolds an automaton over code points into one over the bytes of UTF-8. Text is expected to be well-formed, which keeps
/// it small: where all continuations of a lead byte go to one state, the lead byte goes there at once and the
/// continuation bytes stay.
/// </summary>
internal sealed class Utf8Tables
{
    private const int ContinuationBits = 6;
    private const int ContinuationCount = 1 << ContinuationBits;

    private readonly CodePointDfa _dfa;
    private readonly WorkBudget _budget;
    /// <summary>Where a byte goes that cannot stand inside of a code point: preferably nowhere.</summary>
    private readonly int _stray;
    private readonly List<int[]> _nodes = [];
    private readonly Dictionary<int[], int> _nodeIds = new(IntArrayComparer.Instance);

    /// <summary>States that are reached before the last byte of a code point and stay until it has passed.</summary>
    private readonly HashSet<int> _waiting = [];

    private readonly List<int> _runStarts = [];
    private readonly List<int> _runTargets = [];

    private Utf8Tables(CodePointDfa dfa, WorkBudget budget)
    {
        _dfa = dfa;
        _budget = budget;
        _stray = Math.Max(dfa.FindSink(accepting: false), 0);
    }

    /// <summary>One row of 256 targets for each state; the states of the given automaton come first and keep their numbers.</summary>
    public static int[][] Unfold(CodePointDfa dfa, WorkBudget budget) => new Utf8Tables(dfa, budget).Unfold();

    private int[][] Unfold()
    {
        var rows = new List<int[]>();
        for (var state = 0; state < _dfa.StateCount; state++)
            rows.Add(Row(state));
        foreach (var children in _nodes)
            rows.Add(NodeRow(children));
        foreach (var state in _waiting)
        {
            for (var value = 0x80; value < 0xC0; value++)
                rows[state][value] = state;
        }

        return [.. rows];
    }

    private int[] Row(int state)
    {
        CollectRuns(state);
        var row = new int[256];
        for (var value = 0; value < 0x80; value++)
            row[value] = _runTargets[RunOf(value)];
        for (var value = 0xC2; value < 0xE0; value++)
            row[value] = Target((value & 0x1F) << 6, 1 << 6, 0x80);
        for (var value = 0xE0; value < 0xF0; value++)
            row[value] = Target((value & 0x0F) << 12, 1 << 12, 0x800);
        for (var value = 0xF0; value < 0xF5; value++)
            row[value] = Target((value & 0x07) << 18, 1 << 18, 0x10000);

        // Bytes that well-formed text does not have here copy a neighbour, so that they need no column of their own.
        for (var value = 0x80; value < 0xC2; value++)
            row[value] = row[0xC2];
        for (var value = 0xF5; value < 0x100; value++)
            row[value] = row[0xF4];
        return row;
    }

    private int[] NodeRow(int[] children)
    {
        var row = new int[256];
        for (var value = 0; value < 256; value++)
            row[value] = value is >= 0x80 and < 0xC0 ? children[value - 0x80] : _stray;
        return row;
    }

    /// <summary>The state behind a prefix of bytes that stands for <paramref name="size"/> code points.</summary>
    /// <param name="first">The first of these code points.</param>
    /// <param name="size">How many they are.</param>
    /// <param name="shortest">The smallest code point that may be written with so many bytes.</param>
    private int Target(int first, int size, int shortest)
    {
        _budget.Spend();
        var run = RunOf(Math.Max(first, shortest));
        if (size == 1)
            return _runTargets[run];
        if (run == _runStarts.Count - 1 || _runStarts[run + 1] >= first + size)
        {
            _waiting.Add(_runTargets[run]);
            return _runTargets[run];
        }

        var step = size / ContinuationCount;
        var children = new int[ContinuationCount];
        for (var i = 0; i < ContinuationCount; i++)
        {
            var child = first + (i * step);
            children[i] = child + step <= shortest ? _stray : Target(child, step, shortest);
        }

        return Intern(children);
    }

    private int Intern(int[] children)
    {
        if (_nodeIds.TryGetValue(children, out var id))
            return id;
        id = _dfa.StateCount + _nodes.Count;
        _budget.CheckStates(id + 1);
        _nodes.Add(children);
        _nodeIds.Add(children, id);
        return id;
    }

    /// <summary>The targets of a state in the order of code points, neighbours with one target joined.</summary>
    private void CollectRuns(int state)
    {
        _runStarts.Clear();
        _runTargets.Clear();
        foreach (var (start, @class) in _dfa.Partition.Stretches)
        {
            _budget.Spend();
            var target = _dfa.Next(state, @class);
            if (_runTargets.Count > 0 && _runTargets[_runTargets.Count - 1] == target)
                continue;
            _runStarts.Add(start);
            _runTargets.Add(target);
        }
    }

    private int RunOf(int codePoint)
    {
        var index = _runStarts.BinarySearch(codePoint);
        return index >= 0 ? index : ~index - 1;
    }
}
