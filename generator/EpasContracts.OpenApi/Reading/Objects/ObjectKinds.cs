namespace EpasContracts.OpenApi.Reading.Objects;

/// <summary>The objects of OpenAPI 3.0, 3.1 and 3.2.</summary>
internal static class ObjectKinds
{
    public static readonly ObjectKind Document = new(
        "an OpenAPI document", "openapi info servers paths components security tags webhooks $self jsonSchemaDialect", "externalDocs $schema");

    // What is for people alone is whole where it stands: nobody can count on an effect of it.
    public static readonly ObjectKind Info = new("info", "title version description summary termsOfService contact license", carriesExtensions: false);

    public static readonly ObjectKind Server = new("a server", "url description variables", "name");

    public static readonly ObjectKind ServerVariable = new("a server variable", "default enum description", carriesExtensions: false);

    public static readonly ObjectKind Tag = new("a tag", "name description", "externalDocs summary parent kind");

    public static readonly ObjectKind Components = new(
        "components", "schemas responses parameters examples requestBodies headers securitySchemes pathItems mediaTypes callbacks", "links", carriesExtensions: false);

    public static readonly ObjectKind SecurityScheme = new(
        "a security scheme", "type description name in scheme", "bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated");

    public static readonly ObjectKind PathItem = new(
        "a path item",
        "$ref get put post delete options head patch trace query parameters servers additionalOperations",
        "summary description", carriesExtensions: false);

    public static readonly ObjectKind Operation = new(
        "an operation",
        "operationId tags summary description deprecated parameters requestBody responses security servers callbacks",
        "externalDocs");

    public static readonly ObjectKind Parameter = new(
        "a parameter",
        "name in description required deprecated style explode allowReserved schema content example examples",
        "allowEmptyValue");

    public static readonly ObjectKind Header = new(
        "a header", "description required deprecated style explode schema content example examples", "allowEmptyValue allowReserved");

    public static readonly ObjectKind RequestBody = new("a request body", "description content required");

    public static readonly ObjectKind Response = new("a response", "description headers content", "links summary");

    public static readonly ObjectKind MediaType = new("a media type", "schema itemSchema example examples encoding", "", "prefixEncoding itemEncoding");

    public static readonly ObjectKind Encoding = new("an encoding", "contentType style explode", "allowReserved headers", "encoding prefixEncoding itemEncoding", carriesExtensions: false);

    public static readonly ObjectKind Example = new("an example", "value dataValue summary description", "externalValue serializedValue", carriesExtensions: false);

    public static readonly ObjectKind Discriminator = new("a discriminator", "propertyName mapping defaultMapping", carriesExtensions: false);

    public static readonly ObjectKind Reference = new("a reference", "$ref summary description", carriesExtensions: false);

    public static readonly ObjectKind Schema = new(
        "a schema",
        "$schema $vocabulary $ref $dynamicRef $id $anchor $dynamicAnchor $defs definitions $comment type format title description enum const default example examples " +
        "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern contentEncoding contentMediaType contentSchema " +
        "items prefixItems contains minContains maxContains minItems maxItems uniqueItems unevaluatedItems properties required patternProperties " +
        "additionalProperties propertyNames dependentRequired dependentSchemas minProperties maxProperties unevaluatedProperties " +
        "allOf anyOf oneOf not if then else discriminator readOnly writeOnly deprecated nullable",
        "externalDocs xml",
        "additionalItems dependencies id $recursiveRef $recursiveAnchor");
}
