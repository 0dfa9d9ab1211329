using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Planning;

/// <summary>
/// Finds what rules alternatives of <c>anyOf</c> and <c>oneOf</c> out before they are tried: the JSON types that they admit, and a required
/// property that only admits certain texts. Only what validators enforce counts, so a value has the same verdict as if all were tried.
/// </summary>
/// <param name="target">Where a schema's reference leads; null without one.</param>
internal sealed class BranchPlanner(Func<SchemaNode, SchemaNode?> target)
{
    private readonly SchemaKinds _kinds = new(target, onlyCertain: true);

    /// <summary>The alternatives that may admit values of a JSON type; a number's may be those of integers.</summary>
    public List<SchemaNode> ThatAdmit(JsonTypes type, IEnumerable<SchemaNode> alternatives)
    {
        var types = type == JsonTypes.Number ? type | JsonTypes.Integer : type;
        return [.. alternatives.Where(alternative => (_kinds.Of(alternative) & types) != 0)];
    }

    /// <summary>A property that every object of each alternative has, with texts that no other alternative admits; null when there is none.</summary>
    /// <param name="alternatives">The alternatives.</param>
    /// <param name="preferred">The property that the document declares to be the discriminator, or null.</param>
    public BranchProperty? FindProperty(IReadOnlyList<SchemaNode> alternatives, string? preferred)
    {
        if (alternatives.Count < 2)
            return null;
        var parts = alternatives.Select(Parts).ToList();
        var names = parts[0].SelectMany(static part => part.Required).Distinct(StringComparer.Ordinal).Where(name => parts.TrueForAll(all => all.Exists(part => part.Required.Contains(name))));
        foreach (var name in names.OrderBy(name => name != preferred))
        {
            var texts = parts.SelectMany((all, index) => Texts(all, name).Select(text => (text, index))).ToList();
            if (texts.Select(static entry => entry.index).Distinct().Count() == alternatives.Count && texts.Select(static entry => entry.text).Distinct(StringComparer.Ordinal).Count() == texts.Count)
                return new BranchProperty(name, texts);
        }

        return null;
    }

    /// <summary>
    /// The property that the document declares to be the discriminator, with the texts that stand for each alternative; null when some
    /// alternative has none. It rules nothing out: JSON Schema does not know it.
    /// </summary>
    public BranchProperty? Declared(IReadOnlyList<SchemaNode> alternatives, Discriminator? discriminator)
    {
        if (discriminator is null)
            return null;
        var texts = alternatives.SelectMany((alternative, index) => Declared(discriminator, alternative, Texts(Parts(alternative), discriminator.PropertyName)).Select(text => (text, index))).ToList();
        return texts.Select(static entry => entry.index).Distinct().Count() == alternatives.Count && texts.Select(static entry => entry.text).Distinct(StringComparer.Ordinal).Count() == texts.Count
            ? new BranchProperty(discriminator.PropertyName, texts)
            : null;
    }

    /// <summary>The texts of a discriminator that stand for an alternative: the document's mapping, what its property admits, its name.</summary>
    public static IReadOnlyList<string> Declared(Discriminator discriminator, SchemaNode alternative, IReadOnlyList<string> admitted)
    {
        var mapped = discriminator.Mapping.Where(entry => entry.Reference == alternative.Reference).Select(static entry => entry.Value).ToList();
        return mapped.Count > 0 ? mapped
            : admitted.Count > 0 ? admitted
            : alternative.Reference is { } reference ? [JsonPointer.NameOf(reference)]
            : [];
    }

    /// <summary>The texts that a property of an object may have; empty when it may have others, or other values.</summary>
    private List<string> Texts(List<SchemaNode> parts, string name) => [.. parts.SelectMany(static part => part.Properties).Where(property => property.Name == name)
        .SelectMany(property => Parts(property.Schema)).Select(Texts).FirstOrDefault(static texts => texts.Count > 0)?.Distinct(StringComparer.Ordinal) ?? []];

    private static List<string> Texts(SchemaNode schema)
    {
        IEnumerable<JsonLiteral> members = schema.Const is { } constant ? [constant] : schema.Enum;
        return members.All(static member => member.Kind == JsonKind.String) ? [.. members.Select(static member => member.Text)] : [];
    }

    private List<SchemaNode> Parts(SchemaNode schema) => SchemaShape.WithParts(schema, target);
}

/// <summary>A property whose text tells which of some alternatives an object may match.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Texts">The texts with the alternative that each stands for.</param>
internal sealed record BranchProperty(string Name, IReadOnlyList<(string Text, int Alternative)> Texts);
