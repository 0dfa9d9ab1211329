using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;

namespace EpasContracts.Runtime.Validation;

/// <summary>Finds operations by method and path. Of several templates that fit, the one with the most fixed segments from the left is taken.</summary>
internal sealed class OperationRouter
{
    private readonly Dictionary<(string Method, int Segments), ImmutableArray<Route>> _routes;

    public OperationRouter(ApiDescriptor contract) => _routes = contract.Operations
        .Select(static operation => new Route(operation))
        .GroupBy(static route => (route.Operation.Method.ToUpperInvariant(), route.Rank.Length))
        // A fixed segment is spelled 0, one with a parameter 1: the order of the spellings is the order of precedence.
        .ToDictionary(static group => group.Key, static group => group.OrderBy(static route => route.Rank, StringComparer.Ordinal).ToImmutableArray());

    /// <summary>The operation of a request.</summary>
    /// <param name="method">The method, in any case.</param>
    /// <param name="path">The path as it came, without query; a slash at its end does not matter.</param>
    public OperationMatch? Find(string method, string path)
    {
        if (!_routes.TryGetValue((method.ToUpperInvariant(), Segments(path).Length), out var routes))
            return null;
        foreach (var route in routes)
        {
            if (route.Match(path) is { } values)
                return new OperationMatch(route.Operation, values);
        }

        return null;
    }

    private static string[] Segments(string path) => path.Trim('/').Split('/');

    private sealed class Route
    {
        private readonly List<string> _names = [];
        private readonly Regex _pattern;

        public Route(OperationDescriptor operation)
        {
            Operation = operation;
            var segments = Segments(operation.Path);
            Rank = string.Concat(segments.Select(static segment => segment.Contains('{', StringComparison.Ordinal) ? '1' : '0'));
            _pattern = new Regex($"^/?{string.Join('/', segments.Select(Pattern))}/?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }

        public OperationDescriptor Operation { get; }

        public string Rank { get; }

        public Dictionary<string, string>? Match(string path)
        {
            var match = _pattern.Match(path);
            if (!match.Success)
                return null;
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < _names.Count; i++)
                values[_names[i]] = match.Groups[i + 1].Value;
            return values;
        }

        private string Pattern(string segment)
        {
            var pattern = new StringBuilder();
            while (segment.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open && segment.IndexOf('}', open) is >= 0 and var close)
            {
                pattern.Append(Literal(segment[..open])).Append("([^/]+)");
                _names.Add(segment[(open + 1)..close]);
                segment = segment[(close + 1)..];
            }

            return pattern.Append(Literal(segment)).ToString();
        }

        private static string Literal(string text) => Regex.Escape(PercentEncoding.EncodeLiteral(text));
    }
}
