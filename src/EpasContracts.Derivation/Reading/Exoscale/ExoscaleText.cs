using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>What the vendor's shapes have in common: their headings, and what is glued to them.</summary>
internal static partial class ExoscaleText
{
    /// <summary>The lines, with a heading that is glued to the end of a line as a line of its own, and without bullets.</summary>
    public static List<PageLine> Unglue(IEnumerable<PageLine> lines)
    {
        var result = new List<PageLine>();
        foreach (var line in lines)
        {
            var text = Bullet().Replace(line.Text, "");
            if (GluedHeading().Match(text) is { Success: true } glued)
            {
                result.Add(new PageLine(line.Number, glued.Groups[1].Value));
                text = glued.Groups[2].Value;
            }

            if (text.Length > 0)
                result.Add(new PageLine(line.Number, text));
        }

        return result;
    }

    /// <summary>The first of several operations with one method and path; the others are findings.</summary>
    public static List<PageOperation> Distinct(IEnumerable<PageOperation> operations, FindingLog findings)
    {
        var result = new Dictionary<(string Method, string Path), PageOperation>();
        foreach (var operation in operations)
        {
            if (result.TryAdd((operation.Method.Value, operation.Path.Value), operation))
                continue;
            var first = result[(operation.Method.Value, operation.Path.Value)].Path.Line;
            findings.Error(FindingIds.RepeatedOperation, operation.Path.Line,
                $"{operation.Method.Value} {operation.Path.Value} is described a second time (first on line {first}); only the first is taken.",
                "Remove the block that is not wanted from a copy of the page.");
        }

        return [.. result.Values];
    }

    /// <summary>These pages print no type for a parameter: it is taken as a string, and said so once.</summary>
    public static void ReportUntypedParameters(IEnumerable<PageOperation> operations, FindingLog findings)
    {
        var parameters = operations.SelectMany(operation => operation.Parameters)
            .Where(parameter => parameter.In != "body" && parameter.Type.Value is PrimitiveType { Name: "string", Format: null } or ObjectType).ToList();
        if (parameters.Count > 0)
        {
            findings.Info(FindingIds.UntypedParameters, parameters[0].Name.Line,
                $"The page prints no types of parameters; {parameters.Count} {(parameters.Count == 1 ? "is" : "are")} taken as strings.",
                "State formats and bounds in an overlay.");
        }
    }

    /// <summary>Takes the mark of an unfinished operation off a text.</summary>
    public static (string Text, bool IsBeta) WithoutBeta(string text) => text.StartsWith("[BETA]", StringComparison.Ordinal) ? (text[6..].TrimStart(), true) : (text, false);

    /// <summary>
    /// The line with method and path. A path has small letters only, so the capital or bracket that a description begins with
    /// ends it; so does the word null, which stands glued to a path where the vendor has no description.
    /// </summary>
    [GeneratedRegex(@"^(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS) ((?:/(?:\{[A-Za-z0-9_-]{1,100}\}|(?!(?<=[a-z0-9}])null$)[a-z0-9._~:-]){1,200}){1,50})(.*)$")]
    public static partial Regex Method();

    /// <summary>What these pages print in place of a description that is not there.</summary>
    public const string NoDescription = "null";

    /// <summary>What stands around a page's text on the vendor's site and says nothing about the service.</summary>
    public static bool IsFurniture(string text) => text is "Read more" or "Skip to content";

    /// <summary>The lines that close every operation of a reference page.</summary>
    [GeneratedRegex("^(?:SDK reference for |CLI: exo api )")]
    public static partial Regex Closing();

    [GeneratedRegex(@"^\s*(?:[•*-]\s+)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(.+?)(?<=[}\w.)])(Path parameters|Query parameters|Request body|Responses|SDK reference for .*)$")]
    private static partial Regex GluedHeading();
}
