using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>One operation.</summary>
internal sealed record OperationPlan
{
    public required Operation Operation { get; init; }

    /// <summary>The operation's id, the document's or made from method and path.</summary>
    public required string Id { get; init; }

    public required SchemaHost Host { get; init; }

    /// <summary>The method's name without <c>Async</c>.</summary>
    public required string MethodName { get; init; }

    public required IReadOnlyList<ParameterPlan> Parameters { get; init; }

    /// <summary>The body in each media type that has code, the preferred one first; empty when the operation takes none.</summary>
    public required IReadOnlyList<BodyPlan> Bodies { get; init; }

    public required IReadOnlyList<ResponsePlan> Responses { get; init; }

    /// <summary>What the operation's methods return, the main one first; at least one.</summary>
    public required IReadOnlyList<ResultPlan> Results { get; init; }

    /// <summary>The class of the successful response's headers, or null when none are declared.</summary>
    public HeaderClassPlan? Headers { get; init; }

    /// <summary>The name, without <c>Async</c>, of the method that returns the headers, too; null when none are declared.</summary>
    public string? HeadersMethod { get; init; }

    /// <summary>False when something of the request has no C# form: the descriptor is there, the method is not.</summary>
    public bool IsCallable { get; init; } = true;

    /// <summary>The methods: each kind of result with each overload of the body.</summary>
    public IEnumerable<CallPlan> Calls =>
        from result in Results
        from body in Overloads.DefaultIfEmpty()
        select new CallPlan(this, result, body);

    /// <summary>The bodies that differ in their C# type; those of one type say the same, and the first of them is sent.</summary>
    private IEnumerable<BodyPlan?> Overloads => Bodies.Where(static body => body.IsOverload);
}

/// <summary>One method of a client or a handler.</summary>
internal sealed record CallPlan(OperationPlan Operation, ResultPlan Result, BodyPlan? Body)
{
    public string MethodName => Result.MethodName;

    // Among overloads only one may leave its body out.
    public bool IsBodyRequired => Body is not null && (Body.IsRequired || Body != Operation.Bodies[0]);
}

/// <summary>A parameter of an operation.</summary>
internal sealed record ParameterPlan(Parameter Parameter, string FieldName, string ArgumentName, CSharpType Type, SchemaNode Schema);

/// <summary>A request's body in one media type.</summary>
/// <param name="MediaType">The media type.</param>
/// <param name="Format">How it is spelled.</param>
/// <param name="Schema">The schema of the body, or of each item of a stream; null for none.</param>
/// <param name="Type">The C# type of the body, or of each item of a stream.</param>
/// <param name="IsRequired">Whether a request without it is refused.</param>
/// <param name="ArgumentName">The argument.</param>
/// <param name="Form">The class of a form with files, or null.</param>
internal sealed record BodyPlan(MediaType MediaType, BodyFormat Format, SchemaNode? Schema, CSharpType Type, bool IsRequired, string ArgumentName, FormPlan? Form)
{
    /// <summary>Whether it has a method of its own; otherwise another media type has the same C# type.</summary>
    public bool IsOverload { get; init; }

    public bool IsStream => BodyFormats.IsStream(Format);

    /// <summary>The type of the argument.</summary>
    public string TypeName => IsStream ? $"IAsyncEnumerable<{Type.Declaration}>" : Type.Name;
}

/// <summary>The class of a multipart form with files.</summary>
internal sealed record FormPlan(string Name, string? Description, IReadOnlyList<FormFieldPlan> Fields);

/// <summary>A property of a form.</summary>
internal sealed record FormFieldPlan(string Name, string WireName, SchemaNode Schema, CSharpType Type, bool IsRequired)
{
    public bool IsFile => Type.Kind == CSharpKind.File;

    public bool IsFileList => Type is { Kind: CSharpKind.List, Element.Kind: CSharpKind.File };
}

/// <summary>A response of an operation.</summary>
internal sealed record ResponsePlan(Response Response, IReadOnlyList<ContentPlan> Contents)
{
    public bool IsSuccess => Response.Status.StartsWith("2", StringComparison.Ordinal);
}

/// <summary>A response's body in one media type.</summary>
/// <param name="MediaType">The media type.</param>
/// <param name="Format">How it is spelled.</param>
/// <param name="Type">The C# type of the body, or of each item of a stream.</param>
/// <param name="Schema">The schema of the body, or of each item of a stream; null for none.</param>
internal sealed record ContentPlan(MediaType MediaType, BodyFormat Format, CSharpType Type, SchemaNode? Schema);

/// <summary>What kind of thing a method returns.</summary>
internal enum ResultKind
{
    Nothing,

    /// <summary>One type, from JSON or text.</summary>
    Value,

    /// <summary>One of several types, by the status: a generated class.</summary>
    Choice,

    /// <summary>Items as they come.</summary>
    Stream,

    /// <summary>Bytes as they come.</summary>
    File,
}

/// <summary>What a method returns.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="MethodName">The method's name without <c>Async</c>.</param>
/// <param name="Cases">The successful responses that it is made of; empty for nothing.</param>
/// <param name="ClassName">The class of a choice, otherwise empty.</param>
internal sealed record ResultPlan(ResultKind Kind, string MethodName, IReadOnlyList<ResultCase> Cases, string ClassName = "")
{
    /// <summary>The first case that has a body.</summary>
    public ResultCase? Filled => Cases.FirstOrDefault(static one => one.Content is not null);

    /// <summary>Whether a response of success may have no body although others have one.</summary>
    public bool MayBeAbsent => Kind == ResultKind.Value && Cases.Any(static one => one.Content is null);

    /// <summary>The type of the value; null for nothing and for files.</summary>
    public string? TypeName => Kind switch
    {
        ResultKind.Choice => ClassName,
        ResultKind.Stream => Filled!.Content!.Type.Declaration,
        ResultKind.Value => MayBeAbsent ? Filled!.Content!.Type.Name + "?" : Filled!.Content!.Type.Declaration,
        _ => null,
    };
}

/// <summary>One successful response.</summary>
/// <param name="Name">What it is called, such as <c>Created</c>.</param>
/// <param name="Response">The response.</param>
/// <param name="Content">Its body, or null when it has none.</param>
internal sealed record ResultCase(string Name, Response Response, ContentPlan? Content);

/// <summary>The class of a response's headers.</summary>
internal sealed record HeaderClassPlan(string Name, IReadOnlyList<HeaderPlan> Headers);

/// <summary>A header of a response.</summary>
/// <param name="Header">The header.</param>
/// <param name="FieldName">The field of its descriptor in the class of all headers.</param>
/// <param name="PropertyName">Its property.</param>
/// <param name="Type">Its C# type.</param>
internal sealed record HeaderPlan(Parameter Header, string FieldName, string PropertyName, CSharpType Type);
