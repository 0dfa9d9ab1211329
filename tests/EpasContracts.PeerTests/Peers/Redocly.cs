using System.Text;
using System.Text.Json;

namespace EpasContracts.Tests.Peers;

/// <summary>Redocly.</summary>
internal static class Redocly
{
    /// <summary>Lints files, all in one run.</summary>
    /// <param name="config">The configuration's path.</param>
    /// <param name="files">The full paths of the documents.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<IReadOnlyList<PeerFinding>> LintAsync(string config, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        string[] options = ["lint", "--format=json", "--max-problems=100000", $"--config={config}"];
        var text = await NodeTool.RunAsync("@redocly/cli/bin/cli.js", Path.GetDirectoryName(config)!, options.Concat(files), cancellationToken);

        // One JSON document for each file, one behind the other.
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        var findings = new List<PeerFinding>();
        while (reader.Read())
        {
            using var report = JsonDocument.ParseValue(ref reader);
            findings.AddRange(report.RootElement.GetProperty("problems").EnumerateArray().Select(Read));
        }

        return findings;
    }

    private static PeerFinding Read(JsonElement problem)
    {
        var location = problem.GetProperty("location").EnumerateArray().First();
        var line = location.TryGetProperty("start", out var start) ? start.GetProperty("line").GetInt32() : 0;
        var pointer = location.TryGetProperty("pointer", out var place) ? Uri.UnescapeDataString(place.GetString()!.TrimStart('#')) : "";
        return new PeerFinding(
            "redocly", problem.GetProperty("ruleId").GetString()!, Path.GetFileName(location.GetProperty("source").GetProperty("ref").GetString()!),
            line, pointer == "/" ? "" : pointer, problem.GetProperty("message").GetString()!);
    }
}
