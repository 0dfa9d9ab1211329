using EpasContracts.Generator.Emit;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Generator;

/// <summary>Emits the validators of a single schema: for tools that compile and run them at once, with the very code that a project gets.</summary>
public static class ValidatorCode
{
    /// <summary>The name of the contract class, whose <c>Descriptor</c> lists the schema first.</summary>
    public const string ContractName = "ValidatedContract";

    private static readonly ContractOptions Options = new() { Namespace = "EpasContracts.Validated", ClientName = "ValidatedClient", HasModelClasses = false, Client = false };

    /// <summary>The contract class in full.</summary>
    public static string ContractType => $"{Options.Namespace}.{ContractName}";

    /// <summary>The C# files for a schema and everything that it refers to, and nothing else of the document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="schema">A schema of its contract.</param>
    /// <param name="documentName">The document as errors name it.</param>
    /// <returns>The text of each file, and what the generator has to say about the schema.</returns>
    /// <exception cref="ArgumentException">The document has no contract.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<Finding> Findings) Emit(ContractDocument document, SchemaNode schema, string documentName)
    {
        if ((document ?? throw new ArgumentNullException(nameof(document))).Contract is not { } contract)
            throw new ArgumentException("The document has no contract.", nameof(document));
        _ = schema ?? throw new ArgumentNullException(nameof(schema));
        var reached = new ReachedSchemas(contract, [schema], forTypes: false);
        var part = contract with
        {
            Operations = default,
            Webhooks = default,
            Schemas = reached.Components.Where(named => named.Schema.Pointer != schema.Pointer).Prepend(new NamedSchema("Target", schema)).ToEquatableArray(),
            OtherSchemas = reached.Others.ToEquatableArray(),
        };
        var plan = ContractPlanner.Plan(part, Options with { DocumentName = documentName });
        var files = SourceWriter.Files(plan, default).Select(static file => file.Text).ToList();
        if (SourceLinesEmitter.Part(plan, document) is { } lines)
            files.Add(SourceWriter.File(plan, lines).Text);
        return (files, plan.Findings);
    }
}
