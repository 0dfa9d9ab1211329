using EpasContracts.Cli.Rendering;
using EpasContracts.Derivation;
using EpasContracts.Derivation.Provenance;

namespace EpasContracts.Cli.Verbs;

/// <summary>Writes what a derivation gives: the documents, the doubts, or where a fact comes from.</summary>
internal sealed class DeriveOutput(Terminal terminal, string? target, OutputFormat format)
{
    /// <summary>Writes the documents and the report, and gives the exit code.</summary>
    public async Task<int> WriteAsync(IReadOnlyList<DerivationResult> results, CancellationToken cancellationToken)
    {
        var files = Files(results);
        for (var i = 0; i < results.Count; i++)
        {
            var json = format == OutputFormat.Json && target is null;
            var document = json ? results[i].ToJson().ToJsonString() + "\n" : results[i].ToYaml();
            if (files[i] is { } file)
                await OutputFile.WriteAsync(file, document, cancellationToken).ConfigureAwait(false);
            else
                await terminal.Out.WriteAsync((i > 0 && !json ? "---\n" + document : document).AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        if (format == OutputFormat.Json)
            await ReportAsJsonAsync(results, files).ConfigureAwait(false);
        else
            await ReportAsTextAsync(results, files).ConfigureAwait(false);
        return results.Any(result => result.Findings.Any(finding => finding.Severity == FindingSeverity.Error)) ? ExitCode.Findings : ExitCode.Holds;
    }

    /// <summary>Says where a place comes from, in every document that has it.</summary>
    /// <exception cref="DerivationInputException">No document has the place.</exception>
    public static async Task<int> ExplainAsync(Terminal terminal, IReadOnlyList<DerivationResult> results, string pointer, OutputFormat format)
    {
        DerivationInputException? missing = null;
        var facts = new List<ExplainedFact>();
        foreach (var result in results)
        {
            try
            {
                facts.AddRange(result.Explain(pointer));
            }
            catch (DerivationInputException absent)
            {
                missing ??= absent;
            }
        }

        if (facts.Count == 0 && missing is not null)
            throw missing;
        if (format == OutputFormat.Json)
        {
            await terminal.Out.WriteLineAsync(JsonText.Of(facts)).ConfigureAwait(false);
            return ExitCode.Holds;
        }

        foreach (var fact in facts)
            await terminal.Out.WriteLineAsync($"{(fact.Pointer.Length == 0 ? "/" : fact.Pointer)}{(fact.Value is null ? "" : " = " + fact.Value)}\n    {fact.Origin}").ConfigureAwait(false);
        return ExitCode.Holds;
    }

    /// <summary>One document goes into the file that was named, several into a folder of that name, each under its service's name.</summary>
    private string?[] Files(IReadOnlyList<DerivationResult> results)
    {
        if (target is null)
            return new string?[results.Count];
        if (results.Count == 1 && !Directory.Exists(target))
            return [target];
        try
        {
            Directory.CreateDirectory(target);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"{target}: the page describes {results.Count} services, and their folder cannot be made ({problem.Message.TrimEnd('.')}); name a folder.", problem);
        }

        var taken = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. results.Select(result =>
        {
            var number = taken[result.FileName] = taken.GetValueOrDefault(result.FileName) + 1;
            return Path.Combine(target, $"{result.FileName}{(number == 1 ? "" : $"-{number}")}.yaml");
        })];
    }

    /// <summary>Where the report goes: to standard output, unless the document stands there.</summary>
    private TextWriter Report => target is null ? terminal.Error : terminal.Out;

    private async Task ReportAsJsonAsync(IReadOnlyList<DerivationResult> results, string?[] files)
    {
        var reports = results.Select((result, i) => new { output = files[i], service = result.Page.Title.Value, result.Counts, result.Findings }).ToList();
        await Report.WriteLineAsync(reports is [var only] ? JsonText.Of(only) : JsonText.Of(reports)).ConfigureAwait(false);
    }

    /// <summary>The doubts beside the result, and the counts where the document does not stand itself.</summary>
    private async Task ReportAsTextAsync(IReadOnlyList<DerivationResult> results, string?[] files)
    {
        for (var i = 0; i < results.Count; i++)
        {
            await FindingText.WriteAsync(terminal.Error, results[i].Findings).ConfigureAwait(false);
            var counts = results[i].Counts;
            var name = files[i] ?? (results.Count > 1 ? results[i].Page.Title.Value : null);
            var summary = $"{counts.Operations} operations, {counts.Models} models, {counts.Enums} repeated enums, {results[i].Findings.Count} doubts about the page";
            await Report.WriteLineAsync(name is null ? summary : $"{name}: {summary}").ConfigureAwait(false);
        }
    }
}
