using System.Text;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Drift.Probing;

/// <summary>Strings that satisfy a schema, or all of it but one keyword.</summary>
internal static class SampleStrings
{
    private const int Longest = 65_536;

    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal)
    {
        ["date-time"] = "2026-01-31T12:30:00Z",
        ["date"] = "2026-01-31",
        ["uuid"] = "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        ["ipv4"] = "192.0.2.1",
        ["ipv6"] = "2001:db8::1",
        ["uri"] = "https://example.org/a",
        ["uri-reference"] = "/a",
        ["iri"] = "https://example.org/a",
        ["iri-reference"] = "/a",
        ["uri-template"] = "https://example.org/{a}",
        ["email"] = "someone@example.org",
        ["idn-email"] = "someone@example.org",
        ["hostname"] = "host.example.org",
        ["idn-hostname"] = "host.example.org",
        ["byte"] = "YWJj",
        ["base64url"] = "YWJj",
        ["int64"] = "1",
        ["uint64"] = "1",
        ["time"] = "12:30:00Z",
        ["duration"] = "P1DT2H",
        ["json-pointer"] = "/a",
        ["relative-json-pointer"] = "1/a",
        ["regex"] = "a",
    };

    /// <summary>Whether there is a text of the format.</summary>
    public static bool Knows(string format) => Formats.ContainsKey(format);

    /// <summary>A string that satisfies the view's pattern and format and has a length within the bounds.</summary>
    /// <returns>The string; null when none can be made.</returns>
    public static string? Of(SchemaView view, long minLength, long? maxLength)
    {
        if (minLength > Longest || maxLength < minLength)
            return null;
        if (view.Format is { } format && Formats.TryGetValue(format, out var known))
            return known.Length >= minLength && !(known.Length > maxLength) && view.Patterns.All(pattern => IsMatch(pattern, known)) ? known : null;
        if (view.Patterns.Count == 0)
            return new string('a', (int)Math.Min(Math.Max(minLength, 1), maxLength ?? long.MaxValue));
        var program = PatternCompiler.Compile(view.Patterns[0]);
        if (!program.IsRegular)
            return null;
        var sample = PatternSamples.ShortestMatch(program, (int)minLength, (int)Math.Min(maxLength ?? Longest, Longest));
        return sample is not null && view.Patterns.Skip(1).All(pattern => IsMatch(pattern, sample)) ? sample : null;
    }

    /// <summary>A string of an admitted length that the pattern does not match.</summary>
    /// <returns>The string; null when there is none, or the pattern is not regular.</returns>
    public static string? Mismatch(string pattern, long minLength, long? maxLength)
    {
        var program = PatternCompiler.Compile(pattern);
        return program.IsRegular && minLength <= Longest && !(maxLength < minLength)
            ? PatternSamples.ShortestMismatch(program, (int)minLength, (int)Math.Min(maxLength ?? Longest, Longest))
            : null;
    }

    private static bool IsMatch(string pattern, string text)
    {
        var program = PatternCompiler.Compile(pattern);
        var utf8 = Encoding.UTF8.GetBytes(text);
        return program.IsRegular && program.IsMatch(utf8, 0, utf8.Length);
    }
}
