using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Drift;

/// <summary>An OpenAPI document that can be compared: its contract and the place of everything in it.</summary>
public sealed class SpecDocument
{
    private readonly ContractDocument _document;

    private SpecDocument(string file, string text, ContractDocument document, ApiContract contract)
    {
        File = file;
        Text = text;
        Contract = contract;
        Findings = document.Findings;
        _document = document;
    }

    /// <summary>The file, as the caller named it.</summary>
    public string File { get; }

    /// <summary>The document's text.</summary>
    public string Text { get; }

    /// <summary>What the document states.</summary>
    public ApiContract Contract { get; }

    /// <summary>What its reader found.</summary>
    public EquatableArray<Finding> Findings { get; }

    /// <summary>Reads a document from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DriftInputException">The file is missing or no OpenAPI 3 document.</exception>
    public static async Task<SpecDocument> LoadAsync(string path, CancellationToken cancellationToken = default) =>
        Parse(path, await InputFile.ReadAsync(path, "OpenAPI document", cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Reads a document.</summary>
    /// <param name="file">What findings call it.</param>
    /// <param name="text">Its text, YAML or JSON.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DriftInputException">The text is no OpenAPI 3 document.</exception>
    public static SpecDocument Parse(string file, string text, CancellationToken cancellationToken = default)
    {
        var read = ContractReader.Read(file, text, new FileDocuments(file), cancellationToken);
        if (read.Contract is { } contract)
            return new SpecDocument(file, text, read, contract);
        var fault = read.Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) ?? read.Findings[0];
        throw new DriftInputException($"{fault.Location}: {fault.Message.TrimEnd('.')}; {char.ToLowerInvariant(fault.NextStep[0])}{fault.NextStep[1..]}");
    }

    /// <summary>The place of what a pointer names, or of its nearest parent.</summary>
    public DriftPlace Place(string pointer)
    {
        var location = _document.Locate(pointer);
        return new DriftPlace("document", location.File, location.Line, location.Column, pointer);
    }
}
