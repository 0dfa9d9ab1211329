using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading;

/// <summary>Tells which OpenAPI version a document is of, and says what to do with one that cannot be read.</summary>
internal static class DocumentVersion
{
    /// <summary>The value of <c>openapi</c>; null, with a finding, when it is not 3.0, 3.1 or 3.2.</summary>
    public static string? Check(DocumentTree tree)
    {
        if (tree.Root is not MappingNode root)
        {
            tree.Sink.Add(ReadingRules.NotOpenApi, tree.Root?.Span ?? default, "The document is not an object");
            return null;
        }

        if (root.Find("openapi") is not { } member)
        {
            ReportOther(tree, root);
            return null;
        }

        if (member.Value is not ScalarNode { Kind: JsonKind.String or JsonKind.Number } version)
        {
            tree.Sink.Add(ReadingRules.WrongType, member.Value.Span, "'openapi' must be a version such as 3.1.1");
            return null;
        }

        if (version.Kind == JsonKind.Number)
            tree.Sink.Add(ReadingRules.NotQuoted, version.Span, "'openapi' must be a string", $"Write '{version.Text}' in quotes.");
        if (IsSupported(version.Text))
            return version.Text;
        tree.Sink.Add(ReadingRules.UnsupportedVersion, version.Span, $"OpenAPI '{version.Text}' is not supported");
        return null;
    }

    private static void ReportOther(DocumentTree tree, MappingNode root)
    {
        if (root.Find("swagger") is { } swagger)
            tree.Sink.Add(ReadingRules.Swagger, swagger.NameSpan, "The document is Swagger 2.0");
        else
            tree.Sink.Add(ReadingRules.NotOpenApi, root.Members.Count > 0 ? root.Members[0].NameSpan : root.Span, "The document has no 'openapi'");
    }

    private static bool IsSupported(string version)
    {
        var parts = version.Split('.');
        return parts.Length is 2 or 3 && parts[0] == "3" && parts[1] is "0" or "1" or "2";
    }
}
