using System.Globalization;

namespace EpasContracts.OpenApi.Model;

/// <summary>One operation: a method on a path.</summary>
public sealed record Operation
{
    /// <summary>The JSON Pointer of the operation, such as <c>/paths/~1v1~1clusters/post</c>.</summary>
    public required string Pointer { get; init; }

    /// <summary>Where the operation begins.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path template as the document spells it.</summary>
    public required string Path { get; init; }

    /// <summary><c>operationId</c>, or null.</summary>
    public string? OperationId { get; init; }

    /// <summary><c>tags</c>.</summary>
    public EquatableArray<string> Tags { get; init; }

    /// <summary><c>summary</c>.</summary>
    public string? Summary { get; init; }

    /// <summary><c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary><c>deprecated</c>.</summary>
    public bool Deprecated { get; init; }

    /// <summary>The parameters of the path item and of the operation, references followed, the operation's own winning.</summary>
    public EquatableArray<Parameter> Parameters { get; init; }

    /// <summary><c>requestBody</c>, reference followed, or null.</summary>
    public RequestBody? RequestBody { get; init; }

    /// <summary><c>responses</c>, references followed, in the document's order.</summary>
    public EquatableArray<Response> Responses { get; init; }

    /// <summary><c>servers</c> of the operation, or else of its path item; empty when the document's apply.</summary>
    public EquatableArray<Server> Servers { get; init; }

    /// <summary>The security requirements: the operation's own, or else the document's; one of them must be met in full.</summary>
    public EquatableArray<SecurityRequirement> Security { get; init; }

    /// <summary>Extensions (<c>x-…</c>).</summary>
    public EquatableArray<Extension> Extensions { get; init; }

    /// <summary>The response that the operation declares for a status: the exact one, else the range, else the default; null when there is none.</summary>
    /// <param name="status">The HTTP status, 100 to 599.</param>
    public Response? FindResponse(int status)
    {
        var text = status.ToString(CultureInfo.InvariantCulture);
        return Responses.FirstOrDefault(response => response.Status == text)
            ?? Responses.FirstOrDefault(response => response.Status.Equals(text.Substring(0, 1) + "XX", StringComparison.OrdinalIgnoreCase))
            ?? Responses.FirstOrDefault(static response => response.Status == "default");
    }
}

/// <summary>One alternative of <c>security</c>: all the named schemes together.</summary>
/// <param name="Schemes">Names from <c>components.securitySchemes</c>; empty means that no security is needed.</param>
public sealed record SecurityRequirement(EquatableArray<string> Schemes)
{
    /// <summary>The scopes that the schemes must grant, scheme by scheme.</summary>
    public EquatableArray<SecurityScope> Scopes { get; init; }
}

/// <summary>A scope (or role) that a security requirement asks of a scheme.</summary>
/// <param name="Scheme">The scheme's name.</param>
/// <param name="Scope">The scope's name.</param>
public sealed record SecurityScope(string Scheme, string Scope);

/// <summary>Where a parameter stands.</summary>
public enum ParameterPlace
{
    /// <summary>In the path template.</summary>
    Path,

    /// <summary>In the query string.</summary>
    Query,

    /// <summary>In a header.</summary>
    Header,

    /// <summary>In a cookie.</summary>
    Cookie,

    /// <summary>The whole query string (OpenAPI 3.2).</summary>
    QueryString,
}

/// <summary>How a parameter's value is written.</summary>
public enum ParameterStyle
{
    /// <summary><c>simple</c>: comma-separated; the default of paths and headers.</summary>
    Simple,

    /// <summary><c>form</c>: the default of queries and cookies.</summary>
    Form,

    /// <summary><c>matrix</c>: <c>;name=value</c> in a path.</summary>
    Matrix,

    /// <summary><c>label</c>: <c>.value</c> in a path.</summary>
    Label,

    /// <summary><c>spaceDelimited</c>.</summary>
    SpaceDelimited,

    /// <summary><c>pipeDelimited</c>.</summary>
    PipeDelimited,

    /// <summary><c>deepObject</c>: <c>name[key]=value</c>.</summary>
    DeepObject,

    /// <summary><c>cookie</c>: pairs in which nothing is escaped (OpenAPI 3.2).</summary>
    Cookie,

