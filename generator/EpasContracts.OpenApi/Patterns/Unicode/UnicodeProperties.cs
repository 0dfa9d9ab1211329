namespace EpasContracts.OpenApi.Patterns;

/// <summary>The properties behind <c>\p{…}</c>, from a table of our own: the host's Unicode version must not change a pattern.</summary>
internal static class UnicodeProperties
{
    private static readonly Lazy<Dictionary<string, Lazy<CodePointSet>>> Sets = new(ReadSets);

    /// <summary>
    /// The set that ECMA-262 means by the text between the braces, such as <c>Lu</c>, <c>Script=Greek</c> or
    /// <c>Alphabetic</c>; null when there is no such property.
    /// </summary>
    public static CodePointSet? Find(string expression)
    {
        var equals = expression.IndexOf('=');
        if (equals < 0)
            return Find("gc", expression) ?? Find("bin", expression);

        var value = expression.Substring(equals + 1);
        return expression.Substring(0, equals) switch
        {
            "General_Category" or "gc" => Find("gc", value),
            "Script" or "sc" => Find("sc", value),
            "Script_Extensions" or "scx" => Find("scx", value) ?? Find("sc", value),
            _ => null,
        };
    }

    private static CodePointSet? Find(string kind, string name) =>
        Sets.Value.TryGetValue($"{kind} {name}", out var set) ? set.Value : null;

    private static CodePointSet Decode(string runs)
    {
        var ranges = new List<(int, int)>();
        var position = 0;
        var inside = false;
        foreach (var run in runs.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var length = run.Aggregate(0, (sum, digit) => (sum * 36) + (digit <= '9' ? digit - '0' : digit - 'a' + 10));
            if (inside)
                ranges.Add((position, position + length - 1));
            position += length;
            inside = !inside;
        }

        return CodePointSet.Of(ranges);
    }

    private static Dictionary<string, Lazy<CodePointSet>> ReadSets()
    {
        using var resource = typeof(UnicodeProperties).Assembly.GetManifestResourceStream("UnicodeProperties.txt")
            ?? throw new InvalidOperationException("The assembly was built without its resource 'UnicodeProperties.txt'.");
        using var reader = new StreamReader(resource);
        var sets = new Dictionary<string, Lazy<CodePointSet>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var equals = line.IndexOf('=');
            if (equals < 0)
                continue;
            var names = line.Substring(0, equals).Split([' '], StringSplitOptions.RemoveEmptyEntries);
            var set = new Lazy<CodePointSet>(() => Decode(line.Substring(equals + 1)));
            foreach (var name in names.Skip(1))
                sets[$"{names[0]} {name}"] = set;
        }

        return sets;
    }
}
