using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EpasContracts.Derivation.JsonPath;

/// <summary>I-Regexp (RFC 9485) on the linear-time engine of .NET.</summary>
internal static class IRegexp
{
    /// <summary>Whether a text matches, whole or in part; a pattern that is not an I-Regexp matches nothing, as RFC 9535 asks.</summary>
    public static bool IsMatch(string pattern, string text, bool wholeText)
    {
        try
        {
            var translated = Translate(pattern);
            return Regex.IsMatch(text, wholeText ? $@"\A(?:{translated})\z" : translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>
    /// A dot stops at a carriage return too, and a dot or a class that excludes takes a whole character, which in .NET can be two
    /// code units; a final <c>$</c> is the end of the text.
    /// </summary>
    private static string Translate(string pattern)
    {
        const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
        var translated = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length:
                    translated.Append('\\').Append(pattern[++i]);
                    break;
                case '.':
                    translated.Append(CultureInfo.InvariantCulture, $@"(?:{Pair}|[^\n\r\uD800-\uDFFF])");
                    break;
                case '$':
                    translated.Append(@"\z");
                    break;
                case '[' when ClassEnd(pattern, i) is var end and > 0:
                    var set = pattern[(i + 1)..end];
                    translated.Append(set.StartsWith('^') ? $@"(?:{Pair}|[{set}\uD800-\uDFFF])" : $"[{set}]");
                    i = end;
                    break;
                default:
                    translated.Append(pattern[i]);
                    break;
            }
        }

        return translated.ToString();
    }

    private static int ClassEnd(string pattern, int start)
    {
        for (var i = start + 1; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == ']')
                return i;
        }

        return -1;
    }
}
