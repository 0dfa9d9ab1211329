using System.Text.RegularExpressions;

namespace EpasContracts.Derivation.Checking;

/// <summary>The parameters inside of a path.</summary>
internal static partial class PathTemplates
{
    /// <summary>The names between braces, in the path's order.</summary>
    public static IEnumerable<string> Of(string path) => Template().Matches(path).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Template();
}
