using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Schemas;

/// <summary>Reads <c>exclusiveMinimum</c> and <c>exclusiveMaximum</c>: numbers, or OpenAPI 3.0's words that change the meaning of the bound.</summary>
internal readonly struct ExclusiveRule(ReadingContext context, ObjectReader reader)
{
    public SchemaNode Apply(SchemaNode schema)
    {
        var (minimum, exclusiveMinimum) = Split("exclusiveMinimum", "minimum", schema.Minimum);
        var (maximum, exclusiveMaximum) = Split("exclusiveMaximum", "maximum", schema.Maximum);
        return exclusiveMinimum is null && exclusiveMaximum is null
            ? schema
            : schema with { Minimum = minimum, ExclusiveMinimum = exclusiveMinimum, Maximum = maximum, ExclusiveMaximum = exclusiveMaximum };
    }

    private (string? Bound, string? Exclusive) Split(string keyword, string boundKeyword, string? bound)
    {
        if (reader.Value(keyword) is not { } value)
            return (bound, null);
        if (value.Node is not ScalarNode { Kind: JsonKind.Boolean } word)
        {
            if (context.IsOpenApi30 && value.Node.Kind == JsonKind.Number)
                context.Report(ReadingRules.OtherVersion, value, $"A number for '{keyword}' belongs to OpenAPI 3.1");
            return (bound, reader.Number(keyword));
        }

        if (!context.IsOpenApi30)
            context.Report(ReadingRules.OtherVersion, value, $"A boolean for '{keyword}' belongs to OpenAPI 3.0", $"Write the number itself as '{keyword}'; it was honoured.");
        if (word.Text == "false")
            return (bound, null);
        if (bound is null)
            context.Report(ReadingRules.ExclusiveWithoutBound, value, $"'{keyword}' has no '{boundKeyword}' that it could change");
        return (null, bound);
    }
}
