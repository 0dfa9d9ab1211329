using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>The arguments of an operation's method, on the client and on the server's handler alike: what is required first, the rest behind it.</summary>
internal static class Arguments
{
    /// <summary>The list between the parentheses, with the cancellation token at its end.</summary>
    /// <param name="call">The method.</param>
    /// <param name="withDefaults">Whether optional arguments have a default.</param>
    public static string List(CallPlan call, bool withDefaults)
    {
        var arguments = Ordered(call).Select(argument =>
            $"{argument.Declaration} {argument.Name}{(withDefaults && !argument.IsRequired ? " = null" : "")}");
        return string.Join(", ", [.. arguments, $"CancellationToken cancellationToken{(withDefaults ? " = default" : "")}"]);
    }

    /// <summary>Writes the XML comments of the arguments.</summary>
    public static void Describe(CodeWriter code, CallPlan call)
    {
        foreach (var argument in Ordered(call))
            code.Line($"/// <param name=\"{argument.Name.TrimStart('@')}\">{string.Join(" ", CSharpText.CommentLines(argument.Description))}</param>");
        code.Line("/// <param name=\"cancellationToken\">Cancels the call.</param>");
    }

    /// <summary>The arguments in their order, without the cancellation token.</summary>
    public static IEnumerable<Argument> Ordered(CallPlan call)
    {
        var parameters = call.Operation.Parameters.Select(static parameter => new Argument(
            parameter.ArgumentName,
            parameter.Parameter.Required ? parameter.Type.Name : parameter.Type.Name + "?",
            parameter.Parameter.Required,
            parameter.Parameter.Description ?? $"The parameter {parameter.Parameter.Name}.")).ToList();
        if (call.Body is { } body)
        {
            parameters.Add(new Argument(
                body.ArgumentName, call.IsBodyRequired ? body.TypeName : body.TypeName + "?", call.IsBodyRequired,
                call.Operation.Operation.RequestBody?.Description ?? "The body."));
        }

        return parameters.Where(static argument => argument.IsRequired).Concat(parameters.Where(static argument => !argument.IsRequired));
    }
}

/// <summary>One argument.</summary>
internal sealed record Argument(string Name, string Declaration, bool IsRequired, string Description);
