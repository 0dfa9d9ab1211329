using EpasContracts.Generator.Emit;
using EpasContracts.Generator.Input;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Generator;

/// <summary>The generator without a compiler: what it adds to a project, as files.</summary>
public sealed class ContractSources
{
    private ContractSources(string ns, IReadOnlyList<Finding> findings, IReadOnlyList<SourceFile>? files) => (Namespace, Findings, Files) = (ns, findings, files);

    /// <summary>The options that a document may have, the required ones first.</summary>
    public static IReadOnlyList<ContractOption> Options => ContractOptionList.All;

    /// <summary>The namespace of the files; empty when the options cannot be used.</summary>
    public string Namespace { get; }

    /// <summary>A sentence about an option that cannot be used; null when all can.</summary>
    public string? OptionProblem { get; private init; }

    /// <summary>What was found in the document, each at its place.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The files in a stable order, byte for byte those of the generator; null when the document or an option cannot be used.</summary>
    public IReadOnlyList<SourceFile>? Files { get; }

    /// <summary>Generates the sources of one document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">The value of an option (<see cref="Options"/>) by its name, or null when it is not set.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ContractSources Generate(ContractDocument document, Func<string, string?> options, CancellationToken cancellationToken = default)
    {
        _ = document ?? throw new ArgumentNullException(nameof(document));
        var location = document.Locate("");
        var (read, problems) = ContractOptionsReader.Read(
            options ?? throw new ArgumentNullException(nameof(options)), ContractOptionsReader.DocumentName(location.File, location.File));
        if (read is null)
            return new ContractSources("", [], null) { OptionProblem = $"{problems[0].Rule.Title}: {problems[0].Detail}." };

        var input = ContractDocumentInput.Read(document, read, location);
        IReadOnlyList<SourceFile>? files = input.Emittable?.Emit(cancellationToken);
        return new ContractSources(read.Namespace, input.Findings, files is not null && input.Lines is { } lines ? [.. files, lines] : files);
    }

    /// <summary>Whether a text is a file that the generator made for a namespace.</summary>
    /// <param name="text">The beginning of the file, or all of it.</param>
    /// <param name="ns">The namespace.</param>
    public static bool IsGenerated(string text, string ns) =>
        (text ?? throw new ArgumentNullException(nameof(text))).StartsWith(SourceHeader.Marker, StringComparison.Ordinal)
        && text.Contains($"\nnamespace {ns};\n");
}
