namespace EpasContracts.Generator.Naming;

/// <summary>Names of one C# scope: each is given out once, later claims of the same name get a number.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="reserved">Names that the scope has already.</param>
    public NameScope(IEnumerable<string> reserved) => _taken.UnionWith(reserved);

    /// <summary>Gives out <paramref name="wanted"/>, or a name that begins with it.</summary>
    public string Claim(string wanted)
    {
        if (_taken.Add(wanted))
            return wanted;
        for (var number = 2; ; number++)
        {
            var candidate = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (_taken.Add(candidate))
                return candidate;
        }
    }
}
