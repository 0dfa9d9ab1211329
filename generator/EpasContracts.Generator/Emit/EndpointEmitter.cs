using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the endpoint of an operation: reads what comes in, chooses the handler's method, and writes its answer.</summary>
internal sealed class EndpointEmitter(ValueCode values)
{
    public void Write(CodeWriter code, OperationPlan operation)
    {
        var host = operation.Host.Name;
        var summary = operation.Operation.Summary is { } text ? $", {CSharpText.Literal(text)}" : "";
        using (code.Block($"contract.Map({host}.Descriptor, async call =>", $"}}{summary});"))
        {
            foreach (var parameter in operation.Parameters)
            {
                var read = ReadCode(parameter.Type, parameter.Schema, parameter.Parameter.Required, $"{host}.{parameter.FieldName}.Schema.Validator");
                code.Line($"var {parameter.ArgumentName} = call.Read<{Declared(parameter.Type, parameter.Parameter.Required)}>({host}.{parameter.FieldName}, {read});");
            }

            WriteBranches(
                code,
                [.. operation.Results.Skip(1).Select(result => $"call.Prefers({CSharpText.Literal(MediaOf(result))}, {CSharpText.Literal(MediaOf(operation.Results[0]))})")],
                branch => WriteBodies(code, operation, operation.Results[branch]));
        }
    }

    /// <summary>What a handler's method returns.</summary>
    public static string Returns(ResultPlan result) => result.Kind switch
    {
        ResultKind.Nothing => "Task<ApiResult>",
        ResultKind.File => "Task<ApiResult<FileContent>>",
        ResultKind.Stream => $"Task<ApiResult<IAsyncEnumerable<{result.TypeName}>>>",
        _ => $"Task<ApiResult<{result.TypeName}>>",
    };

    private static string MediaOf(ResultPlan result) => result.Filled!.Content!.MediaType.Name;

    /// <summary>One way through the body for each overload: the media type of the request decides.</summary>
    private void WriteBodies(CodeWriter code, OperationPlan operation, ResultPlan result)
    {
        var calls = operation.Calls.Where(call => call.Result == result).ToList();
        WriteBranches(code, [.. calls.Skip(1).Select(call => $"call.BodyIndex is {string.Join(" or ", IndexesOf(operation, call.Body!))}")], branch => WriteCall(code, calls[branch]));
    }

    private static IEnumerable<string> IndexesOf(OperationPlan operation, BodyPlan body) =>
        Enumerable.Range(0, operation.Bodies.Count).Where(index => operation.Bodies[index].TypeName == body.TypeName).Select(CSharpText.Number);

    /// <summary>Writes the first of several ways last: it is taken when no condition of the others holds.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="conditions">The conditions of the second way and those behind it.</param>
    /// <param name="write">Writes a way by its index; in a block of its own when there are several, so that the locals of one do not meet those of another.</param>
    private static void WriteBranches(CodeWriter code, IReadOnlyList<string> conditions, Action<int> write)
    {
        if (conditions.Count == 0)
        {
            write(0);
            return;
        }

        for (var i = 0; i < conditions.Count; i++)
        {
            using (code.Block($"{(i == 0 ? "" : "else ")}if ({conditions[i]})"))
                write(i + 1);
        }

        using (code.Block("else"))
            write(0);
    }

    private void WriteCall(CodeWriter code, CallPlan call)
    {
        if (call.Body is { } body)
            WriteBody(code, call, body);
        code.Line("if (call.IsRefused)\n    return call.Refusal();");
        var arguments = Arguments.Ordered(call).Select(static argument => argument.Name + (argument.IsRequired ? "!" : "")).Append("call.CancellationToken");
        var answer = $"await handler.{call.MethodName}Async({string.Join(", ", arguments)}).ConfigureAwait(false)";
        if (call.Result.Kind == ResultKind.Nothing)
        {
            code.Line($"return {answer};");
            return;
        }

        code.Line($"var result = {answer};");
        if (call.Result.Kind == ResultKind.Choice)
            WriteChoice(code, call);
        else if (call.Result.MayBeAbsent)
            WriteAnswer(code, call, call.Result.Filled!, "value => value is null ? ApiResult.Empty(" + EmptyStatus(call.Result) + ") : ", call.Result.Filled!.Content!.Type.IsValueType ? "value.Value" : "value");
        else
            WriteAnswer(code, call, call.Result.Filled!, "value => ", "value");
    }

