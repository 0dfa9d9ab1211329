using System.CommandLine;
using EpasContracts.Cli.Rendering;
using EpasContracts.Generator;
using EpasContracts.Generator.Input;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Cli.Verbs;

/// <summary><c>generate SPEC -o FOLDER</c>: what the source generator adds to a project, as files.</summary>
internal static class GenerateVerb
{
    public static Command Create(Terminal terminal)
    {
        var spec = new Argument<string>("SPEC") { Description = "The OpenAPI document (3.0, 3.1 or 3.2; YAML or JSON)" };
        var output = new Option<string>("--output", "-o") { Description = "The folder for the files; what an earlier run left there and this one does not make is removed", HelpName = "FOLDER", Required = true };
        var format = SharedOptions.Format();
        var failOn = SharedOptions.FailOn(FindingSeverity.Error);
        var verb = new Command("generate", "Write the C# that EpasContracts.Generator makes of an OpenAPI document to a folder.") { spec, output };
        var options = ContractSources.Options.ToDictionary(option => option.Name, FlagOf);
        foreach (var option in options.Values)
            verb.Add(option);
        verb.Add(format);
        verb.Add(failOn);
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            terminal,
            parsed.GetRequiredValue(spec),
            parsed.GetRequiredValue(output),
            name => parsed.GetValue(options[name]),
            parsed.GetValue(format),
            parsed.GetValue(failOn),
            cancellationToken));
        return verb;
    }

    private static Option<string?> FlagOf(ContractOption option) => new(option.Flag)
    {
        Description = option.Description + (option.Default is { } fallback ? $" [default: {fallback}]" : ""),
        HelpName = option.Values.Count > 0 ? string.Join('|', option.Values) : option.Name,
        Required = option.Default is null,
    };

    private static async Task<int> RunAsync(
        Terminal terminal, string spec, string folder, Func<string, string?> options, OutputFormat format, FindingSeverity failOn, CancellationToken cancellationToken)
    {
        var document = SpecFile.Read(spec, cancellationToken);
        var sources = ContractSources.Generate(document, options, cancellationToken);
        if (sources.OptionProblem is { } problem)
            throw new UnusableInputException(problem);
        if (sources.Files is not { } files)
        {
            await DocumentFindings.WriteAsync(terminal.Error, sources.Findings).ConfigureAwait(false);
            throw new UnusableInputException($"{spec}: nothing can be generated from this document; correct what was found.");
        }

        var (written, removed) = SourceFolder.Write(folder, sources.Namespace, files, cancellationToken);
        if (format == OutputFormat.Json)
        {
            var names = files.Select(static file => file.HintName);
            await terminal.Out.WriteLineAsync(JsonText.Of(new { document = spec, folder, files = names, written, removed, findings = DocumentFindings.Flat(sources.Findings) })).ConfigureAwait(false);
        }
        else
        {
            await DocumentFindings.WriteAsync(terminal.Out, sources.Findings).ConfigureAwait(false);
            await terminal.Out.WriteLineAsync($"{folder}: {files.Count} files, {written} of them new or changed, {removed} removed").ConfigureAwait(false);
        }

        return sources.Findings.Any(finding => finding.Severity >= failOn) ? ExitCode.Findings : ExitCode.Holds;
    }
}
