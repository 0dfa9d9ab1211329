using System.Collections;
using System.Reflection;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.WireTests.Described;

/// <summary>What a contract says, line by line, wherever and however its document says it.</summary>
internal static class ContractText
{
    // Where a schema stands and how its author calls it is not what it says.
    private static readonly string[] Silent = ["Pointer", "Location", "Definitions", "Id", "Anchor", "DynamicAnchor", "DynamicReference", "AssertsFormat", "Extensions", "HasEnum", "EqualityContract"];

    private static readonly List<PropertyInfo> Keywords = [.. typeof(SchemaNode).GetProperties().Where(static property => !Silent.Contains(property.Name)).OrderBy(static property => property.Name, StringComparer.Ordinal)];

    public static IEnumerable<string> Of(ApiContract contract) =>
        contract.Operations.SelectMany(Of).Concat(contract.Schemas.SelectMany(static named => Of($"schema {named.Name}", named.Schema))).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Of(Operation operation)
    {
        var name = $"{operation.Method} {operation.Path}";
        yield return $"{name} {operation.OperationId} {string.Join(',', operation.Tags)} {operation.Summary} {operation.Description} {(operation.Deprecated ? "deprecated" : "")}";
        foreach (var line in operation.Parameters.SelectMany(parameter => Of($"{name} {parameter.Place}", parameter)))
            yield return line;
        foreach (var line in (operation.RequestBody?.Content ?? default).SelectMany(media => Of($"{name} takes{(operation.RequestBody!.Required ? " always" : "")}", media)))
            yield return line;
        foreach (var response in operation.Responses)
        {
            yield return $"{name} {response.Status}: {response.Description}";
            foreach (var line in response.Headers.SelectMany(header => Of($"{name} {response.Status} header", header)).Concat(response.Content.SelectMany(media => Of($"{name} {response.Status} gives", media))))
                yield return line;
        }
    }

    private static IEnumerable<string> Of(string owner, Parameter parameter) =>
        Of($"{owner} {parameter.Name}", parameter.Schema)
            .Append($"{owner} {parameter.Name}: {parameter.Style} {parameter.Explode} {parameter.AllowReserved} {parameter.Required} {parameter.Deprecated} {parameter.Description} {parameter.Content?.Name}");

    private static IEnumerable<string> Of(string owner, MediaType media) =>
        (media.Schema is { } schema ? Of($"{owner} {media.Name}", schema) : [])
            // Before OpenAPI 3.2 a stream had the schema of the list of all.
            .Concat(media.ItemSchema is { } item && media.Name != "text/event-stream" ? Of($"{owner} {media.Name} Items", item).Append($"{owner} {media.Name} Types: {JsonTypes.Array}") : [])
            .Concat(media.Encoding.Select(part => $"{owner} {media.Name} {part.Property}: {part.ContentType} {part.Style ?? (part.Explode is null ? null : ParameterStyle.Form)} {part.Explode}"))
            .Append($"{owner} {media.Name}");

    private static IEnumerable<string> Of(string owner, SchemaNode schema)
    {
        // A reference says what an allOf of it alone says.
        if (schema is { AllOf: [{ Reference: not null } only], Properties.IsEmpty: true, Required.IsEmpty: true, Description: null, Reference: null, Types: JsonTypes.Any, Discriminator: null })
            schema = only;
        // A constant is an enum of one.
        if (schema.Const is { Kind: not JsonKind.String } constant)
            schema = schema with { Const = null, Enum = new[] { constant }.ToEquatableArray() };
        foreach (var keyword in Keywords)
        {
            foreach (var line in Of($"{owner} {keyword.Name}", keyword.GetValue(schema)))
                yield return line;
        }
    }

    private static IEnumerable<string> Of(string owner, object? value) => value switch
    {
        null or false or JsonTypes.Any => [],
        SchemaNode schema when IsNever(schema) => [$"{owner}: never"],
        SchemaNode schema => Of(owner, schema),
        NamedSchema named => Of($"{owner}.{named.Name}", named.Schema),
        JsonLiteral literal => [$"{owner}: {literal.Json}"],
        string text => [$"{owner}: {text}"],
        Discriminator discriminator => [$"{owner}: {discriminator.PropertyName} {string.Join(',', discriminator.Mapping.Select(static entry => $"{entry.Value}={entry.Reference}"))}"],
        DependentRequired dependent => [$"{owner} {dependent.Property}: {string.Join(',', dependent.Required)}"],
        IEnumerable list => list.Cast<object>().SelectMany((item, index) => Of(item is NamedSchema ? owner : $"{owner}[{index}]", item)),
        _ => [$"{owner}: {value}"],
    };

    private static bool IsNever(SchemaNode schema) => schema is { BooleanSchema: false } or { Not: { } } && (schema.Not is null || !Of("", schema.Not).Any());
}
