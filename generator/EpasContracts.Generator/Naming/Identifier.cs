using System.Globalization;
using System.Text;

namespace EpasContracts.Generator.Naming;

/// <summary>
/// Rebuilds names of a document as C# identifiers: only letters, digits and underscores come through, whatever the name held.
/// </summary>
internal static class Identifier
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "await", "async", "var",
    ];

    /// <summary><c>size_gb</c> → <c>SizeGb</c>, <c>SSD_KMS</c> → <c>SsdKms</c>, <c>+1</c> → <c>Plus1</c>.</summary>
    /// <param name="name">The document's name.</param>
    /// <param name="fallback">What it is called when nothing of the name can be used.</param>
    public static string Pascal(string name, string fallback) => Build(name, fallback).ToString();

    /// <summary>The same with a small first letter; keywords get an <c>@</c>.</summary>
    public static string Camel(string name, string fallback)
    {
        var identifier = Build(name, fallback);
        identifier[0] = char.ToLowerInvariant(identifier[0]);
        var camel = identifier.ToString();
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>Whether a name can stand in C# as it is.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !Keywords.Contains(name) && !char.IsDigit(name[0]) && name.All(static c => c == '_' || IsPart(c));

    /// <summary>Whether anything of a name can be part of an identifier.</summary>
    public static bool IsUsable(string name) => name.Any(IsPart);

    /// <summary>Whether a name is an identifier, its first letter made a capital.</summary>
    public static bool IsSpelledAsOne(string name) => name.Length > 0 && IsIdentifier(char.ToUpperInvariant(name[0]) + name.Substring(1));

    private static StringBuilder Build(string name, string fallback)
    {
        var identifier = new StringBuilder(name.Length + 1);
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && IsPart(name[i]))
                continue;
            AppendWord(identifier, name, start, i);
            start = i + 1;
            // A sign before a digit carries meaning: +1 and -1 are two names.
            if (i + 1 < name.Length && name[i] is '+' or '-' && char.IsDigit(name[i + 1]) && (i == 0 || !IsPart(name[i - 1])))
                identifier.Append(name[i] == '+' ? "Plus" : "Minus");
        }

        if (identifier.Length == 0)
            identifier.Append(fallback);
        return char.IsLetter(identifier[0]) || identifier[0] == '_' ? identifier : identifier.Insert(0, '_');
    }

    // A word in capitals is a word (SSD → Ssd); one of mixed case keeps its own (PostgreSQL).
    private static void AppendWord(StringBuilder identifier, string name, int start, int end)
    {
        if (start == end)
            return;
        var (hasLetter, hasSmall) = (false, false);
        for (var i = start; i < end; i++)
        {
            hasLetter |= char.IsLetter(name[i]);
            hasSmall |= char.IsLower(name[i]);
        }

        identifier.Append(char.ToUpperInvariant(name[start]));
        if (!hasLetter || hasSmall)
            identifier.Append(name, start + 1, end - start - 1);
        else
            identifier.Append(name.Substring(start + 1, end - start - 1).ToLowerInvariant());
    }

    private static bool IsPart(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber;
}
