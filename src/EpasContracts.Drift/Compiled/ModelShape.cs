using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using EpasContracts.OpenApi.Model;
using EpasContracts.Runtime;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;

namespace EpasContracts.Drift.Compiled;

/// <summary>Types of model properties as C# declares them: once from compiled code, once as the document asks for them.</summary>
internal static class ModelShape
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(float)] = "float",
        [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(byte[])] = "byte[]", [typeof(DateTimeOffset)] = "DateTimeOffset",
        [typeof(DateOnly)] = "DateOnly", [typeof(OffsetTime)] = "OffsetTime", [typeof(IsoDuration)] = "IsoDuration", [typeof(Guid)] = "Guid",
        [typeof(Uri)] = "Uri", [typeof(JsonElement)] = "JsonElement",
    };

    /// <summary>The declaration of a compiled property, such as <c>required string</c> or <c>Optional&lt;long?&gt;</c>.</summary>
    public static string Of(PropertyInfo property)
    {
        var required = property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is null ? "" : "required ";
        return required + Of(property.PropertyType, new NullabilityInfoContext().Create(property));
    }

    /// <summary>The declaration that the document asks for; null where a document leaves the type open.</summary>
    /// <param name="contract">The document.</param>
    /// <param name="schema">The property's schema.</param>
    /// <param name="isRequired">Whether the property must be there.</param>
    public static string? Of(ApiContract contract, SchemaNode schema, bool isRequired)
    {
        var (name, isNullable) = Of(contract, schema, 0);
        if (name is null)
            return null;
        return (isRequired, isNullable) switch
        {
            (true, _) => $"required {name}{(isNullable ? "?" : "")}",
            (false, true) => $"Optional<{name}?>",
            _ => name + "?",
        };
    }

    /// <summary>The properties of a model by their names in JSON.</summary>
    public static IEnumerable<(string WireName, PropertyInfo Property)> Properties(Type model) =>
        from property in model.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        where name is not null
        select (name, property);

    /// <summary>The values that an enum's type lists; null when the type is none.</summary>
    public static IReadOnlyList<string>? KnownValues(Type type)
    {
        if (!typeof(IExtensibleEnum).IsAssignableFrom(type))
            return null;
        var known = type.GetProperty("Known", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as System.Collections.IEnumerable;
        return [.. known?.Cast<IExtensibleEnum>().Select(value => value.Value) ?? []];
    }

    private static string Of(Type type, NullabilityInfo info)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        var question = !type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";
        if (!type.IsGenericType)
            return Name(type) + question;
        var arguments = info.GenericTypeArguments;
        return type.GetGenericTypeDefinition() switch
        {
            var open when open == typeof(Optional<>) => $"Optional<{Of(arguments[0].Type, arguments[0])}>",
            var open when open == typeof(IReadOnlyList<>) => $"IReadOnlyList<{Of(arguments[0].Type, arguments[0])}>{question}",
            var open when open == typeof(IReadOnlyDictionary<,>) => $"IReadOnlyDictionary<string, {Of(arguments[1].Type, arguments[1])}>{question}",
            _ => type + question,
        };
    }

    // Models go by their schema: what the generator calls them is its own affair.
    private static string Name(Type type) =>
        Keywords.TryGetValue(type, out var keyword) ? keyword
        : type.GetProperty("Schema", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is SchemaDescriptor schema ? $"the model of {schema}"
        : type.FullName ?? type.Name;

    private static (string? Name, bool IsNullable) Of(ApiContract contract, SchemaNode schema, int depth)
    {
        const int DeepestNesting = 32;
        var (core, isNullable) = WithoutNull(schema);
        if (depth > DeepestNesting)
            return (null, isNullable);
        if (core.Reference is { } reference && contract.Resolve(reference) is { } target)
        {
            var (name, inner) = Of(contract, target, depth + 1);
            return (name, isNullable || inner);
        }

        var type = core.AllOf.IsEmpty && core.AnyOf.IsEmpty && core.OneOf.IsEmpty ? Single(contract, core, depth) : null;
        return (type, isNullable);
    }

    private static string? Single(ApiContract contract, SchemaNode schema, int depth)
    {
        if (!schema.Properties.IsEmpty)
            return $"the model of {NameOf(contract, schema)}";
        return (schema.Types & ~JsonTypes.Null) switch
        {
            JsonTypes.Boolean => "bool",
            JsonTypes.Integer or JsonTypes.Number or JsonTypes.String when schema.HasEnum => $"the model of {NameOf(contract, schema)}",
            JsonTypes.Integer => schema.Format == "int32" ? "int" : "long",
            JsonTypes.Number => schema.Format switch { "float" => "float", "decimal" => "decimal", _ => "double" },
            JsonTypes.String => Text(schema.Format),
            JsonTypes.Array when schema.Items is { } items && schema.PrefixItems.IsEmpty => List(Of(contract, items, depth + 1)),
            _ => null,
        };
    }

    private static string Text(string? format) => format switch
    {
        "date-time" => "DateTimeOffset",
        "date" => "DateOnly",
        "time" => "OffsetTime",
        "duration" => "IsoDuration",
        "uuid" => "Guid",
        "uri" or "uri-reference" or "iri" or "iri-reference" => "Uri",
        "byte" => "byte[]",
        _ => "string",
    };

    private static string? List((string? Name, bool IsNullable) element) =>
        element.Name is { } name ? $"IReadOnlyList<{name}{(element.IsNullable ? "?" : "")}>" : null;

    private static string NameOf(ApiContract contract, SchemaNode schema) =>
        contract.Schemas.FirstOrDefault(named => named.Schema.Pointer == schema.Pointer)?.Name ?? schema.Pointer;

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
