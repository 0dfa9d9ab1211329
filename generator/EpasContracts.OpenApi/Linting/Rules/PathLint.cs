using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Reading.Operations;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>The keys of <c>paths</c>.</summary>
internal static class PathLint
{
    // A wildcard can stand for any segment, so paths of one length are compared with each other; beyond this many they are no longer.
    private const int MostOfOneLength = 500;

    public static void Check(LintContext context)
    {
        var paths = context.AllOf(PartKind.PathItem).Where(path => path.Member == "paths").ToList();
        foreach (var path in paths)
            CheckKey(context, path);
        foreach (var sameLength in paths.Select(path => (Path: path, Segments: path.Name!.Split('/'))).GroupBy(path => path.Segments.Length))
            CheckAmbiguity(context, [.. sameLength.Take(MostOfOneLength)]);
    }

    private static void CheckKey(LintContext context, Part path)
    {
        var name = path.Name!;
        if (name.Length > 1 && name[name.Length - 1] == '/')
            context.Report(LintRules.PathSlash, path.At, $"The path '{name}' ends with a slash");
        if (name.IndexOf('?') >= 0)
            context.Report(LintRules.PathQuery, path.At, $"The path '{name}' holds a query");

        var parameters = PathTemplate.Parameters(name) ?? [];
        if (parameters.Any(string.IsNullOrWhiteSpace))
            context.Report(LintRules.PathEmptyParameter, path.At, $"The path '{name}' has a parameter without a name");
        foreach (var twice in parameters.Where(parameter => parameter.Length > 0).GroupBy(parameter => parameter).Where(group => group.Count() > 1))
            context.Report(LintRules.PathParameterTwice, path.At, $"The path '{name}' has '{{{twice.Key}}}' twice");
    }

    private static void CheckAmbiguity(LintContext context, List<(Part Path, string[] Segments)> paths)
    {
        for (var i = 1; i < paths.Count; i++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var (path, segments) = paths[i];
            var other = paths.Take(i).FirstOrDefault(earlier => IsAmbiguous(segments, earlier.Segments)).Path;
            if (other is not null)
                context.Report(LintRules.AmbiguousPath, path.At, $"The path '{path.Name}' can match the same URL as '{other.Name}'");
        }
    }

    /// <summary>
    /// Whether both templates match one URL and neither is the plainer of the two: where one has a fixed segment for every
    /// parameter of the other, servers take the fixed one.
    /// </summary>
    private static bool IsAmbiguous(string[] left, string[] right)
    {
        var (leftIsPlainer, rightIsPlainer) = (false, false);
        for (var i = 0; i < left.Length; i++)
        {
            var (leftVaries, rightVaries) = (Varies(left[i]), Varies(right[i]));
            if (!leftVaries && !rightVaries && left[i] != right[i])
                return false;
            leftIsPlainer |= !leftVaries && rightVaries;
            rightIsPlainer |= leftVaries && !rightVaries;
        }

        return leftIsPlainer == rightIsPlainer;
    }

    private static bool Varies(string segment) => segment.StartsWith("{", StringComparison.Ordinal) && segment.EndsWith("}", StringComparison.Ordinal);
}
