using System.Globalization;

namespace EpasContracts.Generator.Naming;

/// <summary>Names of one C# scope: each is given out once, later claims of the same name get a number.</summary>
internal sealed class NameScope
{
    /// <summary>What every class has of object.</summary>
    // No array: spreading one copies it by spans, and a compiler of Roslyn 4.8 need not have the assembly of those.
    public static readonly IReadOnlyList<string> ObjectMembers = ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private readonly HashSet<string> _taken;
    private readonly ICollection<string> _outer;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="reserved">Names that the scope has already.</param>
    /// <param name="outer">Names of a scope around it that must not be hidden; may grow later. Null for none.</param>
    /// <param name="comparer">When two names are the same; null for exact.</param>
    public NameScope(IEnumerable<string> reserved, ICollection<string>? outer = null, StringComparer? comparer = null)
    {
        _taken = new HashSet<string>(reserved, comparer ?? StringComparer.Ordinal);
        _outer = outer ?? [];
    }

    /// <summary>Gives out <paramref name="wanted"/>, or a name that begins with it.</summary>
    public string Claim(string wanted) => Claim(wanted, static name => [name]);

    /// <summary>Gives out a name together with names that are made from it: all of them are free, and are taken afterwards.</summary>
    /// <param name="wanted">The name.</param>
    /// <param name="family">The name and what is made from it.</param>
    public string Claim(string wanted, Func<string, IEnumerable<string>> family)
    {
        var candidate = wanted;
        // The search goes on from the last number that was given out: thousands of equal names cost no more than others.
        if (_numbers.TryGetValue(wanted, out var number) || !IsFree(wanted))
        {
            number = Math.Max(number, 1);
            do
                candidate = wanted + (++number).ToString(CultureInfo.InvariantCulture);
            while (!IsFree(candidate));
        }

        _numbers[wanted] = number;
        _taken.UnionWith(family(candidate));
        return candidate;

        bool IsFree(string name) => !family(name).Any(member => _taken.Contains(member) || _outer.Contains(member));
    }
}
