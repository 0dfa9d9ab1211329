using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Schemas;

/// <summary>Which keywords count in a schema, and whether <c>format</c> is an assertion there.</summary>
/// <param name="Ignored">Keywords of vocabularies that the dialect does not have.</param>
/// <param name="AssertsFormats">Whether the dialect has the vocabulary that makes <c>format</c> an assertion.</param>
internal sealed record Dialect(HashSet<string> Ignored, bool AssertsFormats)
{
    public static Dialect Default { get; } = new([], false);
}

/// <summary>Finds out what <c>$schema</c> and <c>$vocabulary</c> say about a schema.</summary>
internal sealed class Dialects(ReadingContext context, IReferenceResolver references)
{
    private const string Vocabularies = "https://json-schema.org/draft/2020-12/vocab/";

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["validation"] = "type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems " +
            "maxContains minContains maxProperties minProperties required dependentRequired",
        ["applicator"] = "prefixItems items contains additionalProperties properties patternProperties dependentSchemas propertyNames if then else allOf anyOf oneOf not",
        ["unevaluated"] = "unevaluatedItems unevaluatedProperties",
    };

    private readonly Dictionary<string, Dialect> _known = new(StringComparer.Ordinal);

    /// <summary>The dialect that holds at a schema.</summary>
    public Dialect Of(Cursor schema)
    {
        if (references.Resources.DialectOf(schema.Pointer) is not { } name)
            return Dialect.Default;
        if (!_known.TryGetValue(name, out var dialect))
            _known[name] = dialect = Read(name, schema);
        return dialect;
    }

    private Dialect Read(string name, Cursor schema)
    {
        // OpenAPI's own dialects are this one with keywords that every document may use.
        if (name.TrimEnd('#') == Metaschemas.Dialect || name.StartsWith("https://spec.openapis.org/oas/3.", StringComparison.Ordinal))
            return Dialect.Default;
        if (!Uri.TryCreate(name, UriKind.Absolute, out var address) || Metaschema(address) is not { } metaschema)
        {
            context.Report(ReadingRules.UnknownDialect, schema.Child("$schema") ?? schema, $"The dialect '{name}' is not known");
            return Dialect.Default;
        }

        return metaschema.Child("$vocabulary") is { Node: MappingNode } vocabulary ? Read(vocabulary) : Dialect.Default;
    }

    private Cursor? Metaschema(Uri address) =>
        references.Resources.FindRoot("", address.OriginalString, out _) is { } pointer ? context.Find(pointer) : null;

    private Dialect Read(Cursor vocabulary)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in vocabulary.Members())
        {
            var known = name.StartsWith(Vocabularies, StringComparison.Ordinal);
            if (known)
                names.Add(name.Substring(Vocabularies.Length));
            else if (value.Node is ScalarNode { Text: "true" })
                context.Report(ReadingRules.UnknownVocabulary, value, $"The vocabulary '{name}' is required but not known");
        }

        var ignored = Keywords.Where(entry => !names.Contains(entry.Key)).SelectMany(static entry => entry.Value.Split(' '));
        return new Dialect(new HashSet<string>(ignored, StringComparer.Ordinal), names.Contains("format-assertion"));
    }
}