    private void WriteBody(CodeWriter code, CallPlan call, BodyPlan body)
    {
        var name = body.ArgumentName;
        var read = body switch
        {
            { Form: { } form } => $"await call.ReadFormAsync({form.Name}.Read).ConfigureAwait(false)",
            { Format: BodyFormat.Text } => "await call.ReadTextAsync().ConfigureAwait(false)",
            { Format: BodyFormat.Binary } => "call.ReadFile()",
            { IsStream: true } => $"call.ReadItems<{body.Type.Declaration}>({ReadCode(body.Type, body.Schema, !body.Type.IsNullable, $"{OperationEmitter.RequestBodyOf(call.Operation, body)}.ItemSchema!.Validator")})",
            _ => $"await call.ReadBodyAsync<{Declared(body.Type, call.IsBodyRequired)}>({ReadCode(body.Type, body.Schema, call.IsBodyRequired, $"{OperationEmitter.RequestBodyOf(call.Operation, body)}.Schema!.Validator")}).ConfigureAwait(false)",
        };
        code.Line($"var {name} = {read};");
    }

    // A choice tells its status itself.
    private static void WriteChoice(CodeWriter code, CallPlan call)
    {
        code.Line("return result.Written(static choice => choice.Match(");
        for (var i = 0; i < call.Result.Cases.Count; i++)
        {
            var one = call.Result.Cases[i];
            var end = i == call.Result.Cases.Count - 1 ? "));" : ",";
            if (one.Content is null)
                code.Line($"    () => ApiResult.Empty(choice.StatusCode){end}");
            else
                WriteLambda(code, call, one, "    value => ", "value", ", status: choice.StatusCode", end);
        }
    }

    private static void WriteAnswer(CodeWriter code, CallPlan call, ResultCase one, string lambda, string value)
    {
        code.Line("return result.Written(");
        WriteLambda(code, call, one, "    " + (call.Result.Kind == ResultKind.Stream ? lambda : "static " + lambda), value, "", ");");
    }

    /// <summary>A function that makes an answer of a value.</summary>
    private static void WriteLambda(CodeWriter code, CallPlan call, ResultCase one, string lambda, string value, string status, string end)
    {
        var content = one.Content!;
        var media = CSharpText.Literal(content.MediaType.Name);
        switch (content.Format)
        {
            case BodyFormat.Text:
                code.Line($"{lambda}ApiResult.Text({value}, {(content.MediaType.Name.IndexOf('*') >= 0 ? "\"text/plain\"" : media)}{status}){end}");
                return;
            case BodyFormat.Binary:
                code.Line($"{lambda}ApiResult.File({value}, {media}{status}){end}");
                return;
        }

        var isStream = BodyFormats.IsStream(content.Format);
        var mediaType = isStream ? $", {OperationEmitter.ResponseBodyOf(call.Operation, one)}" : content.MediaType.Name is "application/json" || content.MediaType.Name.IndexOf('*') >= 0 ? "" : $", mediaType: {media}";
        var opening = isStream ? $"{lambda}ApiResult.Stream({value}, static (writer, item) =>" : $"{lambda}ApiResult.Json(writer =>";
        using (code.Block(opening, $"}}{mediaType}{status}){end}"))
        {
            if (isStream)
                ValueCode.WriteNullable(code, content.Type, "item", 1);
            else if (value == "value" && content.Type.IsNullable)
                ValueCode.WriteNullable(code, content.Type, value);
            else
                ValueCode.Write(code, content.Type, value);
        }
    }

    private static string EmptyStatus(ResultPlan result) => ResultEmitter.Status(result.Cases.First(static one => one.Content is null), "204");

    // What is absent must not become a zero.
    private static string Declared(CSharpType type, bool isRequired) => !isRequired && type.IsValueType ? type.Name + "?" : type.Name;

    // The models may be those of another assembly: only the descriptors and what models offer can be reached from here.
    private string ReadCode(CSharpType type, SchemaNode? schema, bool isRequired, string validator)
    {
        var read = schema is null ? "reader.GetJson()"
            : isRequired && type.IsValueType ? values.Read(type, schema, "reader", validator)
            : values.ReadNullable(type, schema, "reader", validator);
        return $"static (ref PayloadReader reader) => {read}";
    }
}
