using System.Text.RegularExpressions;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EpasContracts.Generator.Input;

/// <summary>An additional file that references of a contract may lead to: an <c>OpenApiReference</c> item, or any other YAML or JSON file.</summary>
/// <param name="File">The file.</param>
/// <param name="Address">The address that it stands for, spelled so that equal addresses are equal texts.</param>
/// <param name="Names">What a text must contain to refer to it: its name, and those that it gives itself with <c>$id</c> or <c>$self</c>.</param>
internal sealed record ReferencedFile(AdditionalText File, string Address, EquatableArray<string> Names)
{
    private static readonly Regex OwnName = new(@"\$(?:id|self)[""']?\s*:\s*[""']?([^\s""',}]+)", RegexOptions.CultureInvariant);

    /// <summary>The file, or null when it is no document.</summary>
    public static ReferencedFile? From(AdditionalText file, AnalyzerConfigOptions metadata, CancellationToken cancellation)
    {
        var kind = ContractItem.Get(metadata, "EpasContractsItem");
        if (kind is null && !IsDocument(file.Path))
            return null;
        var address = ContractItem.Get(metadata, "Address") is { } given && Uri.TryCreate(given, UriKind.Absolute, out var uri) ? uri : DocumentAddress.OfFile(file.Path);
        var names = new List<string> { NameIn(file.Path), NameIn(address.AbsoluteUri) };
        if (kind == "OpenApiReference" && file.GetText(cancellation) is { } text)
            names.AddRange(OwnName.Matches(text.ToString()).Cast<Match>().Select(static match => NameIn(match.Groups[1].Value.TrimEnd('#', '/'))));
        return new ReferencedFile(file, address.AbsoluteUri, names.Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal).ToEquatableArray());
    }

    private static string NameIn(string path) => path.Substring(path.LastIndexOfAny(['/', '\\', ':']) + 1);

    private static bool IsDocument(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
