using EpasContracts.Generator;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Drift.Compiled;

/// <summary>Types of model properties as a document asks for them.</summary>
/// <param name="view">The document, with the options of the compiled contract.</param>
internal sealed class DocumentShape(ContractView view)
{
    /// <summary>The declaration that the document asks for; null where a document leaves the type open.</summary>
    /// <param name="schema">The property's schema.</param>
    /// <param name="isRequired">Whether the property must be there.</param>
    public string? Of(SchemaNode schema, bool isRequired)
    {
        var (name, isNullable) = Of(schema, 0);
        if (name is null)
            return null;
        return (isRequired, isNullable) switch
        {
            (true, _) => $"required {name}{(isNullable ? "?" : "")}",
            (false, true) when !view.PlainOptionals => $"Optional<{name}?>",
            _ => name + "?",
        };
    }

    private (string? Name, bool IsNullable) Of(SchemaNode schema, int depth)
    {
        const int DeepestNesting = 32;
        var (core, isNullable) = WithoutNull(schema);
        if (depth > DeepestNesting)
            return (null, isNullable);
        if (core.Reference is { } reference && view.Contract.Resolve(reference) is { } target)
        {
            var (name, inner) = Of(target, depth + 1);
            return (name, isNullable || inner);
        }

        var type = core.AllOf.IsEmpty && core.AnyOf.IsEmpty && core.OneOf.IsEmpty ? Single(core, depth) : null;
        return (type, isNullable);
    }

    private string? Single(SchemaNode schema, int depth)
    {
        if (!schema.Properties.IsEmpty)
            return $"the model of {NameOf(schema)}";
        return (schema.Types & ~JsonTypes.Null) switch
        {
            JsonTypes.Boolean => "bool",
            JsonTypes.Integer or JsonTypes.Number or JsonTypes.String when schema.HasEnum => $"the model of {NameOf(schema)}",
            JsonTypes.Integer => view.FormatOf(schema) is var format && IntegerFormats.FitsInt32(format) ? "int" : format == "uint64" ? "ulong" : "long",
            JsonTypes.Number => view.FormatOf(schema) switch { "float" => "float", "decimal" => "decimal", _ => "double" },
            JsonTypes.String => Text(view.FormatOf(schema)),
            JsonTypes.Array when schema.Items is { } items && schema.PrefixItems.IsEmpty => List(Of(items, depth + 1)),
            _ => null,
        };
    }

    private string Text(string? format) => format switch
    {
        "date-time" when !view.DatesAreText => "DateTimeOffset",
        "date" when !view.DatesAreText => "DateOnly",
        "time" when !view.DatesAreText => "OffsetTime",
        "duration" when !view.DatesAreText => "IsoDuration",
        "uuid" => "Guid",
        "uri" or "uri-reference" or "iri" or "iri-reference" => "Uri",
        "byte" => "byte[]",
        _ => "string",
    };

    private static string? List((string? Name, bool IsNullable) element) =>
        element.Name is { } name ? $"IReadOnlyList<{name}{(element.IsNullable ? "?" : "")}>" : null;

    private string NameOf(SchemaNode schema) =>
        view.Contract.Schemas.FirstOrDefault(named => named.Schema.Pointer == schema.Pointer)?.Name ?? schema.Pointer;

    private static (SchemaNode Core, bool IsNullable) WithoutNull(SchemaNode schema)
    {
        var isNullable = (schema.Types & JsonTypes.Null) != 0;
        var alternatives = schema.AnyOf.IsEmpty ? schema.OneOf : schema.AnyOf;
        var values = alternatives.Where(member => member.Types != JsonTypes.Null).ToList();
        if (values.Count != 1 || schema.Reference is not null || !schema.Properties.IsEmpty)
            return (schema, isNullable);
        var (core, inner) = WithoutNull(values[0]);
        return (core, isNullable || inner || values.Count < alternatives.Count);
    }
}
