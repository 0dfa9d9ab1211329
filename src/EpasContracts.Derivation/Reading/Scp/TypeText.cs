using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>
/// Reads a page's spelling of a type. In a flattened table the default follows the type without a space
/// (<c>booleanFalse</c>, <c>any of [integer, null]20</c>), so the reader returns what is left of the text as well.
/// </summary>
internal sealed class TypeText
{
    private const int MaxDepth = 32;
    private const int MaxName = 200;
    private static readonly string[] Primitives = ["string", "integer", "number", "boolean", "object"];

    private readonly HashSet<string> models;
    private readonly int longestModel;

    public TypeText(IEnumerable<string> modelNames)
    {
        models = new HashSet<string>(modelNames, StringComparer.Ordinal);
        longestModel = models.Count == 0 ? 0 : models.Max(name => name.Length);
    }

    /// <summary>The type at the start of a text and the rest of the text; <see langword="null"/> when there is no type.</summary>
    public (PageType Type, string Remainder)? Read(string text)
    {
        var position = 0;
        var type = ReadType(text, ref position, 0);
        return type is null ? null : (type, text[position..]);
    }

    /// <summary>The model whose name ends a text, the longest when several do: <c>AcceptedAsyncResponse</c> ends in <c>AsyncResponse</c>.</summary>
    public string? ModelAtEnd(string text)
    {
        for (var start = Math.Max(0, text.Length - longestModel); start < text.Length; start++)
        {
            if (models.Contains(text[start..]))
                return text[start..];
        }

        return null;
    }

    private PageType? ReadType(string text, ref int position, int depth)
    {
        if (depth > MaxDepth)
            return null;
        if (Skip(text, ref position, "any of ["))
            return ReadUnion(text, ref position, depth);
        if (Skip(text, ref position, "array["))
        {
            var item = ReadType(text, ref position, depth + 1);
            return item is not null && Skip(text, ref position, "]") ? new ArrayType(item) : null;
        }

        if (Skip(text, ref position, "enum ("))
            return ReadEnum(text, ref position);
        return ReadModel(text, ref position) ?? (PageType?)ReadPrimitive(text, ref position) ?? ReadStranger(text, ref position);
    }

    private UnionType? ReadUnion(string text, ref int position, int depth)
    {
        var branches = new List<PageType>();
        var allowsNull = false;
        do
        {
            if (Skip(text, ref position, "null"))
                allowsNull = true;
            else if (ReadType(text, ref position, depth + 1) is { } branch)
                branches.Add(branch);
            else
                return null;
        }
        while (Skip(text, ref position, ", "));

        return Skip(text, ref position, "]") ? new UnionType(branches, allowsNull) : null;
    }

    /// <summary>Values may hold spaces and balanced parentheses; a comma and a space part them.</summary>
    private static EnumType? ReadEnum(string text, ref int position)
    {
        var start = position;
        var open = 1;
        for (; position < text.Length; position++)
        {
            if (text[position] == '(')
                open++;
            else if (text[position] == ')' && --open == 0)
                return new EnumType(text[start..position++].Split(", "));
        }

        return null;
    }

    private ModelType? ReadModel(string text, ref int position)
    {
        for (var length = Math.Min(longestModel, text.Length - position); length > 0; length--)
        {
            var candidate = text.Substring(position, length);
            if (!models.Contains(candidate))
                continue;
            position += length;
            return new ModelType(candidate);
        }

        return null;
    }

    /// <summary>
    /// A name that is not among the page's models: the page is a part, or the model's section is lost. Nothing tells such a name
    /// from a default glued to it, except the word None.
    /// </summary>
    private static ModelType? ReadStranger(string text, ref int position)
    {
        if (position >= text.Length || !char.IsAsciiLetterUpper(text[position]))
            return null;
        var end = position + 1;
        while (end < text.Length && end - position < MaxName && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-'))
            end++;
        var name = text[position..end];
        if (name.EndsWith("None", StringComparison.Ordinal) && end == text.Length)
            name = name[..^4];
        if (name.Length == 0)
            return null;
        position += name.Length;
        return new ModelType(name);
    }

    private static PrimitiveType? ReadPrimitive(string text, ref int position)
    {
        foreach (var name in Primitives)
        {
            if (!Skip(text, ref position, name))
                continue;
            var end = text.IndexOf(')', position);
            if (end < 0 || !Skip(text, ref position, " ("))
                return new PrimitiveType(name, null);
            var format = text[position..end];
            position = end + 1;
            return new PrimitiveType(name, format);
        }

        return null;
    }

    private static bool Skip(string text, ref int position, string expected)
    {
        if (string.CompareOrdinal(text, position, expected, 0, expected.Length) != 0)
            return false;
        position += expected.Length;
        return true;
    }
}