    /// <summary>The parameter has <c>content</c>: its value is written in that media type.</summary>
    Content,
}

/// <summary>One parameter of an operation.</summary>
public sealed record Parameter
{
    /// <summary>The JSON Pointer of the parameter where it is defined.</summary>
    public required string Pointer { get; init; }

    /// <summary>Where the parameter begins.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required ParameterPlace Place { get; init; }

    /// <summary>How its value is written; the default of the place is already filled in.</summary>
    public required ParameterStyle Style { get; init; }

    /// <summary>Whether arrays and objects repeat the name; the default of the style is already filled in.</summary>
    public bool Explode { get; init; }

    /// <summary>Whether reserved characters go unescaped.</summary>
    public bool AllowReserved { get; init; }

    /// <summary>Whether it must be there; always true in a path.</summary>
    public bool Required { get; init; }

    /// <summary><c>deprecated</c>.</summary>
    public bool Deprecated { get; init; }

    /// <summary><c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary>The value's schema; of <c>content</c>, its only media type's.</summary>
    public required SchemaNode Schema { get; init; }

    /// <summary>With style <see cref="ParameterStyle.Content"/>: the media type.</summary>
    public MediaType? Content { get; init; }

    /// <summary><c>example</c> and the values of <c>examples</c>.</summary>
    public EquatableArray<JsonLiteral> Examples { get; init; }

    /// <summary>Extensions (<c>x-…</c>).</summary>
    public EquatableArray<Extension> Extensions { get; init; }
}

/// <summary>The body of a request.</summary>
/// <param name="Pointer">Its JSON Pointer where it is defined.</param>
/// <param name="Location">Where it begins.</param>
/// <param name="Required">Whether a request without a body is refused.</param>
/// <param name="Description">What it holds, or null.</param>
/// <param name="Content">Its media types, in the document's order.</param>
public sealed record RequestBody(string Pointer, SourceLocation Location, bool Required, string? Description, EquatableArray<MediaType> Content)
{
    /// <summary>Extensions (<c>x-…</c>).</summary>
    public EquatableArray<Extension> Extensions { get; init; }
}

/// <summary>One media type of a body.</summary>
/// <param name="Pointer">Its JSON Pointer.</param>
/// <param name="Name">The media type or range, such as <c>application/json</c>.</param>
/// <param name="Schema">The schema of the body, or null.</param>
/// <param name="ItemSchema">OpenAPI 3.2's <c>itemSchema</c>: the schema of each item of a stream, or null.</param>
/// <param name="Examples"><c>example</c> and the values of <c>examples</c>.</param>
/// <param name="Encoding">How the parts of a form are written, in the document's order.</param>
public sealed record MediaType(
    string Pointer, string Name, SchemaNode? Schema, SchemaNode? ItemSchema, EquatableArray<JsonLiteral> Examples, EquatableArray<PartEncoding> Encoding)
{
    /// <summary>Extensions (<c>x-…</c>).</summary>
    public EquatableArray<Extension> Extensions { get; init; }
}

/// <summary>One entry of a media type's <c>encoding</c>.</summary>
/// <param name="Property">The property that becomes the part.</param>
/// <param name="ContentType">The part's media type, or null for the default.</param>
/// <param name="Style">How the value is written, or null for the default.</param>
/// <param name="Explode">Whether arrays and objects repeat the name, or null for the default.</param>
public sealed record PartEncoding(string Property, string? ContentType, ParameterStyle? Style, bool? Explode);

/// <summary>One response of an operation.</summary>
/// <param name="Pointer">Its JSON Pointer where it is defined.</param>
/// <param name="Location">Where it begins.</param>
/// <param name="Status">Three digits, a range such as <c>4XX</c>, or <c>default</c>.</param>
/// <param name="Description">What it means, or null.</param>
/// <param name="Headers">Its headers, as parameters in a header.</param>
/// <param name="Content">Its media types, in the document's order; empty when there is no body.</param>
public sealed record Response(
    string Pointer, SourceLocation Location, string Status, string? Description, EquatableArray<Parameter> Headers, EquatableArray<MediaType> Content)
{
    /// <summary>Extensions (<c>x-…</c>).</summary>
    public EquatableArray<Extension> Extensions { get; init; }
}
