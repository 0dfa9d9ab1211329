using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes an extensible enum: a value type with named constants that keeps values it does not know.</summary>
internal static class EnumEmitter
{
    public static void Write(CodeWriter code, EnumPlan type)
    {
        var schema = type.Site.Schema;
        code.Summary(schema.Description ?? schema.Title, $"The values of {type.Site.Component ?? schema.Pointer}.");
        code.Line("/// <remarks>A value that the contract does not list is kept and can be sent on; <see cref=\"IsKnown\"/> tells.</remarks>");
        code.Line($"{SourceHeader.GeneratedCode}\n[JsonConverter(typeof(JsonModelConverter<{type.Name}>))]");
        using (code.Block($"public readonly partial struct {type.Name} : {(type.Number is null ? "IExtensibleEnum, " : "")}IEquatable<{type.Name}>, IJsonModel<{type.Name}>"))
        {
            WriteMembers(code, type);
            if (type.Number is { } number)
                WriteNumber(code, type, number);
            else
                WriteText(code, type);
            WriteInterface(code, type);
            WriteEquality(code, type);
        }
    }

    // Under names that no one gives a value: read and write are what permissions are called.
    private static void WriteInterface(CodeWriter code, EnumPlan type) => code.Line($$"""
        static {{type.Name}} IJsonModel<{{type.Name}}>.Read(ref PayloadReader reader) => {{EnumPlan.Reader}}(ref reader);

        void IJsonModel<{{type.Name}}>.Write(PayloadWriter writer) => {{EnumPlan.Writer}}(writer);

        """);

    private static void WriteMembers(CodeWriter code, EnumPlan type)
    {
        foreach (var member in type.Members)
        {
            var value = $"The value <c>{CSharpText.CommentLine(member.Value)}</c>";
            code.Line(member.Listed.Description is { } description
                ? $"/// <summary>{string.Join(" ", CSharpText.CommentLines(description.Trim()))}</summary>\n/// <remarks>{value}.</remarks>"
                : $"/// <summary>{value}.</summary>");
            code.Line($"public static {type.Name} {member.Name} => new({(type.Number is { } number ? EnumValues.Literal(number.Kind, member.Value) : CSharpText.Literal(member.Value))});").Line();
        }

        code.Line("/// <summary>All values that the contract lists, in its order.</summary>");
        code.Line($"public static IReadOnlyList<{type.Name}> Known {{ get; }} = [{string.Join(", ", type.Members.Select(static member => member.Name))}];").Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static SchemaDescriptor Schema => {type.Site.Descriptor};").Line();
    }

    private static void WriteText(CodeWriter code, EnumPlan type)
    {
        code.Line("private readonly string? _value;").Line();
        code.Line("/// <summary>Makes a value from its text in JSON.</summary>");
        code.Line("/// <param name=\"value\">Any text; the constants are the known ones.</param>");
        code.Line($"public {type.Name}(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));").Line();
        code.Line("/// <summary>The value's text in JSON; empty for <c>default</c>.</summary>\npublic string Value => _value ?? \"\";").Line();
        code.Line("/// <summary>Whether the contract lists the value.</summary>");
        var isOwn = IsOwn(type);
        code.Line($"public bool IsKnown => {OrNull(type)}{(isOwn ? "Schema.Texts" : "_texts")}.Contains(Value);").Line();
        if (!isOwn)
            code.Line($"private static readonly PropertyNames _texts = new({string.Join(", ", type.Members.Select(static member => CSharpText.Literal(member.Value)))});").Line();
        code.Line("/// <inheritdoc cref=\"IJsonModel{TSelf}.Read\"/>");
        code.Line($"public static {type.Name} {EnumPlan.Reader}(ref PayloadReader reader) =>\n    reader.ReadMember(Schema{(isOwn ? "" : ", _texts")}) is >= 0 and var index ? Known[index] : {OrDefault(type)}new(reader.GetString() ?? \"\");").Line();
        code.Line($"/// <inheritdoc cref=\"IJsonModel{{TSelf}}.Write\"/>\npublic void {EnumPlan.Writer}(PayloadWriter writer) => writer.WriteStringValue({(type.AdmitsNull ? "_value" : "Value")});").Line();
    }

