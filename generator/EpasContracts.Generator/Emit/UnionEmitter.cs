using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes a closed union: a class that holds a value of one of several types, and JSON that is none of them.</summary>
internal sealed partial class UnionEmitter(ContractPlan plan, ValueCode values)
{
    private static readonly (JsonTypes Kinds, string Token)[] Tokens =
    [
        (JsonTypes.String, "JsonTokenType.String"), (JsonTypes.Number | JsonTypes.Integer, "JsonTokenType.Number"),
        (JsonTypes.Boolean, "JsonTokenType.True or JsonTokenType.False"), (JsonTypes.Array, "JsonTokenType.StartArray"), (JsonTypes.Object, "JsonTokenType.StartObject"),
    ];

    public void Write(CodeWriter code, UnionPlan union)
    {
        var schema = union.Site.Schema;
        var parts = Parts(union);
        code.Summary(schema.Description ?? schema.Title, $"One of the alternatives of {union.Site.Component ?? schema.Pointer}.");
        code.Line($"/// <remarks>{(parts.Count > 0 ? "An object may be several of the alternatives: the value is the one that knows most of its properties, and others that know more are kept, too. " : "")}JSON that is none of the alternatives is kept as it came; <see cref=\"TryGetJson\"/> gives it.</remarks>");
        if (schema.Deprecated)
            code.Line("[Obsolete(\"The contract marks this schema as deprecated.\")]");
        code.Line($"{SourceHeader.GeneratedCode}\n[JsonConverter(typeof(JsonModelConverter<{union.Name}>))]");
        using (code.Block($"public sealed partial class {union.Name} : IJsonModel<{union.Name}>"))
        {
            WriteConstructor(code, union, mayBeSeveral: parts.Count > 0);
            code.Line("/// <inheritdoc/>");
            code.Line($"public static SchemaDescriptor Schema => {union.Site.Descriptor};").Line();
            code.Line("/// <summary>The value, whichever alternative it is; a <see cref=\"JsonElement\"/> when it is none.</summary>\npublic object Value { get; }").Line();
            for (var i = 0; i < union.Cases.Count; i++)
                WriteCase(code, union, i + 1, isPart: parts.Count > 0 && MayBePart(union.Cases[i]));
            WriteFromAll(code, union, parts);
            WriteJsonCase(code, union);
            WriteMatch(code, union);
            ModelEmitter.WriteParsing(code, union.Name);
            WriteRead(code, union, parts);
            WriteWrite(code, union, parts);
            code.Line("/// <summary>The JSON of the value, secrets masked: for logs and debuggers.</summary>\npublic override string ToString() => JsonModel.ToDisplayString(this);");
        }
    }

    private static void WriteConstructor(CodeWriter code, UnionPlan union, bool mayBeSeveral)
    {
        code.Line("private readonly int _case;").Line();
        if (mayBeSeveral)
            code.Line("// By their places, the alternatives that an object is beside its value; null for none.\nprivate readonly object?[]? _others;").Line();
        code.Line(mayBeSeveral
            ? $"private {union.Name}(int alternative, object? value, object?[]? others = null) => (_case, Value, _others) = (alternative, value ?? throw new ArgumentNullException(nameof(value)), others);"
            : $"private {union.Name}(int alternative, object? value) => (_case, Value) = (alternative, value ?? throw new ArgumentNullException(nameof(value)));").Line();
    }

    private static void WriteCase(CodeWriter code, UnionPlan union, int number, bool isPart)
    {
        var alternative = union.Cases[number - 1];
        var type = alternative.Type;
        code.Line($"/// <summary>Makes a value that is {Article(alternative.Name)}.</summary>");
        // C# has no conversions from interfaces.
        code.Line(type.IsContainer
            ? $"public static {union.Name} From{alternative.Name}({type.Name} value) => new({CSharpText.Number(number)}, value);"
            : $"public static implicit operator {union.Name}({type.Name} value) => new({CSharpText.Number(number)}, value);").Line();
        code.Line($"/// <summary>Gets the value when it is {Article(alternative.Name)}.</summary>");
        var declaration = type.IsValueType ? $"out {type.Name} value" : $"[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {type.Name}? value";
        using (code.Block($"public bool TryGet{alternative.Name}({declaration})"))
        {
            var otherwise = isPart ? $"({type.Name}?)_others?[{CSharpText.Number(number - 1)}]" : type.IsValueType ? "default" : "null";
            code.Line($"value = _case == {CSharpText.Number(number)} ? ({type.Name})Value : {otherwise};");
            code.Line(type.IsValueType ? $"return _case == {CSharpText.Number(number)};" : "return value is not null;");
        }

        code.Line();
    }

    private static void WriteJsonCase(CodeWriter code, UnionPlan union) => code.Line($$"""
        /// <summary>Makes a value of any JSON, one that the contract does not describe included.</summary>
        public static {{union.Name}} FromJson(JsonElement value) => new(0, value);

        /// <summary>Gets the value when it is none of the alternatives.</summary>
        public bool TryGetJson(out JsonElement value)
        {
            value = _case == 0 ? (JsonElement)Value : default;
            return _case == 0;
        }

        """);

