using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the client and the class of each group of operations.</summary>
internal sealed class ClientEmitter(ContractPlan plan, ValueCode values)
{
    private readonly CallEmitter _calls = new(values);

    public IEnumerable<SourcePart> Parts()
    {
        IReadOnlyList<string> usings = plan.Options.ModelsNamespace is { } models ? [models] : [];
        yield return new SourcePart(plan.Options.ClientName, WriteRoot) { Usings = usings };
        foreach (var group in plan.Groups.Where(static group => group.Name is not null))
            yield return new SourcePart($"Clients.{group.ClassName}", code => WriteGroup(code, group)) { Usings = usings };
    }

    private void WriteRoot(CodeWriter code)
    {
        var name = plan.Options.ClientName;
        code.Summary(plan.Contract.Description, $"A client of {plan.Contract.Title} {plan.Contract.Version}.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public sealed partial class {name}"))
        {
            code.Line("/// <summary>Makes a client.</summary>");
            code.Line("/// <param name=\"transport\">What sends the requests.</param>");
            using (code.Block($"public {name}(ApiTransport transport)"))
            {
                code.Line("Transport = transport ?? throw new ArgumentNullException(nameof(transport));");
                foreach (var group in plan.Groups.Where(static group => group.Name is not null))
                    code.Line($"{group.Name} = new {group.ClassName}(transport);");
            }

            code.Line().Line("/// <summary>Makes a client.</summary>");
            code.Line("/// <param name=\"http\">What sends the requests.</param>");
            code.Line("/// <param name=\"options\">Where to call and how responses are treated; null calls the client's address, else the first server of the document.</param>");
            var server = ServerUrl.Default(plan.Contract.Servers) is { } url ? $"new({CSharpText.Literal(url)})" : "null";
            code.Line($"public {name}(global::System.Net.Http.HttpClient http, ApiTransportOptions? options = null)\n    : this(new ApiTransport(http, options, {server}))").Line("{\n}");

            code.Line().Line("/// <summary>What sends the requests.</summary>\npublic ApiTransport Transport { get; }");
            foreach (var group in plan.Groups.Where(static group => group.Name is not null))
            {
                code.Line().Summary(group.Description, $"The operations of {group.Name}.");
                code.Line($"public {group.ClassName} {group.Name} {{ get; }}");
            }

            foreach (var operation in plan.Groups.Where(static group => group.Name is null).SelectMany(static group => group.Operations))
                _calls.Write(code, operation, "Transport");
        }
    }

    private void WriteGroup(CodeWriter code, GroupPlan group)
    {
        code.Summary(group.Description, $"The operations of {group.Name}.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public sealed partial class {group.ClassName}"))
        {
            code.Line("private readonly ApiTransport _transport;").Line();
            code.Line($"internal {group.ClassName}(ApiTransport transport) => _transport = transport;");
            foreach (var operation in group.Operations)
                _calls.Write(code, operation, "_transport");
        }
    }
}
