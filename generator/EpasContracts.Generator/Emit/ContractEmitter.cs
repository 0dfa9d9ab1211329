using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes everything of one document.</summary>
internal static class ContractEmitter
{
    /// <summary>All files, in a stable order.</summary>
    public static IEnumerable<SourceFile> Emit(ContractPlan plan)
    {
        var values = new ValueCode(plan);
        if (plan.Options.Models)
        {
            foreach (var file in EmitModels(plan, values))
                yield return file;
        }

        if (plan.Options.Client)
        {
            foreach (var file in new ClientEmitter(plan, values).Write())
                yield return file;
            if (ServersEmitter.Write(plan) is { } servers)
                yield return servers;
        }

        if (plan.Options.Server)
        {
            var name = plan.Options.BaseName;
            var names = new ServerNames($"I{name}Handler", $"{name}Endpoints", $"Map{name}", $"What a server of {plan.Contract.Title} does");
            foreach (var file in new ServerEmitter(plan, values).Write(plan.Operations, names))
                yield return file;
        }

        if (plan.Options.Webhooks && plan.Webhooks.Count > 0)
        {
            var name = plan.Options.BaseName;
            var names = new ServerNames($"I{name}WebhookHandler", $"{name}WebhookEndpoints", $"Map{name}Webhooks", $"What a receiver of the webhooks and callbacks of {plan.Contract.Title} does");
            foreach (var file in new ServerEmitter(plan, values).Write(plan.Webhooks, names))
                yield return file;
        }
    }

    private static IEnumerable<SourceFile> EmitModels(ContractPlan plan, ValueCode values)
    {
        var hosts = new HostEmitter(plan, values);
        var models = new ModelEmitter(plan, values);
        var unions = new UnionEmitter(plan, values);
        var tuples = new TupleEmitter(plan, values);
        var enums = new EnumEmitter(plan);
        var operations = new OperationEmitter(plan, hosts, values);
        foreach (var model in plan.Models)
            yield return models.Write(model);
        foreach (var union in plan.Unions)
            yield return unions.Write(union);
        foreach (var tuple in plan.Tuples)
            yield return tuples.Write(tuple);
        foreach (var type in plan.Enums)
            yield return enums.Write(type);
        var ofOperations = new HashSet<SchemaHost>(plan.AllOperations.Select(static operation => operation.Host));
        foreach (var host in plan.Hosts.Where(host => !ofOperations.Contains(host)))
            yield return hosts.Write(host);
        foreach (var operation in plan.AllOperations)
            yield return operations.Write(operation);
        if (operations.WriteHeaders() is { } headers)
            yield return headers;
        if (plan.Options.HasModelClasses)
        {
            foreach (var file in new FormEmitter(plan, values).Write().Concat(new ResultEmitter(plan, values).Write()))
                yield return file;
        }

        if (PatternEmitter.Write(plan) is { } patterns)
            yield return patterns;
        yield return WriteDescriptor(plan);
    }

    private static SourceFile WriteDescriptor(ContractPlan plan)
    {
        var code = SourceHeader.Begin(plan.Options.Namespace);
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

        // The attribute stands before every namespace of its file.
        const string Marker = "\nnamespace ";
        var text = code.Finish();
        var at = text.IndexOf(Marker, StringComparison.Ordinal);
        var attribute = $"\n[assembly: global::EpasContracts.Runtime.Description.GeneratedContract(typeof(global::{plan.Options.Namespace}.{plan.ContractName}))]\n";
        return new SourceFile($"{plan.ContractName}.g.cs", text.Insert(at, attribute));
    }

    private static void WriteList(CodeWriter code, string name, IEnumerable<string> entries)
    {
        using (code.List($"{name} ="))
        {
            foreach (var entry in entries)
                code.Line(entry + ",");
        }
    }
}
