namespace EpasContracts.OpenApi.Model;

/// <summary>Copies of contracts and schemas with other schemas in them.</summary>
public static class SchemaMap
{
    /// <summary>The contract with each of its outermost schemas replaced.</summary>
    public static ApiContract MapSchemas(this ApiContract contract, Func<SchemaNode, SchemaNode> map) => contract with
    {
        Schemas = Named(contract.Schemas, map),
        OtherSchemas = List(contract.OtherSchemas, map),
        Operations = Operations(contract.Operations, map),
        Webhooks = Operations(contract.Webhooks, map),
    };

    /// <summary>The schema with each schema directly inside it replaced.</summary>
    public static SchemaNode MapChildren(this SchemaNode schema, Func<SchemaNode, SchemaNode> map) => schema with
    {
        Definitions = Named(schema.Definitions, map),
        Properties = Named(schema.Properties, map),
        PatternProperties = Named(schema.PatternProperties, map),
        DependentSchemas = Named(schema.DependentSchemas, map),
        PrefixItems = List(schema.PrefixItems, map),
        AllOf = List(schema.AllOf, map),
        AnyOf = List(schema.AnyOf, map),
        OneOf = List(schema.OneOf, map),
        ContentSchema = One(schema.ContentSchema, map),
        Items = One(schema.Items, map),
        Contains = One(schema.Contains, map),
        UnevaluatedItems = One(schema.UnevaluatedItems, map),
        AdditionalProperties = One(schema.AdditionalProperties, map),
        PropertyNames = One(schema.PropertyNames, map),
        UnevaluatedProperties = One(schema.UnevaluatedProperties, map),
        Not = One(schema.Not, map),
        If = One(schema.If, map),
        Then = One(schema.Then, map),
        Else = One(schema.Else, map),
    };

    private static EquatableArray<Operation> Operations(EquatableArray<Operation> operations, Func<SchemaNode, SchemaNode> map) =>
        operations.Select(operation => operation with
        {
            Parameters = Parameters(operation.Parameters, map),
            RequestBody = operation.RequestBody is { } body ? body with { Content = Content(body.Content, map) } : null,
            Responses = operation.Responses
                .Select(response => response with { Headers = Parameters(response.Headers, map), Content = Content(response.Content, map) }).ToEquatableArray(),
        }).ToEquatableArray();

    private static SchemaNode? One(SchemaNode? schema, Func<SchemaNode, SchemaNode> map) => schema is null ? null : map(schema);

    private static EquatableArray<SchemaNode> List(EquatableArray<SchemaNode> schemas, Func<SchemaNode, SchemaNode> map) => schemas.Select(map).ToEquatableArray();

    private static EquatableArray<NamedSchema> Named(EquatableArray<NamedSchema> schemas, Func<SchemaNode, SchemaNode> map) =>
        schemas.Select(named => named with { Schema = map(named.Schema) }).ToEquatableArray();

    private static EquatableArray<Parameter> Parameters(EquatableArray<Parameter> parameters, Func<SchemaNode, SchemaNode> map) =>
        parameters.Select(parameter => parameter with { Schema = map(parameter.Schema) }).ToEquatableArray();

    private static EquatableArray<MediaType> Content(EquatableArray<MediaType> content, Func<SchemaNode, SchemaNode> map) =>
        content.Select(media => media with { Schema = One(media.Schema, map), ItemSchema = One(media.ItemSchema, map) }).ToEquatableArray();
}
