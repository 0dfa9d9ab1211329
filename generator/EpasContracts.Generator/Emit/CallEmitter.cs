using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the client's methods of an operation.</summary>
internal sealed class CallEmitter(ValueCode values)
{
    /// <summary>Writes all methods of an operation.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="transport">The expression of what sends.</param>
    public void Write(CodeWriter code, OperationPlan operation, string transport)
    {
        foreach (var call in operation.Calls)
        {
            Write(code, call, transport, headers: null);
            if (operation.Headers is { } headers && call.Result == operation.Results[0])
                Write(code, call, transport, headers);
        }
    }

    private void Write(CodeWriter code, CallPlan call, string transport, HeaderClassPlan? headers)
    {
        var operation = call.Operation.Operation;
        code.Line().Summary(operation.Summary ?? operation.Description, $"{operation.Method} {operation.Path}");
        WriteRemarks(code, operation, headers);
        Arguments.Describe(code, call);
        code.Line($"/// <exception cref=\"ContractValidationException\">The request violates the contract; nothing was sent{(call.Body is { IsStream: true } ? ", or no item from that one on" : "")}.</exception>");
        code.Line("/// <exception cref=\"ApiException\">The service answered with an error, or with something that cannot be read.</exception>");
        if (operation.Deprecated)
            code.Line("[Obsolete(\"The contract marks this operation as deprecated.\")]");
        var name = (headers is null ? call.MethodName : call.Operation.HeadersMethod) + "Async";
        using (code.Block($"public {Returns(call.Result, headers)} {name}({Arguments.List(call, withDefaults: true)})"))
        {
            code.Line($"var request = new ApiRequest({call.Operation.Host.Name}.Descriptor);");
            if (Accept(call.Result) is { } accept)
                code.Line($"request.Accept = {CSharpText.Literal(accept)};");
            foreach (var parameter in call.Operation.Parameters)
                WriteParameter(code, parameter, $"{call.Operation.Host.Name}.{parameter.FieldName}");
            WriteBody(code, call);
            code.Line($"return {transport}.{Send(call, headers)};");
        }
    }

