using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Description;

/// <summary>Where a parameter stands.</summary>
public enum ParameterPlace
{
    /// <summary>In the path.</summary>
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

/// <summary>How a parameter's value is written, in OpenAPI's terms.</summary>
public enum ParameterStyle
{
    /// <summary>Comma-separated; the default of paths and headers.</summary>
    Simple,

    /// <summary><c>name=value</c>; the default of queries and cookies.</summary>
    Form,

    /// <summary><c>;name=value</c>.</summary>
    Matrix,

    /// <summary><c>.value</c>.</summary>
    Label,

    /// <summary>Elements separated by spaces.</summary>
    SpaceDelimited,

    /// <summary>Elements separated by bars.</summary>
    PipeDelimited,

    /// <summary><c>name[key]=value</c>.</summary>
    DeepObject,

    /// <summary>Pairs of a cookie in which nothing is escaped (OpenAPI 3.2).</summary>
    Cookie,

    /// <summary>In a media type: JSON text, unless <see cref="ParameterDescriptor.Content"/> says otherwise.</summary>
    Content,
}

/// <summary>One operation of the contract as data.</summary>
public sealed class OperationDescriptor
{
    /// <summary>The operation's id; made from method and path where the document gives none.</summary>
    public required string Id { get; init; }

    /// <summary>The JSON Pointer of the operation in the document.</summary>
    public required string Pointer { get; init; }

    /// <summary>The method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path template.</summary>
    public required string Path { get; init; }

    /// <summary>The first tag, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>What it does, for people; null unless the contract is generated with a server, and when the document is silent.</summary>
    public string? Description { get; init; }

    /// <summary>Whether nobody should call it any more.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The parameters in the document's order.</summary>
    public IReadOnlyList<ParameterDescriptor> Parameters { get; init; } = [];

    /// <summary>The request body in the media type that a client prefers, or null when the operation takes none.</summary>
    public BodyDescriptor? RequestBody
    {
        get => RequestBodies.Count == 0 ? null : RequestBodies[0];
        init => RequestBodies = value is null ? [] : [value];
    }

    /// <summary>The request body in each media type that generated code can write and read, the preferred one first.</summary>
    public IReadOnlyList<BodyDescriptor> RequestBodies { get; init; } = [];

    /// <summary>The responses in the document's order.</summary>
    public IReadOnlyList<ResponseDescriptor> Responses { get; init; } = [];

    /// <summary>The operation's own server with its variables' defaults; null when the document's servers apply.</summary>
    public Uri? Server { get; init; }

    /// <summary>The names of the security schemes of the first requirement; empty when the operation needs none.</summary>
    public IReadOnlyList<string> Security { get; init; } = [];

    /// <summary>The response that the contract declares for a status: the exact one, else the range, else the default; null when there is none.</summary>
    /// <param name="status">The HTTP status, 100 to 599.</param>
    public ResponseDescriptor? FindResponse(int status)
    {
        ResponseDescriptor? range = null;
        ResponseDescriptor? fallback = null;
        foreach (var response in Responses)
        {
            if (response.IsStatus(status))
                return response;
            if (response.IsRangeOf(status))
                range ??= response;
            else if (response.Status == "default")
                fallback ??= response;
        }

        return range ?? fallback;
    }

    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>One parameter of an operation.</summary>
public sealed class ParameterDescriptor
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>The JSON Pointer of the parameter in the document.</summary>
    public required string Pointer { get; init; }

    /// <summary>Where it stands.</summary>
    public required ParameterPlace Place { get; init; }

    /// <summary>How it is written.</summary>
    public required ParameterStyle Style { get; init; }

    /// <summary>Whether arrays and objects repeat the name.</summary>
    public bool Explode { get; init; }

    /// <summary>Whether reserved characters go unescaped.</summary>
    public bool AllowReserved { get; init; }

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What it is for, for people; null unless the contract is generated with a server, and when the document is silent.</summary>
    public string? Description { get; init; }

    /// <summary>Whether nobody should send it any more.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The schema of its value.</summary>
    public required SchemaDescriptor Schema { get; init; }

    /// <summary>The media type of its text, where that is a form or plain text; null for JSON, and for every style that is not <see cref="ParameterStyle.Content"/>.</summary>
    public BodyDescriptor? Content { get; init; }

    /// <summary>What the pointers of errors about its value begin with: its place and its name, such as <c>/query/size</c>.</summary>
    public string InstancePointer => field ??= $"/{PlaceName}/{JsonPointer.Escape(Name)}";

    private string PlaceName => Place switch
    {
        ParameterPlace.Path => "path",
        ParameterPlace.Query => "query",
        ParameterPlace.Header => "header",
        ParameterPlace.Cookie => "cookie",
        _ => "querystring",
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Reads a value and checks it in the same pass; null when it cannot be made.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="reader">The reader, on the first token of the value; on its last token afterwards.</param>
public delegate T? PayloadRead<out T>(ref PayloadReader reader);

/// <summary>One response of an operation.</summary>
public sealed class ResponseDescriptor
{
    /// <summary>Three digits, a range such as <c>4XX</c>, or <c>default</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The JSON Pointer of the response in the document.</summary>
    public required string Pointer { get; init; }

    /// <summary>What it means, for people; null unless the contract is generated with a server, and when the document is silent.</summary>
    public string? Description { get; init; }

    /// <summary>The body in its first JSON media type, else in its first, or null when the response has none.</summary>
    public BodyDescriptor? Body
    {
        get => Bodies.Count == 0 ? null : Bodies[0];
        init => Bodies = value is null ? [] : [value];
    }

    /// <summary>The body in each media type that generated code can read and write, the preferred one first.</summary>
    public IReadOnlyList<BodyDescriptor> Bodies { get; init; } = [];

    /// <summary>The headers that the document declares, described as parameters in a header.</summary>
    public IReadOnlyList<ParameterDescriptor> Headers { get; init; } = [];

    /// <summary>Reads the body as the model that the document declares, or null when there is none.</summary>
    public PayloadRead<object>? Read { get; init; }

    /// <summary>Whether this is the response of exactly that status.</summary>
    public bool IsStatus(int status) => int.TryParse(Status, System.Globalization.CultureInfo.InvariantCulture, out var own) && own == status;

    /// <summary>Whether this is a range such as <c>4XX</c> that contains the status.</summary>
    public bool IsRangeOf(int status) => Status.Length == 3 && Status.EndsWith("XX", StringComparison.OrdinalIgnoreCase) && Status[0] - '0' == status / 100;

    /// <inheritdoc/>
    public override string ToString() => Status;
}
