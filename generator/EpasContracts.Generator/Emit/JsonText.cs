using System.Globalization;
using System.Text;

namespace EpasContracts.Generator.Emit;

/// <summary>Small pieces of JSON text for constraints' arguments.</summary>
internal static class JsonText
{
    /// <summary>A JSON string.</summary>
    public static string String(string text)
    {
        // Nearly all of them.
        if (CSharpText.IsPlain(text))
            return "\"" + text + "\"";
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
}
