using System.Globalization;
using System.Text;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>
/// JSON Pointers (RFC 6901) as text. One into another document than the first begins with that document's address and <c>#</c>
/// (<c>common/types.yaml#/Tag</c>); one into a copy of a schema for some dynamic scope begins with a number and a bar (<c>1|/Tag</c>), and so does that of several schemas in one
/// (<c>01|/Tag</c>).
/// </summary>
public static class JsonPointer
{
    // No address has this character unescaped.
    private const char ScopeMark = '|';

    /// <summary>The pointer of the member <paramref name="token"/> of what <paramref name="pointer"/> points to.</summary>
    public static string Append(string pointer, string token) => pointer + "/" + Escape(token);

    /// <summary>Appends the member <paramref name="token"/> to a pointer that is on its way through a document.</summary>
    internal static StringBuilder Append(StringBuilder pointer, string token) => pointer.Append('/').Append(Escape(token));

    /// <summary>The pointer of an element of what <paramref name="pointer"/> points to.</summary>
    public static string Append(string pointer, int index) => pointer + "/" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The unescaped tokens of <paramref name="pointer"/>; null when it is no pointer.</summary>
    public static string[]? Split(string pointer)
    {
        if (pointer.Length == 0)
            return [];
        if (!IsPointer(pointer))
            return null;
        var tokens = pointer.Substring(1).Split('/');
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = Unescape(tokens[i])!;
        return tokens;
    }

    /// <summary>Whether a text is a pointer: empty, or a slash and tokens in which a tilde is followed by 0 or 1.</summary>
    internal static bool IsPointer(string text) => text.Length == 0 || (text[0] == '/' && HasSoundEscapes(text));

    /// <summary>What a pointer into another document begins with, <c>#</c> included; empty for one into the first document.</summary>
    public static string DocumentOf(string pointer) =>
        pointer.Length == 0 || pointer[0] == '/' ? "" : pointer.Substring(0, pointer.IndexOf('#') + 1);

    /// <summary>The pointer as it leads into a document: without the mark of a dynamic scope.</summary>
    public static string Written(string pointer)
    {
        var digits = 0;
        while (digits < pointer.Length && pointer[digits] is >= '0' and <= '9')
            digits++;
        return digits > 0 && digits < pointer.Length && pointer[digits] == ScopeMark ? pointer.Substring(digits + 1) : pointer;
    }

    /// <summary>The pointer of the copy of a schema for a dynamic scope.</summary>
    internal static string InScope(int scope, string pointer) => FormattableString.Invariant($"{scope}{ScopeMark}{pointer}");

    /// <summary>The pointer of a schema that no document has, made of several that describe the same value; it leads to the outermost of them.</summary>
    // With a zero in front, which no scope has.
    public static string Merged(int number, string pointer) => FormattableString.Invariant($"0{number}{ScopeMark}{Written(pointer)}");

    /// <summary>What to call the thing that a pointer names: its last token; the file's name, without its ending, for a whole document.</summary>
    public static string NameOf(string pointer)
    {
        if (!pointer.EndsWith("#", StringComparison.Ordinal) || pointer.IndexOf("#/", StringComparison.Ordinal) >= 0)
            return Unescape(pointer.Substring(pointer.LastIndexOf('/') + 1)) ?? pointer;
        var file = Uri.UnescapeDataString(pointer.Substring(pointer.LastIndexOf('/') + 1).TrimEnd('#'));
        var dot = file.IndexOf('.');
        return dot > 0 ? file.Substring(0, dot) : file;
    }

    private static string Escape(string token) =>
        token.IndexOf('~') < 0 && token.IndexOf('/') < 0 ? token : token.Replace("~", "~0").Replace("/", "~1");

    /// <summary>The name that a token of a pointer spells; null when it spells none.</summary>
    internal static string? Unescape(string token) =>
        token.IndexOf('~') < 0 ? token : HasSoundEscapes(token) ? token.Replace("~1", "/").Replace("~0", "~") : null;

    private static bool HasSoundEscapes(string text)
    {
        for (var i = text.IndexOf('~'); i >= 0; i = text.IndexOf('~', i + 1))
        {
            if (i + 1 == text.Length || text[i + 1] is not ('0' or '1'))
                return false;
        }

        return true;
    }
}
