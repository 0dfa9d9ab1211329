namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>The parameters of a path template.</summary>
internal static class PathTemplate
{
    /// <summary>The names between braces, in their order; null when a brace has no partner.</summary>
    public static List<string>? Parameters(string path)
    {
        var names = new List<string>();
        for (var open = path.IndexOf('{'); open >= 0; open = path.IndexOf('{', open + 1))
        {
            var close = path.IndexOf('}', open);
            if (close < 0)
                return null;
            names.Add(path.Substring(open + 1, close - open - 1));
        }

        return names;
    }

    /// <summary>The template without its parameters' names: what makes two paths the same to a server.</summary>
    public static string Shape(string path)
    {
        var parts = path.Split('{');
        return string.Join("{", parts.Select((part, i) => i == 0 ? part : part.Substring(Math.Max(0, part.IndexOf('}')))));
    }
}
