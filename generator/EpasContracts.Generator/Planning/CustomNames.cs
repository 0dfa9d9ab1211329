using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Planning;

/// <summary>What a document says in extensions about names in C#: <c>x-csharp-name</c>, and lists of names or descriptions beside an <c>enum</c>.</summary>
internal static class CustomNames
{
    private const string Keyword = "x-csharp-name";

    private static readonly string[] EnumNames = ["x-enum-varnames", "x-enumNames", "x-enum-names"];

    private static readonly string[] EnumDescriptions = ["x-enum-descriptions", "x-enumDescriptions"];

    /// <summary>The name that the extensions ask for, rebuilt as an identifier; null for none that can be used.</summary>
    public static string? Of(EquatableArray<Extension> extensions) => Wanted(extensions) is { Kind: JsonKind.String, Text: var text } && Identifier.IsUsable(text) ? Identifier.Pascal(text, "") : null;

    /// <summary>What a component is called in C# when nothing else is.</summary>
    public static string OfComponent(NamedSchema component) => Of(component.Schema.Extensions) ?? Identifier.Pascal(component.Name, "Schema");

    /// <summary>The names that extensions give the members of an <c>enum</c>, by their place; null for none.</summary>
    public static IReadOnlyList<string?>? OfMembers(SchemaNode schema) => Texts(schema, EnumNames)?.Select(static name => name is not null && Identifier.IsUsable(name) ? Identifier.Pascal(name, "") : null).ToList();

    /// <summary>What extensions say about the members of an <c>enum</c>, by their place; null for nothing.</summary>
    public static IReadOnlyList<string?>? DescriptionsOfMembers(SchemaNode schema) => Texts(schema, EnumDescriptions);

    /// <summary>Names that are none, or become others than they are spelled.</summary>
    public static IEnumerable<Finding> Unusable(ApiContract contract)
    {
        foreach (var schema in contract.AllSchemas().Where(static schema => !schema.Extensions.IsEmpty))
        {
            foreach (var finding in Check(schema.Extensions, schema.Location, schema.Pointer).Concat(CheckMembers(schema)))
                yield return finding;
        }

        foreach (var operation in contract.Operations.Concat(contract.Webhooks))
        {
            var parameters = operation.Parameters.SelectMany(static parameter => Check(parameter.Extensions, parameter.Location, parameter.Pointer));
            foreach (var finding in Check(operation.Extensions, operation.Location, operation.Pointer).Concat(parameters))
                yield return finding;
        }

        var tagged = contract.Operations.SelectMany(static operation => operation.Tags, static (operation, tag) => (Tag: tag, operation.Location)).ToLookup(static entry => entry.Tag, static entry => entry.Location, StringComparer.Ordinal);
        foreach (var tag in contract.Tags)
        {
            foreach (var finding in Check(tag.Extensions, tagged[tag.Name].DefaultIfEmpty(SourceLocation.None).First(), $"the tag '{tag.Name}'"))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Check(EquatableArray<Extension> extensions, SourceLocation location, string owner)
    {
        if (Wanted(extensions) is { } wanted && !(wanted.Kind == JsonKind.String && Identifier.IsSpelledAsOne(wanted.Text)))
            yield return GeneratorRules.BadCustomName.At(location, $"{Keyword} {wanted.Json} of {owner}{(Of(extensions) is { } name ? $" becomes {name}" : " is left out")}");
    }

    private static IEnumerable<Finding> CheckMembers(SchemaNode schema)
    {
        if (!schema.HasEnum)
            yield break;
        foreach (var extension in schema.Extensions.Where(static extension => EnumNames.Contains(extension.Name)))
        {
            if (Parse(extension.Value) is not SequenceNode { Items: var names } || names.Count != schema.Enum.Count || names.Any(static name => name is not ScalarNode { Kind: JsonKind.String }))
                yield return GeneratorRules.BadCustomName.At(schema.Location, $"{extension.Name} of {schema.Pointer} is not a list with a text for each of the {schema.Enum.Count} values");
            else if (names.Cast<ScalarNode>().FirstOrDefault(static name => !Identifier.IsSpelledAsOne(name.Text)) is { } odd)
                yield return GeneratorRules.BadCustomName.At(schema.Location, $"'{odd.Text}' in {extension.Name} of {schema.Pointer}{(Identifier.IsUsable(odd.Text) ? $" becomes {Identifier.Pascal(odd.Text, "")}" : " is left out")}");
        }
    }

    private static JsonLiteral? Wanted(EquatableArray<Extension> extensions) =>
        extensions.IsEmpty ? null : extensions.FirstOrDefault(static extension => extension.Name == Keyword)?.Value;

    // Either a list, text by text, or an object with the values as its keys.
    private static List<string?>? Texts(SchemaNode schema, string[] keywords)
    {
        if (schema.Extensions.IsEmpty)
            return null;
        var extension = schema.Extensions.FirstOrDefault(extension => keywords.Contains(extension.Name));
        return (extension is null ? null : Parse(extension.Value)) switch
        {
            SequenceNode { Items: var items } when items.Count == schema.Enum.Count => [.. items.Select(Text)],
            MappingNode members => [.. schema.Enum.Select(member => Text(members.Find(member.Text)?.Value))],
            _ => null,
        };
    }

    private static string? Text(DocumentNode? node) => node is ScalarNode { Kind: JsonKind.String } scalar ? scalar.Text : null;

    private static DocumentNode? Parse(JsonLiteral literal) => literal.Kind is JsonKind.Array or JsonKind.Object ? DocumentTree.Parse(".json", literal.Json).Root : null;
}
