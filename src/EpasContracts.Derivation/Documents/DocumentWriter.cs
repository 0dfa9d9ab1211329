using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace EpasContracts.Derivation.Documents;

/// <summary>An OpenAPI document as a tree and as the text that is committed: YAML, OpenAPI 3.1, the same bytes on every run.</summary>
public static class DocumentWriter
{
    /// <summary>The document as a JSON tree.</summary>
    /// <param name="document">The document.</param>
    public static JsonObject ToJson(OpenApiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return (JsonObject)JsonNode.Parse(text.ToString())!;
    }

    /// <summary>A tree as a document, with what <c>Microsoft.OpenApi</c> finds wrong with it.</summary>
    /// <param name="tree">An OpenAPI document as JSON.</param>
    /// <param name="source">What to call it when it cannot be read at all.</param>
    /// <exception cref="DerivationInputException">The tree is no OpenAPI document.</exception>
    public static (OpenApiDocument Document, IReadOnlyList<string> Faults) ToDocument(JsonObject tree, string source)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var read = OpenApiDocument.Parse(tree.ToJsonString(), OpenApiConstants.Json, new OpenApiReaderSettings());
        var faults = (read.Diagnostic?.Errors ?? []).Concat(read.Diagnostic?.Warnings ?? []).Select(fault => $"{fault.Message} (at {fault.Pointer})").ToList();
        return read.Document is null
            ? throw new DerivationInputException(source, null, $"the result is not an OpenAPI document: {string.Join("; ", faults)}.")
            : (read.Document, faults);
    }

    /// <summary>The document as YAML, OpenAPI 3.1, with line feeds and one at the end.</summary>
    /// <param name="document">The document.</param>
    public static string ToYaml(OpenApiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiYamlWriter(text));
        var yaml = text.GetStringBuilder().Replace("\r\n", "\n");
        var end = yaml.Length;
        while (end > 0 && yaml[end - 1] == '\n')
            end--;
        yaml.Length = end;
        return yaml.Append('\n').ToString();
    }
}
