using System.Globalization;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Drift.PactFiles;

/// <summary>A pact file in which everything knows its place.</summary>
internal sealed class PactFile
{
    private readonly DocumentTree _tree;
    private readonly string _file;

    private PactFile(string file, DocumentTree tree)
    {
        _file = file;
        _tree = tree;
    }

    /// <summary>The interactions, in the file's order.</summary>
    public IEnumerable<PactInteraction> Interactions
    {
        get
        {
            var count = (_tree.Find("/interactions") as SequenceNode)?.Items.Count ?? 0;
            return Enumerable.Range(0, count).Select(index => new PactInteraction(this, JsonPointer.Append("/interactions", index)));
        }
    }

    /// <summary>Reads a pact file.</summary>
    /// <exception cref="DriftInputException">The file cannot be read or is no pact.</exception>
    public static async Task<PactFile> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var tree = DocumentTree.Parse(path, await InputFile.ReadAsync(path, "pact file", cancellationToken).ConfigureAwait(false), cancellationToken);
        if (!tree.IsComplete)
            throw new DriftInputException($"{tree.Findings[0].Location}: the pact file is not JSON: {tree.Findings[0].Message.TrimEnd('.')}; write it anew with the consumer's tests.");
        if (tree.Find("/interactions") is not SequenceNode)
            throw new DriftInputException($"{path}: this is not a pact file with interactions; name a folder of pact files.");
        return new PactFile(path, tree);
    }

    public DocumentNode? Find(string pointer) => _tree.Find(pointer);

    public DriftPlace Place(string pointer)
    {
        var location = _tree.Locate(pointer);
        return new DriftPlace("pact", _file, location.Line, location.Column, pointer);
    }
}

/// <summary>One interaction of a pact file, of version 2, 3 or 4 of the specification.</summary>
internal sealed class PactInteraction(PactFile file, string pointer)
{
    public string Description => Text($"{pointer}/description") ?? "(no description)";

    /// <summary>Whether it is a synchronous HTTP exchange, the only kind that an OpenAPI document describes.</summary>
    public bool IsHttp => Text($"{pointer}/type") is null or "Synchronous/HTTP" && file.Find($"{pointer}/request") is not null;

    public string Pointer => pointer;

    public string Request => $"{pointer}/request";

    public string Response => $"{pointer}/response";

    public string Method => (Text($"{Request}/method") ?? "GET").ToUpperInvariant();

    public string Path => Text($"{Request}/path") ?? "/";

    /// <summary>The status that the consumer expects; 200 when the pact does not say.</summary>
    public int Status => int.TryParse(Text($"{Response}/status"), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 200;

    public DriftPlace Place(string at) => file.Place(at);

    public DocumentNode? Find(string at) => file.Find(at);

    /// <summary>The query as names, values and places.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Values, string Pointer)> Query
    {
        get
        {
            var at = $"{Request}/query";
            return file.Find(at) switch
            {
                MappingNode members => members.Members.Select(member => (member.Name, Texts(member.Value), JsonPointer.Append(at, member.Name))),
                ScalarNode { Kind: JsonKind.String } text => text.Text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
                    .Select(pair => pair.Split('=', 2))
                    .GroupBy(pair => Uri.UnescapeDataString(pair[0].Replace('+', ' ')), StringComparer.Ordinal)
                    .Select(pairs => (pairs.Key, (IReadOnlyList<string>)[.. pairs.Select(pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1)?.Replace('+', ' ') ?? ""))], at)),
                _ => [],
            };
        }
    }

    /// <summary>The values of a header of the request or the response; empty when it is not there.</summary>
    public IReadOnlyList<string> Header(string part, string name) =>
        (file.Find($"{part}/headers") as MappingNode)?.Members.Where(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            .Select(member => Texts(member.Value)).FirstOrDefault() ?? [];

    /// <summary>The body of the request or the response; null when there is none.</summary>
    public PactBody? Body(string part)
    {
        var at = $"{part}/body";
        var contentType = Header(part, "Content-Type").Count > 0 ? Header(part, "Content-Type")[0] : null;
        var body = file.Find(at);
        // Version 4 wraps the content; in the versions before, it stands there itself.
        if (Text($"{pointer}/type") is null)
            return body is null or ScalarNode { Kind: JsonKind.Null } ? null : new PactBody(body, at, contentType, IsJson: true);
        if (body is not MappingNode wrapped || wrapped.Find("content") is not { Value: var content })
            return null;
        var encoded = wrapped.Find("encoded") is { Value: ScalarNode { Text: not "false" } };
        return new PactBody(content, $"{at}/content", Text($"{at}/contentType") ?? contentType, IsJson: !encoded);
    }

    private string? Text(string at) => file.Find(at) is ScalarNode scalar ? scalar.Text : null;

    private static IReadOnlyList<string> Texts(DocumentNode node) => node switch
    {
        SequenceNode list => [.. list.Items.OfType<ScalarNode>().Select(item => item.Text)],
        ScalarNode scalar => [scalar.Text],
        _ => [],
    };
}

/// <summary>A body of an interaction.</summary>
/// <param name="Content">The example.</param>
/// <param name="Pointer">Where it stands in the pact file.</param>
/// <param name="ContentType">Its media type; null when the pact does not say.</param>
/// <param name="IsJson">Whether the example stands there as JSON, not as encoded bytes.</param>
internal sealed record PactBody(DocumentNode Content, string Pointer, string? ContentType, bool IsJson);
