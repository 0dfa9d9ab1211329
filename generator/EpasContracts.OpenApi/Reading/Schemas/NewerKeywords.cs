using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;

namespace EpasContracts.OpenApi.Reading.Schemas;

/// <summary>The keywords of JSON Schema that OpenAPI 3.0 does not have; they are honoured, since nobody writes them for nothing.</summary>
internal static class NewerKeywords
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "$dynamicRef", "$id", "$anchor", "$dynamicAnchor", "$defs", "definitions", "const", "examples", "contentEncoding", "contentMediaType",
        "contentSchema", "prefixItems", "contains", "minContains", "maxContains", "unevaluatedItems", "patternProperties", "propertyNames",
        "dependentRequired", "dependentSchemas", "unevaluatedProperties", "if", "then", "else",
    };

    public static void Report(ReadingContext context, Cursor schema)
    {
        foreach (var (name, value) in schema.Members())
        {
            if (Names.Contains(name))
                context.Report(ReadingRules.OtherVersion, value, $"'{name}' belongs to OpenAPI 3.1");
        }
    }
}
