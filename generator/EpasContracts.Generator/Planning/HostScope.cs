using EpasContracts.Generator.Naming;

namespace EpasContracts.Generator.Planning;

/// <summary>
/// The names of a host's members. A validator comes with a family: what is emitted for a schema beside it, such as <c>ReadSize</c> and
/// <c>SizeDescriptor</c> next to <c>Size</c>; a property may well be called "read size".
/// </summary>
/// <param name="outer">Names that no member may hide; may grow later.</param>
internal sealed class HostScope(FamilyNames outer)
{
    private static readonly FamilyNames Reserved = new(["Descriptor", "Names", "SelfInPlace", "SelfEvaluated", "SelfOtherSide", "Self", .. NameScope.ObjectMembers]);

    // By the core of the name: whatever has another core is in no family with it. A core has mostly one name, whose family is not spelled out.
    private readonly Dictionary<string, string> _lone = new(StringComparer.Ordinal);
    private Dictionary<string, HashSet<string>>? _crowds;
    private readonly Numbering _numbering = new();

    /// <summary>Claims a name alone.</summary>
    public string Claim(string wanted)
    {
        var name = _numbering.Free(wanted, IsFree);
        Crowd(FamilyNames.Core(name)).Add(name);
        return name;

        bool IsFree(string name) => FamilyNames.Core(name) is var core && !outer.Contains(name) && !Reserved.Contains(name) && !(IsKnown(core) && Crowd(core).Contains(name));
    }

    /// <summary>Claims the name of a validator with its family.</summary>
    public string ClaimFamily(string wanted)
    {
        var name = _numbering.Free(wanted, IsFamilyFree);
        var core = FamilyNames.Core(name);
        if (IsKnown(core))
            Crowd(core).UnionWith(FamilyNames.Around(name));
        else
            _lone.Add(core, name);
        return name;
    }

    private bool IsFamilyFree(string name)
    {
        var core = FamilyNames.Core(name);
        return !outer.HasAnyAround(name, core) && !Reserved.HasAnyAround(name, core) && !(IsKnown(core) && Crowd(core).Overlaps(FamilyNames.Around(name)));
    }

    private bool IsKnown(string core) => _lone.ContainsKey(core) || _crowds?.ContainsKey(core) == true;

    /// <summary>All names of a core that are taken.</summary>
    private HashSet<string> Crowd(string core)
    {
        _crowds ??= new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        if (!_crowds.TryGetValue(core, out var names))
            _crowds[core] = names = new HashSet<string>(_lone.TryGetValue(core, out var lone) ? FamilyNames.Around(lone) : [], StringComparer.Ordinal);
        return names;
    }
}

/// <summary>Names, of which it is quickly known that none is in the family of another.</summary>
internal sealed class FamilyNames
{
    private const string Before = "Read";

    private static readonly string[] Behind = ["Array", "Object", "Descriptor", "Names", "InPlace", "Evaluated", "OtherSide"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cores = new(StringComparer.Ordinal);

    public FamilyNames(IEnumerable<string> names)
    {
        foreach (var name in names)
            Add(name);
    }

    public void Add(string name)
    {
        _names.Add(name);
        _cores.Add(Core(name));
    }

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Whether any of a name's family is among these.</summary>
    public bool HasAnyAround(string name, string core) => _cores.Contains(core) && _names.Overlaps(Around(name));

    /// <summary>A name and what is made from it.</summary>
    public static IEnumerable<string> Around(string name) =>
    [
        name, Before + name, Before + name + "Array", Before + name + "Object", name + "Descriptor", name + "Names", name + "InPlace", name + "Evaluated", name + "OtherSide",
    ];

    /// <summary>What is left of a name without all that a family may put around it: the same for all of a family.</summary>
    public static string Core(string name)
    {
        var (start, end) = (0, name.Length);
        while (end - start >= Before.Length && string.CompareOrdinal(name, start, Before, 0, Before.Length) == 0)
            start += Before.Length;
        while (LengthBehind(name, start, end) is > 0 and var length)
            end -= length;
        return end - start == name.Length ? name : name.Substring(start, end - start);
    }

    private static int LengthBehind(string name, int start, int end)
    {
        foreach (var last in Behind)
        {
            if (end - start >= last.Length && string.CompareOrdinal(name, end - last.Length, last, 0, last.Length) == 0)
                return last.Length;
        }

        return 0;
    }
}
