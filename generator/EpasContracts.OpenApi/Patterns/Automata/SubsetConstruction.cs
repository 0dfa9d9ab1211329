namespace EpasContracts.OpenApi.Patterns;

/// <summary>
/// Makes the automaton deterministic, as an unanchored search: a match may begin at any position. Assertions are decided
/// exactly, because a state knows what kind of code point came before and its closure is taken anew for each kind that
/// may come next.
/// </summary>
internal sealed class SubsetConstruction
{
    private const int NextIsWord = 0;
    private const int NextIsOther = 1;
    private const int NextIsEnd = 2;

    private readonly Nfa _nfa;
    private readonly WorkBudget _budget;
    private readonly CodePointPartition _partition;
    private readonly bool[][] _setClasses;
    private readonly bool[] _wordClasses;
    private readonly bool _looksAtWords;
    private readonly Dictionary<int[], int> _ids = new(IntArrayComparer.Instance);
    private readonly List<Subset> _subsets = [];
    private readonly List<int> _reached = [];
    private readonly int[] _visited;
    private int _visit;

    private SubsetConstruction(Nfa nfa, WorkBudget budget)
    {
        _nfa = nfa;
        _budget = budget;
        _looksAtWords = nfa.Uses(PatternAssertion.WordBoundary) || nfa.Uses(PatternAssertion.NotWordBoundary);
        IReadOnlyCollection<CodePointSet> sets = _looksAtWords ? [.. nfa.Sets, CodePointSet.WordCharacters] : nfa.Sets;
        _partition = CodePointPartition.Of(sets, budget);
        _setClasses = [.. nfa.Sets.Select(_partition.ClassesIn)];
        _wordClasses = _looksAtWords ? _partition.ClassesIn(CodePointSet.WordCharacters) : new bool[_partition.ClassCount];
        _visited = new int[nfa.States.Count];
    }

    private enum Previous
    {
        None,
        Word,
        Other,
    }

    public static CodePointDfa Run(Nfa nfa, WorkBudget budget) => new SubsetConstruction(nfa, budget).Run();

    private CodePointDfa Run()
    {
        var start = Intern(Previous.None, []);
        var transitions = new List<int>();
        for (var id = 0; id < _subsets.Count; id++)
        {
            for (var @class = 0; @class < _partition.ClassCount; @class++)
                transitions.Add(Step(_subsets[id], @class));
        }

        return new(_partition, [.. transitions], [.. _subsets.Select(subset => subset.Closures[NextIsEnd].Accepts)], start);
    }

    private int Step(Subset subset, int @class)
    {
        var closure = subset.Closures[_wordClasses[@class] ? NextIsWord : NextIsOther];
        _budget.Spend(4 + closure.Takes.Count);
        if (closure.Accepts)
            return InternMatched();

        _visit++;
        _reached.Clear();
        foreach (var state in closure.Takes)
        {
            if (!_setClasses[state.Set][@class] || _visited[state.Next] == _visit)
                continue;
            _visited[state.Next] = _visit;
            _reached.Add(state.Next);
        }

        _reached.Sort();
        return Intern(_wordClasses[@class] ? Previous.Word : Previous.Other, [.. _reached]);
    }

    /// <param name="previous">What came before.</param>
    /// <param name="reached">The states that the last code point led to, sorted; the search's new beginning is implied.</param>
    private int Intern(Previous previous, int[] reached)
    {
        int[] key = [(int)previous, .. reached];
        if (_ids.TryGetValue(key, out var id))
            return id;

        Closure[] closures =
        [
            _looksAtWords ? Close(previous, reached, NextIsWord) : Closure.None,
            Close(previous, reached, NextIsOther),
            Close(previous, reached, NextIsEnd),
        ];
        var matched = closures[NextIsOther].Accepts && closures[NextIsEnd].Accepts && (!_looksAtWords || closures[NextIsWord].Accepts);
        return _ids[key] = matched ? InternMatched() : Add(new(closures));
    }

    /// <summary>Whatever follows, a match has been found: one state for all of these.</summary>
    private int InternMatched()
    {
        int[] key = [-1];
        if (!_ids.TryGetValue(key, out var id))
            _ids.Add(key, id = Add(new([Closure.Matched, Closure.Matched, Closure.Matched])));
        return id;
    }

    private int Add(Subset subset)
    {
        _budget.CheckStates(_subsets.Count + 1);
        _subsets.Add(subset);
        return _subsets.Count - 1;
    }

    private Closure Close(Previous previous, int[] reached, int next)
    {
        _visit++;
        var accepts = false;
        var takes = new List<NfaState>();
        var open = new Stack<int>(reached);
        open.Push(_nfa.Start);
        while (open.Count > 0)
        {
            var id = open.Pop();
            if (_visited[id] == _visit)
                continue;
            _visited[id] = _visit;
            _budget.Spend();

            var state = _nfa.States[id];
            if (state.Kind == NfaKind.Accept)
                accepts = true;
            else if (state.Kind == NfaKind.Take)
                takes.Add(state);
            else if (state.Kind == NfaKind.Split || Holds(state.Assertion, previous, next))
                open.Push(state.Next);
            if (state.Kind == NfaKind.Split)
                open.Push(state.Other);
        }

        return new(accepts, takes);
    }

    private static bool Holds(PatternAssertion assertion, Previous previous, int next) => assertion switch
    {
        PatternAssertion.Start => previous == Previous.None,
        PatternAssertion.End => next == NextIsEnd,
        PatternAssertion.WordBoundary => (previous == Previous.Word) != (next == NextIsWord),
        _ => (previous == Previous.Word) == (next == NextIsWord),
    };

    private sealed record Subset(Closure[] Closures);

    private sealed record Closure(bool Accepts, IReadOnlyList<NfaState> Takes)
    {
        public static Closure None { get; } = new(false, []);

        public static Closure Matched { get; } = new(true, []);
    }
}
