using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;

namespace EpasContracts.AspNetCore.Requests;

/// <summary>A path template of the contract: as a route, and as the way back to what the caller wrote in place of each parameter.</summary>
internal sealed partial class PathTemplate
{
    private readonly Dictionary<string, string> _groups = [];
    private readonly Regex _raw;

    public PathTemplate(string template)
    {
        var raw = new StringBuilder("^(?:.*/)?");
        var segments = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Pattern = RoutePatternFactory.Pattern(segments.Select((segment, index) =>
        {
            raw.Append(index == 0 ? "" : "/");
            return RoutePatternFactory.Segment(ReadSegment(segment, raw));
        }));
        _raw = new Regex(raw.Append("/?$").ToString(), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
    }

    /// <summary>The route. Its parameters are numbered: the contract's names may have characters that a route's may not.</summary>
    public RoutePattern Pattern { get; }

    /// <summary>What stands in place of a parameter, with its escapes; null when the route has no such parameter.</summary>
    /// <remarks>
    /// A server hands out paths half decoded: an escaped slash stays escaped, everything else does not, and the two cannot be told apart. So the
    /// target is read as it came, and what routing decoded is used only where a server keeps no target or resolved dots in it.
    /// </remarks>
    public string? Find(HttpContext context, string name)
    {
        if (!_groups.TryGetValue(name, out var group))
            return null;
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var match = _raw.Match(target.Split('?', 2)[0]);
        if (match.Success)
            return match.Groups[group].Value;
        return context.Request.RouteValues[group] is string value ? Uri.EscapeDataString(value) : null;
    }

    private List<RoutePatternPart> ReadSegment(string segment, StringBuilder raw)
    {
        var parts = new List<RoutePatternPart>();
        foreach (Match part in Part().Matches(segment))
        {
            if (!part.Groups["name"].Success)
            {
                parts.Add(RoutePatternFactory.LiteralPart(Uri.UnescapeDataString(part.Value)));
                raw.Append(Regex.Escape(part.Value));
                continue;
            }

            var group = $"p{_groups.Count}";
            _groups.Add(part.Groups["name"].Value, group);
            parts.Add(RoutePatternFactory.ParameterPart(group));
            raw.Append("(?<").Append(group).Append(">[^/]+)");
        }

        return parts;
    }

    [GeneratedRegex(@"\{(?<name>[^{}]+)\}|[^{]+|\{")]
    private static partial Regex Part();
}
