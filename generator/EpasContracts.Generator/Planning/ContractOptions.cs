using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>What the project file says about one document; <see cref="Input.ContractOptionList"/> tells what each option means.</summary>
internal sealed record ContractOptions
{
    /// <summary>The namespace of the generated code.</summary>
    public required string Namespace { get; init; }

    /// <summary>The client class, such as <c>EpasClient</c>.</summary>
    public required string ClientName { get; init; }

    /// <summary>Where the models are when this project does not generate them itself; null when it does.</summary>
    public string? ModelsNamespace { get; init; }

    /// <summary>Whether there are classes for schemas; without them, payloads are only validated.</summary>
    public bool HasModelClasses { get; init; } = true;

    /// <summary>Whether every constraint is checked; otherwise only what reading needs.</summary>
    public bool Validators { get; init; } = true;

    /// <summary>Whether the client is emitted.</summary>
    public bool Client { get; init; } = true;

    /// <summary>Whether the server's handler interface and endpoints are emitted.</summary>
    public bool Server { get; init; }

    /// <summary>Whether a value must have its schema's <c>format</c>; otherwise a format is a note for people, and no C# type comes of it.</summary>
    public bool AssertFormats { get; init; } = true;

    /// <summary>Whether an operation is called by its method and path though it has an id.</summary>
    public bool NamedByPath { get; init; }

    /// <summary>Whether all operations stand on the client itself, whatever their tags.</summary>
    public bool Flat { get; init; }

    /// <summary>Whether dates, times and durations are strings in C#; their formats are checked all the same.</summary>
    public bool DatesAreText { get; init; }

    /// <summary>Whether an optional property that may be null is a plain nullable: null is absent.</summary>
    public bool PlainOptionals { get; init; }

    /// <summary>The accessor of properties: <c>init</c> or <c>set</c>.</summary>
    public string Setter { get; init; } = "init";

    /// <summary>Whether the generated types are internal to their assembly.</summary>
    public bool Internal { get; init; }

    /// <summary>The operations that are left out or in.</summary>
    public OperationFilter Operations { get; init; } = OperationFilter.All;

    /// <summary>Whether the handler interface and endpoints of the document's webhooks and callbacks are emitted.</summary>
    public bool Webhooks { get; init; }

    /// <summary>Whether models carry the rules of DataAnnotations: forms and model binding see the contract's.</summary>
    public bool DataAnnotations { get; init; }

    /// <summary>What the compiled contract says of these options, each as <c>Name=Value</c>: <see cref="Input.StatedOptions"/>.</summary>
    public EquatableArray<string> Stated { get; init; }

    /// <summary>What the names of the contract begin with: the client's name without <c>Client</c>.</summary>
    public string BaseName =>
        ClientName.EndsWith("Client", StringComparison.Ordinal) && ClientName.Length > 6 ? ClientName.Substring(0, ClientName.Length - 6) : ClientName;

    /// <summary>The class that knows the lines of the document.</summary>
    public string SourceName => BaseName + "Source";

    /// <summary>The document as messages name it; never an absolute path of the machine that compiles.</summary>
    public string DocumentName { get; init; } = "";

    /// <summary>Whether models, validators and descriptors are emitted.</summary>
    public bool Models => ModelsNamespace is null;
}

/// <summary>Which operations of a document become code. A list that is empty names none; what is named in both is left out.</summary>
/// <param name="IncludeTags">With any: only operations that have one of these tags or one of <paramref name="IncludePaths"/>.</param>
/// <param name="ExcludeTags">No operation that has one of these tags.</param>
/// <param name="IncludePaths">Path templates, in which <c>*</c> stands for anything.</param>
/// <param name="ExcludePaths">The same, to leave out.</param>
internal sealed record OperationFilter(
    EquatableArray<string> IncludeTags, EquatableArray<string> ExcludeTags, EquatableArray<string> IncludePaths, EquatableArray<string> ExcludePaths)
{
    /// <summary>Every operation.</summary>
    public static OperationFilter All { get; } = new(default, default, default, default);
}
