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

    /// <summary>A dot stops at a carriage return too; everything else that I-Regexp has means the same in .NET.</summary>
    private static string Translate(string pattern)
    {
        var translated = new StringBuilder(pattern.Length);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                translated.Append(c).Append(pattern[++i]);
                continue;
            }

            inClass = c == '[' || (inClass && c != ']');
            translated.Append(c == '.' && !inClass ? @"[^\n\r]" : c.ToString());
        }

        return translated.ToString();
    }
}
