namespace EpasContracts.Generator.Input;

/// <summary>
/// Every option that there is. The package's MSBuild files and its documentation name the same; a test compares them.
/// </summary>
internal static class ContractOptionList
{
    private static readonly string[] Flags = ["true", "false"];
    private static readonly List<ContractOption> Options = [];

    /// <summary>Where the code goes.</summary>
    public static ContractOption Namespace { get; } = Add("Namespace", "The namespace of the generated code", null);

    /// <summary>The client class.</summary>
    public static ContractOption ClientName { get; } = Add("ClientName", "The client class; other names of the contract begin with it", null);

    /// <summary>Models of another project.</summary>
    public static ContractOption ModelsNamespace { get; } = Add("ModelsNamespace", "The models are in another project, in this namespace; none are generated here", "models are generated");

    /// <summary>With or without models.</summary>
    public static ContractOption Models { get; } = Add("Models", "Generate models; without them (and without client, server and webhooks) payloads are only validated", "true", Flags);

    /// <summary>How much is checked.</summary>
    public static ContractOption Validators { get; } = Add("Validators", "Check every constraint; otherwise only what reading needs: types, required properties, the values of enums", "true", Flags);

    /// <summary>With or without a client.</summary>
    public static ContractOption Client { get; } = Add("Client", "Generate the client", "true", Flags);

    /// <summary>With or without a server.</summary>
    public static ContractOption Server { get; } = Add("Server", "Generate a handler interface and ASP.NET Core endpoints", "false", Flags);

    /// <summary>With or without a receiver of webhooks.</summary>
    public static ContractOption Webhooks { get; } = Add("Webhooks", "Generate a handler interface and endpoints that receive webhooks and callbacks", "false", Flags);

    /// <summary>What operations are called.</summary>
    public static ContractOption OperationNames { get; } = Add("OperationNames", "What methods are called after: the operationId (method and path where there is none), or always method and path", "OperationId", "OperationId", "Path");

    /// <summary>How operations are grouped.</summary>
    public static ContractOption Grouping { get; } = Add("Grouping", "One class of operations a tag, or all operations on the client itself", "Tags", "Tags", "None");

    /// <summary>What dates are.</summary>
    public static ContractOption DateTypes { get; } = Add("DateTypes", "Whether date-time, date, time and duration are DateTimeOffset, DateOnly, OffsetTime and IsoDuration, or strings that have the format", "DateTimeOffset", "DateTimeOffset", "String");

    /// <summary>What an optional property that may be null is.</summary>
    public static ContractOption Optionals { get; } = Add("Optionals", "Whether an optional property that may be null is an Optional, which tells absent from null, or a plain nullable, where null is absent", "Optional", "Optional", "Nullable");

    /// <summary>Whether models can be changed.</summary>
    public static ContractOption Setters { get; } = Add("Setters", "Whether properties are set once (init), or any time (set), as forms that are bound both ways need it", "init", "init", "set");

    /// <summary>Who sees the code.</summary>
    public static ContractOption Accessibility { get; } = Add("Accessibility", "Whether the generated types are public or internal", "public", "public", "internal");

    /// <summary>Tags to take.</summary>
    public static ContractOption IncludeTags { get; } = Add("IncludeTags", "Only operations with one of these tags, separated by semicolons; with IncludePaths, either is enough", "all operations");

    /// <summary>Tags to leave.</summary>
    public static ContractOption ExcludeTags { get; } = Add("ExcludeTags", "No operations with one of these tags, separated by semicolons", "none");

    /// <summary>Paths to take.</summary>
    public static ContractOption IncludePaths { get; } = Add("IncludePaths", "Only operations on one of these paths, separated by semicolons; * stands for anything", "all operations");

    /// <summary>Paths to leave.</summary>
    public static ContractOption ExcludePaths { get; } = Add("ExcludePaths", "No operations on one of these paths, separated by semicolons; * stands for anything", "none");

    /// <summary>What a format is.</summary>
    public static ContractOption Formats { get; } = Add("Formats", "Whether a value must have its schema's format, or a format is a note for people and no C# type comes of it", "assert", "assert", "annotate");

    /// <summary>Rules for forms and model binding.</summary>
    public static ContractOption DataAnnotations { get; } = Add("DataAnnotations", "Models are IValidatableObject and their properties carry [ContractRule]: forms and model binding see the contract's rules", "false", Flags);

    /// <summary>All options, the required ones first.</summary>
    public static IReadOnlyList<ContractOption> All => Options;

    private static ContractOption Add(string name, string description, string? fallback, params string[] values)
    {
        var option = new ContractOption(name, description, fallback, values);
        Options.Add(option);
        return option;
    }
}