    private static void WriteNumber(CodeWriter code, EnumPlan type, CSharpType number) => code.Line($$"""
        {{(type.AdmitsNull ? $"private readonly {number.Name}? _value;\n\n" : "")}}/// <summary>Makes a value from its number in JSON.</summary>
        /// <param name="value">Any number; the constants are the known ones.</param>
        public {{type.Name}}({{number.Name}} value) => {{(type.AdmitsNull ? "_value" : "Value")}} = value;

        /// <summary>A number is a value.</summary>
        public static implicit operator {{type.Name}}({{number.Name}} value) => new(value);

        /// <summary>The value's number in JSON.</summary>
        public {{number.Name}} Value {{(type.AdmitsNull ? "=> _value.GetValueOrDefault();" : "{ get; }")}}

        /// <summary>Whether the contract lists the value.</summary>
        public bool IsKnown => {{OrNull(type)}}global::System.Linq.Enumerable.Contains(Known, this);

        /// <inheritdoc cref="IJsonModel{TSelf}.Read"/>
        public static {{type.Name}} {{EnumPlan.Reader}}(ref PayloadReader reader)
        {
            Schema.Validator(ref reader);
            return {{OrDefault(type)}}new(reader.{{ValueCode.Getter(number.Kind)}}());
        }

        /// <inheritdoc cref="IJsonModel{TSelf}.Write"/>
        public void {{EnumPlan.Writer}}(PayloadWriter writer){{(type.AdmitsNull ? "\n{\n    if (_value is { } value)\n        writer.WriteNumberValue(value);\n    else\n        writer.WriteNullValue();\n}" : " => writer.WriteNumberValue(Value);")}}

        """);

    // Null is the default of an enum that admits it, and one of its values.
    private static string OrNull(EnumPlan type) => type.AdmitsNull ? "_value is null || " : "";

    private static string OrDefault(EnumPlan type) => type.AdmitsNull ? "reader.IsNull ? default : " : "";

    // Whether the schema lists its members itself: its descriptor has a look-up for them then.
    private static bool IsOwn(EnumPlan type) => ValidatorEmitter.IsTextEnum(type.Site.Schema) && type.Site.Schema.Enum.Count(static member => member.Kind == OpenApi.Model.JsonKind.String) >= type.Members.Count;

    private static void WriteEquality(CodeWriter code, EnumPlan type)
    {
        var compared = type.AdmitsNull ? "_value" : "Value";
        var (what, equals, hash, text) = type.Number is null
            ? ("text", $"string.Equals({compared}, other.{compared}, StringComparison.Ordinal)", "StringComparer.Ordinal.GetHashCode(Value)", "Value")
            : ("number", $"{compared} == other.{compared}", "Value.GetHashCode()", "Value.ToString(global::System.Globalization.CultureInfo.InvariantCulture)");
        code.Line($$"""
            /// <inheritdoc/>
            public bool Equals({{type.Name}} other) => {{equals}};

            /// <inheritdoc/>
            public override bool Equals(object? obj) => obj is {{type.Name}} other && Equals(other);

            /// <inheritdoc/>
            public override int GetHashCode() => {{hash}};

            /// <summary>The value's {{what}} in JSON.</summary>
            public override string ToString() => {{text}};

            /// <summary>Whether both have the same {{what}}.</summary>
            public static bool operator ==({{type.Name}} left, {{type.Name}} right) => left.Equals(right);

            /// <summary>Whether the {{what}}s differ.</summary>
            public static bool operator !=({{type.Name}} left, {{type.Name}} right) => !left.Equals(right);
            """);
    }
}
