using EpasContracts.Generator.Naming;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Input;

/// <summary>What is wrong with the options of a document.</summary>
/// <param name="Rule">The kind of fault.</param>
/// <param name="Detail">What exactly, with the option's name.</param>
internal sealed record OptionProblem(FindingRule Rule, string Detail);

/// <summary>Reads the options of one document.</summary>
/// <param name="get">The text of an option by its name, or null when it is not set.</param>
internal sealed class ContractOptionsReader(Func<string, string?> get)
{
    private static readonly char[] Separators = [';', '\n', '\r'];

    private readonly List<OptionProblem> _problems = [];

    /// <summary>Reads the options: null when they cannot be used; then at least one problem says why.</summary>
    /// <param name="get">The text of an option by its name, or null when it is not set.</param>
    /// <param name="documentName">The document as messages name it.</param>
    public static (ContractOptions? Options, IReadOnlyList<OptionProblem> Problems) Read(Func<string, string?> get, string documentName)
    {
        var reader = new ContractOptionsReader(get);
        var options = reader.Read() with { DocumentName = documentName };
        return (reader._problems.Count == 0 ? options : null, reader._problems);
    }

    /// <summary>A document as messages name it: as the project spells it, without the way up, the same on every machine that compiles it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="include">How the project, or a command line, spells it; null when that is not known.</param>
    public static string DocumentName(string path, string? include)
    {
        var name = (include ?? path).Replace('\\', '/');
        if (include is null || Path.IsPathRooted(include))
            return name.Substring(name.LastIndexOf('/') + 1);
        while (name.StartsWith("../", StringComparison.Ordinal) || name.StartsWith("./", StringComparison.Ordinal))
            name = name.Substring(name.IndexOf('/') + 1);
        return name;
    }

    private ContractOptions Read()
    {
        var options = new ContractOptions
        {
            Namespace = Name(ContractOptionList.Namespace, "a namespace", IsNamespace) ?? "",
            ClientName = Name(ContractOptionList.ClientName, "an identifier", Identifier.IsIdentifier) ?? "",
            ModelsNamespace = Name(ContractOptionList.ModelsNamespace, "a namespace", IsNamespace),
            HasModelClasses = Choice(ContractOptionList.Models) == "true",
            Validators = Choice(ContractOptionList.Validators) == "true",
            Client = Choice(ContractOptionList.Client) == "true",
            Server = Choice(ContractOptionList.Server) == "true",
            Webhooks = Choice(ContractOptionList.Webhooks) == "true",
            NamedByPath = Choice(ContractOptionList.OperationNames) == "Path",
            Flat = Choice(ContractOptionList.Grouping) == "None",
            DatesAreText = Choice(ContractOptionList.DateTypes) == "String",
            PlainOptionals = Choice(ContractOptionList.Optionals) == "Nullable",
            Setter = Choice(ContractOptionList.Setters),
            Internal = Choice(ContractOptionList.Accessibility) == "internal",
            DataAnnotations = Choice(ContractOptionList.DataAnnotations) == "true",
            AssertFormats = Choice(ContractOptionList.Formats) == "assert",
            Operations = new OperationFilter(
                List(ContractOptionList.IncludeTags), List(ContractOptionList.ExcludeTags), List(ContractOptionList.IncludePaths), List(ContractOptionList.ExcludePaths)),
            Stated = StatedOptions.Write(option => option.Values.Count > 0 ? Spelled(option) : string.Join(";", List(option))),
        };
        FindContradictions(options);
        return options;
    }

    private void FindContradictions(ContractOptions options)
    {
        if (options is { Models: false, Client: false, Server: false, Webhooks: false })
            Contradict("ModelsNamespace leaves out the models, and none of Client, Server and Webhooks is true: nothing is left to generate");
        if (options.ModelsNamespace is { } models && models == options.Namespace)
            Contradict("ModelsNamespace is the same as Namespace: name the namespace of the project that has the models, or leave it out");
        if (options is { HasModelClasses: false, Models: true } && (options.Client || options.Server || options.Webhooks))
            Contradict("Models is false, and Client, Server or Webhooks is true, which need models: set those to false, or say in ModelsNamespace where the models are");
        if (options is { HasModelClasses: false, Models: true, Validators: false })
            Contradict("Models and Validators are false: nothing is left to generate");
        if (options is { Validators: false, DataAnnotations: true })
            Contradict("DataAnnotations is true, and Validators is false: the rules would say nothing");
        foreach (var (include, exclude, what) in new[] { (options.Operations.IncludeTags, options.Operations.ExcludeTags, "Tags"), (options.Operations.IncludePaths, options.Operations.ExcludePaths, "Paths") })
        {
            if (include.Intersect(exclude, StringComparer.Ordinal).FirstOrDefault() is { } both)
                Contradict($"'{both}' is in Include{what} and in Exclude{what}");
        }
    }

    private void Contradict(string detail) => _problems.Add(new OptionProblem(GeneratorRules.Contradiction, detail));

    private string? Name(ContractOption option, string kind, Func<string, bool> isOne)
    {
        var text = Text(option);
        if (text is null && option.Default is null)
            _problems.Add(new OptionProblem(GeneratorRules.MissingOption, option.Name));
        if (text is null || isOne(text))
            return text;
        _problems.Add(new OptionProblem(GeneratorRules.BadOption, $"{option.Name} '{text}' is not {kind}"));
        return null;
    }

    private string Choice(ContractOption option)
    {
        var text = Text(option);
        if (text is null)
            return option.Default!;
        var value = Spelled(option);
        if (value is null)
            _problems.Add(new OptionProblem(GeneratorRules.BadOption, $"{option.Name} is '{text}', not {string.Join(" or ", option.Values)}"));
        return value ?? option.Default!;
    }

    // As the list of options spells it: what is wrong with it is told elsewhere.
    private string? Spelled(ContractOption option) => option.Values.FirstOrDefault(value => value.Equals(Text(option), StringComparison.OrdinalIgnoreCase));

    private EquatableArray<string> List(ContractOption option) =>
        (Text(option) ?? "").Split(Separators).Select(static entry => entry.Trim()).Where(static entry => entry.Length > 0).ToEquatableArray();

    private string? Text(ContractOption option) => get(option.Name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static bool IsNamespace(string name) => name.Split('.').All(Identifier.IsIdentifier);
}
