using EpasContracts.OpenApi.Instances;
using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>
/// Choices of <c>oneOf</c> that nothing tells apart: one value matches several and so is refused, and no generator knows which type to take. Only
/// what stands in the choices themselves is compared.
/// </summary>
internal static class ChoiceLint
{
    private const int MostChoices = 64;

    public static void Check(LintContext context)
    {
        foreach (var schema in context.AllOf(PartKind.Schema))
        {
            if (schema.At.Child("oneOf") is not { Node: SequenceNode } list)
                continue;
            var choices = list.Items().Take(MostChoices).Select(choice => context.Follow(choice)).OfType<Cursor>().ToList();
            var discriminator = schema.At.Child("discriminator")?.TextOf("propertyName");
            var fault = discriminator is null ? Overlap(choices) : Unreadable(choices, discriminator);
            if (fault is not null)
                context.Report(LintRules.OverlappingChoices, list, fault);
        }
    }

    /// <summary>A discriminator tells objects apart only when every one of them must have it.</summary>
    private static string? Unreadable(List<Cursor> choices, string discriminator)
    {
        var index = choices.FindIndex(choice =>
            choice.Child("allOf") is null && !choice.ItemsOf("required").Any(name => name.Text == discriminator));
        return index < 0 ? null : FormattableString.Invariant($"Choice {index + 1} of 'oneOf' does not require '{discriminator}', which the discriminator reads");
    }

    private static string? Overlap(List<Cursor> choices)
    {
        for (var i = 1; i < choices.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Common(choices[j], choices[i]) is { } common)
                    return FormattableString.Invariant($"The choices {j + 1} and {i + 1} of 'oneOf' both accept {common}");
            }
        }

        return null;
    }

    /// <summary>What two choices both accept as far as their own keywords tell; null when something sets them apart or says too little.</summary>
    private static string? Common(Cursor left, Cursor right)
    {
        var types = TypesOf(left) & TypesOf(right);
        if (types == JsonTypes.Any || AreDisjoint(left, right))
            return null;
        if (types != JsonTypes.Object)
            return IsPlain(left) && IsPlain(right) ? $"a value of type {types.ToString().ToLowerInvariant()}" : null;
        if (left.Child("properties") is not { } own || right.Child("properties") is not { } other)
            return null;
        var shared = own.Members().Where(property => other.Child(property.Name) is not null).ToList();
        return shared.Count == 0 || shared.Exists(property => SetApart(property.Value, other.Child(property.Name)!.Value))
            ? null
            : $"an object with '{shared[0].Name}'";
    }

    private static bool SetApart(Cursor left, Cursor right) =>
        AreDisjoint(left, right) || (TypesOf(left) is not JsonTypes.Any and var a && TypesOf(right) is not JsonTypes.Any and var b && (a & b) == JsonTypes.Any);

    /// <summary>Whether both list their values and share none.</summary>
    private static bool AreDisjoint(Cursor left, Cursor right) =>
        Values(left) is { } own && Values(right) is { } other && !own.Exists(value => other.Exists(candidate => JsonValues.AreEqual(value, candidate)));

    private static List<DocumentNode>? Values(Cursor schema) =>
        schema.Child("const") is { } constant ? [constant.Node] : schema.Child("enum") is { Node: SequenceNode list } ? [.. list.Items] : null;

    private static bool IsPlain(Cursor schema) => schema.Child("pattern") is null && schema.Child("format") is null && schema.Child("items") is null;

    private static JsonTypes TypesOf(Cursor schema)
    {
        var names = schema.Child("type") is { } type ? type.Node is SequenceNode ? type.Items() : [type] : [];
        var types = names.Aggregate(JsonTypes.Any, (known, name) => known | (Enum.TryParse<JsonTypes>(name.Text, ignoreCase: true, out var one) ? one : JsonTypes.Any));
        return (types & JsonTypes.Number) != 0 ? types | JsonTypes.Integer : types;
    }
}
