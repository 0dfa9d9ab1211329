namespace EpasContracts.OpenApi.Patterns;

/// <summary>
/// Code points fall into classes that no set of a pattern tells apart. Surrogates, which well-formed text does not have,
/// share the class of U+E000.
/// </summary>
internal sealed class CodePointPartition
{
    private readonly int[] _starts;
    private readonly int[] _classes;

    private CodePointPartition(int[] starts, int[] classes, int classCount)
    {
        _starts = starts;
        _classes = classes;
        ClassCount = classCount;
    }

    public int ClassCount { get; }

    /// <summary>The classes in the order of code points: where each stretch starts and which class it has.</summary>
    public IEnumerable<(int Start, int Class)> Stretches
    {
        get
        {
            for (var i = 0; i < _starts.Length; i++)
                yield return (_starts[i], _classes[i]);
        }
    }

    /// <param name="sets">Sets of scalar values, none twice.</param>
    /// <param name="budget">What the construction may cost.</param>
    public static CodePointPartition Of(IReadOnlyCollection<CodePointSet> sets, WorkBudget budget)
    {
        // No set of a tuple or a sorted one: a short run would spend its time compiling them.
        var starts = new List<int> { 0 };
        foreach (var set in sets)
        {
            foreach (var (first, last) in set.Ranges)
            {
                budget.Spend();
                starts.Add(first == 0xE000 ? 0xD800 : first);
                if (last + 1 < CodePointSet.Limit)
                    starts.Add(last + 1);
            }
        }

        starts.Sort();
        return Refine([.. starts.Distinct()], sets, budget);
    }

    public int ClassOf(int codePoint) => _classes[StretchOf(codePoint)];

    /// <summary>Which classes lie inside of one of the sets that the partition was made from.</summary>
    public bool[] ClassesIn(CodePointSet set)
    {
        var members = new bool[ClassCount];
        foreach (var stretch in StretchesIn(_starts, set))
            members[_classes[stretch]] = true;
        return members;
    }

    private static CodePointPartition Refine(int[] starts, IEnumerable<CodePointSet> sets, WorkBudget budget)
    {
        var classes = new int[starts.Length];
        var classCount = 1;
        foreach (var set in sets)
        {
            var split = new Dictionary<int, int>();
            foreach (var stretch in StretchesIn(starts, set))
            {
                budget.Spend();
                if (!split.TryGetValue(classes[stretch], out var inside))
                    split.Add(classes[stretch], inside = classCount++);
                classes[stretch] = inside;
            }
        }

        return Renumber(starts, classes);
    }

    /// <summary>A split leaves a number unused when it moved the whole class; the first code points get the first numbers.</summary>
    private static CodePointPartition Renumber(int[] starts, int[] classes)
    {
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (!numbers.TryGetValue(classes[i], out var number))
                numbers.Add(classes[i], number = numbers.Count);
            classes[i] = number;
        }

        return new(starts, classes, numbers.Count);
    }

    private static IEnumerable<int> StretchesIn(int[] starts, CodePointSet set)
    {
        foreach (var (first, last) in set.Ranges)
        {
            for (var i = Find(starts, first); i < starts.Length && starts[i] <= last; i++)
                yield return i;
        }
    }

    private int StretchOf(int codePoint) => Find(_starts, codePoint);

    private static int Find(int[] starts, int codePoint)
    {
        var index = Array.BinarySearch(starts, codePoint);
        return index >= 0 ? index : ~index - 1;
    }
}
