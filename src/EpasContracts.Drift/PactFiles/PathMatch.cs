using EpasContracts.OpenApi.Model;

namespace EpasContracts.Drift.PactFiles;

/// <summary>An operation whose path template a path fits, with the texts that stand for the template's parameters.</summary>
internal sealed record PathMatch(Operation Operation, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The operation of a method and path; of several templates the one with the fewest parameters, as OpenAPI asks.</summary>
    public static PathMatch? Find(ApiContract contract, string method, string path) =>
        contract.Operations.Where(operation => operation.Method == method)
            .Select(operation => Fit(operation.Path, path) is { } values ? new PathMatch(operation, values) : null)
            .OfType<PathMatch>().MinBy(match => match.Values.Count);

    private static Dictionary<string, string>? Fit(string template, string path)
    {
        var expected = template.Split('/');
        var given = path.Split('/');
        if (expected.Length != given.Length)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < expected.Length; i++)
        {
            var (open, close) = (expected[i].IndexOf('{', StringComparison.Ordinal), expected[i].IndexOf('}', StringComparison.Ordinal));
            if (open < 0 || close < open)
            {
                if (expected[i] != given[i])
                    return null;
                continue;
            }

            var (before, after) = (expected[i][..open], expected[i][(close + 1)..]);
            if (given[i].Length <= before.Length + after.Length || !given[i].StartsWith(before, StringComparison.Ordinal) || !given[i].EndsWith(after, StringComparison.Ordinal))
                return null;
            values[expected[i][(open + 1)..close]] = given[i][before.Length..^after.Length];
        }

        return values;
    }
}
