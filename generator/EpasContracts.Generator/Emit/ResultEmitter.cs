using EpasContracts.Generator.Naming;
using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the classes of results: one of several answers, and the headers of an answer.</summary>
internal sealed class ResultEmitter(ContractPlan plan, ValueCode values)
{
    public IEnumerable<SourcePart> Parts()
    {
        foreach (var operation in plan.AllOperations)
        {
            foreach (var result in operation.Results.Where(static result => result.Kind == ResultKind.Choice))
                yield return new SourcePart($"Results.{result.ClassName}", code => WriteChoice(code, result, operation));
        }

        foreach (var headers in plan.Headers.Classes)
            yield return new SourcePart($"Results.{headers.Name}", code => WriteHeaders(code, headers));
    }

    /// <summary>An expression for the status of a case: the declared one, or what stands in <paramref name="status"/> where that is a range.</summary>
    public static string Status(ResultCase one, string status) => IsExact(one) ? one.Response.Status : status;

    /// <summary>Whether a case is of one status.</summary>
    public static bool IsExact(ResultCase one) => one.Response.Status.All(char.IsDigit);

    /// <summary>A delegate argument's name for a case.</summary>
    public static string CaseArgument(ResultCase one) => Identifier.Camel("on " + one.Name, "other");

    private static void WriteChoice(CodeWriter code, ResultPlan result, OperationPlan operation)
    {
        code.Summary(null, $"What {operation.Operation.Method} {operation.Operation.Path} answers: one of {string.Join(", ", result.Cases.Select(static one => one.Response.Status))}.");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public sealed partial class {result.ClassName}"))
        {
            code.Line("private readonly int _case;\nprivate readonly object? _value;").Line();
            code.Line($"private {result.ClassName}(int one, int status, object? value) => (_case, StatusCode, _value) = (one, status, value);").Line();
            code.Line("/// <summary>The status.</summary>\npublic int StatusCode { get; }").Line();
            for (var i = 0; i < result.Cases.Count; i++)
                WriteCase(code, result, i);
            WriteMatch(code, result);
        }
    }

    private static void WriteCase(CodeWriter code, ResultPlan result, int index)
    {
        var one = result.Cases[index];
        var type = one.Content?.Type.Declaration;
        var arguments = new List<string>();
        if (type is not null)
            arguments.Add($"{type} value");
        if (!IsExact(one))
            arguments.Add("int status");
        code.Summary(one.Response.Description, $"The answer {one.Response.Status}.");
        code.Line($"public static {result.ClassName} {one.Name}({string.Join(", ", arguments)}) => new({index}, {Status(one, "status")}, {(type is null ? "null" : "value")});").Line();
        if (type is null)
            return;
        code.Line($"/// <summary>Whether it is the answer {one.Response.Status}, and its body.</summary>");
        using (code.Block($"public bool TryGet{one.Name}([global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out {type} value)"))
        {
            code.Line($"value = _case == {index} ? ({type})_value! : default;");
            code.Line($"return _case == {index};");
        }

        code.Line();
    }

    private static void WriteMatch(CodeWriter code, ResultPlan result)
    {
        code.Line("/// <summary>Calls the function of the answer that it is.</summary>");
        var arguments = result.Cases.Select(static one => $"Func<{(one.Content is { } content ? content.Type.Declaration + ", " : "")}TResult> {CaseArgument(one)}");
        using (code.Block($"public TResult Match<TResult>({string.Join(", ", arguments)}) => _case switch", "};"))
        {
            for (var i = 0; i < result.Cases.Count; i++)
            {
                var one = result.Cases[i];
                var value = one.Content is { } content ? $"({content.Type.Declaration})_value!" : "";
                code.Line($"{(i == result.Cases.Count - 1 ? "_" : CSharpText.Number(i))} => {CaseArgument(one)}({value}),");
            }
        }
    }

    private void WriteHeaders(CodeWriter code, HeaderClassPlan headers)
    {
        code.Line("/// <summary>The headers of a response; what is absent, or no value can be made of, is null or the default.</summary>");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public sealed partial class {headers.Name}"))
        {
            foreach (var header in headers.Headers)
            {
                code.Summary(header.Header.Description, $"The header {header.Header.Name}.");
                code.Line($"public {header.Type.Name}? {header.PropertyName} {{ get; init; }}").Line();
            }

            code.Line("/// <summary>Reads them.</summary>\n/// <param name=\"response\">The response.</param>");
            using (code.Block($"public static {headers.Name} Read(ReceivedResponse response)"))
            {
                code.Line("ArgumentNullException.ThrowIfNull(response);");
                using (code.Block("return new()", "};"))
                {
                    foreach (var header in headers.Headers)
                    {
                        var read = values.ReadNullable(header.Type, header.Header.Schema, "reader");
                        code.Line($"{header.PropertyName} = response.ReadHeader<{header.Type.Name}?>({plan.Headers.Host!.Name}.{header.FieldName}, static (ref PayloadReader reader) => {read}),");
                    }
                }
            }
        }
    }
}
