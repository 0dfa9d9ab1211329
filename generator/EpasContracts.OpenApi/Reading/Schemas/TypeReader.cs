using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Schemas;

/// <summary>Reads <c>type</c>: one name or a list of names.</summary>
internal static class TypeReader
{
    public static JsonTypes Read(ReadingContext context, ObjectReader reader)
    {
        if (reader.Node("type") is ScalarNode { Kind: JsonKind.String } word && ToType(word.Text) is { } one)
            return one;
        if (reader.AnyValue("type") is not { } value)
            return JsonTypes.Any;
        if (value.Node is not SequenceNode)
            return ReadName(context, reader, value);
        if (context.IsOpenApi30)
            context.Report(ReadingRules.OtherVersion, value, "A list of types belongs to OpenAPI 3.1");
        var types = JsonTypes.Any;
        foreach (var item in value.Items())
            types |= ReadName(context, reader, item);
        return types;
    }

    private static JsonTypes ReadName(ReadingContext context, ObjectReader reader, Cursor value)
    {
        // The plain word null is a type's name that lost its quotes: YAML reads it as a value.
        if (value.Node is ScalarNode { Kind: JsonKind.Null })
        {
            context.ReportValue(ReadingRules.NotQuoted, value, "The type null must be a string", "Write 'null' in quotes.");
            return JsonTypes.Null;
        }

        var name = reader.AsString(value, "type");
        if (name is null)
            return JsonTypes.Any;
        if (ToType(name) is { } type)
            return type;
        context.ReportValue(
            ReadingRules.WrongValue, value, $"'{name}' is not a type",
            "Use null, boolean, integer, number, string, array or object; it was left out.");
        return JsonTypes.Any;
    }

    private static JsonTypes? ToType(string name) => name switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number,
        "string" => JsonTypes.String,
        "array" => JsonTypes.Array,
        "object" => JsonTypes.Object,
        _ => null,
    };
}
