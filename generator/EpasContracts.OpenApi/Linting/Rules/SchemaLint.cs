using EpasContracts.OpenApi.Instances;
using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>Keywords of one schema that contradict each other or have no effect.</summary>
internal static class SchemaLint
{
    private static readonly (JsonTypes Types, string[] Keywords)[] Belonging =
    [
        (JsonTypes.Object, ["properties", "patternProperties", "additionalProperties", "required", "minProperties", "maxProperties", "propertyNames", "dependentRequired"]),
        (JsonTypes.Array, ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"]),
        (JsonTypes.String, ["minLength", "maxLength", "pattern"]),
        (JsonTypes.Integer | JsonTypes.Number, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    ];

    private static readonly (string Least, string Greatest)[] Ranges =
        [("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"), ("minContains", "maxContains")];

    public static void Check(LintContext context)
    {
        foreach (var schema in context.Of(PartKind.Schema))
        {
            var types = TypesOf(schema);
            CheckEnum(context, schema, types);
            CheckKeywords(context, schema, types);
            CheckBounds(context, schema);
            CheckNullable(context, schema);
            CheckXml(context, schema);
        }
    }

    /// <summary>The types that a schema names; none when it names no known one.</summary>
    private static JsonTypes TypesOf(Part schema)
    {
        var names = schema.At.Child("type") is { } type ? type.Node is SequenceNode ? type.Items() : [type] : [];
        var types = names.Select(name => name.Node).OfType<ScalarNode>()
            .Aggregate(JsonTypes.Any, (known, name) => known | (Enum.TryParse<JsonTypes>(name.Text, ignoreCase: true, out var one) && name.Text != "any" ? one : JsonTypes.Any));
        return types != JsonTypes.Any && schema.IsTrue("nullable") ? types | JsonTypes.Null : types;
    }

    private static void CheckEnum(LintContext context, Part schema, JsonTypes types)
    {
        var name = schema.Name is null ? "the enum" : $"the enum of '{schema.Name}'";
        foreach (var member in schema.Items("enum"))
        {
            if (types != JsonTypes.Any && (InstanceChecker.TypesOf(member.Node) & types) == 0)
                context.Report(LintRules.EnumType, member, $"The member {member.Node.ToJson()} of {name} is not of the schema's type");
        }
    }

    private static void CheckKeywords(LintContext context, Part schema, JsonTypes types)
    {
        if (types == JsonTypes.Any)
            return;
        if ((types & JsonTypes.Array) != 0 && !schema.Has("items") && !schema.Has("prefixItems"))
            context.Report(LintRules.ArrayItems, schema.At, "The array does not say what it holds");
        foreach (var (home, keywords) in Belonging.Where(group => (group.Types & types) == 0))
        {
            foreach (var keyword in keywords)
            {
                // A boolean 'required' is another mistake, which the reader reports.
                if (schema.At.Child(keyword) is { } value && (keyword != "required" || value.Node is SequenceNode))
                    context.Report(LintRules.TypeMismatch, value, $"'{keyword}' does not belong to {Word(types)}");
            }
        }
    }

    private static void CheckBounds(LintContext context, Part schema)
    {
        foreach (var (least, greatest) in Ranges)
        {
            if (Number(schema, least) is { } low && Number(schema, greatest) is { } high && low.CompareTo(high) > 0)
                context.Report(LintRules.EmptyRange, schema.At.Child(least)!.Value, $"'{least}' is greater than '{greatest}'");
        }

        foreach (var (inclusive, exclusive) in new[] { ("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum") })
        {
            if (Number(schema, inclusive) is not null && Number(schema, exclusive) is not null)
                context.Report(LintRules.TwoBounds, schema.At.Child(exclusive)!.Value, $"The schema has both '{inclusive}' and '{exclusive}'");
        }
    }

    private static void CheckNullable(LintContext context, Part schema)
    {
        if (context.IsOpenApi30 && schema.IsTrue("nullable") && !schema.Has("type"))
            context.Report(LintRules.NullableWithoutType, schema.At.Child("nullable")!.Value, "'nullable' stands without 'type'");
    }

    private static void CheckXml(LintContext context, Part schema)
    {
        if (!context.Contract.OpenApiVersion.StartsWith("3.2", StringComparison.Ordinal) || schema.At.Child("xml") is not { } xml)
            return;
        foreach (var (name, value) in xml.Members().Where(member => member.Name is "attribute" or "wrapped"))
            context.Report(LintRules.DeprecatedXml, value, $"'{name}' of 'xml' is deprecated");
    }

    private static ExactDecimal? Number(Part schema, string keyword) =>
        schema.At.Child(keyword)?.Node is ScalarNode { Kind: JsonKind.Number } number ? ExactDecimal.Parse(number.Text) : null;

    private static string Word(JsonTypes types) => "type " + types.ToString().ToLowerInvariant().Replace(", ", " or ");
}
