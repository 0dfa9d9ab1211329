namespace EpasContracts.OpenApi.Model;

/// <summary>
/// One OpenAPI document (3.0, 3.1 or 3.2), read once: the records that the generator emits from and that drift, pact and
/// sandbox read. Two contracts are equal when the documents say the same, wherever they say it.
/// </summary>
public sealed record ApiContract
{
    /// <summary>The value of <c>openapi</c>, such as <c>3.1.1</c>.</summary>
    public required string OpenApiVersion { get; init; }

    /// <summary><c>info.title</c>.</summary>
    public required string Title { get; init; }

    /// <summary><c>info.version</c>.</summary>
    public required string Version { get; init; }

    /// <summary><c>info.description</c>.</summary>
    public string? Description { get; init; }

    /// <summary><c>servers</c>.</summary>
    public EquatableArray<Server> Servers { get; init; }

    /// <summary><c>tags</c>, in the document's order; tags that only operations name follow in the order of their first use.</summary>
    public EquatableArray<Tag> Tags { get; init; }

    /// <summary>All operations, path by path in the document's order.</summary>
    public EquatableArray<Operation> Operations { get; init; }

    /// <summary>
    /// What the service calls at its callers: <c>webhooks</c> (in OpenAPI 3.0 <c>x-webhooks</c>), then the <c>callbacks</c> of operations, each
    /// once. Their paths are made of their names: where they are received is up to the receiver.
    /// </summary>
    public EquatableArray<Operation> Webhooks { get; init; }

    /// <summary><c>components.schemas</c>, in the document's order.</summary>
    public EquatableArray<NamedSchema> Schemas { get; init; }

    /// <summary>Schemas that a reference points to and that are neither components nor part of an operation; their pointers name them.</summary>
    public EquatableArray<SchemaNode> OtherSchemas { get; init; }

    /// <summary><c>components.securitySchemes</c>.</summary>
    public EquatableArray<SecurityScheme> SecuritySchemes { get; init; }

    /// <summary>Extensions of the document's root.</summary>
    public EquatableArray<Extension> Extensions { get; init; }
}

/// <summary>One entry of <c>servers</c>.</summary>
/// <param name="Url">The URL template.</param>
/// <param name="Description">What the server is, or null.</param>
/// <param name="Variables">The template's variables.</param>
/// <param name="Extensions">Extensions (<c>x-…</c>).</param>
public sealed record Server(string Url, string? Description, EquatableArray<ServerVariable> Variables, EquatableArray<Extension> Extensions)
{
    /// <summary>Where the server begins.</summary>
    public SourceLocation Location { get; init; }
}

/// <summary>A variable of a server's URL template.</summary>
/// <param name="Name">Its name between the braces.</param>
/// <param name="Default">The value when nothing else is chosen.</param>
/// <param name="Enum">The values that are allowed; empty when any is.</param>
/// <param name="Description">What it selects, or null.</param>
public sealed record ServerVariable(string Name, string Default, EquatableArray<string> Enum, string? Description);

/// <summary>A tag: the group of an operation.</summary>
/// <param name="Name">The name as operations use it.</param>
/// <param name="Description">What the group is about, or null.</param>
public sealed record Tag(string Name, string? Description)
{
    /// <summary>Extensions (<c>x-…</c>).</summary>
    public EquatableArray<Extension> Extensions { get; init; }
}

/// <summary>One entry of <c>components.securitySchemes</c>.</summary>
/// <param name="Name">The component's name.</param>
/// <param name="Type"><c>apiKey</c>, <c>http</c>, <c>oauth2</c>, <c>openIdConnect</c> or <c>mutualTLS</c>.</param>
/// <param name="In">For <c>apiKey</c>: <c>query</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="ParameterName">For <c>apiKey</c>: the name of the header, query parameter or cookie.</param>
/// <param name="Scheme">For <c>http</c>: the scheme of the Authorization header.</param>
/// <param name="Description">What it is, or null.</param>
public sealed record SecurityScheme(string Name, string Type, string? In, string? ParameterName, string? Scheme, string? Description)
{
    /// <summary>Extensions (<c>x-…</c>).</summary>
    public EquatableArray<Extension> Extensions { get; init; }
}
