using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using EpasContracts.Runtime;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;

namespace EpasContracts.Drift.Compiled;

/// <summary>Types of model properties as compiled code declares them, in the words of <see cref="DocumentShape"/>.</summary>
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
}
