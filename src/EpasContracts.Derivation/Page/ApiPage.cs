namespace EpasContracts.Derivation.Page;

/// <summary>A value and the line of the page that states it, counted from 1.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record Stated<T>(T Value, int Line);

/// <summary>What one vendor page states about one service, in the page's own order, whatever shape the page was printed in.</summary>
/// <param name="Title">The name of the service.</param>
/// <param name="Overview">The introduction; <see langword="null"/> when the page has none.</param>
/// <param name="ServerUrl">The address, with <c>{region}</c> and <c>{environment}</c> still open; <see langword="null"/> when the page gives none.</param>
/// <param name="Versions">The API versions of the page's version table.</param>
/// <param name="EnvironmentRegions">The pairs that exist; no other pair does.</param>
/// <param name="Operations">The operations.</param>
/// <param name="Models">The models.</param>
public sealed record ApiPage(
    Stated<string> Title,
    Stated<string>? Overview,
    Stated<string>? ServerUrl,
    IReadOnlyList<PageVersion> Versions,
    IReadOnlyList<EnvironmentRegion> EnvironmentRegions,
    IReadOnlyList<PageOperation> Operations,
    IReadOnlyList<PageModel> Models)
{
    /// <summary>What the page's version history lists; empty when it has none. Its paths need not be those of the operations.</summary>
    public IReadOnlyList<PageChange> History { get; init; } = [];

    /// <summary>Every type that the page states, with its line: of parameters, bodies, responses and models' fields.</summary>
    internal IEnumerable<(PageType Type, int Line)> Uses()
    {
        var parameters = Operations.SelectMany(operation => operation.Parameters).Select(field => (field.Type.Value, field.Type.Line));
        var responses = Operations.SelectMany(operation => operation.Responses).Where(response => response.Body is not null).Select(response => (response.Body!, response.Line));
        var fields = Models.SelectMany(model => model.Fields).Select(field => (field.Type.Value, field.Type.Line));
        return parameters.Concat(responses).Concat(fields);
    }
}

/// <summary>An entry of a page's version history.</summary>
/// <param name="Version">The API version; empty when the entry stands under none.</param>
/// <param name="Kind"><c>new</c> or <c>changed</c>.</param>
/// <param name="Method">The HTTP method in lower case.</param>
/// <param name="Path">The path as the history prints it.</param>
/// <param name="Name">The operation's name; may be empty.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record PageChange(string Version, string Kind, string Method, string Path, string Name, int Line);

/// <summary>One row of a page's version table.</summary>
/// <param name="Version">The version, such as <c>1.0</c>.</param>
/// <param name="Status">Its state, such as <c>CURRENT</c>.</param>
/// <param name="SupportedUntil">The date as printed; <see langword="null"/> when the page prints a dash.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record PageVersion(string Version, string Status, string? SupportedUntil, int Line);

/// <summary>An environment and a region in which the service runs.</summary>
/// <param name="Environment">The environment's letter, such as <c>e</c>.</param>
/// <param name="Region">The region, such as <c>kr-west1</c>.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record EnvironmentRegion(string Environment, string Region, int Line);

/// <summary>One operation in one API version.</summary>
/// <param name="Title">The heading, such as <c>List Clusters</c>.</param>
/// <param name="ApiVersion">The API version that the block describes; <see langword="null"/> when the page has one version and does not name it.</param>
/// <param name="Method">The HTTP method in lower case.</param>
/// <param name="Path">The path template.</param>
/// <param name="Description">The description; <see langword="null"/> when there is none.</param>
/// <param name="State">The state, such as <c>ACTIVE (CURRENT)</c>; <see langword="null"/> when the page gives none.</param>
/// <param name="SupportedUntil">The date as printed; <see langword="null"/> when the page prints a dash.</param>
/// <param name="Parameters">Path, query and header parameters, and the body as one with <see cref="PageField.In"/> = <c>body</c>.</param>
/// <param name="Responses">The declared responses.</param>
/// <param name="RequestHeaders">The headers of the request example.</param>
/// <param name="RequestExample">The text of the request body's example.</param>
/// <param name="ResponseExamples">The texts of the response examples by status.</param>
public sealed record PageOperation(
    Stated<string> Title,
    Stated<string>? ApiVersion,
    Stated<string> Method,
    Stated<string> Path,
    Stated<string>? Description,
    Stated<string>? State,
    Stated<string>? SupportedUntil,
    IReadOnlyList<PageField> Parameters,
    IReadOnlyList<PageResponse> Responses,
    IReadOnlyList<Stated<PageHeader>> RequestHeaders,
    Stated<string>? RequestExample,
    IReadOnlyDictionary<string, Stated<string>> ResponseExamples)
{
    /// <summary>The vendor's own name of the operation, such as <c>get-dbaas-task</c>; <see langword="null"/> when the page gives none.</summary>
    public Stated<string>? OperationId { get; init; }

    /// <summary>The path of the request example, perhaps with a query template; <see langword="null"/> when the page shows none.</summary>
    public Stated<string>? PathExample { get; init; }
}

/// <summary>A header in a request example.</summary>
/// <param name="Name">The name as printed.</param>
/// <param name="Example">The value as printed.</param>
public sealed record PageHeader(string Name, string Example);

/// <summary>One row of a responses table.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Description">The reason phrase.</param>
/// <param name="Body">The body's type; <see langword="null"/> when the page prints none.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record PageResponse(string Status, string Description, PageType? Body, int Line);

/// <summary>A model: an object with named fields.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Fields">The fields in the page's order.</param>
public sealed record PageModel(Stated<string> Name, IReadOnlyList<PageField> Fields);
