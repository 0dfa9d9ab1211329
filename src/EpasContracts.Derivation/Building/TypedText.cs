using System.Globalization;
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

    private static JsonArray? ReadArray(ArrayType type, string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return null;
        var array = new JsonArray();
        var inner = text[1..^1].Trim();
        if (inner.Length == 0)
            return array;
        foreach (var entry in inner.Split(','))
        {
            var bare = entry.Trim();
            if (bare.Length >= 2 && bare[0] is '\'' or '"' && bare[^1] == bare[0])
                bare = bare[1..^1];
            if (Read(type.Item, bare) is not { } value)
                return null;
            array.Add(value);
        }

        return array;
    }
}
