using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EpasContracts.Generator.Input;

/// <summary>One <c>OpenApiContract</c> item of the project: its file and what its metadata say.</summary>
/// <param name="File">The document.</param>
/// <param name="Options">The options, or null when they cannot be used.</param>
/// <param name="Findings">What is wrong with the options.</param>
internal sealed record ContractItem(AdditionalText File, ContractOptions? Options, EquatableArray<Finding> Findings)
{
    private const string Prefix = "build_metadata.AdditionalFiles.";

    /// <summary>Where a finding about the item stands: its project file has no place that a generator could know.</summary>
    public SourceLocation Location => new(File.Path, 1, 1, 1, 1);

    /// <summary>The item behind an additional file, or null when it is none of ours.</summary>
    public static ContractItem? From(AdditionalText file, AnalyzerConfigOptions metadata)
    {
        if (ContractItem.Get(metadata, "EpasContractsItem") != "OpenApiContract")
            return null;
        var (options, problems) = ContractOptionsReader.Read(Get, ContractOptionsReader.DocumentName(file.Path, ContractItem.Get(metadata, "EpasContractsDocument")));
        var item = new ContractItem(file, options, default);
        return problems.Count == 0 ? item : item with { Findings = problems.Select(problem => problem.Rule.At(item.Location, problem.Detail)).ToEquatableArray() };

        // The package's targets escape what the way to the compiler would cut off: a semicolon and what follows it.
        string? Get(string name) => ContractItem.Get(metadata, name) is { } text ? Uri.UnescapeDataString(text) : null;
    }

    /// <summary>The items of a project, of which each needs a namespace of its own: two documents may both have a model of one name.</summary>
    public static IEnumerable<ContractItem> TellApart(IEnumerable<ContractItem?> items)
    {
        var namespaces = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items.OfType<ContractItem>())
        {
            if (item.Options is not { Namespace: var ns } || !namespaces.TryGetValue(ns, out var other))
            {
                if (item.Options is not null)
                    namespaces.Add(item.Options.Namespace, item.File.Path);
                yield return item;
                continue;
            }

            var finding = GeneratorRules.BadOption.At(item.Location, $"Namespace '{ns}' is already that of {other}");
            yield return item with { Options = null, Findings = new[] { finding }.ToEquatableArray() };
        }
    }

    /// <summary>Metadata of an additional file, or null when it is not set.</summary>
    internal static string? Get(AnalyzerConfigOptions metadata, string name) =>
        metadata.TryGetValue(Prefix + name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
