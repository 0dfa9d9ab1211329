using System.Globalization;
using System.Numerics;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>What a plain scalar means: the core schema of YAML 1.2, which is JSON's types and nothing else.</summary>
internal static class YamlScalars
{
    // Converting between bases takes more than linear time; no real number is longer.
    private const int LongestOtherBase = 256;

    /// <summary>The kind of a plain scalar and its spelling in JSON.</summary>
    public static (JsonKind Kind, string Text) Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (JsonKind.Null, "null"),
        "true" or "True" or "TRUE" => (JsonKind.Boolean, "true"),
        "false" or "False" or "FALSE" => (JsonKind.Boolean, "false"),
        _ => ToJsonNumber(text) is { } number ? (JsonKind.Number, number) : (JsonKind.String, text),
    };

    /// <summary>Whether the scalar is a number that JSON does not have: infinity or not-a-number.</summary>
    public static bool IsNotInJson(string text) => text.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN";

    private static string? ToJsonNumber(string text)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'o')
            return text.Length <= LongestOtherBase ? FromOtherBase(text, text[1] == 'x' ? 16 : 8) : null;
        if (text[0] is not ('+' or '-' or '.' or (>= '0' and <= '9')))
            return null;

        var position = text[0] is '+' or '-' ? 1 : 0;
        var sign = text[0] == '-' ? "-" : "";
        var whole = Digits(text, ref position);
        var fraction = "";
        if (position < text.Length && text[position] == '.')
        {
            position++;
            fraction = Digits(text, ref position);
        }

        if (whole.Length + fraction.Length == 0 || Exponent(text, ref position) is not { } exponent || position < text.Length)
            return null;
        whole = whole.TrimStart('0');
        return sign + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction) + exponent;
    }

    private static string Digits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is >= '0' and <= '9')
            position++;
        return text.Substring(start, position - start);
    }

    /// <summary>The exponent as it is spelled, empty without one, null when it has no digits.</summary>
    private static string? Exponent(string text, ref int position)
    {
        var start = position;
        if (position == text.Length || text[position] is not ('e' or 'E'))
            return "";
        position++;
        if (position < text.Length && text[position] is '+' or '-')
            position++;
        return Digits(text, ref position).Length == 0 ? null : text.Substring(start, position - start);
    }

    private static string? FromOtherBase(string text, int @base)
    {
        var value = BigInteger.Zero;
        foreach (var digit in text.Skip(2))
        {
            var number = "0123456789abcdef".IndexOf(char.ToLowerInvariant(digit));
            if (number < 0 || number >= @base)
                return null;
            value = value * @base + number;
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }
}
