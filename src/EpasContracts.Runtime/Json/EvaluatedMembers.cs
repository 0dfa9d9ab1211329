namespace EpasContracts.Runtime.Json;

/// <summary>Which members of one object or array some schema has evaluated; the first 64 cost no allocation.</summary>
public struct EvaluatedMembers
{
    private const int InWord = 64;
    private ulong _first;
    private HashSet<int>? _more;
    private bool _all;

    /// <summary>Marks the member at an index, from 0 in the order of the payload.</summary>
    public void Add(int index)
    {
        if (index < InWord)
            _first |= 1UL << index;
        else if (!_all)
            (_more ??= []).Add(index);
    }

    /// <summary>Marks all members.</summary>
    public void AddAll() => _all = true;

    /// <summary>Whether the member at an index was marked.</summary>
    public readonly bool Contains(int index) => _all || (index < InWord ? (_first & (1UL << index)) != 0 : _more?.Contains(index) ?? false);
}
