using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Parts;

/// <summary>One object of a document, with its way up.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Member">The keyword of its owner that it stands in, such as <c>parameters</c>.</param>
/// <param name="Name">Its key in a map, or null.</param>
/// <param name="At">Where it is.</param>
/// <param name="Owner">The object that it stands in; null for the document.</param>
internal sealed record Part(PartKind Kind, string Member, string? Name, Cursor At, Part? Owner)
{
    /// <summary>Whether it points to another instead of being one itself.</summary>
    public bool IsReference => At.Child("$ref") is not null;

    /// <summary>Whether it stands in a section of components.</summary>
    public bool IsComponent => Owner?.Kind == PartKind.Components;

    /// <summary>The owners, nearest first.</summary>
    public IEnumerable<Part> Owners()
    {
        for (var owner = Owner; owner is not null; owner = owner.Owner)
            yield return owner;
    }

    /// <summary>Whether a keyword is there, null included.</summary>
    public bool Has(string name) => At.Child(name) is not null;

    /// <summary>Whether a keyword is there with more in it than blanks.</summary>
    public bool HasText(string name) => At.Child(name)?.Node is ScalarNode { Kind: not JsonKind.Null } scalar && !string.IsNullOrWhiteSpace(scalar.Text);

    /// <summary>The characters of a string, or null.</summary>
    public string? Text(string name) => At.TextOf(name);

    public bool IsTrue(string name) => At.Child(name)?.Node is ScalarNode { Kind: JsonKind.Boolean, Text: "true" };

    /// <summary>The entries of a map; none when it is something else.</summary>
    public IEnumerable<(string Name, Cursor Value)> Members(string name) => At.Child(name)?.Members() ?? [];

    /// <summary>The elements of a list; none when it is something else.</summary>
    public IEnumerable<Cursor> Items(string name) => At.ItemsOf(name);
}
