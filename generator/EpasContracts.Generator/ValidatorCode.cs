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

    private static readonly ContractOptions Options = new() { Namespace = "EpasContracts.Validated", ClientName = "ValidatedClient", Client = false };

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
        var reached = Reached(contract, schema ?? throw new ArgumentNullException(nameof(schema)));
        var part = contract with
        {
            Operations = default,
            Schemas = new[] { new NamedSchema("Target", schema) }.Concat(contract.Schemas.Where(named => named.Schema.Pointer != schema.Pointer && reached.ContainsKey(named.Schema.Pointer))).ToEquatableArray(),
            OtherSchemas = reached.Values.Where(other => other.Pointer != schema.Pointer && contract.Schemas.All(named => named.Schema.Pointer != other.Pointer)).ToEquatableArray(),
        };
        // Without a type nothing is read, only checked: half of the code.
        var plan = ContractPlanner.Plan(part, Options with { DocumentName = documentName }) with
        {
            Models = [],
            Unions = [],
            Enums = [],
            Types = new Dictionary<string, CSharpType>(StringComparer.Ordinal),
        };
        var files = ContractEmitter.Emit(plan).Select(static file => file.Text).ToList();
        if (SourceLinesEmitter.Write(plan, document) is { } lines)
            files.Add(lines.Text);
        return (files, plan.Findings);
    }

    // The schemas that references lead to, by pointer; of a component's inner schema the whole component.
    private static Dictionary<string, SchemaNode> Reached(ApiContract contract, SchemaNode schema)
    {
        var reached = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        var open = new Stack<SchemaNode>([schema]);
        while (open.Count > 0)
        {
            var next = open.Pop();
            foreach (var child in next.Children())
                open.Push(child);
            if (next.Reference is not { } reference || contract.Resolve(reference) is not { } target)
                continue;
            var owner = contract.Schemas.FirstOrDefault(named => reference.StartsWith(named.Schema.Pointer + "/", StringComparison.Ordinal))?.Schema ?? target;
            if (reached.ContainsKey(owner.Pointer))
                continue;
            reached.Add(owner.Pointer, owner);
            open.Push(owner);
        }

        return reached;
    }
}
