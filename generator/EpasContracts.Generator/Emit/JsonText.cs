using System.Globalization;
using System.Text;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Small pieces of JSON text for constraints' arguments.</summary>
internal static class JsonText
{
    // Null at the end, as the documents write it.
    private static readonly (JsonTypes Type, string Name)[] Names =
    [
        (JsonTypes.Boolean, "boolean"), (JsonTypes.Integer, "integer"), (JsonTypes.Number, "number"), (JsonTypes.String, "string"),
        (JsonTypes.Array, "array"), (JsonTypes.Object, "object"), (JsonTypes.Null, "null"),
    ];

    /// <summary>A JSON string.</summary>
    public static string String(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                < ' ' => json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => json.Append(c),
            };
        }

        return json.Append('"').ToString();
    }

    /// <summary>A JSON array of strings.</summary>
    public static string Strings(IEnumerable<string> texts) => $"[{string.Join(",", texts.Select(String))}]";

    /// <summary>The value of <c>type</c>: a name, or a list of names with null at its end.</summary>
    public static string Types(JsonTypes types)
    {
        var names = new List<string>();
        foreach (var (type, name) in Names)
        {
            if ((types & type) != 0)
                names.Add(name);
        }

        return names.Count == 1 ? String(names[0]) : Strings(names);
    }
}
