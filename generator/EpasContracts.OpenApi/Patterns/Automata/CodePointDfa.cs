namespace EpasContracts.OpenApi.Patterns;

/// <summary>A complete deterministic automaton over the classes of a partition of the code points.</summary>
/// <param name="partition">The classes.</param>
/// <param name="transitions">Where a state goes: state × class count + class.</param>
/// <param name="accepting">Whether the text matches when it ends in a state.</param>
/// <param name="start">The state of the empty text.</param>
internal sealed class CodePointDfa(CodePointPartition partition, int[] transitions, bool[] accepting, int start)
{
    public CodePointPartition Partition { get; } = partition;

    public bool[] Accepting { get; } = accepting;

    public int Start { get; } = start;

    public int StateCount => Accepting.Length;

    public int ClassCount => Partition.ClassCount;

    public int Next(int state, int @class) => transitions[(state * ClassCount) + @class];

    /// <summary>The state that nothing leaves, with this verdict; −1 when there is none. A minimal automaton has at most one.</summary>
    public int FindSink(bool accepting)
    {
        for (var state = 0; state < StateCount; state++)
        {
            if (Accepting[state] == accepting && Enumerable.Range(0, ClassCount).All(@class => Next(state, @class) == state))
                return state;
        }

        return -1;
    }
}
