using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>What descriptors carry for those who describe a server to its callers.</summary>
internal static class DescriptionText
{
    /// <summary>Whether anyone reads it: a client needs no words, and its assembly is the smaller for it.</summary>
    public static bool HasReaders(ContractOptions options) => options.Server || options.Webhooks;

    /// <summary>The schemas of keywords that have no property of their own in a descriptor.</summary>
    public static IEnumerable<(string Keyword, SchemaNode Schema, string? Name)> Applicators(SchemaNode schema)
    {
        foreach (var (keyword, child) in new[]
        {
            ("not", schema.Not), ("if", schema.If), ("then", schema.Then), ("else", schema.Else), ("contains", schema.Contains),
            ("propertyNames", schema.PropertyNames), ("unevaluatedItems", schema.UnevaluatedItems), ("unevaluatedProperties", schema.UnevaluatedProperties),
        })
        {
            if (child is not null)
                yield return (keyword, child, null);
        }

        foreach (var (keyword, children) in new[] { ("patternProperties", schema.PatternProperties), ("dependentSchemas", schema.DependentSchemas) })
        {
            foreach (var child in children)
                yield return (keyword, child.Schema, child.Name);
        }
    }

    /// <summary>The annotations of a schema as a JSON object, or null when it has none.</summary>
    public static string? Annotations(SchemaNode schema)
    {
        var members = new List<string>();
        Add("title", schema.Title is { } title ? JsonText.String(title) : null);
        Add("description", schema.Description is { } description ? JsonText.String(description) : null);
        Add("deprecated", schema.Deprecated ? "true" : null);
        Add("contentMediaType", schema.ContentMediaType is { } media ? JsonText.String(media) : null);
        Add("contentEncoding", schema.ContentEncoding is { } encoding ? JsonText.String(encoding) : null);
        Add("examples", schema.Examples.IsEmpty ? null : $"[{string.Join(",", schema.Examples.Select(static example => example.Json))}]");
        Add("discriminator", schema.Discriminator is { } discriminator ? Object(discriminator) : null);
        return members.Count == 0 ? null : $"{{{string.Join(",", members)}}}";

        void Add(string name, string? json)
        {
            if (json is not null)
                members.Add($"{JsonText.String(name)}:{json}");
        }
    }

    private static string Object(Discriminator discriminator)
    {
        var mapping = discriminator.Mapping.Select(static entry => $"{JsonText.String(entry.Value)}:{JsonText.String("#" + entry.Reference)}").ToList();
        return $"{{\"propertyName\":{JsonText.String(discriminator.PropertyName)}{(mapping.Count == 0 ? "" : $",\"mapping\":{{{string.Join(",", mapping)}}}")}}}";
    }
}
