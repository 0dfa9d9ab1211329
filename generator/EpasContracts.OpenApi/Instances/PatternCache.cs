using System.Text;
using System.Text.RegularExpressions;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.OpenApi.Instances;

/// <summary>The patterns of one document, each compiled when it is first needed.</summary>
internal sealed class PatternCache
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, Func<string, bool?>> _known = new(StringComparer.Ordinal);

    /// <summary>Whether the pattern matches somewhere in the text; null when the pattern is none or takes too long.</summary>
    public bool? IsMatch(string pattern, string text)
    {
        if (!_known.TryGetValue(pattern, out var matcher))
            _known[pattern] = matcher = Compile(pattern);
        return matcher(text);
    }

    private static Func<string, bool?> Compile(string pattern)
    {
        var syntax = PatternParser.Parse(pattern);
        if (syntax.Error is not null)
            return _ => null;
        var program = PatternCompiler.Compile(syntax);
        if (program.IsRegular)
        {
            return text =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                return program.IsMatch(bytes, 0, bytes.Length);
            };
        }

        var regex = new Regex(program.ToDotNetPattern(), RegexOptions.CultureInvariant, Timeout);
        return text =>
        {
            try
            {
                return regex.IsMatch(text);
            }
            catch (RegexMatchTimeoutException)
            {
                // No verdict is an honest one: nothing is said about the value.
                return null;
            }
        };
    }
}
