using System.Text.RegularExpressions;

namespace EpasContracts.Pacts;

/// <summary>Takes the colours out of the core's text, which it writes into its JSON even when told not to.</summary>
internal static partial class Ansi
{
    public static string Strip(string text) => text.Contains('\e') ? Escape().Replace(text, "") : text;

    [GeneratedRegex(@"\e\[[0-9;?]*[ -/]*[@-~]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
