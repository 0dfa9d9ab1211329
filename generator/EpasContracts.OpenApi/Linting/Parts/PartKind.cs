namespace EpasContracts.OpenApi.Linting.Parts;

/// <summary>The kinds of objects that an OpenAPI document consists of.</summary>
internal enum PartKind
{
    Document,
    Info,
    License,
    Server,
    Tag,
    Components,
    SecurityScheme,
    SecurityRequirement,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Header,
    MediaType,
    Encoding,
    Example,
    Link,
    Callback,
    Schema,
}
