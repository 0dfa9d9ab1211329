using System.Text.Json;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Tests.Peers;

/// <summary>Spectral.</summary>
internal static class Spectral
{
    /// <summary>Lints files, all in one run.</summary>
    /// <param name="ruleset">The ruleset's path.</param>
    /// <param name="files">The full paths of the documents.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<IReadOnlyList<PeerFinding>> LintAsync(string ruleset, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        string[] options = ["lint", "--format", "json", "--quiet", "--ruleset", ruleset, "--fail-severity", "hint"];
        var json = await NodeTool.RunAsync("@stoplight/spectral-cli/dist/index.js", Path.GetDirectoryName(ruleset)!, options.Concat(files), cancellationToken);
        using var results = JsonDocument.Parse(json);
        return [.. results.RootElement.EnumerateArray().Select(Read)];
    }

    private static PeerFinding Read(JsonElement result)
    {
        var pointer = result.GetProperty("path").EnumerateArray().Aggregate("", (path, segment) => JsonPointer.Append(path, segment.ToString()));
        return new PeerFinding(
            "spectral", result.GetProperty("code").ToString(), Path.GetFileName(result.GetProperty("source").GetString()!),
            result.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32() + 1, pointer, result.GetProperty("message").GetString()!);
    }
}
