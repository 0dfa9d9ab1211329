using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Input;

/// <summary>
/// The options that a compiled contract states of itself: those that decide what of a document becomes code, and that the code does not tell
/// by itself. What is not stated is as usual.
/// </summary>
internal static class StatedOptions
{
    private static readonly IReadOnlyList<ContractOption> Stated =
    [
        ContractOptionList.Validators, ContractOptionList.Client, ContractOptionList.Webhooks, ContractOptionList.OperationNames, ContractOptionList.Grouping,
        ContractOptionList.DateTypes, ContractOptionList.Optionals, ContractOptionList.Formats, ContractOptionList.IncludeTags, ContractOptionList.ExcludeTags,
        ContractOptionList.IncludePaths, ContractOptionList.ExcludePaths,
    ];

    /// <summary>The stated ones among a document's options, each as <c>Name=Value</c>.</summary>
    /// <param name="valueOf">The value of an option as it is used; null when it is not set.</param>
    public static EquatableArray<string> Write(Func<ContractOption, string?> valueOf) =>
        Stated.Select(option => (option, value: valueOf(option))).Where(static stated => !string.IsNullOrEmpty(stated.value) && stated.value != stated.option.Default)
            .Select(static stated => $"{stated.option.Name}={stated.value}").ToEquatableArray();

    /// <summary>The options that a contract states.</summary>
    /// <exception cref="FormatException">One is unknown or has a value that it cannot have.</exception>
    public static ContractOptions Read(IEnumerable<string> stated)
    {
        // The names of the code are in the code.
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [ContractOptionList.Namespace.Name] = "Compiled", [ContractOptionList.ClientName.Name] = "CompiledClient" };
        foreach (var text in stated)
        {
            var end = text.IndexOf('=');
            var name = end < 0 ? text : text.Substring(0, end);
            if (Stated.All(option => option.Name != name))
                throw new FormatException($"The option '{text}' is not known.");
            values[name] = text.Substring(end + 1);
        }

        var (options, problems) = ContractOptionsReader.Read(name => values.TryGetValue(name, out var value) ? value : null, "");
        return options ?? throw new FormatException($"{problems[0].Rule.Title}: {problems[0].Detail}.");
    }
}
