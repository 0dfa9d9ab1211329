using System.CommandLine;
using EpasContracts.Cli.Rendering;
using EpasContracts.Cli.Validation;
using EpasContracts.OpenApi.Model;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Cli.Verbs;

/// <summary><c>validate SPEC TARGET FILE</c>: a payload against a schema or an operation's body of any document.</summary>
internal static class ValidateVerb
{
    // A file that is not longer is judged as a whole, whatever its schema asserts.
    private const int HeldBytes = 64 << 20;

    private enum Form
    {
        Text,
        Json,
        Basic,
        Problem,
        Vendor,
    }

    public static Command Create(Terminal terminal)
    {
        var spec = new Argument<string>("SPEC") { Description = "The OpenAPI document (3.0, 3.1 or 3.2; YAML or JSON)" };
        var target = new Argument<string>("TARGET") { Description = "A schema ('Tag', '#/components/schemas/Tag') or an operation's request body ('POST /v1/clusters')" };
        var file = new Argument<string>("FILE") { Description = "The payload in JSON; - reads it from standard input" };
        var response = new Option<int?>("--response") { Description = "With an operation: the body of this response instead of the request's", HelpName = "STATUS" };
        var format = SharedOptions.OneOf(
            "--format", "How the result is written: for people, as a list for programs, as JSON Schema's basic output, as RFC 9457 problem details, or as the vendor's [{loc,msg,type_,ctx}]",
            Form.Text, ("text", Form.Text), ("json", Form.Json), ("basic", Form.Basic), ("problem", Form.Problem), ("vendor", Form.Vendor));
        var language = SharedOptions.OneOf("--language", "The language of the sentences", ErrorSentences.English, ("en", ErrorSentences.English), ("ko", ErrorSentences.Korean));
        var errors = new Option<int>("--max-errors") { Description = "How many errors are told, 1 or more", HelpName = "COUNT", DefaultValueFactory = static _ => ValidationOptions.Default.MaxErrors };
        var depth = new Option<int>("--max-depth") { Description = "The greatest nesting that is read, 1 to 1000", HelpName = "LEVELS", DefaultValueFactory = static _ => ValidationOptions.Default.MaxDepth };
        var verb = new Command("validate", "Hold a payload against a schema or an operation of an OpenAPI document, with the validators that the generator would emit.")
        {
            spec, target, file, response, format, language, errors, depth,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            terminal,
            new Question(parsed.GetRequiredValue(spec), parsed.GetRequiredValue(target), parsed.GetRequiredValue(file), parsed.GetValue(response), parsed.GetValue(format)),
            Options(parsed.GetValue(errors), parsed.GetValue(depth), parsed.GetValue(language)!),
            cancellationToken));
        return verb;
    }

    private static ValidationOptions Options(int errors, int depth, ErrorSentences language)
    {
        if (errors < 1)
            throw new UnusableInputException($"--max-errors must be 1 or more, was {errors}.");
        if (depth is < 1 or > 1000)
            throw new UnusableInputException($"--max-depth must be 1 to 1000, was {depth}.");
        return new ValidationOptions { MaxErrors = errors, MaxDepth = depth, MaxBufferedBytes = HeldBytes, Sentences = language };
    }

    private static async Task<int> RunAsync(Terminal terminal, Question question, ValidationOptions options, CancellationToken cancellationToken)
    {
        var document = SpecFile.Read(question.Spec, cancellationToken);
        if (document.Contract is not { } contract)
        {
            var fault = document.Findings.First(static finding => finding.Severity == FindingSeverity.Error);
            throw new UnusableInputException($"{fault.Location}: {fault.Id}: {fault.Message}. {fault.NextStep}");
        }

        var schema = CompiledSchema.Make(document, ValidationTarget.Find(contract, question.Spec, question.Target, question.Response), question.Spec, cancellationToken);
        var errors = await ValidateAsync(schema, question.File, options, cancellationToken).ConfigureAwait(false);
        await terminal.Out.WriteLineAsync(Render(question, schema, errors).TrimEnd('\n')).ConfigureAwait(false);
        return errors.Count == 0 ? ExitCode.Holds : ExitCode.Findings;
    }

    private static async Task<IReadOnlyList<ValidationError>> ValidateAsync(SchemaDescriptor schema, string file, ValidationOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var stream = file == "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
            await using (stream.ConfigureAwait(false))
                return await schema.ValidateAsync(stream, options, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"{file}: the payload cannot be read ({problem.Message.TrimEnd('.')}); name a JSON file, or - for standard input.", problem);
        }
    }

    private static string Render(Question question, SchemaDescriptor schema, IReadOnlyList<ValidationError> errors) => question.Format switch
    {
        Form.Json => JsonText.Of(new { document = question.Spec, target = question.Target, valid = errors.Count == 0, errors = errors.Select(Flat) }),
        Form.Basic => errors.ToBasicOutput(schema),
        Form.Problem => errors.ToProblemDetails(),
        Form.Vendor => errors.ToVendorErrors(),
        _ => errors.ToText() + (errors.Count == 0 ? $"{question.File}: satisfies {question.Target}" : $"{question.File}: violates {question.Target} in {errors.Count} place(s)"),
    };

    private static object Flat(ValidationError error) => new
    {
        pointer = error.InstancePointer,
        error.Offset,
        error.Keyword,
        error.Argument,
        error.Message,
        error.Value,
        error.Property,
        schemaPointer = error.SchemaPointer,
        file = error.Source?.File,
        line = error.Source?.Line,
    };

    private sealed record Question(string Spec, string Target, string File, int? Response, Form Format);
}
