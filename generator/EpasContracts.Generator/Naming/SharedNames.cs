using System.Text;

namespace EpasContracts.Generator.Naming;

/// <summary>
/// Names that emitted code uses of .NET and of the runtime, and that a document has for components of its own, such as <c>ValidationError</c>.
/// The document keeps them: in code that is emitted for it, and only there, those types are called by their full names.
/// </summary>
/// <remarks>
/// Emitters write a name without a thought to whose it is. What comes from the document bears a mark behind it, which no name and no escaped
/// text of a document can have; when a file is finished, what has the name without the mark is a type of .NET or of the runtime.
/// </remarks>
internal sealed class SharedNames
{
    private const char TypeMark = '\uFDD0';
    private const char MemberMark = '\uFDD1';
    private const string CommentReference = "cref=\"";

    private readonly HashSet<string> _names;

    // Where types of the document are called by their full names, too: they are in another namespace, and both are imported.
    private readonly string? _importedFrom;

    /// <param name="names">What the components of the document are called.</param>
    /// <param name="importedFrom">The namespace of the document's types where that is another one, or null.</param>
    public SharedNames(IEnumerable<string> names, string? importedFrom)
    {
        _names = new HashSet<string>(names.Where(UsedNames.Contains), StringComparer.Ordinal);
        _importedFrom = importedFrom;
    }

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => _names;

    /// <summary>Whether there are none, as for nearly every document.</summary>
    public bool IsEmpty => _names.Count == 0;

    /// <summary>Whether a name is one of them.</summary>
    public bool Contains(string name) => _names.Contains(name);

    /// <summary>A name with its mark when it is one of them.</summary>
    public string Mark(string name, bool isType) => _names.Contains(name) ? name + (isType ? TypeMark : MemberMark) : name;

    /// <summary>A name, or a text with names in it, without marks.</summary>
    public static string Plain(string text) =>
        text.IndexOf(TypeMark) < 0 && text.IndexOf(MemberMark) < 0 ? text : text.Replace(TypeMark.ToString(), "").Replace(MemberMark.ToString(), "");

    /// <summary>The text of a finished file: marks gone, and everything called what it is called there.</summary>
    public string Finish(string code)
    {
        if (IsEmpty)
            return code;
        var result = new StringBuilder(code.Length + 256);
        for (var at = 0; at < code.Length;)
        {
            var end = EndOfPiece(code, at);
            var piece = code.Substring(at, end - at);
            if (IsPart(code[at]))
                result.Append(Name(piece, IsQualified(code, at)));
            else
                result.Append(piece[0] == '/' && piece.Length > 1 ? Comment(piece) : piece);
            at = end;
        }

        return result.ToString();
    }

    private string Name(string name, bool isQualified)
    {
        if (!isQualified && _names.Contains(name))
            return UsedNames.InFull(name);
        var plain = Plain(name);
        return !isQualified && _importedFrom is not null && name.Length == plain.Length + 1 && name[plain.Length] == TypeMark ? $"global::{_importedFrom}.{plain}" : plain;
    }

    // What a comment refers to is code.
    private string Comment(string comment)
    {
        var result = new StringBuilder();
        var at = 0;
        while (comment.IndexOf(CommentReference, at, StringComparison.Ordinal) is >= 0 and var found)
        {
            var start = found + CommentReference.Length;
            var end = comment.IndexOf('"', start) is >= 0 and var quote ? quote : comment.Length;
            result.Append(Plain(comment.Substring(at, start - at))).Append(Finish(comment.Substring(start, end - start)));
            at = end;
        }

        return result.Append(Plain(comment.Substring(at))).ToString();
    }

    /// <summary>Where a name, a comment, a literal or a single other character ends.</summary>
    private static int EndOfPiece(string code, int start)
    {
        var end = start + 1;
        if (IsPart(code[start]))
        {
            while (end < code.Length && IsPart(code[end]))
                end++;
        }
        else if (code[start] == '/' && end < code.Length && code[end] == '/')
        {
            end = code.IndexOf('\n', end) is >= 0 and var line ? line : code.Length;
        }
        else if (code[start] is '"' or '\'')
        {
            while (end < code.Length && code[end] != code[start])
                end += code[end] == '\\' ? 2 : 1;
            end = Math.Min(end + 1, code.Length);
        }

        return end;
    }

    private static bool IsQualified(string code, int start) => Follows(code, start, ".") || Follows(code, start, "::") || Follows(code, start, "namespace ");

    private static bool Follows(string code, int start, string before) =>
        start >= before.Length && string.CompareOrdinal(code, start - before.Length, before, 0, before.Length) == 0;

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or TypeMark or MemberMark;
}
