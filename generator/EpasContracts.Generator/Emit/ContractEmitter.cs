using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Lists everything that is written of one document.</summary>
internal static class ContractEmitter
{
    /// <summary>All parts, in a stable order, with emitters of their own.</summary>
    public static IEnumerable<SourcePart> Parts(ContractPlan plan)
    {
        var values = new ValueCode(plan);
        return (plan.Options.Models ? ModelParts(plan, values) : [])
            .Concat(plan.Options.Client ? ClientParts(plan, values) : [])
            .Concat(ServerParts(plan, values));
    }

    private static IEnumerable<SourcePart> ClientParts(ContractPlan plan, ValueCode values)
    {
        foreach (var part in new ClientEmitter(plan, values).Parts())
            yield return part;
        if (ServersEmitter.Part(plan) is { } servers)
            yield return servers;
    }

    private static IEnumerable<SourcePart> ServerParts(ContractPlan plan, ValueCode values)
    {
        var name = plan.Options.BaseName;
        if (plan.Options.Server)
        {
            var names = new ServerNames($"I{name}Handler", $"{name}Endpoints", $"Map{name}", $"What a server of {plan.Contract.Title} does");
            foreach (var part in new ServerEmitter(plan, values).Parts(plan.Operations, names))
                yield return part;
        }

        if (plan.Options.Webhooks && plan.Webhooks.Count > 0)
        {
            var names = new ServerNames($"I{name}WebhookHandler", $"{name}WebhookEndpoints", $"Map{name}Webhooks", $"What a receiver of the webhooks and callbacks of {plan.Contract.Title} does");
            foreach (var part in new ServerEmitter(plan, values).Parts(plan.Webhooks, names))
                yield return part;
        }
    }

    private static IEnumerable<SourcePart> ModelParts(ContractPlan plan, ValueCode values)
    {
        var hosts = new HostEmitter(plan, values);
        var models = new ModelEmitter(plan, values);
        var unions = new UnionEmitter(plan, values);
        var tuples = new TupleEmitter(plan, values);
        var operations = new OperationEmitter(plan, hosts, values);
        foreach (var model in plan.Models)
            yield return new SourcePart($"Models.{model.Name}", code => models.Write(code, model)) { Size = model.Properties.Count };
        foreach (var union in plan.Unions)
            yield return new SourcePart($"Models.{union.Name}", code => unions.Write(code, union));
        foreach (var tuple in plan.Tuples)
            yield return new SourcePart($"Models.{tuple.Name}", code => tuples.Write(code, tuple));
        foreach (var type in plan.Enums)
            yield return new SourcePart($"Models.{type.Name}", code => EnumEmitter.Write(code, type)) { Size = type.Members.Count };
        var ofOperations = new HashSet<SchemaHost>(plan.AllOperations.Select(static operation => operation.Host));
        foreach (var host in plan.Hosts.Where(host => !ofOperations.Contains(host)))
            yield return new SourcePart($"Schemas.{host.Name}", code => hosts.Write(code, host)) { Size = host.Sites.Count };
        foreach (var operation in plan.AllOperations)
            yield return new SourcePart($"Operations.{operation.Host.Name}", code => operations.Write(code, operation)) { Size = operation.Host.Sites.Count };
        if (plan.Headers.Host is { } headers)
            yield return new SourcePart($"Operations.{headers.Name}", code => operations.WriteHeaders(code, headers));
        if (plan.Options.HasModelClasses)
        {
            foreach (var part in new FormEmitter(plan, values).Parts().Concat(new ResultEmitter(plan, values).Parts()))
                yield return part;
        }

        if (PatternEmitter.Part(plan) is { } patterns)
            yield return patterns;
        yield return new SourcePart(plan.ContractName, code => WriteDescriptor(code, plan))
        {
            AssemblyAttribute = $"[assembly: global::EpasContracts.Runtime.Description.GeneratedContract(typeof(global::{plan.Options.Namespace}.{plan.ContractName}){Options(plan)})]",
        };
    }

    private static void WriteDescriptor(CodeWriter code, ContractPlan plan)
    {
        code.Summary(null, $"{plan.Contract.Title} {plan.Contract.Version} as data: operations, parameters, schemas and constraints, each with its compiled validator.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public static partial class {plan.ContractName}"))
        {
            code.Line("/// <summary>The contract as data.</summary>");
            using (code.Block("public static ApiDescriptor Descriptor { get; } = new()", "};"))
            {
                code.Line($"Title = {CSharpText.Literal(plan.Contract.Title)},\nVersion = {CSharpText.Literal(plan.Contract.Version)},");
                WriteList(code, "Operations", plan.Operations.Select(static operation => $"{operation.Host.Name}.Descriptor"));
                if (plan.Webhooks.Count > 0)
                    WriteList(code, "Webhooks", plan.Webhooks.Select(static operation => $"{operation.Host.Name}.Descriptor"));
                WriteList(code, "Schemas", plan.Hosts.Where(static host => host.Component is not null).Select(static host => $"{host.Name}.Descriptor"));
            }
        }
    }

    private static string Options(ContractPlan plan) =>
        plan.Options.Stated.IsEmpty ? "" : $", Options = new[] {{ {string.Join(", ", plan.Options.Stated.Select(CSharpText.Literal))} }}";

    private static void WriteList(CodeWriter code, string name, IEnumerable<string> entries)
    {
        using (code.List($"{name} ="))
        {
            foreach (var entry in entries)
                code.Line(entry + ",");
        }
    }
}
