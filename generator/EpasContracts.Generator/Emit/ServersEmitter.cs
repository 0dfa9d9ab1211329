using EpasContracts.Generator.Naming;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the class of the document's servers: an address each, with its variables as arguments.</summary>
internal static class ServersEmitter
{
    // A longer description is a sentence, not a name.
    private const int LongestName = 40;

    public static SourcePart? Part(ContractPlan plan)
    {
        var servers = plan.Contract.Servers.Where(static server => ServerUrl.Default(server) is not null || ServerUrl.IsRelative(server)).ToList();
        var name = plan.Options.BaseName + "Servers";
        return servers.Count == 0 ? null : new SourcePart(name, code => Write(code, plan, name, servers));
    }

    private static void Write(CodeWriter code, ContractPlan plan, string name, List<Server> servers)
    {
        code.Summary(null, $"The servers of {plan.Contract.Title}: addresses for the BaseAddress of ApiTransportOptions.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public static partial class {name}"))
        {
            var members = new NameScope([name, .. NameScope.ObjectMembers], new OuterNames(plan.SharedNames, []));
            for (var i = 0; i < servers.Count; i++)
            {
                var number = CSharpText.Number(i + 1);
                var wanted = servers[i].Description is { Length: > 0 and <= LongestName } description ? Identifier.Pascal(description, "Server" + number) : "Server" + number;
                WriteServer(code, servers[i], members.Claim(wanted), members);
            }
        }
    }

    private static void WriteServer(CodeWriter code, Server server, string member, NameScope members)
    {
        var isRelative = ServerUrl.IsRelative(server);
        var names = new NameScope(["origin"]);
        var variables = server.Variables.Where(variable => server.Url.Contains("{" + variable.Name + "}"))
            .Select(variable => (Variable: variable, Name: names.Claim(Identifier.Camel(variable.Name, "variable")), Enum: EnumOf(variable, member, members))).ToList();
        foreach (var (variable, _, type) in variables)
        {
            if (type is not null)
                WriteEnum(code, variable, type);
        }

        code.Summary(server.Description, $"The server {server.Url}.");
        if (variables.Count == 0 && !isRelative)
        {
            code.Line($"public static global::System.Uri {member} {{ get; }} = new({CSharpText.Literal(ServerUrl.Template(server))});").Line();
            return;
        }

        if (isRelative)
            code.Line("/// <param name=\"origin\">Where the document is served: the address is relative to it.</param>");
        foreach (var (variable, name, _) in variables)
            code.Line($"/// <param name=\"{name.TrimStart('@')}\">{string.Join(" ", CSharpText.CommentLines(variable.Description ?? "The variable " + variable.Name + "."))}</param>");
        var arguments = variables.Select(static one => one.Enum is { } type
            ? $"{type.Name} {one.Name} = {type.Name}.{type.Members.First(entry => entry.Value == one.Variable.Default).Name}"
            : $"string {one.Name} = {CSharpText.Literal(one.Variable.Default)}");
        var values = variables.Select(static one => $"({CSharpText.Literal(one.Variable.Name)}, {(one.Enum is { } type ? Text(type, one.Name) : one.Name)})");
        code.Line($"public static global::System.Uri {member}({string.Join(", ", isRelative ? arguments.Prepend("global::System.Uri origin") : arguments)}) =>");
        code.Line($"    ServerAddress.Of({string.Join(", ", new[] { CSharpText.Literal(ServerUrl.Template(server)), isRelative ? "origin" : "null" }.Concat(values))});").Line();
    }

    private static VariableEnum? EnumOf(ServerVariable variable, string member, NameScope members)
    {
        if (variable.Enum.IsEmpty || !variable.Enum.Contains(variable.Default))
            return null;
        var scope = members.Inner();
        return new VariableEnum(
            members.Claim(member + Identifier.Pascal(variable.Name, "Variable")),
            [.. variable.Enum.Distinct(StringComparer.Ordinal).Select(value => (scope.Claim(Identifier.Pascal(value, "Empty")), value))]);
    }

    private static void WriteEnum(CodeWriter code, ServerVariable variable, VariableEnum type)
    {
        code.Summary(variable.Description, $"The values of {variable.Name}.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public enum {type.Name}"))
        {
            foreach (var (name, value) in type.Members)
                code.Line($"/// <summary>The value <c>{CSharpText.CommentLine(value)}</c>.</summary>\n{name},");
        }

        code.Line();
    }

    private static string Text(VariableEnum type, string argument)
    {
        var cases = type.Members.Select(entry => $"{type.Name}.{entry.Name} => {CSharpText.Literal(entry.Value)}");
        return $"{argument} switch {{ {string.Join(", ", cases)}, _ => throw new ArgumentOutOfRangeException(nameof({argument})) }}";
    }

    /// <summary>The values that a variable may have.</summary>
    private sealed record VariableEnum(string Name, IReadOnlyList<(string Name, string Value)> Members);
}
