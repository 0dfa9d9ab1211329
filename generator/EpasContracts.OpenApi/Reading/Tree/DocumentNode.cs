using System.Globalization;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
/// <param name="Start">The offset of the first one.</param>
/// <param name="End">The offset behind the last one.</param>
public readonly record struct TextSpan(int Start, int End);

/// <summary>One value of a document with its place: a <see cref="ScalarNode"/>, a <see cref="SequenceNode"/> or a <see cref="MappingNode"/>.</summary>
/// <remarks>A YAML alias is the node of its anchor, so one node can stand at several places.</remarks>
public abstract class DocumentNode(TextSpan span)
{
    /// <summary>Where the value stands.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>The kind of the JSON value.</summary>
    public abstract JsonKind Kind { get; }

    /// <summary>The value as compact JSON, members in the document's order.</summary>
    public string ToJson() => JsonText.ToLiteral(this).Json;
}

/// <summary>A string, number, boolean or null.</summary>
public sealed class ScalarNode(TextSpan span, JsonKind kind, string text, bool plain) : DocumentNode(span)
{
    /// <inheritdoc/>
    public override JsonKind Kind => kind;

    /// <summary>The characters of a string; a number as JSON spells it; <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public string Text => text;

    /// <summary>Whether the value stands without quotes.</summary>
    public bool IsPlain => plain;
}

/// <summary>A list of values.</summary>
public sealed class SequenceNode(TextSpan span, DocumentNode[] items) : DocumentNode(span)
{
    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Array;

    /// <summary>The values, in the document's order.</summary>
    public IReadOnlyList<DocumentNode> Items => items;

    /// <summary>The value at an index as a JSON Pointer spells it, without leading zeros; null when there is none.</summary>
    public DocumentNode? Find(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < items.Length && (index[0] != '0' || index.Length == 1)
            ? items[position]
            : null;
}

/// <summary>One entry of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="NameSpan">Where the key stands, its quotes included.</param>
/// <param name="Value">The value.</param>
public readonly record struct DocumentMember(string Name, TextSpan NameSpan, DocumentNode Value);

/// <summary>A list of named values; no name stands twice.</summary>
public sealed class MappingNode(TextSpan span, DocumentMember[] members) : DocumentNode(span)
{
    private const int FewMembers = 8;
    private Dictionary<string, int>? _index;

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Object;

    /// <summary>The entries, in the document's order.</summary>
    public IReadOnlyList<DocumentMember> Members => members;

    /// <summary>The entry called <paramref name="name"/>, or null.</summary>
    public DocumentMember? Find(string name)
    {
        if (members.Length > FewMembers)
            return (_index ??= BuildIndex()).TryGetValue(name, out var position) ? members[position] : null;
        foreach (var member in members)
        {
            if (member.Name == name)
                return member;
        }

        return null;
    }

    /// <summary>The entry that the token of a JSON Pointer names, or null.</summary>
    /// <param name="text">What the token stands in.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    internal DocumentMember? Find(string text, int start, int length)
    {
        if (members.Length > FewMembers || text.IndexOf('~', start, length) >= 0)
            return JsonPointer.Unescape(text.Substring(start, length)) is { } token ? Find(token) : null;
        foreach (var member in members)
        {
            if (member.Name.Length == length && string.CompareOrdinal(member.Name, 0, text, start, length) == 0)
                return member;
        }

        return null;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(members.Length, StringComparer.Ordinal);
        for (var i = 0; i < members.Length; i++)
            index[members[i].Name] = i;
        return index;
    }
}
