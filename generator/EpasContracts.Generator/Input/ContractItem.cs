using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EpasContracts.Generator.Input;

/// <summary>One <c>OpenApiContract</c> item of the project: its file and what its metadata say.</summary>
/// <param name="File">The document.</param>
/// <param name="Options">The options, or null when they cannot be used.</param>
/// <param name="Findings">What is wrong with the options.</param>
internal sealed record ContractItem(AdditionalText File, ContractOptions? Options, EquatableArray<Finding> Findings)
{
    private const string Prefix = "build_metadata.AdditionalFiles.";

    /// <summary>The item behind an additional file, or null when it is none of ours.</summary>
    public static ContractItem? From(AdditionalText file, AnalyzerConfigOptions metadata)
    {
        if (Get(metadata, "EpasContractsItem") != "OpenApiContract")
            return null;

        var findings = new List<Finding>();
        var location = new SourceLocation(file.Path, 1, 1, 1, 1);
        var ns = Required("Namespace");
        var client = Required("ClientName");
        if (ns is not null && !ns.Split('.').All(IsIdentifier))
            findings.Add(GeneratorRules.BadOption.At(location, $"Namespace '{ns}' is not a namespace"));
        if (client is not null && !IsIdentifier(client))
            findings.Add(GeneratorRules.BadOption.At(location, $"ClientName '{client}' is not an identifier"));
        var models = Get(metadata, "ModelsNamespace");
        if (models is not null && !models.Split('.').All(IsIdentifier))
            findings.Add(GeneratorRules.BadOption.At(location, $"ModelsNamespace '{models}' is not a namespace"));
        var withClient = Flag("Client", fallback: true);
        var withServer = Flag("Server", fallback: false);
        var formats = Get(metadata, "Formats") ?? "assert";
        if (formats is not ("assert" or "annotate"))
            findings.Add(GeneratorRules.BadOption.At(location, $"Formats is '{formats}', not assert or annotate"));

        var options = findings.Count > 0
            ? null
            : new ContractOptions { Namespace = ns!, ClientName = client!, DocumentName = DocumentName(file.Path, Get(metadata, "EpasContractsDocument")), ModelsNamespace = models, Client = withClient, Server = withServer, AssertFormats = formats == "assert" };
        return new ContractItem(file, options, findings.ToEquatableArray());

        string? Required(string name)
        {
            var value = Get(metadata, name);
            if (value is null)
                findings.Add(GeneratorRules.MissingOption.At(location, name));
            return value;
        }

        bool Flag(string name, bool fallback)
        {
            var text = Get(metadata, name);
            if (text is null)
                return fallback;
            if (bool.TryParse(text, out var value))
                return value;
            findings.Add(GeneratorRules.BadOption.At(location, $"{name} is '{text}', not true or false"));
            return fallback;
        }
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

            var location = new SourceLocation(item.File.Path, 1, 1, 1, 1);
            var finding = GeneratorRules.BadOption.At(location, $"Namespace '{ns}' is already that of {other}");
            yield return item with { Options = null, Findings = new[] { finding }.ToEquatableArray() };
        }
    }

    // As the project spells it, without the way up: the same on every machine that compiles it.
    private static string DocumentName(string path, string? include)
    {
        var name = (include ?? path).Replace('\\', '/');
        if (include is null || Path.IsPathRooted(include))
            return name.Substring(name.LastIndexOf('/') + 1);
        while (name.StartsWith("../", StringComparison.Ordinal) || name.StartsWith("./", StringComparison.Ordinal))
            name = name.Substring(name.IndexOf('/') + 1);
        return name;
    }

    private static bool IsIdentifier(string name) => SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    internal static string? Get(AnalyzerConfigOptions metadata, string name) =>
        metadata.TryGetValue(Prefix + name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
