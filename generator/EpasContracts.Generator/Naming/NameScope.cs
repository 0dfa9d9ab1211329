using System.Globalization;
using System.Text;

namespace EpasContracts.Generator.Naming;

/// <summary>Names of one C# scope: each is given out once, later claims of the same name get a number.</summary>
internal sealed class NameScope
{
    /// <summary>What every class has of object.</summary>
    // No array: spreading one copies it by spans, and a compiler of Roslyn 4.8 need not have the assembly of those.
    public static readonly IReadOnlyList<string> ObjectMembers = ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private static readonly HashSet<string> None = [];

    private readonly HashSet<string> _taken;
    private HashSet<string> _reserved = None;
    private readonly ICollection<string> _outer;
    private readonly SharedNames? _shared;
    private readonly bool _hasTypes;
    private readonly Numbering _numbering = new();

    /// <param name="reserved">Names that the scope has already.</param>
    /// <param name="outer">Names of a scope around it that must not be hidden; may grow later. Null for none.</param>
    /// <param name="comparer">When two names are the same; null for exact.</param>
    public NameScope(IEnumerable<string> reserved, ICollection<string>? outer = null, StringComparer? comparer = null)
    {
        _taken = new HashSet<string>(reserved.Select(SharedNames.Plain), comparer ?? StringComparer.Ordinal);
        _outer = outer ?? [];
        _shared = (outer as OuterNames)?.Shared is { IsEmpty: false } shared ? shared : null;
    }

    /// <summary>A scope of types, some of which may be called like others that emitted code uses.</summary>
    /// <param name="reserved">Names that the scope has already.</param>
    /// <param name="shared">The names that may be given out all the same.</param>
    public NameScope(IEnumerable<string> reserved, SharedNames shared)
        // Whatever the case: every type is a file, and some file systems see one name in two spellings.
        : this(reserved.Where(name => !shared.Contains(name)), comparer: StringComparer.OrdinalIgnoreCase)
    {
        _shared = shared.IsEmpty ? null : shared;
        _hasTypes = true;
    }

    /// <summary>One of thousands of scopes that all have the same names already, which are not copied.</summary>
    /// <param name="reserved">The names; none of them bears a mark.</param>
    /// <param name="outer">Names of a scope around it that must not be hidden; may grow later.</param>
    public static NameScope WithCommon(HashSet<string> reserved, ICollection<string> outer) => new([], outer) { _reserved = reserved };

    /// <summary>An empty scope inside this one, whose names may hide those of this one.</summary>
    public NameScope Inner() => new([], _shared is null ? null : new OuterNames(_shared, []));

    /// <summary>Takes a name that nothing else may have.</summary>
    public void Reserve(string name) => _taken.Add(SharedNames.Plain(name));

    /// <summary>Gives out <paramref name="wanted"/>, or a name that begins with it.</summary>
    public string Claim(string wanted)
    {
        var name = _numbering.Free(SharedNames.Plain(wanted), IsFree);
        _taken.Add(name);
        return Marked(name);
    }

    /// <summary>Gives out a name together with names that are made from it: all of them are free, and are taken afterwards.</summary>
    /// <param name="wanted">The name.</param>
    /// <param name="family">The name and what is made from it.</param>
    public string Claim(string wanted, Func<string, IEnumerable<string>> family)
    {
        var name = _numbering.Free(SharedNames.Plain(wanted), IsFamilyFree);
        _taken.UnionWith(family(name));
        return Marked(name);

        bool IsFamilyFree(string first) => family(first).All(IsFree);
    }

    private string Marked(string name) => _shared?.Mark(name, _hasTypes) ?? name;

    private bool IsFree(string name) => !_taken.Contains(name) && !_reserved.Contains(name) && !_outer.Contains(name);
}

/// <summary>Numbers behind names that are not free.</summary>
internal sealed class Numbering
{
    private Dictionary<string, int>? _last;

    /// <summary>A name, cut where it is too long; where that is not free, it has the first number behind the last one that it got.</summary>
    public string Free(string wanted, Func<string, bool> isFree)
    {
        wanted = Shortened(wanted);
        if (isFree(wanted))
            return wanted;
        // Thousands of equal names cost no more than others.
        _last ??= new Dictionary<string, int>(StringComparer.Ordinal);
        var number = _last.TryGetValue(wanted, out var last) ? last : 1;
        string candidate;
        do
            candidate = wanted + (++number).ToString(CultureInfo.InvariantCulture);
        while (!isFree(candidate));
        _last[wanted] = number;
        return candidate;
    }

    // The name of a file has 255 bytes, an identifier 1023: what is longer is cut, and a hash of all of it tells it from others that begin alike.
    private static string Shortened(string name)
    {
        const int MostBytes = 180;
        const int HashLength = 7;
        if (name.Length <= MostBytes / 3 || Encoding.UTF8.GetByteCount(name) <= MostBytes)
            return name;
        var characters = name.ToCharArray();
        var length = Math.Min(characters.Length, MostBytes);
        while (Encoding.UTF8.GetByteCount(characters, 0, length) > MostBytes - HashLength)
            length--;
        return name.Substring(0, length) + FormattableString.Invariant($"_{StableHash.Of(name):x6}");
    }
}
