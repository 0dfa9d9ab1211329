using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes an extensible enum: a value type with named constants that keeps values it does not know.</summary>
internal sealed class EnumEmitter(ContractPlan plan)
{
    public SourceFile Write(EnumPlan type)
    {
        var code = SourceHeader.Begin(plan.Options.Namespace);
        var schema = type.Site.Schema;
        var host = type.Site.Host.Name;
        code.Summary(schema.Description ?? schema.Title, $"The values of {type.Site.Component ?? schema.Pointer}.");
        code.Line("/// <remarks>A value that the contract does not list is kept and can be sent on; <see cref=\"IsKnown\"/> tells.</remarks>");
        code.Line($"{SourceHeader.GeneratedCode}\n[JsonConverter(typeof(JsonModelConverter<{type.Name}>))]");
        using (code.Block($"public readonly partial struct {type.Name} : IExtensibleEnum, IEquatable<{type.Name}>, IJsonModel<{type.Name}>"))
        {
            code.Line("private readonly string? _value;").Line();
            code.Line("/// <summary>Makes a value from its text in JSON.</summary>");
            code.Line("/// <param name=\"value\">Any text; the constants are the known ones.</param>");
            code.Line($"public {type.Name}(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));").Line();
            foreach (var member in type.Members)
            {
                code.Line($"/// <summary>The value <c>{string.Join("", CSharpText.CommentLines(member.Value))}</c>.</summary>");
                code.Line($"public static {type.Name} {member.Name} {{ get; }} = new({CSharpText.Literal(member.Value)});").Line();
            }

            code.Line("/// <summary>All values that the contract lists, in its order.</summary>");
            code.Line($"public static IReadOnlyList<{type.Name}> Known {{ get; }} = [{string.Join(", ", type.Members.Select(static member => member.Name))}];").Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public static SchemaDescriptor Schema => {host}.{(type.Site.Component is null ? type.Site.Method + "Descriptor" : "Descriptor")};").Line();
            code.Line("/// <summary>The value's text in JSON; empty for <c>default</c>.</summary>\npublic string Value => _value ?? \"\";").Line();
            code.Line("/// <summary>Whether the contract lists the value.</summary>");
            code.Line($"public bool IsKnown => {Index(type)}(global::System.Text.Encoding.UTF8.GetBytes(Value)) >= 0;").Line();
            WriteRead(code, type);
            if (!IsOwn(type))
                ValidatorEmitter.WriteIndexOf(code, "private static int IndexOfText", [.. type.Members.Select(static member => member.Value)]);
            WriteEquality(code, type.Name);
        }

        return new SourceFile($"Models.{type.Name}.g.cs", code.ToString());
    }

    private static void WriteRead(CodeWriter code, EnumPlan type)
    {
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public static {type.Name} Read(ref PayloadReader reader)"))
        {
            code.Line($"{type.Site.Validator}(ref reader);");
            using (code.Block("if (reader.TokenType != JsonTokenType.String)"))
                code.Line("reader.Break();\nreturn default;");
            code.Line();
            code.Line($"var index = {Index(type)}(reader.Text);");
            code.Line("return index >= 0 ? Known[index] : new(reader.GetString() ?? \"\");");
        }

        code.Line().Line("/// <inheritdoc/>\npublic void Write(PayloadWriter writer) => writer.WriteStringValue(Value);").Line();
    }

    // Whether the schema lists its members itself: its validator has a look-up for them then.
    private static bool IsOwn(EnumPlan type) => ValidatorEmitter.IsTextEnum(type.Site.Schema) && type.Site.Schema.Enum.Count(static member => member.Kind == OpenApi.Model.JsonKind.String) >= type.Members.Count;

    private static string Index(EnumPlan type) => IsOwn(type) ? $"{type.Site.Host.Name}.{ValidatorEmitter.EnumIndex(type.Site)}" : "IndexOfText";

    private static void WriteEquality(CodeWriter code, string name) => code.Line($$"""
        /// <inheritdoc/>
        public bool Equals({{name}} other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is {{name}} other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

        /// <summary>The value's text in JSON.</summary>
        public override string ToString() => Value;

        /// <summary>Whether both have the same text.</summary>
        public static bool operator ==({{name}} left, {{name}} right) => left.Equals(right);

        /// <summary>Whether the texts differ.</summary>
        public static bool operator !=({{name}} left, {{name}} right) => !left.Equals(right);
        """);
}
