using System.Globalization;
using System.Text.Json;
using EpasContracts.Drift.Probing;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Drift.Facts;

/// <summary>Values as both sides of a comparison spell them.</summary>
internal static class FactText
{
    private static readonly (JsonTypes Type, string Name)[] TypeNames =
    [
        (JsonTypes.Object, "object"), (JsonTypes.Array, "array"), (JsonTypes.String, "string"), (JsonTypes.Number, "number"),
        (JsonTypes.Integer, "integer"), (JsonTypes.Boolean, "boolean"), (JsonTypes.Null, "null"),
    ];

    /// <summary>Types in words, such as <c>string or null</c>; their order in the document does not matter.</summary>
    public static string Types(JsonTypes types) => string.Join(" or ", TypeNames.Where(type => (types & type.Type) != 0).Select(type => type.Name));

    /// <summary>A keyword's argument: the characters of a string, a number without needless zeros, other JSON as it is.</summary>
    public static string Argument(string json)
    {
        if (json.StartsWith('"'))
            return JsonSerializer.Deserialize<string>(json) ?? "";
        return Number(json);
    }

    /// <summary>A number without needless zeros; what is no number, or has more digits than 28, as it is spelled.</summary>
    public static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : text;

    /// <summary>Which names ask for which others, as JSON; null for none.</summary>
    public static string? Names(EquatableArray<DependentRequired> dependencies) => dependencies.All(dependency => dependency.Required.IsEmpty)
        ? null
        : "{" + string.Join(',', dependencies.Select(dependency => $"{Quoted(dependency.Property)}:[{string.Join(',', dependency.Required.Select(Quoted))}]")) + "}";

    private static string Quoted(string name) => SampleBuilder.Text(name);

    /// <summary>The least count; zero asks for nothing, so it is no fact.</summary>
    public static string? Least(long? number) => number > 0 ? Count(number) : null;

    /// <summary>A count.</summary>
    public static string? Count(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