    private static void WriteRemarks(CodeWriter code, Operation operation, HeaderClassPlan? headers)
    {
        var remarks = headers is not null ? "Returns the headers of the response, too."
            : operation.Summary is not null && operation.Description is { } description && description != operation.Summary ? description
            : null;
        if (remarks is not null)
            code.Line($"/// <remarks>{string.Join("\n/// ", CSharpText.CommentLines(remarks.Trim()))}</remarks>");
    }

    private static string Returns(ResultPlan result, HeaderClassPlan? headers) => result.Kind switch
    {
        ResultKind.Nothing => headers is null ? "Task" : $"Task<{headers.Name}>",
        ResultKind.Stream when headers is null => BodyOf(result),
        _ => $"Task<{(headers is null ? BodyOf(result) : WithHeaders(result, headers))}>",
    };

    private static string BodyOf(ResultPlan result) => result.Kind switch
    {
        ResultKind.File => "FileResponse",
        ResultKind.Stream => $"IAsyncEnumerable<{result.TypeName}>",
        _ => result.TypeName!,
    };

    private static string WithHeaders(ResultPlan result, HeaderClassPlan headers) => $"ApiResponse<{BodyOf(result)}, {headers.Name}>";

    // The default is application/json.
    private static string? Accept(ResultPlan result)
    {
        var types = result.Cases.Select(static one => one.Content?.MediaType.Name).OfType<string>().Where(static name => !name.StartsWith("*/*", StringComparison.Ordinal)).Distinct().ToList();
        return types.Count == 0 || types is ["application/json"] ? null : string.Join(", ", types);
    }

    private static void WriteParameter(CodeWriter code, ParameterPlan parameter, string field)
    {
        var name = parameter.ArgumentName;
        if (IsPlain(parameter.Type))
        {
            code.Line($"request.Add({field}, {name});");
            return;
        }

        if (parameter.Type.IsClass)
        {
            code.Line($"request.AddModel({field}, {name});");
            return;
        }

        var isNullable = !parameter.Parameter.Required || parameter.Type.IsNullable;
        using (code.Block($"request.AddJson({field}, {(isNullable ? $"{name} is null ? null : " : "")}writer =>", "});"))
            ValueCode.Write(code, parameter.Type, isNullable && parameter.Type.IsValueType && !parameter.Parameter.Required ? name + ".Value" : name);
    }

    /// <summary>Whether the runtime's request has an overload for the type.</summary>
    private static bool IsPlain(CSharpType type) => type.Kind switch
    {
        CSharpKind.Boolean or CSharpKind.Int32 or CSharpKind.Int64 or CSharpKind.UInt64 or CSharpKind.Single or CSharpKind.Double or CSharpKind.Decimal or CSharpKind.String
            or CSharpKind.DateTime or CSharpKind.Date or CSharpKind.Time or CSharpKind.Duration or CSharpKind.Uuid or CSharpKind.Uri or CSharpKind.Bytes or CSharpKind.Enum or CSharpKind.Json => true,
        CSharpKind.List => type.Element is { Kind: not (CSharpKind.List or CSharpKind.Bytes or CSharpKind.Json) } element && IsPlain(element) && (!element.IsNullable || !element.IsValueType),
        _ => false,
    };

    private static void WriteBody(CodeWriter code, CallPlan call)
    {
        if (call.Body is not { } body)
            return;
        // The first media type is what a request takes when none is named.
        var media = body == call.Operation.Bodies[0] ? "" : ", " + OperationEmitter.RequestBodyOf(call.Operation, body);
        if (body.IsStream)
        {
            using (code.Block($"request.SetItems({body.ArgumentName}, static (writer, item) =>", $"}}{media});"))
                ValueCode.WriteNullable(code, body.Type, "item", 1);
            return;
        }

        if (SetMethod(body) is { } set)
        {
            code.Line($"request.{set}({body.ArgumentName}{media});");
            return;
        }

        if (!call.IsBodyRequired)
            code.Line($"if ({body.ArgumentName} is not null)");
        using (code.Block("request.SetBody(writer =>", $"}}{media});"))
            ValueCode.Write(code, body.Type, call.IsBodyRequired || !body.Type.IsValueType ? body.ArgumentName : body.ArgumentName + ".Value");
    }

    private static string? SetMethod(BodyPlan body) => body switch
    {
        { Form: not null } => "SetForm",
        { Format: BodyFormat.Text } => "SetText",
        { Format: BodyFormat.Binary } => "SetFile",
        { Type.IsClass: true } => "SetBody",
        _ => null,
    };

    private string Send(CallPlan call, HeaderClassPlan? headers)
    {
        var result = call.Result;
        var readHeaders = headers is null ? "" : $"static response => {headers.Name}.Read(response), ";
        if (result.Kind == ResultKind.File)
            return $"SendForFileAsync(request, {readHeaders}cancellationToken)";
        if (result.Kind == ResultKind.Stream)
        {
            var item = $"request, {OperationEmitter.ResponseBodyOf(call.Operation, result.Filled!)}, {Reader(result.Filled!.Content!)}";
            return headers is null ? $"StreamAsync<{result.TypeName}>({item}, cancellationToken)" : $"SendForStreamAsync<{result.TypeName}, {headers.Name}>({item}, {readHeaders}cancellationToken)";
        }

        if (headers is not null)
        {
            return result.Kind == ResultKind.Nothing
                ? $"SendAsync<{headers.Name}>(request, {readHeaders}cancellationToken)"
                : $"SendAsync<{WithHeaders(result, headers)}>(request, static response => new(response.StatusCode, {Read(result)}, {headers.Name}.Read(response)), cancellationToken)";
        }

        return result switch
        {
            { Kind: ResultKind.Nothing } => "SendAsync(request, cancellationToken)",
            { Kind: ResultKind.Value, Cases: [{ Content: { Format: BodyFormat.Json } content }] } => $"SendAsync<{result.TypeName}>(request, {Reader(content)}, cancellationToken)",
            _ => $"SendAsync<{result.TypeName}>(request, static response => {Read(result)}, cancellationToken)",
        };
    }

    /// <summary>An expression that reads a response.</summary>
    private string Read(ResultPlan result)
    {
        if (result.Kind == ResultKind.Choice)
            return $"(int)response.StatusCode switch {{ {string.Join(", ", ByStatus(result.Cases).Select(one => $"{Pattern(one)} => {Make(result, one)}"))}{Fallback(result)} }}";
        var filled = ByStatus(result.Cases).Where(static one => one.Content is not null).ToList();
        // One type, but a schema for each status: the constraints are those of the status.
        var read = filled.Select(one => Read(one.Content!)).Distinct().Count() == 1
            ? Read(filled[0].Content!)
            : $"((int)response.StatusCode switch {{ {string.Join(", ", filled.Skip(1).Select(one => $"{Pattern(one)} => {Read(one.Content!)}"))}, _ => {Read(filled[0].Content!)} }})";
        return result.MayBeAbsent ? $"response.IsEmpty ? default({result.TypeName}) : {read}" : read;
    }

    private string Make(ResultPlan result, ResultCase one)
    {
        var arguments = new List<string>();
        if (one.Content is { } content)
            arguments.Add(Read(content));
        if (!ResultEmitter.IsExact(one))
            arguments.Add("(int)response.StatusCode");
        return $"{result.ClassName}.{one.Name}({string.Join(", ", arguments)})";
    }

    private string Read(ContentPlan content) => content.Format == BodyFormat.Text ? "response.ReadText()" : $"response.ReadJson<{content.Type.Declaration}>({Reader(content)})";

    private string Reader(ContentPlan content) =>
        $"static (ref PayloadReader reader) => {(content.Schema is null ? "reader.GetJson()" : values.ReadNullable(content.Type, content.Schema, "reader"))}";

    // Exact statuses before ranges, and those before the default.
    private static IEnumerable<ResultCase> ByStatus(IEnumerable<ResultCase> cases) =>
        cases.OrderBy(static one => ResultEmitter.IsExact(one) ? 0 : one.Response.Status == "default" ? 2 : 1);

    private static string Pattern(ResultCase one) => ResultEmitter.IsExact(one) ? one.Response.Status : one.Response.Status == "default" ? "_" : ">= 200 and <= 299";

    private static string Fallback(ResultPlan result) =>
        result.Cases.Any(static one => one.Response.Status == "default") ? "" : ", _ => throw response.Undeclared()";
}
