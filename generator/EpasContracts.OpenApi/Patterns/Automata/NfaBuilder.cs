namespace EpasContracts.OpenApi.Patterns;

/// <summary>Builds the automaton back to front: every piece is built onto the state that follows it.</summary>
internal sealed class NfaBuilder(WorkBudget budget)
{
    /// <summary>Repeats of repeats multiply; beyond this size no automaton within the state limit is to be expected.</summary>
    private const int MaxStates = 100_000;

    /// <summary>In steps of the budget; a piece without states, repeated two billion times, must end it soon.</summary>
    private const int PieceCost = 10;

    private readonly List<NfaState> _states = [];
    private readonly List<CodePointSet> _sets = [];
    private readonly Dictionary<CodePointSet, int> _setIndices = [];

    /// <param name="root">A tree without look-around and back-references.</param>
    /// <param name="budget">What the construction may cost.</param>
    public static Nfa Build(PatternNode root, WorkBudget budget)
    {
        var builder = new NfaBuilder(budget);
        var start = builder.Build(root, builder.Add(new(NfaKind.Accept)));
        return new(builder._states, start, builder._sets);
    }

    private int Build(PatternNode node, int next)
    {
        budget.Spend(PieceCost);
        return node switch
        {
            SetNode set => Add(new(NfaKind.Take) { Set = Index(set.Set), Next = next }),
            SequenceNode sequence => sequence.Items.Reverse().Aggregate(next, (following, item) => Build(item, following)),
            AlternationNode alternation => Split([.. alternation.Options.Select(option => Build(option, next))]),
            RepeatNode repeat => Repeat(repeat, next),
            CaptureNode capture => Build(capture.Inner, next),
            AssertionNode assertion => Add(new(NfaKind.Assert) { Assertion = assertion.Assertion, Next = next }),
            _ => throw new ArgumentException($"A {node.GetType().Name} is outside the regular subset.", nameof(node)),
        };
    }

    private int Split(IReadOnlyList<int> targets)
    {
        var split = targets[targets.Count - 1];
        for (var i = targets.Count - 2; i >= 0; i--)
            split = Add(new(NfaKind.Split) { Next = targets[i], Other = split });
        return split;
    }

    /// <summary>Copies for the counted part, a loop for the rest; whether it is lazy does not change what matches.</summary>
    private int Repeat(RepeatNode repeat, int next)
    {
        var required = repeat.Min;
        var entry = next;
        if (repeat.Max is { } max)
        {
            for (var i = required; i < max; i++)
                entry = Split([Build(repeat.Inner, entry), next]);
        }
        else
        {
            var loop = new NfaState(NfaKind.Split) { Other = next };
            entry = Add(loop);
            loop.Next = Build(repeat.Inner, entry);
            if (required > 0)
            {
                entry = loop.Next;
                required--;
            }
        }

        for (var i = 0; i < required; i++)
            entry = Build(repeat.Inner, entry);
        return entry;
    }

    private int Index(CodePointSet set)
    {
        if (!_setIndices.TryGetValue(set, out var index))
        {
            _setIndices.Add(set, index = _sets.Count);
            _sets.Add(set.Intersect(CodePointSet.Scalars));
        }

        return index;
    }

    private int Add(NfaState state)
    {
        if (_states.Count == MaxStates)
            throw new PatternTooLargeException($"its repeats multiply to more than {MaxStates} pieces");
        _states.Add(state);
        return _states.Count - 1;
    }
}
