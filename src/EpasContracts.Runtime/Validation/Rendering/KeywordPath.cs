using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>Finds the way that led a validator to a keyword: from the root schema over references and applicators.</summary>
internal static class KeywordPath
{
    // A schema may refer to itself: the ways that are tried are bounded by the places which they lead to.
    private const int MostSteps = 20_000;

    /// <summary>The way as a JSON Pointer that names every <c>$ref</c> on it; the keyword's place in the document where there is none to be found.</summary>
    /// <param name="root">The schema that the payload was held against.</param>
    /// <param name="error">An error, whose pointer begins at that payload.</param>
    public static string Find(SchemaDescriptor root, ValidationError error)
    {
        var end = error.SchemaPointer.LastIndexOf('/');
        if (end < 0)
            return "";
        var owner = error.SchemaPointer[..end];
        var tokens = JsonPointer.Tokens(error.InstancePointer);
        // What a member is refused for stands in the schema of the array or object around it.
        var depth = tokens.Count - (IsToldAtMember(error) ? 1 : 0);
        var seen = new HashSet<(SchemaDescriptor, int)>();
        var open = new Queue<(SchemaDescriptor Schema, int Depth, string Path)>([(root, 0, "")]);
        for (var steps = 0; steps < MostSteps && open.TryDequeue(out var here); steps++)
        {
            if (!seen.Add((here.Schema, here.Depth)))
                continue;
            if (here.Depth == depth && here.Schema.Pointer == owner)
                return here.Path + error.SchemaPointer[end..];
            foreach (var (schema, consumes, step) in Next(here.Schema, here.Depth < tokens.Count ? tokens[here.Depth] : null))
                open.Enqueue((schema, here.Depth + (consumes ? 1 : 0), here.Path + step));
        }

        return error.SchemaPointer;
    }

    private static bool IsToldAtMember(ValidationError error) => error.Keyword switch
    {
        "additionalProperties" or "unevaluatedProperties" or "propertyNames" or "unevaluatedItems" => true,
        "anyOf" or "oneOf" => error is { Detail: not null, Property: null },
        _ => false,
    };

    private static IEnumerable<(SchemaDescriptor Schema, bool Consumes, string Step)> Next(SchemaDescriptor schema, string? token)
    {
        if (schema.Reference is { } reference)
            yield return (reference(), false, "/$ref");
        foreach (var (list, name) in new[] { (schema.AllOf, "allOf"), (schema.AnyOf, "anyOf"), (schema.OneOf, "oneOf") })
        {
            for (var i = 0; i < list.Count; i++)
                yield return (list[i], false, FormattableString.Invariant($"/{name}/{i}"));
        }

        if (token is null)
            yield break;
        if (schema.Properties.FirstOrDefault(property => property.Name == token) is { } own)
            yield return (own.Schema, true, "/properties/" + JsonPointer.Escape(token));
        if (schema.Items is { } items)
            yield return (items, true, "/items");
        if (schema.AdditionalProperties is { } additional)
            yield return (additional, true, "/additionalProperties");
    }
}