    private static void WriteMatch(CodeWriter code, UnionPlan union)
    {
        code.Line("/// <summary>Calls the function for what the value is.</summary>");
        foreach (var alternative in union.Cases)
            code.Line($"/// <param name=\"{alternative.Argument.TrimStart('@')}\">Called when it is {Article(alternative.Name)}.</param>");
        code.Line("/// <param name=\"other\">Called when it is none of the alternatives; null throws an <see cref=\"InvalidOperationException\"/> then.</param>");
        var arguments = union.Cases.Select(static alternative => $"Func<{alternative.Type.Name}, TResult> {alternative.Argument}").Append("Func<JsonElement, TResult>? other = null");
        using (code.Block($"public TResult Match<TResult>({string.Join(", ", arguments)}) => _case switch", "};"))
        {
            for (var i = 0; i < union.Cases.Count; i++)
                code.Line($"{CSharpText.Number(i + 1)} => {union.Cases[i].Argument}(({union.Cases[i].Type.Name})Value),");
            code.Line("_ => other is null ? throw new InvalidOperationException(\"The value is none of the alternatives: give a function for it.\") : other((JsonElement)Value),");
        }

        code.Line();
    }

    private void WriteRead(CodeWriter code, UnionPlan union, List<(int Number, CasePlan Case)> parts)
    {
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public static {union.Name}? Read(ref PayloadReader reader)"))
        {
            code.Line($"var check = reader.CheckFirst({union.Site.Validator});");
            code.Line("var start = reader;\nvar alternative = Choose(in reader);");
            using (code.Block("object? value = alternative switch", "};"))
            {
                for (var i = 0; i < union.Cases.Count; i++)
                    code.Line($"{CSharpText.Number(i + 1)} => {values.ReadChecked(union.Cases[i].Type, union.Cases[i].Schemas[0], "reader")},");
                code.Line("_ => null,");
            }

            using (code.Block("if (value is null || reader.IsBroken)"))
                code.Line("reader.GoBack(in start);\nalternative = 0;\nvalue = reader.GetJson();");
            code.Line();
            code.Line($"reader.EndCheck(check);\nreturn new {union.Name}(alternative, value{(parts.Count > 0 ? ", ReadOthers(in start, alternative)" : "")});");
        }

        code.Line();
        WriteChoose(code, union);
        WriteReadOthers(code, union, parts);
    }

    private void WriteChoose(CodeWriter code, UnionPlan union)
    {
        var numbered = union.Cases.Select(static (alternative, index) => (Number: index + 1, Case: alternative)).ToList();
        var isRanked = IsRanked(union);
        code.Line("// The alternative that a value is read as; 0 for none.");
        using (code.Block("private static int Choose(in PayloadReader reader) => reader.TokenType switch", "};"))
        {
            foreach (var (kinds, token) in Tokens)
            {
                var candidates = numbered.FindAll(entry => (entry.Case.Kinds & kinds) != 0);
                if (candidates.Count > 0)
                    code.Line($"{token} => {(isRanked && kinds == JsonTypes.Object ? "ChooseObject(in reader)" : Choice(union, candidates, kinds))},");
            }

            code.Line("_ => 0,");
        }

        code.Line();
        if (isRanked)
            WriteChooseObject(code, numbered.FindAll(static entry => MayBeObject(entry.Case)));
        if (_inner.Contains(union.Name))
            WritePrefer(code, union);
    }

    private string Choice(UnionPlan union, List<(int Number, CasePlan Case)> candidates, JsonTypes kinds)
    {
        if (candidates.Count == 1)
            return CSharpText.Number(candidates[0].Number);
        var isTold = kinds == JsonTypes.Object && union.Discriminator is not null;
        var tests = isTold && union.Discriminator is { } discriminator
            ? candidates.Select(entry => (string.Join(" || ", entry.Case.Values.Select(value => $"reader.PropertyEquals({CSharpText.Utf8Literal(discriminator)}, {CSharpText.Utf8Literal(value)})")), entry.Number))
            : candidates.Select(entry => (string.Join(" || ", Validators(entry.Case).Select(static validator => $"reader.Matches({validator})").DefaultIfEmpty("true")), entry.Number));
        return string.Concat(tests.Select(static test => $"{test.Item1} ? {CSharpText.Number(test.Number)} : "))
            + CSharpText.Number(isTold ? candidates.Find(static entry => entry.Case.IsDefault).Number : 0);
    }

    private IEnumerable<string> Validators(CasePlan alternative) => alternative.Schemas.Select(values.Validator).OfType<string>().Distinct(StringComparer.Ordinal);

    private static void WriteWrite(CodeWriter code, UnionPlan union, List<(int Number, CasePlan Case)> parts)
    {
        code.Line("/// <inheritdoc/>");
        using (code.Block("public void Write(PayloadWriter writer)"))
        {
            if (parts.Count > 0)
                code.Line("var first = writer.Mark();");
            using (code.Block("switch (_case)"))
            {
                for (var i = 0; i < union.Cases.Count; i++)
                {
                    using (code.Indent($"case {CSharpText.Number(i + 1)}:"))
                    {
                        ValueCode.Write(code, union.Cases[i].Type, $"(({union.Cases[i].Type.Name})Value)");
                        code.Line("break;");
                    }
                }

                using (code.Indent("default:"))
                    code.Line("writer.WriteJson((JsonElement)Value);\nbreak;");
            }

            WriteOthers(code, parts);
        }

        code.Line();
    }

    private static string Article(string name) => ("AEIOU".IndexOf(name[0]) >= 0 ? "an " : "a ") + name;
}
