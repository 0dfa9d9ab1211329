using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Objects;

/// <summary>A value on the way through the document: its pointer, its node and its key.</summary>
/// <param name="Pointer">The JSON Pointer.</param>
/// <param name="Node">The value.</param>
/// <param name="Key">Where its key stands; null for the root and elements of lists.</param>
internal readonly record struct Cursor(string Pointer, DocumentNode Node, TextSpan? Key)
{
    /// <summary>The member or element that a token of a pointer names, or null.</summary>
    public Cursor? Child(string name) => Node switch
    {
        MappingNode mapping when mapping.Find(name) is { } member => Child(member),
        SequenceNode list when list.Find(name) is { } item => new Cursor(JsonPointer.Append(Pointer, name), item, null),
        _ => null,
    };

    /// <summary>The characters of a string; null of anything else.</summary>
    public string? Text => Node is ScalarNode { Kind: JsonKind.String } scalar ? scalar.Text : null;

    /// <summary>The characters of the string that a keyword has, or null.</summary>
    public string? TextOf(string name) => Child(name)?.Text;

    /// <summary>The elements of the list that a keyword has; none when it has none.</summary>
    public IEnumerable<Cursor> ItemsOf(string name) => Child(name)?.Items() ?? [];

    /// <summary>The entries of a mapping; none of anything else.</summary>
    public IEnumerable<(string Name, Cursor Value)> Members()
    {
        if (Node is not MappingNode mapping)
            yield break;
        foreach (var member in mapping.Members)
            yield return (member.Name, Child(member));
    }

    /// <summary>The elements of a list; none of anything else.</summary>
    public IEnumerable<Cursor> Items()
    {
        if (Node is not SequenceNode sequence)
            yield break;
        for (var i = 0; i < sequence.Items.Count; i++)
            yield return Item(i);
    }

    /// <summary>The value of a member of this mapping.</summary>
    public Cursor Child(DocumentMember member) => new(JsonPointer.Append(Pointer, member.Name), member.Value, member.NameSpan);

    /// <summary>An element of this list.</summary>
    public Cursor Item(int index) => new(JsonPointer.Append(Pointer, index), ((SequenceNode)Node).Items[index], null);
}
