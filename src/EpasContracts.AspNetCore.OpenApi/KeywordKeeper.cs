using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace EpasContracts.AspNetCore.OpenApi;

/// <summary>Puts what the library would not write, such as <c>prefixItems</c>, where it is written as it is.</summary>
/// <param name="version">What the document is written as: OpenAPI 3.0 has none of those keywords.</param>
internal sealed class KeywordKeeper(OpenApiSpecVersion version) : OpenApiVisitorBase
{
    // References are not followed: what they name is a component, and is visited itself.
    public override void Visit(IOpenApiSchema schema) => Keep(schema as OpenApiSchema);

    // The library takes false for the default, which it is of every style but this one.
    public override void Visit(OpenApiEncoding encoding)
    {
        if (encoding is not { Style: ParameterStyle.Form, Explode: false })
            return;
        encoding.Explode = null;
        (encoding.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal))["explode"] = new JsonNodeExtension(false);
    }

    private void Keep(OpenApiSchema? schema)
    {
        if (schema is null)
            return;
        var kept = version == OpenApiSpecVersion.OpenApi3_0 ? null : schema.UnrecognizedKeywords;
        foreach (var (keyword, value) in kept ?? new Dictionary<string, JsonNode>())
            (schema.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal))[keyword] = new JsonNodeExtension(value);
        schema.UnrecognizedKeywords = null;
        foreach (var child in Children(schema))
            Keep(child as OpenApiSchema);
    }

    private static IEnumerable<IOpenApiSchema?> Children(OpenApiSchema schema) =>
        new[] { schema.Items, schema.AdditionalProperties, schema.Not, schema.If, schema.Then, schema.Else, schema.Contains, schema.PropertyNames, schema.ContentSchema, schema.UnevaluatedPropertiesSchema }
            .Concat(new[] { schema.AllOf, schema.AnyOf, schema.OneOf }.SelectMany(static list => list ?? []))
            .Concat(new[] { schema.Properties, schema.PatternProperties, schema.DependentSchemas, schema.Definitions }.SelectMany(static map => map?.Values ?? []));
}
