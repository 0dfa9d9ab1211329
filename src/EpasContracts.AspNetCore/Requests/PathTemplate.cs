using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;

namespace EpasContracts.AspNetCore.Requests;

/// <summary>A path template of the contract: as a route, and as the way back to what the caller wrote in place of each parameter.</summary>
internal sealed partial class PathTemplate
{
    // What a route cannot be given as a name.
    private static readonly SearchValues<char> NoNameHas = SearchValues.Create("/{}?*:=");

    // The contract's names with those of the groups of the expression, and of the route.
    private readonly Dictionary<string, (string Group, string Route)> _names = [];
    private readonly Regex _raw;
    private readonly Lazy<Regex> _exact;
    private int _count;

    public PathTemplate(string template)
    {
        var raw = new StringBuilder("^(?:.*/)?");
        // A query or a fragment within the path takes no part in routing.
        template = template.Split('?', '#')[0];
        var segments = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var text = new StringBuilder();
        var route = segments.Select((segment, index) =>
        {
            raw.Append(index == 0 ? "" : "/");
            text.Append(index == 0 ? "" : "/");
            return RoutePatternFactory.Segment(ReadSegment(segment, raw, text));
        }).ToList();
        // API descriptions read the route from its text: escapes are there what they are in the contract.
        Pattern = RoutePatternFactory.Pattern(text.ToString(), route);
        var segmentsOnly = raw.ToString();
        _raw = new Regex(segmentsOnly + "/?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        _exact = new Lazy<Regex>(() => new Regex(segmentsOnly + (template.EndsWith('/') ? "/$" : "$"), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
    }

    /// <summary>The route.</summary>
    public RoutePattern Pattern { get; }

    /// <summary>The route without the names of its parameters: of two paths with one shape, routing cannot choose.</summary>
    public string Shape => string.Join('/', Pattern.PathSegments.Select(static segment => string.Concat(segment.Parts.Select(static part => part is RoutePatternLiteralPart literal ? literal.Content : "{}"))));

    /// <summary>Whether a request spells the path as the contract does, in the same case and with the same end.</summary>
    public bool IsSpelledIn(HttpContext context) => _exact.Value.IsMatch(Target(context));

    /// <summary>Whether the route can be read from its text: between two parameters there is something.</summary>
    public bool IsText => !Pattern.PathSegments.Any(static segment => segment.Parts.Zip(segment.Parts.Skip(1)).Any(static pair => pair is { First: RoutePatternParameterPart, Second: RoutePatternParameterPart }));

    /// <summary>What a parameter is called in the route: as in the contract, save where a route takes no such name or has it in another case.</summary>
    public string RouteName(string name) => _names.TryGetValue(name, out var names) ? names.Route : name;

    /// <summary>What stands in place of a parameter, with its escapes; null when the route has no such parameter.</summary>
    /// <remarks>
    /// A server hands out paths half decoded: an escaped slash stays escaped, everything else does not, and the two cannot be told apart. So the
    /// target is read as it came, and what routing decoded is used only where a server keeps no target or resolved dots in it.
    /// </remarks>
    public string? Find(HttpContext context, string name)
    {
        if (!_names.TryGetValue(name, out var names))
            return null;
        var match = _raw.Match(Target(context));
        if (match.Success)
            return match.Groups[names.Group].Value;
        return context.Request.RouteValues[names.Route] is string value ? Uri.EscapeDataString(value) : null;
    }

    private static string Target(HttpContext context) => (context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "").Split('?', 2)[0];

    private List<RoutePatternPart> ReadSegment(string segment, StringBuilder raw, StringBuilder text)
    {
        var parts = new List<RoutePatternPart>();
        foreach (Match part in Part().Matches(segment))
        {
            if (!part.Groups["name"].Success)
            {
                // Servers decode a path, save for its escaped slashes.
                parts.Add(RoutePatternFactory.LiteralPart(string.Join("%2F", part.Value.Split(["%2F", "%2f"], StringSplitOptions.None).Select(Uri.UnescapeDataString))));
                raw.Append(Regex.Escape(part.Value));
                text.Append(part.Value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
                continue;
            }

            var name = part.Groups["name"].Value;
            var group = $"p{_count++}";
            var isRouteName = name.AsSpan().IndexOfAny(NoNameHas) < 0 && !_names.Values.Any(other => other.Route.Equals(name, StringComparison.OrdinalIgnoreCase));
            var route = isRouteName ? name : group;
            _names.TryAdd(name, (group, route));
            parts.Add(RoutePatternFactory.ParameterPart(route));
            text.Append('{').Append(route).Append('}');
            raw.Append("(?<").Append(group).Append(">[^/]+)");
        }

        return parts;
    }

    [GeneratedRegex(@"\{(?<name>[^{}]+)\}|[^{]+|\{")]
    private static partial Regex Part();
}
