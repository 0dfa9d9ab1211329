namespace EpasContracts.OpenApi.Patterns;

/// <summary>Properties behind <c>\p</c> that ECMA-262 does not know and that Java, PCRE and Ruby do: many documents are written by their libraries.</summary>
internal static class DialectProperties
{
    private const string Is = "Is";

    // The classes of POSIX are ASCII there.
    private static readonly Dictionary<string, (int First, int Last)[]> Posix = new(StringComparer.Ordinal)
    {
        ["ASCII"] = [(0, 0x7F)],
        ["Alnum"] = [('0', '9'), ('A', 'Z'), ('a', 'z')],
        ["Blank"] = [('\t', '\t'), (' ', ' ')],
        ["Cntrl"] = [(0, 0x1F), (0x7F, 0x7F)],
        ["Digit"] = [('0', '9')],
        ["Graph"] = [('!', '~')],
        ["Print"] = [(' ', '~')],
        ["Punct"] = [('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        ["Space"] = [('\t', '\r'), (' ', ' ')],
        ["XDigit"] = [('0', '9'), ('A', 'F'), ('a', 'f')],
    };

    /// <summary>The code points of a class of POSIX, of a script without its keyword, or of a property behind <c>Is</c>; null for anything else.</summary>
    public static CodePointSet? Find(string name)
    {
        if (Posix.TryGetValue(name, out var ranges))
            return CodePointSet.Of([.. ranges]);
        var plain = name.StartsWith(Is, StringComparison.Ordinal) ? name.Substring(Is.Length) : name;
        return (plain == name ? null : UnicodeProperties.Find(plain)) ?? UnicodeProperties.Find("Script=" + plain);
    }
}
