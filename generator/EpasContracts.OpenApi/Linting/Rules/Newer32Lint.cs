using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>What OpenAPI 3.2 added, where two parts of it contradict each other.</summary>
internal static class Newer32Lint
{
    private const int MaxDepth = 32;

    public static void Check(LintContext context)
    {
        if (!context.Contract.OpenApiVersion.StartsWith("3.2", StringComparison.Ordinal))
            return;
        foreach (var item in context.Of(PartKind.PathItem))
            CheckQuery(context, [.. item.Items("parameters")]);
        foreach (var operation in context.Of(PartKind.Operation))
            CheckQuery(context, [.. operation.Owner?.Items("parameters") ?? [], .. operation.Items("parameters")]);
        foreach (var part in context.Of(PartKind.MediaType).Concat(context.Of(PartKind.Encoding)))
        {
            if (part.At.Child("encoding") is { } encoding && (part.Has("prefixEncoding") || part.Has("itemEncoding")))
                context.Report(LintRules.TwoEncodings, encoding, "'encoding' stands beside 'prefixEncoding' or 'itemEncoding'");
        }

        foreach (var schema in context.AllOf(PartKind.Schema))
        {
            if (schema.At.Child("discriminator") is { Node: MappingNode } discriminator && discriminator.TextOf("propertyName") is { } name)
                CheckDiscriminator(context, schema.At, discriminator, name);
        }
    }

    private static void CheckQuery(LintContext context, List<Cursor> parameters)
    {
        var places = parameters.Select(parameter => context.Follow(parameter)).OfType<Cursor>()
            .Select(parameter => (At: parameter, In: parameter.TextOf("in"))).Where(parameter => parameter.In is "query" or "querystring").ToList();
        for (var i = 1; i < places.Count; i++)
        {
            var earlier = places.Take(i).ToList();
            if (places[i].In == "querystring" || earlier.Exists(parameter => parameter.In == "querystring"))
                context.Report(LintRules.TwoQueries, places[i].At, "A parameter 'in: querystring' holds the whole query, and this one is a part of it");
        }
    }

    private static void CheckDiscriminator(LintContext context, Cursor schema, Cursor discriminator, string name)
    {
        if (discriminator.Child("defaultMapping") is not { } mapping)
        {
            if (!Requires(context, schema, name, 0))
                context.Report(LintRules.NoDefaultMapping, discriminator, $"An object may come without '{name}', and the discriminator has no 'defaultMapping' for it");
        }
        else if (mapping.Text is { } target && context.Find(JsonPointer.Append("/components/schemas", target)) is null
            && (LintContext.Target(mapping) is not { } pointer || context.Find(pointer) is null))
        {
            context.Report(LintRules.UnknownDefaultMapping, mapping, $"The defaultMapping '{target}' is no schema of this document");
        }
    }

    /// <summary>Whether every object of a schema has a property; a schema that leads back to itself is given the benefit of the doubt.</summary>
    private static bool Requires(LintContext context, Cursor at, string name, int depth)
    {
        if (depth > MaxDepth || context.Follow(at) is not { } schema)
            return true;
        return schema.ItemsOf("required").Any(required => required.Text == name)
            || schema.ItemsOf("allOf").Any(part => Requires(context, part, name, depth + 1))
            || EveryChoice("oneOf") || EveryChoice("anyOf");

        bool EveryChoice(string keyword) => schema.Child(keyword) is { Node: SequenceNode } choices && choices.Items().All(choice => Requires(context, choice, name, depth + 1));
    }
}
