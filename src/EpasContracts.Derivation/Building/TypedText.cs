using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Building;

/// <summary>
/// A printed default or example as a JSON value of its field's type. The vendor prints Python literals: <c>True</c>, <c>['a']</c>.
/// </summary>
internal static class TypedText
{
    /// <summary>The value; <see langword="null"/> when the text is not of the type.</summary>
    public static JsonNode? Read(PageType type, string text) => type switch
    {
        UnionType union => union.Branches.Select(branch => Read(branch, text)).FirstOrDefault(value => value is not null),
        ArrayType array => ReadArray(array, text),
        EnumType or PrimitiveType { Name: "string" } => JsonValue.Create(text),
        ModelType or PrimitiveType { Name: "object" } => ReadObject(text),
        PrimitiveType primitive => ReadScalar(primitive.Name, text),
        _ => null,
    };

    private static JsonValue? ReadScalar(string type, string text) => type switch
    {
        "boolean" when text is "True" or "true" => JsonValue.Create(true),
        "boolean" when text is "False" or "false" => JsonValue.Create(false),
        "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        "number" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => null,
    };

    /// <summary>A literal whose entries are of the entry's type; entries without quotes are taken as texts.</summary>
    private static JsonArray? ReadArray(ArrayType type, string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return null;
        if (PythonLiteral.TryRead(text, out var literal))
            return Fits(type, literal) ? (JsonArray)literal! : null;
        var array = new JsonArray();
        foreach (var entry in text[1..^1].Split(',', StringSplitOptions.TrimEntries))
        {
            if (Read(type.Item, entry) is not { } value)
                return null;
            array.Add(value);
        }

        return array;
    }

    private static JsonObject? ReadObject(string text) => text.StartsWith('{') && PythonLiteral.TryRead(text, out var literal) ? literal as JsonObject : null;

    private static bool Fits(PageType type, JsonNode? value) => (type, value) switch
    {
        (UnionType union, null) => union.AllowsNull,
        (UnionType union, _) => union.Branches.Any(branch => Fits(branch, value)),
        (ArrayType array, JsonArray entries) => entries.All(entry => Fits(array.Item, entry)),
        (ModelType or PrimitiveType { Name: "object" }, JsonObject) => true,
        (EnumType or PrimitiveType { Name: "string" }, JsonValue scalar) => scalar.GetValueKind() == JsonValueKind.String,
        (PrimitiveType { Name: "boolean" }, JsonValue scalar) => scalar.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        (PrimitiveType { Name: "number" }, JsonValue scalar) => scalar.GetValueKind() == JsonValueKind.Number,
        (PrimitiveType { Name: "integer" }, JsonValue scalar) => scalar.TryGetValue<long>(out _),
        _ => false,
    };
}
