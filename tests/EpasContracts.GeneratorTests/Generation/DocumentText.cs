using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EpasContracts.Tests.Generation;

/// <summary>A document in memory with the metadata of its <c>OpenApiContract</c> item.</summary>
internal sealed class DocumentText(string path, string text, params (string Name, string Value)[] metadata) : AdditionalText
{
    public override string Path => path;

    /// <summary>The metadata by name, such as <c>Namespace</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; } = metadata.ToDictionary(static entry => entry.Name, static entry => entry.Value);

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);

    /// <summary>A document with the usual options: namespace <c>Test</c> and client <c>TestClient</c> unless others are given.</summary>
    public static DocumentText Contract(string text, string path = "/project/openapi.yaml", params (string Name, string Value)[] options)
    {
        (string, string)[] defaults = [("EpasContractsItem", "OpenApiContract"), ("Namespace", "Test"), ("ClientName", "TestClient")];
        return new DocumentText(path, text, [.. defaults.Where(entry => options.All(option => option.Name != entry.Item1)), .. options]);
    }

    public DocumentText With(string newText) => new(path, newText, [.. Metadata.Select(static entry => (entry.Key, entry.Value))]);
}

/// <summary>Hands the metadata of documents to the generator as the compiler does.</summary>
internal sealed class DocumentOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions => Options.None;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        textFile is DocumentText document ? new Options(document.Metadata) : Options.None;

    private sealed class Options(IReadOnlyDictionary<string, string> metadata) : AnalyzerConfigOptions
    {
        private const string Prefix = "build_metadata.AdditionalFiles.";

        public static Options None { get; } = new(new Dictionary<string, string>());

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = null;
            return key.StartsWith(Prefix, StringComparison.Ordinal) && metadata.TryGetValue(key[Prefix.Length..], out value);
        }
    }
}
